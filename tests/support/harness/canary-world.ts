import type {
  Address,
  Contest,
  LogEntry,
  Member,
  Notice,
  OperationEntities,
  Report,
  Site,
} from '#server/domain/operation-state.ts';
import type { Planted } from './canary-cast.ts';
import { agency, BOTH_TEAMS, H, HU1, K, PARTNERS, point, T, TEAM1, TEAM2, W1, W2, W3 } from './canary-cast.ts';
import { PLAN_RECORDS } from './canary-plan.ts';
import { STAFFING_RECORDS } from './canary-staffing.ts';

export type { Planted } from './canary-cast.ts';
export { AUDIENCES } from './canary-cast.ts';

const HOUR = 3_600_000;

const report = (): Report => ({
  by: 'x',
  memberId: 'M1',
  source: 'phone',
  happenedAt: 1,
  receivedAt: 1,
  teamId: 'T1',
});

const address = (teamId: string): Address => ({
  ref: 'x',
  line: 'x',
  postcode: 'x',
  point: point(),
  hazards: 'x',
  entry: 'x',
  expected: { number: 1, languages: ['x', 'x'], children: 'none', gender: 'women' },
  teamId,
  strikeOffset: 1,
  entryUnder: 'warrant',
  vehicles: 'x',
  rvpId: 'x',
  fupId: 'x',
  hospitalId: 'x',
  custodyId: 'x',
  assaultCentreId: 'x',
  receptionId: 'x',
  steps: {
    entry: { kind: 'reached', report: report(), confirmed: report() },
    secured: { kind: 'not_reached', report: report() },
    found: { kind: 'disputed', reached: report(), notReached: report() },
  },
  counts: { found: { number: 1, report: report() }, arrested: { number: 1, report: report() } },
  potentialVictims: { number: 1, decisionId: 'D1' },
  order: { order: 'hold', at: 1, reason: 'x' },
  outcome: { outcome: 'no_reply', report: report() },
  lastHeard: report(),
});

const site = (kind: Site['kind']): Site => ({ kind, name: 'x', line: 'x', postcode: 'x', point: point() });

const member = (agencyId: string, unitId: string | null, roles: Member['roles']): Member => ({
  accountId: 'x',
  name: 'x',
  agencyId,
  unitId,
  roles,
  active: true,
});

const entry = (addressId: string, rest: Partial<LogEntry>): LogEntry => ({
  sight: 'command',
  happenedAt: 1,
  receivedAt: 1,
  by: 'x',
  role: 'x',
  source: 'radio',
  addressId,
  text: 'x',
  about: { kind: 'step', id: 'x' },
  agencyId: 'H',
  unitId: null,
  struck: { reason: 'x', at: 1, by: 'x' },
  ...rest,
});

const notice = (to: Notice['to'], about: Notice['about'], told: Notice['told'] = 'waiting'): Notice => ({
  kind: 'changed',
  to,
  about,
  at: 1,
  told,
  toldAt: 1,
  toldBy: 'x',
  sent: [{ channel: 'push', at: 1, outcome: 'sent' }],
});

const contest = (on: Contest['on'], field: string): Contest => ({
  on,
  field,
  standing: 'x',
  other: 'x',
  by: 'x',
  at: 1,
});

const assistance = (addressId: string) => ({
  addressId,
  detail: 'x',
  raised: report(),
  acknowledged: { by: 'x', at: 1 },
  going: [{ who: 'x', at: 1 }],
  closed: { whoWent: 'x', at: 1 },
});

const plan: readonly Planted<OperationEntities>[] = [
  {
    row: 'operation',
    kind: 'operation',
    id: 'operation',
    value: {
      codename: 'x',
      area: 'x',
      zone: 'x',
      t: T,
      phase: 'live',
      standing: { kind: 'postponed', reason: 'x', at: 1 },
      liaison: { name: 'x', phone: 'x' },
      /** Beside T, which no real operation has: so each of the two is seen to move what it may. */
      dates: [
        { id: 'x', t: T },
        { id: 'x', t: T + 24 * HOUR },
      ],
      counters: { addresses: 1, requests: 1, decisions: 1 },
    },
    whose: PARTNERS,
  },
  {
    row: 'address',
    kind: 'address',
    id: 'A1',
    value: address('T1'),
    whose: [TEAM1, ...HU1, 'worker:W1:pass'],
    but: { teamId: [TEAM1, 'person:M1'] },
  },
  /** Shown to K by its area alone. */
  { row: 'address', kind: 'address', id: 'A2', value: address('T2'), whose: [TEAM2] },
  { row: 'site', kind: 'site', id: 'S1', value: site('rvp'), whose: [TEAM1, TEAM2, ...HU1, 'worker:W1:pass'] },
  /** Asked for at S2, H and its worker know what kind of place it is. */
  {
    row: 'site',
    kind: 'site',
    id: 'S2',
    value: site('reception_centre'),
    whose: [TEAM1, TEAM2],
    but: { kind: [TEAM1, TEAM2, ...H, ...W2] },
  },
  { row: 'site', kind: 'site', id: 'S3', value: site('safe_accommodation'), whose: K },
  { row: 'agency', kind: 'agency', id: 'H', value: agency('HU1', 'HU2'), whose: [...HU1, 'unit:HU2', ...W1, ...W2] },
  { row: 'agency', kind: 'agency', id: 'K', value: agency(), whose: [...K, ...W3] },
  {
    row: 'team',
    kind: 'team',
    id: 'T1',
    value: { callSign: 'x', talkgroup: 'x', memberIds: ['M1', 'M2'], updaterId: 'M1' },
    whose: [TEAM1, 'person:M1'],
  },
  {
    row: 'team',
    kind: 'team',
    id: 'T2',
    value: { callSign: 'x', talkgroup: 'x', memberIds: ['M3'], updaterId: 'M3' },
    whose: [TEAM2],
  },
  { row: 'member', kind: 'member', id: 'M1', value: member('P', 'PU1', ['field']), whose: [TEAM1, 'person:M1'] },
  { row: 'member', kind: 'member', id: 'M2', value: member('P', null, ['field']), whose: [TEAM1] },
  { row: 'member', kind: 'member', id: 'M3', value: member('P', null, ['field']), whose: [TEAM2] },
  {
    row: 'member.writer',
    kind: 'member',
    id: 'MU',
    value: member('H', 'HU1', ['coordinator']),
    whose: ['person:MU'],
    but: { name: ['person:MU', ...HU1] },
  },
  {
    row: 'member.writer',
    kind: 'member',
    id: 'MK',
    value: member('K', null, ['coordinator']),
    whose: ['person:MK'],
    but: { name: ['person:MK', ...K] },
  },
];

const worker = (id: string): Notice['to'] => ({ kind: 'assignment', id });

const running: readonly Planted<OperationEntities>[] = [
  { row: 'assistance', kind: 'assistance', id: 'X1', value: assistance('A1'), whose: [TEAM1] },
  { row: 'assistance', kind: 'assistance', id: 'X2', value: assistance('A2'), whose: [TEAM2] },
  { row: 'logEntry.ofAddress', kind: 'logEntry', id: 'L1', value: entry('A1', {}), whose: [TEAM1] },
  { row: 'logEntry.ofAddress', kind: 'logEntry', id: 'L6', value: entry('A2', {}), whose: [TEAM2] },
  {
    row: 'logEntry.ofDecision',
    kind: 'logEntry',
    id: 'L2',
    value: entry('A1', { about: { kind: 'decision', id: 'x' } }),
    whose: [],
  },
  {
    row: 'logEntry.byWorker',
    kind: 'logEntry',
    id: 'L3',
    value: entry('A1', { role: 'worker', about: { kind: 'staffing', id: 'x' } }),
    whose: [],
  },
  {
    row: 'logEntry.care',
    kind: 'logEntry',
    id: 'L4',
    value: entry('A1', { sight: 'care', unitId: 'HU1', about: { kind: 'note', id: 'x' } }),
    whose: HU1,
  },
  {
    row: 'logEntry.care',
    kind: 'logEntry',
    id: 'L5',
    value: entry('A2', { sight: 'care', agencyId: 'K', about: { kind: 'note', id: 'x' } }),
    whose: K,
  },
  {
    row: 'decision',
    kind: 'decision',
    id: 'D1',
    value: {
      number: 1,
      text: 'x',
      reason: 'x',
      options: 'x',
      by: 'x',
      at: 1,
      potentialVictims: { addressId: 'A1', number: 1 },
    },
    whose: [],
  },
  {
    row: 'notice',
    kind: 'notice',
    id: 'N1',
    value: notice(worker('W1'), { kind: 'request', id: 'Q1' }),
    whose: [...HU1, ...W1],
  },
  {
    row: 'notice',
    kind: 'notice',
    id: 'N2',
    value: notice({ kind: 'member', id: 'M1' }, { kind: 'address', id: 'A1' }),
    whose: ['person:M1'],
  },
  {
    row: 'notice.ofAddress',
    kind: 'notice',
    id: 'N3',
    value: notice(worker('W3'), { kind: 'address', id: 'A2' }),
    whose: [...K, ...W3],
  },
  {
    row: 'notice.told',
    kind: 'notice',
    id: 'N4',
    value: notice(worker('W1'), { kind: 'place', id: 'V1' }, 'understood'),
    whose: [...HU1, ...W1],
  },
  {
    row: 'notice.receipt',
    kind: 'notice',
    id: 'N5',
    value: notice({ kind: 'member', id: 'M3' }, { kind: 'operation', id: 'operation' }, 'understood'),
    whose: [],
  },
  {
    row: 'notice.told',
    kind: 'notice',
    id: 'N6',
    value: notice({ kind: 'member', id: 'M3' }, { kind: 'address', id: 'A2' }, 'understood'),
    whose: [],
  },
  {
    row: 'notice',
    kind: 'notice',
    id: 'N7',
    value: notice({ kind: 'member', id: 'MU' }, { kind: 'request', id: 'Q1' }),
    whose: ['person:MU'],
  },
  {
    row: 'contest.ofAddress',
    kind: 'contest',
    id: 'C1',
    value: contest({ kind: 'address', id: 'A1' }, 'line'),
    whose: [TEAM1],
  },
  {
    row: 'contest.ofOperation',
    kind: 'contest',
    id: 'C2',
    value: contest({ kind: 'operation', id: 'operation' }, 'area'),
    whose: [TEAM1, TEAM2, ...HU1, 'unit:HU2', ...K],
  },
  {
    row: 'contest.ofRequirement',
    kind: 'contest',
    id: 'C3',
    value: contest({ kind: 'requirement', id: 'R1' }, 'number'),
    whose: [],
  },
  {
    row: 'contest.ofAddress',
    kind: 'contest',
    id: 'C4',
    value: contest({ kind: 'team', id: 'T1' }, 'callSign'),
    whose: [TEAM1],
  },
  ...(
    [
      ['warrant', 'WA1', 'reference', [TEAM1]],
      ['drawing', 'DR1', 'label', [TEAM1]],
      ['contingency', 'CO1', 'action', [TEAM1]],
      ['contingency', 'CO3', 'action', BOTH_TEAMS],
      ['channel', 'CH1', 'talkgroup', BOTH_TEAMS],
      ['staff', 'ST1', 'roles', [TEAM1]],
      /** Which posts there are, and where else staff stand, a team does not see. */
      ['contingency', 'CO1', 'postId', []],
      ['staff', 'ST1', 'posting', []],
      ['post', 'PO1', 'name', []],
      ['task', 'TA1', 'title', []],
      ['usualNeed', 'UN1', 'note', []],
    ] as const
  ).map(([kind, id, field, whose]): Planted<OperationEntities> => ({
    row: whose.length === 0 ? 'contest.ofRequirement' : 'contest.ofAddress',
    kind: 'contest',
    id: `C-${id}-${field}`,
    value: contest({ kind, id }, field),
    whose,
  })),
];

/** One operation in which every field of every kind of record holds something, and everybody owns something. */
export const OPERATION_WORLD: readonly Planted<OperationEntities>[] = [
  ...plan,
  ...PLAN_RECORDS,
  ...STAFFING_RECORDS,
  ...running,
];

/** Leaves that other records point by, or that decide something: they keep a value that makes sense. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  operation: ['t', 'dates.t', 'standing.kind'],
  address: ['teamId', 'entryUnder', 'steps.*.kind', 'potentialVictims.decisionId'],
  site: ['kind'],
  agency: ['units.id', 'kind'],
  team: ['memberIds', 'updaterId'],
  member: ['agencyId', 'unitId', 'roles', 'active'],
  requirement: [
    'role',
    'place.kind',
    'place.id',
    'window.start',
    'window.end',
    'languages',
    'gender',
    'worksWith',
    'number',
    'certificates',
  ],
  request: ['requirementId', 'agencyId', 'unitId', 'answerByPassed'],
  message: ['requestId', 'agencyId', 'from', 'memberId'],
  capacity: ['agencyId', 'unitId'],
  duty: ['staffId', 'requirementId', 'window.start', 'window.end'],
  assignment: [
    'requestId',
    'requirementId',
    'agencyId',
    'unitId',
    'role',
    'languages',
    'gender',
    'worksWith',
    'startAt',
    'endAt',
    'answer',
    'mayKnowSomeone',
    'presence',
    'certificates.kind',
    'certificates.expiresOn',
    'conflict',
    'maxMinutes',
    'setAside.rule',
  ],
  showing: ['place.kind', 'place.id', 'agencyId', 'shown.level', 'withdrawn.seen'],
  assistance: ['addressId'],
  logEntry: ['sight', 'addressId', 'about.kind', 'agencyId', 'unitId', 'role'],
  decision: ['potentialVictims.addressId'],
  notice: ['to.kind', 'to.id', 'about.kind', 'about.id', 'told'],
  contest: ['on.kind', 'on.id', 'field'],
  post: ['holderId', 'deputyId', 'offered.toId'],
  task: ['addressId', 'due'],
  contingency: ['addressId'],
  warrant: ['addressId', 'type', 'standing'],
  risk: ['place.kind', 'place.id', 'agencyId', 'unitId', 'level', 'kind', 'requestId'],
  drawing: ['addressId'],
  staff: ['posting.kind', 'posting.id', 'roles'],
};
export const isKept = (kind: string, path: string): boolean => KEPT[kind]?.includes(path) ?? false;
