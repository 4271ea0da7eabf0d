import type {
  Address,
  Agency,
  Assignment,
  Contest,
  Duty,
  Member,
  Notice,
  Operation,
  OperationEntities,
  Post,
  Report,
  Requirement,
  Risk,
  Staff,
  Task,
  Team,
  Warrant,
} from '#server/domain/operation-state.ts';
import { OPERATION_INDEXES } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import { Tables } from '#server/domain/tables.ts';

const HOUR = 3_600_000;
/** Thursday 26 November 2026, 14:00 in London. */
export const T = Date.UTC(2026, 10, 26, 14);
export const hours = (count: number): number => T + count * HOUR;

export const operation = (rest: Partial<Operation> = {}): Change<OperationEntities> => ({
  kind: 'operation',
  id: 'operation',
  value: {
    codename: 'Marigold',
    area: 'Luton area',
    zone: 'Europe/London',
    t: T,
    phase: 'briefed',
    standing: { kind: 'running' },
    liaison: null,
    dates: [],
    counters: { addresses: 1, requests: 1, decisions: 0 },
    ...rest,
  },
});

export const site: Change<OperationEntities> = {
  kind: 'site',
  id: 'S1',
  value: { kind: 'reception_centre', name: 'Reception', line: 'Example Road', postcode: '', point: null },
};

const report: Report = { by: 'MIKE 10', memberId: 'M1', source: 'phone', happenedAt: 1, receivedAt: 1 };

export const address = (rest: Partial<Address> = {}): Change<OperationEntities> => ({
  kind: 'address',
  id: 'A1',
  value: {
    ref: 'A1',
    line: '14 Example Road',
    postcode: '',
    point: null,
    hazards: '',
    entry: '',
    expected: { number: null, languages: [], children: 'unknown' },
    teamId: 'T1',
    strikeOffset: 0,
    entryUnder: 'warrant',
    vehicles: '',
    rvpId: null,
    fupId: null,
    hospitalId: null,
    custodyId: null,
    assaultCentreId: null,
    receptionId: 'S1',
    steps: { briefed: { kind: 'reached', report, confirmed: null } },
    counts: {},
    potentialVictims: null,
    order: null,
    outcome: null,
    lastHeard: null,
    ...rest,
  },
});

export const team = (rest: Partial<Team> = {}): Change<OperationEntities> => ({
  kind: 'team',
  id: 'T1',
  value: { callSign: 'MIKE 10', talkgroup: '4', memberIds: ['M1', 'M2'], updaterId: 'M1', ...rest },
});

/** Two Romanian interpreters, women, at the reception from T to four hours after. */
export const requirement = (rest: Partial<Requirement> = {}): Change<OperationEntities> => ({
  kind: 'requirement',
  id: 'R1',
  value: {
    ref: 'N1',
    role: 'interpreter',
    number: 2,
    place: { kind: 'site', id: 'S1' },
    window: { start: 0, end: 240 },
    languages: ['ro'],
    gender: 'woman',
    worksWith: 'women_found',
    note: '',
    dialects: [],
    certificates: [],
    minutesEach: null,
    ...rest,
  },
});

export const assignment = (id: string, rest: Partial<Assignment> = {}): Change<OperationEntities> => ({
  kind: 'assignment',
  id,
  value: {
    requestId: 'Q1',
    requirementId: 'R1',
    agencyId: 'H',
    unitId: null,
    personId: id,
    shownName: `Worker ${id}`,
    role: 'interpreter',
    languages: ['ro', 'en'],
    gender: 'woman',
    worksWith: 'either',
    startAt: hours(0),
    endAt: hours(4),
    slackMinutes: 30,
    tWhenAnswered: T,
    answer: 'confirmed',
    answeredAt: 1,
    answeredBy: 'worker',
    mayKnowSomeone: false,
    presence: 'not_started',
    presenceAt: null,
    link: null,
    pass: null,
    dialects: [],
    certificates: [],
    conflict: 'none',
    maxMinutes: null,
    arrival: null,
    hours: null,
    setAside: [],
    push: null,
    ...rest,
  },
});

/** A support worker at the reception for days around T, so that no interpreter there is the only adult. */
export const COMPANY: readonly Change<OperationEntities>[] = [
  {
    ...requirement({
      ref: 'N9',
      role: 'support_worker',
      number: 1,

      languages: [],
    }),
    id: 'RC',
  },
  assignment('WC', { requirementId: 'RC', role: 'support_worker', startAt: hours(-24), endAt: hours(72) }),
];

export const staff = (id: string, rest: Partial<Staff> = {}): Change<OperationEntities> => ({
  kind: 'staff',
  id,
  value: {
    name: `Officer ${id}`,
    number: id,
    agencyId: 'P',
    roles: ['interpreter'],
    languages: ['ro'],
    gender: 'woman',
    posting: null,
    ...rest,
  },
});

/** One of the force's own in R1, by default for the whole of its four hours. */
export const duty = (id: string, rest: Partial<Duty> = {}): Change<OperationEntities> => ({
  kind: 'duty',
  id,
  value: { staffId: 'O1', requirementId: 'R1', window: { start: 0, end: 240 }, ...rest },
});

export const notice = (to: Notice['to'], told: Notice['told'] = 'waiting'): Change<OperationEntities> => ({
  kind: 'notice',
  id: `N-${to.id}`,
  value: {
    kind: 'changed',
    to,
    about: { kind: 'operation', id: 'operation' },
    at: 1,
    told,
    toldAt: null,
    toldBy: null,
    sent: [],
  },
});

export const agency = (id: string, kind: Agency['kind'], short: string): Change<OperationEntities> => ({
  kind: 'agency',
  id,
  value: { name: `Sample ${short}`, short, kind, units: [] },
});

export const warrant = (rest: Partial<Warrant> = {}, id = 'WA1'): Change<OperationEntities> => ({
  kind: 'warrant',
  id,
  value: {
    addressId: 'A1',
    type: 'pace_8',
    reference: 'LM 0421/26',
    standing: 'issued',
    issuedAt: hours(-72),
    endsAt: hours(24 * 60),
    authorities: [],
    executedAt: [],
    returnedAt: null,
    ...rest,
  },
});

export const risk = (id: string, rest: Partial<Risk> = {}): Change<OperationEntities> => ({
  kind: 'risk',
  id,
  value: {
    place: { kind: 'address', id: 'A1' },
    requestId: null,
    agencyId: 'P',
    unitId: null,
    kind: 'dogs',
    level: 'low',
    hazard: 'A dog in the yard.',
    control: '',
    owner: 'Sgt Sample',
    review: null,
    shared: false,
    at: 1,
    ...rest,
  },
});

export const task = (id: string, rest: Partial<Task> = {}): Change<OperationEntities> => ({
  kind: 'task',
  id,
  value: { title: 'Search record printed', postId: null, addressId: 'A1', due: -60, done: null, ...rest },
});

export const post = (id: string, rest: Partial<Post> = {}): Change<OperationEntities> => ({
  kind: 'post',
  id,
  value: { name: 'Silver', level: 'silver', holderId: 'M1', deputyId: 'M2', offered: null, ...rest },
});

export const channel: Change<OperationEntities> = {
  kind: 'channel',
  id: 'CH1',
  value: { purpose: 'Command', talkgroup: '4', callSign: '', codeWord: '', fallback: '' },
};

export const member = (id: string, rest: Partial<Member> = {}): Change<OperationEntities> => ({
  kind: 'member',
  id,
  value: { accountId: id, name: id, agencyId: 'P', unitId: null, roles: ['field'], active: true, ...rest },
});

export const contest = (on: Contest['on'], id = 'C1'): Change<OperationEntities> => ({
  kind: 'contest',
  id,
  value: { on, field: 'line', standing: 'a', other: 'b', by: 'x', at: 1 },
});

export function tablesOf(...changes: readonly Change<OperationEntities>[]): Tables<OperationEntities> {
  const tables = new Tables<OperationEntities>(OPERATION_INDEXES);
  tables.apply(changes);
  return tables;
}
