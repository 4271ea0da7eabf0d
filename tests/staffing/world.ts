import { indexOf, type StaffingData } from '#client/staffing/staffing-data.ts';
import { frameOf } from '#client/staffing/frame.ts';
import type { CoverView, RequirementView } from '#shared/records.ts';

/** T of the tests: Thu 26 Nov 2026, 14:00. */
export const T = Date.UTC(2026, 10, 26, 14);
export const HOUR = 3_600_000;
export const MINUTE = 60_000;
/** So many hours from T. */
export const h = (hours: number): number => T + hours * HOUR;

const EMPTY: StaffingData = {
  operation: {
    codename: 'MARIGOLD',
    t: T,
    zone: 'Europe/London',
    liaison: { name: 'Victim liaison', phone: '07700 900000' },
  },
  addresses: new Map([
    ['a2', { ref: 'A2' }],
    ['a1', { ref: 'A1' }],
  ]),
  sites: new Map([['rc', { kind: 'reception_centre', name: 'Reception centre' }]]),
  agencies: new Map([
    [
      'harbour',
      { name: 'Harbour Support', short: 'HARBOUR', kind: 'charity', units: [{ id: 'desk', name: 'Romanian desk' }] },
    ],
    ['north', { name: 'Northgate Public Health', short: 'NORTHGATE', kind: 'public_health', units: [] }],
    ['force', { name: 'This force', short: 'POL', kind: 'police', units: [] }],
  ]),
  members: new Map([['m1', { name: 'Marta Quill', agencyId: 'harbour', unitId: 'desk' }]]),
  staff: new Map([
    ['s1', { name: 'PC Blackthorn', roles: ['search_officer'], languages: [], agencyId: 'force' }],
    ['s2', { name: 'PC Hazelby', roles: ['woman_officer'], languages: ['ro'], agencyId: 'force' }],
  ]),
  requirements: new Map(),
  requests: new Map(),
  turns: new Map(),
  messages: new Map(),
  capacities: new Map(),
  assignments: new Map(),
  duties: new Map(),
  covers: new Map(),
  clashes: new Map(),
  lacks: new Map(),
  notices: new Map(),
};

type Loose = {
  readonly [K in keyof StaffingData]?: K extends 'operation' ? StaffingData[K] : Readonly<Record<string, unknown>>;
};

/** Records for a test; tables may be given as plain objects. */
export function world(given: Loose = {}): StaffingData {
  const tables = Object.entries(given).map(([name, value]) => [
    name,
    name === 'operation' ? value : new Map(Object.entries(value as object)),
  ]);
  return { ...EMPTY, ...(Object.fromEntries(tables) as Partial<StaffingData>) };
}

export const need = (part: Partial<RequirementView> = {}): RequirementView => ({
  ref: 'N1',
  role: 'interpreter',
  number: 2,
  place: { kind: 'site', id: 'rc' },
  window: { start: -60, end: 240 },
  languages: ['ro'],
  gender: 'woman',
  worksWith: 'women_found',
  note: '',
  ...part,
});

export const short = (
  requirementId: string,
  startAt: number,
  endAt: number,
  part: Partial<CoverView> = {},
): CoverView => ({
  requirementId,
  needed: 2,
  startAt: h(-1),
  hours: [2, 2, 1, 1, 2],
  putForward: 1,
  gap: {
    kind: 'short',
    startAt,
    endAt,
    missing: 1,
    sentence: 'Reception 15:00–17:00: 1 of 2 Romanian interpreters (woman)',
  },
  ...part,
});

export const seen = (data: StaffingData) => ({ data, index: indexOf(data), frame: frameOf(data.operation, null) });
