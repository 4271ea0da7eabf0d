import type { Id } from '#shared/ids.ts';
import type { Driver, Player } from '../demo/driver.ts';
import { many } from './many.ts';

/** Somebody with a yes, and until when. */
export interface Staffed {
  readonly assignmentId: Id;
  readonly endAt: number;
}

interface Staffing {
  readonly driver: Driver;
  readonly operation: Id;
  readonly asLead: (type: string, payload: unknown) => Promise<Id>;
  readonly coordinator: Player;
  readonly people: number;
  readonly at: 'address' | 'site';
  readonly places: readonly Id[];
}

const HOUR = 3_600_000;
const IN_A_NEED = 5;
const ROLES = ['interpreter', 'support_worker'] as const;
/** One more than is needed: somebody to relieve the others when breaks fall due, in eight hours from an hour after T. */
const NEEDED = 4;
const WINDOW = { start: 60, end: 540 };

/** People of one agency, each with a yes for the whole of one need; five in each of two needs a place. */
export async function putForward(staffing: Staffing): Promise<readonly Staffed[]> {
  const { driver, operation, asLead, coordinator, people, at, places } = staffing;
  const needs = await many(Math.ceil(people / IN_A_NEED), async (n) => {
    const requirementId = await asLead('AddRequirement', {
      role: ROLES[n % 2],
      number: NEEDED,
      place: { kind: at, id: places[Math.floor(n / 2) % places.length] },
      window: WINDOW,
      languages: ['ro'],
      gender: 'any',
      worksWith: 'women_found',
      note: '',
      minutesEach: 45,
    });
    const asked = [{ agencyId: coordinator.agencyId, unitId: null }];
    return asLead('AskAgencies', { requirementId, asked, answerBy: null });
  });
  const t = driver.now;
  // A minute within the window on either side: T was set a moment ago.
  const [startAt, endAt] = [t + HOUR + 60_000, t + 9 * HOUR - 600_000];
  return many(people, async (n) => {
    const personId = await driver.agency(coordinator, 'AddPerson', {
      name: `Worker ${n}`,
      shownName: `Worker ${n}`,
      unitId: null,
      roles: [...ROLES],
      languages: ['ro'],
      gender: 'woman',
      worksWith: 'either',
      phone: '',
      conflict: 'none',
    });
    const requestId = needs[Math.floor(n / IN_A_NEED)] ?? '';
    const hours = { startAt, endAt: Math.min(endAt, startAt + 8 * HOUR - 1_200_000), slackMinutes: 60 };
    const payload = { requestId, personId, ...hours };
    const assignmentId = await driver.operation(operation, coordinator, 'coordinator', 'PutForward', payload);
    await driver.operation(operation, coordinator, 'coordinator', 'ConfirmAssignment', { assignmentId });
    return { assignmentId, endAt: hours.endAt };
  });
}
