import type { Contingency, Drawing, OperationEntities, Risk, Staff, Warrant } from '#server/domain/operation-state.ts';
import type { Planted } from './canary-cast.ts';
import { agency, BOTH_TEAMS, HU1, K, PEOPLE, point, TEAM1, TEAM2 } from './canary-cast.ts';

const contingency = (addressId: string | null): Contingency => ({
  trigger: 'x',
  action: 'x',
  codeWord: 'x',
  addressId,
  postId: 'x',
});

const warrant = (addressId: string): Warrant => ({
  addressId,
  type: 'pace_8',
  reference: 'x',
  standing: 'issued',
  issuedAt: 1,
  endsAt: 1,
  authorities: [{ inspector: 'x', at: 1 }],
  executedAt: [1],
  returnedAt: 1,
});

const risk = (agencyId: string, addressId: string | null, rest: Partial<Risk> = {}): Risk => ({
  place: addressId === null ? null : { kind: 'address', id: addressId },
  requestId: null,
  agencyId,
  unitId: null,
  kind: 'dogs',
  level: 'high',
  hazard: 'x',
  control: 'x',
  owner: 'x',
  review: 1,
  shared: false,
  at: 1,
  ...rest,
});

const drawing = (addressId: string): Drawing => ({ kind: 'cordon', label: 'x', addressId, points: [point(), point()] });

const staff = (posting: Staff['posting']): Staff => ({
  name: 'x',
  number: 'x',
  agencyId: 'P',
  roles: ['interpreter'],
  languages: ['x'],
  gender: 'woman',
  posting,
});

/** Who commands, by what law, at what risk, with which people. */
export const PLAN_RECORDS: readonly Planted<OperationEntities>[] = [
  {
    row: 'agency.police',
    kind: 'agency',
    id: 'P',
    value: { ...agency('PU1'), kind: 'police' },
    whose: [],
    but: { kind: [TEAM1, TEAM2, ...HU1] },
  },
  {
    row: 'post',
    kind: 'post',
    id: 'PO1',
    value: { name: 'x', level: 'silver', holderId: 'M1', deputyId: 'MU', offered: { toId: 'MK', at: 1, by: 'x' } },
    whose: PEOPLE,
  },
  {
    row: 'post',
    kind: 'post',
    id: 'PO2',
    value: { name: 'x', level: 'gold', holderId: 'M2', deputyId: 'M3', offered: null },
    whose: [],
  },
  {
    row: 'task',
    kind: 'task',
    id: 'TA1',
    value: { title: 'x', postId: 'PO1', addressId: 'A1', due: -60, done: null },
    whose: [],
  },
  {
    row: 'task',
    kind: 'task',
    id: 'TA2',
    value: { title: 'x', postId: null, addressId: null, due: -60, done: { by: 'x', at: 1 } },
    whose: [],
  },
  { row: 'contingency', kind: 'contingency', id: 'CO1', value: contingency('A1'), whose: [TEAM1] },
  { row: 'contingency', kind: 'contingency', id: 'CO2', value: contingency('A2'), whose: [TEAM2] },
  { row: 'contingency', kind: 'contingency', id: 'CO3', value: contingency(null), whose: BOTH_TEAMS },
  {
    row: 'channel',
    kind: 'channel',
    id: 'CH1',
    value: { purpose: 'x', talkgroup: 'x', callSign: 'x', codeWord: 'x', fallback: 'x' },
    whose: BOTH_TEAMS,
  },
  { row: 'warrant', kind: 'warrant', id: 'WA1', value: warrant('A1'), whose: [TEAM1] },
  { row: 'warrant', kind: 'warrant', id: 'WA2', value: warrant('A2'), whose: [TEAM2] },
  {
    row: 'risk.shared',
    kind: 'risk',
    id: 'RI1',
    value: risk('P', 'A1', { unitId: 'PU1', shared: true }),
    whose: [TEAM1, ...HU1],
  },
  {
    row: 'risk.ofPolice',
    kind: 'risk',
    id: 'RI2',
    value: risk('P', 'A2'),
    whose: [TEAM2],
    /** Were it shared, K would read it. */
    but: { shared: K },
  },
  /** Of the whole operation: of no place that anybody was asked for. */
  { row: 'risk.shared', kind: 'risk', id: 'RI3', value: risk('P', null, { shared: true }), whose: [] },
  {
    row: 'risk.ofAgency',
    kind: 'risk',
    id: 'RI4',
    value: risk('H', 'A1', { requestId: 'Q1', unitId: 'HU1' }),
    whose: HU1,
  },
  { row: 'risk.ofAgency', kind: 'risk', id: 'RI5', value: risk('K', 'A2', { requestId: 'Q3' }), whose: K },
  {
    row: 'risk.ofAgency',
    kind: 'risk',
    id: 'RI6',
    value: risk('H', 'A1', { requestId: 'Q1', unitId: 'HU1', shared: true }),
    whose: HU1,
  },
  { row: 'drawing', kind: 'drawing', id: 'DR1', value: drawing('A1'), whose: [TEAM1] },
  { row: 'drawing', kind: 'drawing', id: 'DR2', value: drawing('A2'), whose: [TEAM2] },
  {
    row: 'usualNeed',
    kind: 'usualNeed',
    id: 'UN1',
    value: {
      role: 'interpreter',
      number: 1,
      window: { start: 0, end: 60 },
      languages: ['x'],
      gender: 'woman',
      worksWith: 'women_found',
      note: 'x',
      dialects: [{ language: 'x', dialect: 'x' }],
      certificates: ['dbs_enhanced'],
      minutesEach: 1,
    },
    whose: [],
  },
  { row: 'staff', kind: 'staff', id: 'ST1', value: staff({ kind: 'team', id: 'T1' }), whose: [TEAM1] },
  { row: 'staff', kind: 'staff', id: 'ST2', value: staff({ kind: 'address', id: 'A2' }), whose: [TEAM2] },
  { row: 'staff', kind: 'staff', id: 'ST3', value: staff({ kind: 'site', id: 'S2' }), whose: [] },
  {
    row: 'duty',
    kind: 'duty',
    id: 'DU1',
    value: { staffId: 'ST1', requirementId: 'R1', window: { start: -60, end: 120 } },
    whose: [],
  },
  {
    row: 'import',
    kind: 'import',
    id: 'IM1',
    value: {
      kind: 'staff',
      fileHash: 'x',
      at: 1,
      by: 'x',
      of: 1,
      rows: 1,
      added: 1,
      changed: 1,
      parts: [1, 2],
      takenBack: 1,
      left: 1,
      entryId: 'x',
    },
    whose: [],
  },
  {
    row: 'importPart',
    kind: 'importPart',
    id: 'IP1',
    value: {
      importId: 'IM1',
      chunk: 1,
      rows: 1,
      added: [{ kind: 'staff', id: 'x', as: 'x' }],
      edited: [{ on: { kind: 'address', id: 'x' }, from: { line: 'x' }, to: { line: 'x' } }],
    },
    whose: [],
  },
];
