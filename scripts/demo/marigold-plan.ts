import type { OperationCommand } from '#shared/commands/operation-commands.ts';

type PayloadOf<T extends OperationCommand['type']> = Extract<OperationCommand, { type: T }>['payload'];

/** Three invented addresses; their points lie in fields and car parks of the invented town's map. */
export const ADDRESSES: readonly Omit<PayloadOf<'AddAddress'>, 'teamId'>[] = [
  {
    line: 'Flat 2, 14 Example Road',
    postcode: 'LU1 0AA',
    point: { latitude: 51.8812, longitude: -0.4265 },
    hazards: 'Shared stairwell, dog in flat 1',
    entry: 'Front door, method of entry team first',
    expected: { number: 4, languages: ['ro'], children: 'none', gender: 'women' },
    vehicles: 'People carrier with a woman driver; no marked van',
  },
  {
    line: '27 Sample Terrace',
    postcode: 'LU1 0AB',
    point: { latitude: 51.8841, longitude: -0.4121 },
    hazards: 'Rear garden leads to an alley',
    entry: 'Front and rear together',
    expected: { number: 3, languages: ['ro', 'unknown'], children: 'possible', gender: 'women' },
    vehicles: 'People carrier with two child seats',
  },
  {
    line: 'Unit 6, Placeholder Yard',
    postcode: 'LU2 0AC',
    point: { latitude: 51.8771, longitude: -0.4022 },
    hazards: '',
    entry: 'Roller door, side door',
    expected: { number: 1, languages: [], children: 'none', gender: 'unknown' },
  },
];

export const SITES = [
  {
    key: 'rvp',
    kind: 'rvp',
    name: 'RVP, Invented Street car park',
    line: 'Invented Street',
    postcode: 'LU1 0AD',
    point: { latitude: 51.8799, longitude: -0.4176 },
  },
  {
    key: 'reception',
    kind: 'reception_centre',
    name: 'Reception centre',
    line: 'Model Hall, Specimen Lane',
    postcode: 'LU1 0AE',
    point: { latitude: 51.8779, longitude: -0.4302 },
  },
  {
    key: 'custody',
    kind: 'custody',
    name: 'Custody suite',
    line: 'Pattern Way',
    postcode: 'LU1 0AF',
    point: { latitude: 51.8831, longitude: -0.4203 },
  },
] as const;
export type SiteKey = (typeof SITES)[number]['key'];

type PlaceKey = SiteKey | 'A1' | 'A2' | 'A3';
export interface RequirementLine extends Omit<PayloadOf<'AddRequirement'>, 'place' | 'languages'> {
  readonly at: PlaceKey;
  readonly languages: string[];
  /** Whom it is asked of: an agency or, after a slash, one unit of it. */
  readonly ask: string;
}

const hours = (start: number, end: number) => ({ start: start * 60, end: end * 60 });
const forWomen = { gender: 'woman', worksWith: 'women_found', note: '' } as const;

/** Nine requirements; the first stays one interpreter short. */
export const REQUIREMENTS: readonly RequirementLine[] = [
  {
    role: 'interpreter',
    number: 2,
    at: 'reception',
    window: hours(-1, 4),
    languages: ['ro'],
    minutesEach: 40,
    ask: 'harbour/Romanian desk',
    ...forWomen,
  },
  {
    role: 'support_worker',
    number: 2,
    at: 'reception',
    window: hours(-1, 5),
    languages: [],
    ask: 'harbour/Romanian desk',
    ...forWomen,
  },
  {
    role: 'sexual_health_nurse',
    number: 1,
    at: 'reception',
    window: hours(0, 5),
    languages: [],
    ask: 'clearway',
    ...forWomen,
  },
  {
    role: 'health_assessor',
    number: 1,
    at: 'reception',
    window: hours(0, 3),
    languages: [],
    ask: 'northgate',
    ...forWomen,
  },
  {
    role: 'reception_manager',
    number: 1,
    at: 'reception',
    window: hours(-1, 5),
    languages: [],
    ask: 'northgate',
    gender: 'any',
    worksWith: 'either',
    note: '',
  },
  {
    role: 'key_worker',
    number: 1,
    at: 'reception',
    window: hours(4, 10),
    languages: [],
    ask: 'harbour/Night team',
    gender: 'any',
    worksWith: 'women_found',
    note: 'Stays overnight',
  },
  {
    role: 'interpreter',
    number: 1,
    at: 'custody',
    window: hours(0, 5),
    languages: ['ro'],
    ask: 'northgate',
    gender: 'any',
    worksWith: 'suspects',
    note: 'Never the same person as at reception',
  },
  { role: 'woman_officer', number: 1, at: 'A1', window: hours(-1, 3), languages: [], ask: 'police', ...forWomen },
  { role: 'woman_officer', number: 1, at: 'A2', window: hours(-1, 3), languages: [], ask: 'police', ...forWomen },
];

/** Who is put forward for which requirement (by its place in the list), and what they have answered. */
export const ANSWERS: readonly {
  readonly requirement: number;
  readonly person: string;
  readonly answer: 'confirmed' | 'none';
  readonly untilHour?: number;
}[] = [
  { requirement: 0, person: 'Elena Brook', answer: 'confirmed' },
  { requirement: 0, person: 'Ioana Field', answer: 'none', untilHour: 1 },
  { requirement: 1, person: 'Carys Vale', answer: 'confirmed' },
  { requirement: 1, person: 'Dana Holt', answer: 'confirmed' },
  { requirement: 2, person: 'Grace Abara', answer: 'confirmed' },
  { requirement: 3, person: 'Anwen Price', answer: 'confirmed' },
  { requirement: 4, person: 'Theo Lacey', answer: 'confirmed' },
  { requirement: 5, person: 'Hugh Marsden', answer: 'confirmed' },
  { requirement: 6, person: 'Vlad Munro', answer: 'confirmed' },
  { requirement: 7, person: 'PC Tamsin Reeve', answer: 'confirmed' },
  { requirement: 8, person: 'PC Lena Burrows', answer: 'confirmed' },
];
