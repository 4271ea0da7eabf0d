import type {
  Address,
  Assignment,
  Notice,
  Operation,
  OperationEntities,
  Requirement,
  Team,
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
    counters: { addresses: 1, requests: 1, decisions: 0 },
    ...rest,
  },
});

export const site: Change<OperationEntities> = {
  kind: 'site',
  id: 'S1',
  value: { kind: 'reception_centre', name: 'Reception', line: 'Example Road', postcode: '', point: null },
};

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
    steps: {},
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
    ...rest,
  },
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
  },
});

export function tablesOf(...changes: readonly Change<OperationEntities>[]): Tables<OperationEntities> {
  const tables = new Tables<OperationEntities>(OPERATION_INDEXES);
  tables.apply(changes);
  return tables;
}
