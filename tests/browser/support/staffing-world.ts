import type { Id } from '#shared/ids.ts';
import type { Driver } from '../../../scripts/demo/driver.ts';
import type { Marigold } from '../../../scripts/demo/marigold.ts';
import type { House } from './house.ts';

/** What the staffing screen is tried on: Operation Marigold, and beside it what follows here. */
export interface StaffingWorld {
  /** Needs by the role and place that they are told by: "interpreter reception". */
  readonly needs: ReadonlyMap<string, Id>;
  readonly staff: Readonly<Record<'blackthorn' | 'hazelby' | 'rushton', Id>>;
  readonly duty: Id;
}

const PLACES = ['reception', 'custody', 'A1', 'A2'] as const;

/**
 * Three of the force's own people, one of them on duty; a search officer that is asked for at A1; nurses asked for in
 * order, with a second agency waiting; a question from an agency; and somebody with a yes who is asked again.
 */
export async function playStaffing(house: House): Promise<StaffingWorld> {
  const { driver } = house.server;
  const { operation, lead, agencies, coordinators, sites, addresses } = house.marigold;
  const asLead: Sends = (type, payload) => driver.operation(operation, lead, 'lead', type, payload);
  const hours = (start: number, end: number) => ({ start: start * 60, end: end * 60 });
  const person = (name: string, number: string, gender: 'woman' | 'man') =>
    asLead('AddStaff', {
      name,
      number,
      roles: ['search_officer', 'woman_officer'],
      languages: [],
      gender,
      posting: null,
    });
  const staff = {
    blackthorn: await person('PC Blackthorn', '4001', 'woman'),
    hazelby: await person('PC Hazelby', '4002', 'woman'),
    rushton: await person('PC Rushton', '4003', 'man'),
  };
  const need = { languages: [], gender: 'any', worksWith: 'either', note: '' } as const;
  const search = await asLead('AddRequirement', {
    ...need,
    role: 'search_officer',
    number: 2,
    window: hours(-1, 4),
    place: { kind: 'address', id: addresses[0] ?? '' },
    languages: [],
  });
  const duty = await asLead('AddDuty', { staffId: staff.rushton, requirementId: search, window: hours(0, 3) });
  const assessor = await asLead('AddRequirement', {
    ...need,
    role: 'health_assessor',
    number: 1,
    window: hours(2, 6),
    place: { kind: 'site', id: sites['reception'] ?? '' },
    languages: [],
  });
  await asLead('AskAgencies', {
    requirementId: assessor,
    asked: [agencies.northgate, agencies.clearway, agencies.harbour].map((agencyId) => ({ agencyId, unitId: null })),
    answerBy: null,
    inOrder: { minutesEach: 30 },
  });
  const [requestId = ''] = [...(await house.state()).ids('request', 'requirement', assessor)];
  await driver.operation(operation, coordinators.northgate, 'coordinator', 'WriteMessage', {
    requestId,
    text: 'Is there a room with a door at reception?',
  });
  return { needs: await needsOf(house), staff, duty };
}

type Sends = <T extends Parameters<Driver['operation']>[3]>(
  type: T,
  payload: Parameters<typeof Driver.prototype.operation<T>>[4],
) => Promise<Id>;

/** The needs of the operation by role and place. */
async function needsOf(house: House): Promise<ReadonlyMap<string, Id>> {
  const state = await house.state();
  const { sites, addresses }: Marigold = house.marigold;
  const names = new Map<string, string>([
    ...Object.entries(sites).map(([name, id]) => [id, name] as const),
    ...addresses.map((id, index) => [id, `A${index + 1}`] as const),
  ]);
  const known: readonly string[] = PLACES;
  return new Map(
    [...state.ids('requirement', 'all', '')].flatMap((id) => {
      const need = state.get('requirement', id);
      const place = names.get(need?.place.id ?? '') ?? '';
      return need === undefined || !known.includes(place) ? [] : [[`${need.role} ${place}`, id] as const];
    }),
  );
}
