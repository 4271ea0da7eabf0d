import type {
  Assignment,
  Capacity,
  Message,
  OperationEntities,
  Request,
  Requirement,
  Showing,
} from '#server/domain/operation-state.ts';
import type { Planted } from './canary-cast.ts';
import { H, HU1, K, T, TEAM1, TEAM2, W1, W2, W3 } from './canary-cast.ts';

const HOUR = 3_600_000;

/** How long one takes is said of R2 alone, where nobody is brought: a canary's number of people could not be lined up. */
const requirement = (place: Requirement['place'], minutesEach: number | null = null): Requirement => ({
  ref: 'x',
  role: 'interpreter',
  number: 1,
  place,
  window: { start: -60, end: 120 },
  languages: ['x'],
  gender: 'woman',
  worksWith: 'women_found',
  note: 'x',
  dialects: [{ language: 'x', dialect: 'x' }],
  certificates: ['dbs_enhanced'],
  minutesEach,
});

const contact = () => ({ name: 'x', phone: 'x' });

const request = (requirementId: string, agencyId: string, unitId: string | null): Request => ({
  ref: 'x',
  requirementId,
  agencyId,
  unitId,
  askedAt: 1,
  answerBy: 1,
  standing: 'cannot',
  answerByPassed: true,
  terms: 'x',
  expenses: 'x',
  contact: contact(),
  reminders: 1,
  orderId: 'x',
  minutesEach: 1,
});

const assignment = (requestId: string, requirementId: string, agencyId: string, unitId: string | null): Assignment => ({
  requestId,
  requirementId,
  agencyId,
  unitId,
  personId: 'x',
  shownName: 'x',
  role: 'interpreter',
  languages: ['x'],
  gender: 'woman',
  worksWith: 'women_found',
  startAt: T - HOUR,
  endAt: T + 2 * HOUR,
  slackMinutes: 1,
  tWhenAnswered: 1,
  answer: 'confirmed',
  answeredAt: 1,
  answeredBy: 'worker',
  mayKnowSomeone: true,
  presence: 'arrived',
  presenceAt: 1,
  link: { tokenHash: 'x' },
  pass: { codeHash: 'x', deviceHash: 'x' },
  dialects: [{ language: 'x', dialect: 'x' }],
  certificates: [paper('dbs_enhanced')],
  conflict: 'not_asked',
  maxMinutes: 60,
  arrival: '0_15',
  hours: {
    startAt: 1,
    endAt: 1,
    breakMinutes: 1,
    note: 'x',
    signedAt: 1,
    signedBy: 'worker',
    agreed: { at: 1, by: 'x' },
  },
  /** She speaks another way of the language, and counts. */
  setAside: [{ rule: 'dialect', reason: 'x', by: 'x', at: 1 }],
  push: { endpoint: 'x', p256dh: 'x', auth: 'x' },
});

const paper = (kind: Assignment['certificates'][number]['kind']) => ({
  kind,
  issuedOn: 'x',
  checkedOn: 'x',
  expiresOn: '2030-01-01',
});

const message = (requestId: string, agencyId: string, memberId: string, from: Message['from']): Message => ({
  requestId,
  agencyId,
  from,
  memberId,
  text: 'x',
  at: 1,
});

const capacity = (agencyId: string, unitId: string | null): Capacity => ({
  agencyId,
  unitId,
  role: 'interpreter',
  number: 1,
  languages: ['x'],
  gender: 'woman',
  hours: { startAt: 1, endAt: 1 },
  note: 'x',
  at: 1,
});

const turn = (agencyId: string, unitId: string | null): object => ({
  orderId: 'x',
  requirementId: 'x',
  agencyId,
  unitId,
  place: 1,
  minutesEach: 1,
  terms: 'x',
  expenses: 'x',
  contact: contact(),
});

const showing = (place: Showing['place'], agencyId: string, rest: Partial<Showing>): Showing => ({
  place,
  agencyId,
  label: 'x',
  shown: null,
  planned: null,
  withdrawn: null,
  ...rest,
});

/** What is needed, asked, answered and shown. */
export const STAFFING_RECORDS: readonly Planted<OperationEntities>[] = [
  {
    row: 'requirement',
    kind: 'requirement',
    id: 'R1',
    value: requirement({ kind: 'address', id: 'A1' }),
    whose: [TEAM1, ...HU1, ...W1],
  },
  {
    row: 'requirement',
    kind: 'requirement',
    id: 'R2',
    value: requirement({ kind: 'site', id: 'S2' }, 20),
    whose: [...H, ...W2],
  },
  {
    row: 'requirement',
    kind: 'requirement',
    id: 'R3',
    value: requirement({ kind: 'address', id: 'A2' }),
    whose: [TEAM2, ...K, ...W3],
  },
  {
    row: 'request',
    kind: 'request',
    id: 'Q1',
    value: request('R1', 'H', 'HU1'),
    whose: [...HU1, ...W1],
    but: { agencyId: [...HU1, ...W1, 'person:MU'] },
  },
  { row: 'request', kind: 'request', id: 'Q2', value: request('R2', 'H', null), whose: [...H, ...W2] },
  { row: 'request', kind: 'request', id: 'Q3', value: request('R3', 'K', null), whose: [...K, ...W3] },
  {
    row: 'assignment',
    kind: 'assignment',
    id: 'W1',
    value: assignment('Q1', 'R1', 'H', 'HU1'),
    whose: [TEAM1, ...HU1, ...W1],
  },
  {
    row: 'assignment.unasked',
    kind: 'assignment',
    id: 'W2',
    value: { ...assignment('Q2', 'R2', 'H', null), certificates: [paper('first_aid')] },
    whose: [...H, ...W2],
  },
  {
    row: 'assignment',
    kind: 'assignment',
    id: 'W3',
    value: assignment('Q3', 'R3', 'K', null),
    whose: [TEAM2, ...K, ...W3],
  },
  /** Of H and of K: each waits for a turn and knows of neither. */
  { row: 'turn', kind: 'turn', id: 'TN1', value: turn('H', 'HU1'), whose: [] },
  { row: 'turn', kind: 'turn', id: 'TN2', value: turn('K', null), whose: [] },
  { row: 'message', kind: 'message', id: 'MS1', value: message('Q1', 'H', 'MU', 'agency'), whose: HU1 },
  { row: 'message.ofCommand', kind: 'message', id: 'MS2', value: message('Q1', 'H', 'M2', 'command'), whose: HU1 },
  { row: 'message.ofCommand', kind: 'message', id: 'MS3', value: message('Q2', 'H', 'M2', 'command'), whose: H },
  { row: 'message', kind: 'message', id: 'MS4', value: message('Q3', 'K', 'MK', 'agency'), whose: K },
  { row: 'capacity', kind: 'capacity', id: 'CA1', value: capacity('H', 'HU1'), whose: HU1 },
  { row: 'capacity', kind: 'capacity', id: 'CA2', value: capacity('H', null), whose: H },
  { row: 'capacity', kind: 'capacity', id: 'CA3', value: capacity('K', null), whose: K },
  {
    row: 'showing',
    kind: 'showing',
    id: 'V1',
    value: showing({ kind: 'address', id: 'A1' }, 'H', { shown: { level: 'full', at: 1 } }),
    whose: [...HU1, 'worker:W1:pass'],
  },
  {
    row: 'showing',
    kind: 'showing',
    id: 'V2',
    value: showing({ kind: 'site', id: 'S1' }, 'H', { shown: { level: 'full', at: 1 } }),
    whose: [...HU1, 'worker:W1:pass'],
  },
  {
    row: 'showing',
    kind: 'showing',
    id: 'V3',
    value: showing({ kind: 'address', id: 'A2' }, 'K', { shown: { level: 'area', at: 1 } }),
    whose: [...K, 'worker:W3:pass'],
  },
  {
    row: 'showing.planned',
    kind: 'showing',
    id: 'V4',
    value: showing({ kind: 'site', id: 'S2' }, 'H', { planned: { level: 'full', dueAt: 1 } }),
    whose: [],
  },
  {
    row: 'showing.withdrawn',
    kind: 'showing',
    id: 'V5',
    value: showing({ kind: 'site', id: 'S2' }, 'K', { withdrawn: { at: 1, reason: 'x', seen: true } }),
    whose: [],
  },
  {
    row: 'showing',
    kind: 'showing',
    id: 'V6',
    value: showing({ kind: 'site', id: 'S3' }, 'K', { shown: { level: 'full', at: 1 } }),
    whose: K,
  },
];
