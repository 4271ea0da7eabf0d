import { createHash } from 'node:crypto';
import type { Id } from '#shared/ids.ts';
import type { OperationRole } from '#shared/vocabulary.ts';
import type { Host } from '#server/live/host.ts';
import type { Driver, Player } from './driver.ts';
import { AGENCIES, type AgencyKey, type CoordinatorKey, POLICE, TEAMS } from './marigold-people.ts';
import { type Cast, castDirectory, player } from './marigold-cast.ts';
import { planCommand } from './marigold-command.ts';
import { ADDRESSES, ANSWERS, REQUIREMENTS, type RequirementLine, SITES } from './marigold-plan.ts';

const HOUR = 3_600_000;

/** Operation Marigold as it stands once it has been planned: the ids of everything a scene can speak of. */
export interface Marigold {
  readonly operation: Id;
  readonly t: number;
  readonly administrator: Player;
  readonly lead: Player;
  readonly desk: Player;
  readonly loggist: Player;
  readonly observer: Player;
  readonly coordinators: Readonly<Record<CoordinatorKey, Player>>;
  /** The updater of each team, in the order of the addresses. */
  readonly updaters: readonly Player[];
  readonly addresses: readonly Id[];
  readonly sites: Readonly<Record<string, Id>>;
  readonly agencies: Readonly<Record<AgencyKey | 'police', Id>>;
  /** By the person's name. */
  readonly assignments: ReadonlyMap<string, Id>;
}

/** Plays the invented operation in, from an empty directory to a briefed plan, by ordinary commands alone. */
export async function playInMarigold(driver: Driver, administrator: Player, t: number): Promise<Marigold> {
  const cast = await castDirectory(driver, administrator);
  const lead = player(cast, POLICE.lead);
  const operation = driver.newId();
  const asLead: LeadSends = (type, payload) => driver.operation(operation, lead, 'lead', type, payload);
  const leadId = await asLead('CreateOperation', {
    codename: 'MARIGOLD',
    area: 'Luton area',
    zone: 'Europe/London',
    t,
  });
  await asLead('EditOperation', {
    fields: { liaison: { from: null, to: { name: 'Victim liaison', phone: '07700 900000' } } },
  });
  const members = await admitEverybody(asLead, cast);
  const plan = await planPlaces(asLead, members);
  await planCommand({
    asLead,
    t,
    now: driver.now,
    members: {
      lead: leadId,
      desk: members.get(POLICE.desk) ?? '',
      observer: members.get(POLICE.observer) ?? '',
      firstUpdater: members.get(POLICE.teams[0][0]) ?? '',
      secondUpdater: members.get(POLICE.teams[1][0]) ?? '',
    },
    addresses: plan.addresses,
  });
  const assignments = await staff({ driver, asLead, cast, operation, t, places: plan.places });
  const sinceBriefed = Math.max(0, (driver.now - t) / 60_000 + 60);
  await driver.operation(operation, lead, 'lead', 'ChangePhase', { to: 'briefed' }, sinceBriefed);
  return {
    operation,
    t,
    administrator: cast.administrator,
    lead,
    desk: player(cast, POLICE.desk),
    loggist: player(cast, POLICE.loggist),
    observer: player(cast, POLICE.observer),
    coordinators: cast.coordinators,
    updaters: POLICE.teams.map(([first]) => player(cast, first)),
    addresses: plan.addresses,
    sites: plan.sites,
    agencies: cast.agencies,
    assignments,
  };
}

export type LeadSends = <T extends Parameters<Driver['operation']>[3]>(
  type: T,
  payload: Parameters<typeof Driver.prototype.operation<T>>[4],
) => Promise<Id>;

/** The administrator of a directory that was just founded. */
export async function firstAdministrator(host: Host): Promise<Player> {
  const directory = await host.directory();
  for (const accountId of directory.ids('account', 'all', '')) {
    const account = directory.get('account', accountId);
    if (account?.standing === 'administrator' && typeof account.name === 'string') {
      const { name, agencyId, unitId, standing } = account;
      return { accountId, name, agencyId, unitId, standing };
    }
  }
  throw new Error('the directory has no administrator yet');
}

/** Admits agencies and members; gives each police officer's member id by name. */
async function admitEverybody(asLead: LeadSends, cast: Cast): Promise<ReadonlyMap<string, Id>> {
  for (const key of AGENCIES.map((agency) => agency.key)) await asLead('AdmitAgency', { agencyId: cast.agencies[key] });
  const members = new Map<string, Id>();
  const roles = new Map<string, OperationRole[]>([
    [POLICE.desk, ['desk', 'coordinator']],
    [POLICE.loggist, ['loggist']],
    [POLICE.observer, ['observer']],
  ]);
  for (const [name, { accountId }] of cast.police) {
    if (name === POLICE.lead) continue;
    members.set(name, await asLead('AdmitMember', { accountId, roles: roles.get(name) ?? ['field'] }));
  }
  for (const { accountId } of Object.values(cast.coordinators))
    await asLead('AdmitMember', { accountId, roles: ['coordinator'] });
  return members;
}

async function planPlaces(asLead: LeadSends, members: ReadonlyMap<string, Id>) {
  const teams: Id[] = [];
  for (const [index, team] of TEAMS.entries()) {
    const memberIds = (POLICE.teams[index] ?? []).map((name) => members.get(name) ?? '');
    teams.push(await asLead('AddTeam', { ...team, memberIds, updaterId: memberIds[0] ?? null }));
  }
  const sites: Record<string, Id> = {};
  for (const { key, ...site } of SITES) sites[key] = await asLead('AddSite', site);
  const links = {
    rvpId: sites['rvp'] ?? null,
    custodyId: sites['custody'] ?? null,
    receptionId: sites['reception'] ?? null,
  };
  const addresses: Id[] = [];
  for (const [index, address] of ADDRESSES.entries())
    addresses.push(await asLead('AddAddress', { ...address, ...links, teamId: teams[index] ?? null }));
  const places = (at: RequirementLine['at']) => {
    const index = ['A1', 'A2', 'A3'].indexOf(at);
    return index === -1
      ? { kind: 'site' as const, id: sites[at] ?? '' }
      : { kind: 'address' as const, id: addresses[index] ?? '' };
  };
  return { addresses, sites, places };
}

interface Staffing {
  readonly driver: Driver;
  readonly asLead: LeadSends;
  readonly cast: Cast;
  readonly operation: Id;
  readonly t: number;
  readonly places: (at: RequirementLine['at']) => { kind: 'address' | 'site'; id: Id };
}

/** Requirements, whom they are asked of, who is put forward and what they answered. Gives assignment ids by name. */
async function staff({ driver, asLead, cast, operation, t, places }: Staffing): Promise<ReadonlyMap<string, Id>> {
  const requests: Id[] = [];
  for (const { at, ask, ...requirement } of REQUIREMENTS) {
    const requirementId = await asLead('AddRequirement', { ...requirement, place: places(at) });
    const [agency, unit] = ask.split('/') as [AgencyKey | 'police', string?];
    const asked = {
      agencyId: cast.agencies[agency],
      unitId: unit === undefined ? null : (cast.units.get(`${agency}/${unit}`) ?? null),
    };
    requests.push(
      await asLead('AskAgencies', { requirementId, asked: [asked], answerBy: driver.now + HOUR, ...TERMS }),
    );
  }
  await declare(driver, cast, operation);
  const assignments = new Map<string, Id>();
  for (const { requirement, person, answer, untilHour } of ANSWERS) {
    const { id, coordinator } = cast.roster.get(person) ?? { id: '', coordinator: cast.administrator };
    const window = REQUIREMENTS[requirement]?.window ?? { start: 0, end: 60 };
    const startAt = t + window.start * 60_000;
    const endAt = untilHour === undefined ? t + window.end * 60_000 : t + untilHour * HOUR;
    const assignmentId = await driver.operation(operation, coordinator, 'coordinator', 'PutForward', {
      requestId: requests[requirement] ?? '',
      personId: id,
      startAt,
      endAt,
      slackMinutes: 45,
    });
    assignments.set(person, assignmentId);
    if (answer === 'confirmed')
      await driver.operation(operation, coordinator, 'coordinator', 'ConfirmAssignment', { assignmentId });
  }
  return assignments;
}

const TERMS = {
  terms: 'Paid from the hour asked for; four hours at least',
  expenses: 'Travel and a meal, on receipts',
  contact: { name: 'Staffing desk', phone: '07700 900010' },
};

/** What two agencies let it be known that they could send. */
async function declare(driver: Driver, { coordinators }: Cast, operation: Id): Promise<void> {
  const could = { number: 1, languages: [], gender: 'woman' as const, hours: null };
  const say = (by: Player, role: 'sexual_health_nurse' | 'health_assessor', note: string) =>
    driver.operation(operation, by, 'coordinator', 'DeclareCapacity', { ...could, role, note });
  await say(coordinators.clearway, 'sexual_health_nurse', 'At half an hour’s notice');
  await say(coordinators.northgate, 'health_assessor', '');
}

/** The hash of a token as clients make it: SHA-256 in base64url. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
