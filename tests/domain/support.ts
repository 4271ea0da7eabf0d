import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { isErased } from '#shared/erased.ts';
import { deriveId } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import type { AgencyFacts, Decider, Decision, Lookups, RosterFacts } from '#server/domain/decider.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { LogEntry, OperationEntities } from '#server/domain/operation-state.ts';
import type { AccountHolder, Principal } from '#server/domain/principal.ts';
import type { Entities } from '#server/domain/tables.ts';
import { Tables } from '#server/domain/tables.ts';

/** 24 November 2026, 12:00 in London: when the tests begin. */
export const NOON = Date.UTC(2026, 10, 24, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const POLICE = 'agencyPolic';
export const HARBOUR = 'agencyHarbo';
export const CLINIC = 'agencyClini';
/** In the directory, and not admitted to the planned operation. */
export const COUNCIL = 'agencyCounc';
export const AGENCIES: Readonly<Record<string, AgencyFacts>> = {
  [POLICE]: { name: 'Sample Police', short: 'POL', kind: 'police', units: [] },
  [HARBOUR]: {
    name: 'Harbour Support',
    short: 'HS',
    kind: 'charity',
    units: [
      { id: 'unitEast001', name: 'East' },
      { id: 'unitWest001', name: 'West' },
    ],
  },
  [COUNCIL]: { name: 'Sample Council', short: 'CC', kind: 'council', units: [] },
  [CLINIC]: { name: 'Sample Clinic', short: 'clinic', kind: 'sexual_health', units: [] },
};

type Person = AccountHolder;
const account = (accountId: string, name: string, agencyId: string, as: ActingRole): Person => ({
  kind: 'member',
  accountId,
  name,
  agencyId,
  unitId: null,
  standing: as === 'lead' ? 'lead' : 'member',
  as,
});
export const LEAD = account('accountLead', 'Insp Ann Lead', POLICE, 'lead');
export const DESK = account('accountDesk', 'Dee Desk', POLICE, 'desk');
export const LEE = account('accountPLee', 'PC Lee', POLICE, 'field');
export const MOSS = account('accountMoss', 'PC Moss', POLICE, 'field');
export const COORD = account('accountCoor', 'Cora Coord', HARBOUR, 'coordinator');
export const NURSE_COORD = account('accountClin', 'Nell Clinic', CLINIC, 'coordinator');
export const SCHEDULER: Principal = { kind: 'system', part: 'scheduler' };
/** The identity room, which has checked what it records. */
export const IDENTITY: Principal = { kind: 'system', part: 'identity' };
/** The room that sends messages, which has tried to. */
export const MESSENGER: Principal = { kind: 'system', part: 'messages' };
export const PEOPLE = [LEAD, DESK, LEE, MOSS, COORD, NURSE_COORD];
export const workerBy = (assignmentId: string): Principal => ({
  kind: 'link',
  operationId: 'op000000001',
  assignmentId,
  grade: 'answer',
});

const person = (shownName: string, roles: RosterFacts['roles'], unitId: string | null = null): RosterFacts => ({
  shownName,
  unitId,
  roles,
  languages: ['ro', 'en'],
  gender: 'woman',
  worksWith: 'women_found',
  dialects: [],
  certificates: [],
  conflict: 'none',
  maxMinutes: null,
});
export const ROSTERS: Readonly<Record<string, Readonly<Record<string, RosterFacts>>>> = {
  [HARBOUR]: {
    personIoana: person('Ioana', ['interpreter', 'support_worker'], 'unitEast001'),
    personMaria: person('Maria', ['interpreter']),
    personTessa: person('Tessa', ['support_worker']),
  },
  [CLINIC]: { personNurse: person('Nurse Bee', ['sexual_health_nurse', 'interpreter']) },
};

export const LOOKUPS: Lookups = {
  account: (id) => {
    const found = PEOPLE.find(({ accountId }) => accountId === id);
    if (found === undefined) return undefined;
    return { name: found.name, agencyId: found.agencyId, unitId: found.unitId, active: true, sessionsEndedAt: 0 };
  },
  agency: (id) => AGENCIES[id],
  rosterPerson: (agencyId, personId) => ROSTERS[agencyId]?.[personId],
  planOutline: () => undefined,
};

export interface When {
  readonly by?: Principal;
  /** When the server received it; each command comes one second after the last unless said. */
  readonly at?: number;
  /** How long before that it happened. */
  readonly ago?: number;
  readonly id?: string;
  readonly lookups?: Lookups;
}

/** One stream in a test: given events or commands, when a command, then events or a refusal. */
export class Scene<E extends Entities, C extends { readonly type: string }, Event extends { readonly type: string }> {
  readonly state: Tables<E>;
  readonly events: Event[] = [];
  now = NOON;
  readonly decider: Decider<E, C, Event>;
  readonly stream: string;
  readonly #by: Principal;
  #commands = 0;

  constructor(decider: Decider<E, C, Event>, stream: string, by: Principal) {
    this.decider = decider;
    this.stream = stream;
    this.#by = by;
    this.state = new Tables(decider.indexes);
  }

  /** Folds events as they would come out of the log. */
  given(...events: readonly Event[]): this {
    for (const event of events) {
      this.events.push(event);
      this.state.apply(this.decider.evolve(this.state, event));
    }
    return this;
  }

  /** Decides; changes nothing. */
  when(command: C, { by = this.#by, at, ago = 0, id, lookups = LOOKUPS }: When = {}): Decision<Event> {
    this.#commands += 1;
    this.now = at ?? this.now + 1000;
    const commandId = id ?? `command${String(this.#commands).padStart(8, '0')}`;
    return this.decider.decide(command, {
      state: this.state,
      stream: this.stream,
      actor: by,
      commandId,
      receivedAt: this.now,
      happenedAt: this.now - ago,
      newId: (n) => deriveId(this.stream, commandId, n),
      lookups,
    });
  }

  /** Decides and folds; a refusal fails the test. */
  does(command: C, when: When = {}): readonly Event[] {
    const decision = this.when(command, when);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`);
    this.given(...decision.events);
    return decision.events;
  }

  /** The code of the refusal, with its faults as "field reason"; or "accepted". */
  refuses(command: C, when: When = {}): string {
    return refusalIn(this.when(command, when));
  }
}

export function refusalIn(decision: Decision<unknown>): string {
  if (decision.ok) return 'accepted';
  const { code, faults } = decision.refusal;
  return [code, ...faults.map(({ field, reason }) => `${field} ${reason}`)].join(': ');
}

export type OperationScene = Scene<OperationEntities, OperationCommand, OperationEvent>;
export const OPERATION_STREAM = 'operation/op000000001';

/** An operation made by its lead, with T at 14:00, and nothing planned. */
export function bareOperation(t: number | null = NOON + 2 * HOUR): OperationScene {
  const scene = new Scene(operationDecider, OPERATION_STREAM, LEAD);
  scene.does(command('CreateOperation', { codename: 'Marigold', area: 'Northside', zone: 'Europe/London', t }));
  return scene;
}

/** A command as it comes through the door: its payload has passed its schema. */
export function command<T extends OperationCommand['type']>(
  type: T,
  payload: Extract<OperationCommand, { type: T }>['payload'],
): OperationCommand {
  const parsed = parse(OPERATION_COMMANDS[type].payload, payload);
  if (!parsed.ok) throw new Error(`${type} is not what its schema takes: ${JSON.stringify(parsed.faults)}`);
  return { type, payload: parsed.value } as OperationCommand;
}

/** The id in the first event of a type: that of the thing which it made. */
export function idIn(
  events: readonly { readonly type: string; readonly data?: unknown }[],
  type: string,
  key: string,
): string {
  const event = events.find((one) => one.type === type);
  const id = (event?.data as Record<string, unknown> | undefined)?.[key];
  if (typeof id !== 'string') throw new Error(`no ${type} with ${key} in ${events.map((one) => one.type).join(', ')}`);
  return id;
}

export const ADDRESS = {
  line: '1 Example Road',
  postcode: 'ZZ1 1AA',
  point: null,
  hazards: '',
  entry: 'Front door',
  expected: { number: 3, languages: ['ro'], children: 'unknown' as const },
  teamId: null,
};
export const SITE = { kind: 'rvp' as const, name: 'Car park', line: '', postcode: '', point: null };
export const REQUIREMENT = {
  role: 'interpreter' as const,
  number: 2,
  window: { start: -60, end: 240 },
  languages: ['ro'],
  gender: 'woman' as const,
  worksWith: 'women_found' as const,
  note: '',
};

export interface Planned {
  readonly scene: OperationScene;
  readonly a1: string;
  readonly a2: string;
  readonly rvp: string;
  readonly team: string;
  readonly member: (person: Person) => string;
  /** Interpreters at A1. */
  readonly need: string;
  readonly request: string;
}

/** Marigold as planned: two addresses, an RVP, team MIKE 20 at A1, Harbour Support asked for interpreters there. */
export function plannedOperation(t?: number | null): Planned {
  const scene = bareOperation(t);
  for (const agencyId of [HARBOUR, CLINIC]) scene.does(command('AdmitAgency', { agencyId }));
  for (const { accountId, as } of PEOPLE.slice(1)) {
    scene.does(command('AdmitMember', { accountId, roles: [as as 'desk'] }));
  }
  const member = (one: Person): string => [...scene.state.ids('member', 'account', one.accountId)][0] ?? '';
  const team = idIn(
    scene.does(
      command('AddTeam', {
        callSign: 'MIKE 20',
        talkgroup: 'OPS 1',
        memberIds: [member(LEE), member(MOSS)],
        updaterId: member(LEE),
      }),
    ),
    'TeamAdded',
    'teamId',
  );
  const a1 = idIn(scene.does(command('AddAddress', { ...ADDRESS, teamId: team })), 'AddressAdded', 'addressId');
  const a2 = idIn(
    scene.does(command('AddAddress', { ...ADDRESS, line: '2 Sample Terrace' })),
    'AddressAdded',
    'addressId',
  );
  const rvp = idIn(scene.does(command('AddSite', SITE)), 'SiteAdded', 'siteId');
  const need = idIn(
    scene.does(command('AddRequirement', { ...REQUIREMENT, place: { kind: 'address', id: a1 } })),
    'RequirementAdded',
    'requirementId',
  );
  const request = idIn(
    scene.does(
      command('AskAgencies', {
        requirementId: need,
        asked: [{ agencyId: HARBOUR, unitId: null }],
        answerBy: NOON + HOUR,
      }),
    ),
    'AgencyAsked',
    'requestId',
  );
  return { scene, a1, a2, rvp, team, member, need, request };
}

/** Puts a person of Harbour Support forward from T−1 h to T+2 h, with 30 minutes of slack. */
export function putForward({ scene, request }: Planned, personId: string): string {
  const hours = { startAt: NOON + HOUR, endAt: NOON + 4 * HOUR, slackMinutes: 30 };
  const events = scene.does(command('PutForward', { requestId: request, personId, ...hours }), { by: COORD });
  return idIn(events, 'WorkerPutForward', 'assignmentId');
}

/** As `putForward`, with her yes by her own link. */
export function confirmed(planned: Planned, personId: string): string {
  const assignmentId = putForward(planned, personId);
  planned.scene.does(command('ConfirmAssignment', { assignmentId }), { by: workerBy(assignmentId) });
  return assignmentId;
}

/** The id of the log entry that the first of these events made. */
export function entryIn([event]: readonly { readonly data: unknown }[]): string {
  if (event === undefined) throw new Error('no event');
  return (event.data as { said: { entryId: string } }).said.entryId;
}

/** The words of all log entries of one sight, oldest first; without those of asking and answering, of which every operation has some. */
export const logWords = (scene: OperationScene, sight: 'command' | 'care' = 'command'): unknown[] =>
  entriesOf(scene, 'other')
    .filter((entry) => entry.sight === sight)
    .map((entry) => entry.text);

/** The log's words on asking, oldest first. */
export const askingWords = (scene: OperationScene): unknown[] => entriesOf(scene, 'asking').map(({ text }) => text);

/** The log's words on what was answered and what became of it, oldest first. */
export const answerWords = (scene: OperationScene): unknown[] => entriesOf(scene, 'answers').map(({ text }) => text);

type Words = 'asking' | 'answers' | 'other';

const entriesOf = ({ state }: OperationScene, words: Words): readonly LogEntry[] =>
  [...state.ids('logEntry', 'all', '')].flatMap((id) => {
    const entry = state.get('logEntry', id);
    return entry !== undefined && wordsOf(entry, state) === words ? [entry] : [];
  });

function wordsOf({ about, text }: LogEntry, state: OperationScene['state']): Words {
  if (isErased(text)) return 'other';
  if (state.get('request', about.id ?? '') !== undefined) return 'asking';
  return about.kind === 'staffing' && /^(N\d+|Rule) /.test(text) ? 'answers' : 'other';
}
