import type { Gender, StaffRole, WorksWith } from '#shared/vocabulary.ts';

/** Everybody in Operation Marigold is invented. */
export interface RosterLine {
  readonly name: string;
  readonly shownName: string;
  readonly unit?: string;
  readonly roles: readonly StaffRole[];
  readonly languages: readonly string[];
  readonly gender: Gender;
  readonly worksWith: WorksWith;
}

/** Police with an account; the first named of each team of five carries its call sign and updates its address. */
export const POLICE = {
  lead: 'Insp. Rowan Ashdown',
  desk: 'Sgt Imogen Marsh',
  loggist: 'PC Ellis Thorne',
  observer: 'Supt Hollis Grange',
  teams: [
    ['PS Marlow Pike', 'PC Tamsin Reeve', 'PC Jude Calder', 'DC Robin Weir', 'PC Noor Hadley'],
    ['PS Greer Stokes', 'PC Lena Burrows', 'PC Cole Farrant', 'DC Asha Whitlow', 'PC Finn Oakes'],
    ['PS Wren Talbot', 'PC Orla Finch', 'PC Dale Merrow', 'DC Sunil Croft', 'PC Beth Lorne'],
  ],
} as const;

export const TEAMS = [
  { callSign: 'MIKE 10', talkgroup: 'TG 4' },
  { callSign: 'MIKE 20', talkgroup: 'TG 5' },
  { callSign: 'MIKE 30', talkgroup: 'TG 6' },
] as const;

export const AGENCIES = [
  {
    key: 'harbour',
    name: 'Harbour Support',
    short: 'HARBOUR',
    kind: 'charity',
    units: ['Romanian desk', 'Night team'],
  },
  { key: 'northgate', name: 'Northgate Public Health', short: 'NORTHGATE', kind: 'public_health', units: [] },
  { key: 'clearway', name: 'Clearway Sexual Health', short: 'CLEARWAY', kind: 'sexual_health', units: [] },
] as const;
export type AgencyKey = (typeof AGENCIES)[number]['key'];

export const COORDINATORS = [
  { key: 'romanianDesk', name: 'Marta Quill', signInName: 'marta', agency: 'harbour', unit: 'Romanian desk' },
  { key: 'nightTeam', name: 'Joss Fenwick', signInName: 'joss', agency: 'harbour', unit: 'Night team' },
  { key: 'northgate', name: 'Priya Lowther', signInName: 'priya', agency: 'northgate', unit: null },
  { key: 'clearway', name: 'Dr Sam Okafor-Lane', signInName: 'sam', agency: 'clearway', unit: null },
] as const;
export type CoordinatorKey = (typeof COORDINATORS)[number]['key'];

const women = { gender: 'woman', worksWith: 'women_found' } as const;
export const ROSTERS: Readonly<Record<AgencyKey, readonly RosterLine[]>> = {
  harbour: [
    {
      name: 'Elena Brook',
      shownName: 'Worker A',
      unit: 'Romanian desk',
      roles: ['interpreter', 'support_worker'],
      languages: ['ro', 'en'],
      ...women,
    },
    {
      name: 'Ioana Field',
      shownName: 'Worker B',
      unit: 'Romanian desk',
      roles: ['interpreter', 'support_worker'],
      languages: ['ro', 'en'],
      ...women,
    },
    {
      name: 'Carys Vale',
      shownName: 'Worker C',
      unit: 'Romanian desk',
      roles: ['support_worker'],
      languages: ['en'],
      ...women,
    },
    {
      name: 'Dana Holt',
      shownName: 'Worker D',
      unit: 'Romanian desk',
      roles: ['support_worker', 'advocate'],
      languages: ['en', 'ro'],
      ...women,
    },
    {
      name: 'Hugh Marsden',
      shownName: 'Worker E',
      unit: 'Night team',
      roles: ['key_worker', 'support_worker'],
      languages: ['en'],
      gender: 'man',
      worksWith: 'women_found',
    },
  ],
  northgate: [
    { name: 'Anwen Price', shownName: 'Health A', roles: ['health_assessor'], languages: ['en'], ...women },
    {
      name: 'Theo Lacey',
      shownName: 'Reception A',
      roles: ['reception_manager'],
      languages: ['en'],
      gender: 'man',
      worksWith: 'either',
    },
    {
      name: 'Vlad Munro',
      shownName: 'Interpreter C',
      roles: ['interpreter'],
      languages: ['ro', 'en'],
      gender: 'man',
      worksWith: 'suspects',
    },
  ],
  clearway: [
    { name: 'Grace Abara', shownName: 'Nurse A', roles: ['sexual_health_nurse'], languages: ['en'], ...women },
    { name: 'Ffion Teale', shownName: 'Nurse B', roles: ['sexual_health_nurse'], languages: ['en'], ...women },
    {
      name: 'Mira Dunn',
      shownName: 'Nurse C',
      roles: ['sexual_health_nurse', 'health_assessor'],
      languages: ['en', 'ro'],
      ...women,
    },
  ],
};

/** The one worker whose answer link the demonstration prints; she has not answered before the strike. */
export const LINKED_WORKER = 'Ioana Field';
