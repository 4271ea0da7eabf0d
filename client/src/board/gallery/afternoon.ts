import type { Put } from '#shared/protocol.ts';
import type { ReportView, ViewRecords } from '#shared/records.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SECOND = 1000;
export const id = (word: string): string => word.padEnd(11, '_');

type Table<K extends keyof ViewRecords> = Record<string, ViewRecords[K]>;

/** An invented afternoon, twelve minutes after T, as the lead sees it. `t` in ms since 1970. */
export function afternoon(t: number): Put {
  const at = (minutes: number, seconds = 0): number => t + minutes * MINUTE + seconds * SECOND;
  const said = (by: string, source: ReportView['source'], minutes: number, seconds = 0): ReportView => ({
    by: source === 'radio' ? `${by} by radio` : by,
    source,
    happenedAt: at(minutes, seconds),
    receivedAt: at(minutes, seconds + 2),
  });
  return JSON.parse(
    JSON.stringify({
      operation: {
        operation: {
          codename: 'Marigold',
          area: 'Luton',
          zone: 'Europe/London',
          t,
          phase: 'live',
          standing: { kind: 'running' },
          liaison: { name: 'Sgt Example', phone: '07700 900123' },
        },
      },
      me: {
        [id('lead')]: { name: 'Insp. Sample', memberId: id('lead'), roles: ['lead', 'desk', 'loggist', 'observer'] },
      },
      address: addresses(said),
      team: teams(),
      site: sites(),
      agency: agencies(),
      member: members(),
      ...staffing(t),
      assistance: {
        [id('call')]: {
          addressId: id('a2'),
          detail: 'rear garden',
          raised: said('MIKE 22', 'radio', 12),
          acknowledged: null,
          going: [],
          closed: null,
        },
      },
      logEntry: entries(at),
      notice: notices(at),
      contest: {
        [id('contest')]: {
          on: { kind: 'address', id: id('a3') },
          field: 'entry',
          standing: 'Roller door, key with MIKE 30',
          other: 'Side door, ram',
          by: 'PC Placeholder',
          at: at(6),
        },
      },
    }),
  ) as Put;
}

type Said = (by: string, source: ReportView['source'], minutes: number, seconds?: number) => ReportView;

function addresses(said: Said): Table<'address'> {
  const reached = (report: ReportView, confirmed?: ReportView) =>
    confirmed === undefined ? { kind: 'reached' as const, report } : { kind: 'reached' as const, report, confirmed };
  const expected = { number: 4, languages: ['ro'], children: 'possible' as const };
  return {
    [id('a1')]: {
      ref: 'A1',
      line: 'Flat 2, 14 Example Road',
      postcode: 'LU1 0AA',
      point: { latitude: 51.8836, longitude: -0.4265 },
      hazards: 'Dog in the yard',
      entry: 'Front door, communal hall',
      expected,
      teamId: id('m10'),
      steps: {
        at_fup: reached(said('MIKE 10', 'phone', -12)),
        entry: reached(said('MIKE 10', 'phone', 0)),
        secured: reached(said('MIKE 10', 'phone', 4, 12), said('MIKE 10', 'radio', 4, 40)),
        found: reached(said('MIKE 10', 'phone', 4, 30)),
        apart: reached(said('MIKE 10', 'phone', 6)),
        spoken_to: reached(said('MIKE 10', 'phone', 8)),
        under_way: reached(said('MIKE 11', 'phone', 6, 40)),
        support_may_come_in: reached(said('MIKE 10', 'radio', 9, 10)),
      },
      counts: {
        found: { number: 4, report: said('MIKE 10', 'phone', 4, 30) },
        arrested: { number: 1, report: said('MIKE 10', 'phone', 7) },
      },
      potentialVictims: null,
      order: null,
      outcome: null,
      lastHeard: said('MIKE 11', 'phone', 10, 20),
    },
    [id('a2')]: {
      ref: 'A2',
      line: '27 Sample Terrace',
      postcode: 'LU1 0AB',
      point: { latitude: 51.8852, longitude: -0.4182 },
      hazards: '',
      entry: 'Rear',
      expected: { number: null, languages: ['unknown'], children: 'unknown' },
      teamId: id('m20'),
      steps: {
        entry: reached(said('MIKE 20', 'phone', 0)),
        found: { kind: 'disputed', reached: said('MIKE 20', 'phone', 6), notReached: said('MIKE 21', 'radio', 7) },
      },
      counts: { found: { number: 3, report: said('MIKE 20', 'phone', 6) } },
      potentialVictims: null,
      order: null,
      outcome: null,
      lastHeard: said('MIKE 22', 'radio', 12),
    },
    [id('a3')]: {
      ref: 'A3',
      line: 'Unit 6, Placeholder Yard',
      postcode: 'LU2 0AC',
      point: { latitude: 51.8801, longitude: -0.4117 },
      hazards: 'Gas bottles',
      entry: 'Roller door, key with MIKE 30',
      expected: { number: 2, languages: ['ro', 'sq'], children: 'none' },
      teamId: id('m30'),
      steps: {
        at_fup: reached(said('MIKE 30', 'phone', -8)),
        entry: reached(said('MIKE 30', 'phone', 0)),
        secured: reached(said('MIKE 30', 'phone', 2)),
      },
      counts: {
        found: { number: 1, report: said('MIKE 30', 'phone', 2) },
        arrested: { number: 1, report: said('MIKE 30', 'phone', 2) },
      },
      potentialVictims: null,
      order: { order: 'hold', at: said('', 'desk', 3).happenedAt, reason: 'gas bottles by the door' },
      outcome: null,
      lastHeard: said('MIKE 30', 'phone', 2, 20),
    },
  };
}

const teams = (): Table<'team'> => ({
  [id('m10')]: { callSign: 'MIKE 10', talkgroup: 'TG 4', memberIds: [id('pc1')], updaterId: id('pc1') },
  [id('m20')]: { callSign: 'MIKE 20', talkgroup: 'TG 5', memberIds: [id('pc2')], updaterId: id('pc2') },
  [id('m30')]: { callSign: 'MIKE 30', talkgroup: 'TG 6', memberIds: [id('pc3')], updaterId: id('pc3') },
});

const sites = (): Table<'site'> => ({
  [id('rvp')]: {
    kind: 'rvp',
    name: 'Example Car Park',
    line: 'Sample Street',
    postcode: 'LU1 1AA',
    point: { latitude: 51.8815, longitude: -0.4205 },
  },
  [id('rc')]: {
    kind: 'reception_centre',
    name: 'Placeholder Hall',
    line: '1 Invented Way',
    postcode: 'LU1 2AA',
    point: { latitude: 51.8795, longitude: -0.4285 },
  },
});

const agencies = (): Table<'agency'> => ({
  [id('police')]: { name: 'Example Police', short: 'Police', kind: 'police', units: [] },
  [id('harbour')]: { name: 'Harbour Support', short: 'Harbour', kind: 'charity', units: [] },
  [id('clinic')]: { name: 'Sample Sexual Health', short: 'SSH', kind: 'sexual_health', units: [] },
});

const members = (): Table<'member'> => ({
  [id('pc1')]: { name: 'PC Andrei Ionescu', agencyId: id('police'), unitId: null, roles: ['field'], active: true },
  [id('pc2')]: { name: 'PC Bell', agencyId: id('police'), unitId: null, roles: ['field'], active: true },
  [id('pc3')]: { name: 'PC Placeholder', agencyId: id('police'), unitId: null, roles: ['field'], active: true },
});

function staffing(t: number): Pick<Put, 'requirement' | 'request' | 'assignment' | 'cover' | 'showing'> {
  const needs: readonly (readonly [
    key: string,
    requirement: Omit<ViewRecords['requirement'], 'window'>,
    startHour: number,
    hours: readonly number[],
    sentence?: string,
  ])[] = [
    [
      'r1',
      {
        ref: 'R1',
        role: 'interpreter',
        number: 2,
        place: { kind: 'site', id: id('rc') },
        languages: ['ro'],
        gender: 'woman',
        worksWith: 'women_found',
        note: '',
      },
      -1,
      [2, 2, 1, 1, 1, 2, 2],
      'Reception 15:00–18:00: 1 of 2 Romanian interpreters (woman)',
    ],
    [
      'r2',
      {
        ref: 'R2',
        role: 'sexual_health_nurse',
        number: 1,
        place: { kind: 'site', id: id('rc') },
        languages: [],
        gender: 'any',
        worksWith: 'women_found',
        note: '',
      },
      0,
      [1, 1, 1, 0, 0],
      'Reception 17:00–19:00: 0 of 1 sexual-health nurse',
    ],
    [
      'r3',
      {
        ref: 'R3',
        role: 'support_worker',
        number: 4,
        place: { kind: 'site', id: id('rc') },
        languages: [],
        gender: 'any',
        worksWith: 'women_found',
        note: '',
      },
      -1,
      [4, 4, 4, 4, 4, 4, 4, 4],
    ],
    [
      'r4',
      {
        ref: 'R4',
        role: 'woman_officer',
        number: 1,
        place: { kind: 'address', id: id('a1') },
        languages: [],
        gender: 'woman',
        worksWith: 'either',
        note: '',
      },
      -1,
      [1, 1, 1, 1],
    ],
    [
      'r5',
      {
        ref: 'R5',
        role: 'interpreter',
        number: 1,
        place: { kind: 'address', id: id('a2') },
        languages: ['unknown'],
        gender: 'any',
        worksWith: 'suspects',
        note: '',
      },
      0,
      [1, 1, 1, 1, 1],
    ],
  ];
  const put: Required<Pick<Put, 'requirement' | 'request' | 'assignment' | 'cover' | 'showing'>> = {
    requirement: Object.fromEntries(
      needs.map(([key, one, start, hours]) => [
        id(key),
        { ...one, window: { start: start * 60, end: (start + hours.length) * 60 } },
      ]),
    ),
    cover: Object.fromEntries(
      needs.map(([key, one, start, hours, sentence]) => [
        id(key),
        {
          requirementId: id(key),
          needed: one.number,
          startAt: t + start * HOUR,
          hours,
          putForward: sentence === undefined ? 0 : 1,
          gap:
            sentence === undefined
              ? { kind: 'none' }
              : {
                  kind: 'short',
                  startAt: t + (key === 'r1' ? 1 : 3) * HOUR,
                  endAt: t + 5 * HOUR,
                  missing: 1,
                  sentence,
                },
        },
      ]),
    ),
    request: {
      [id('q5')]: { ref: 'Q5', requirementId: id('r5'), agencyId: id('harbour'), unitId: null, standing: 'open' },
      [id('q4')]: { ref: 'Q4', requirementId: id('r4'), agencyId: id('harbour'), unitId: null, standing: 'open' },
    },
    assignment: {
      [id('as5')]: {
        requirementId: id('r5'),
        requestId: id('q5'),
        agencyId: id('harbour'),
        role: 'interpreter',
        languages: ['ro'],
        startAt: t,
        endAt: t + 5 * HOUR,
        answer: 'confirmed',
        presence: 'arrived',
        presenceAt: t - 10 * MINUTE,
      },
    },
    showing: {
      [id('sh')]: {
        place: { kind: 'address', id: id('a1') },
        agencyId: id('harbour'),
        level: 'area',
        shownLevel: 'area',
        standing: { kind: 'shown', at: t - HOUR },
      },
    },
  };
  return put;
}

function entries(at: (minutes: number, seconds?: number) => number): Table<'logEntry'> {
  const entry = (
    minutes: number,
    seconds: number,
    rest: Partial<ViewRecords['logEntry']>,
  ): ViewRecords['logEntry'] => ({
    sight: 'command',
    happenedAt: at(minutes, seconds),
    receivedAt: at(minutes, seconds + 2),
    source: 'phone',
    role: 'field',
    addressId: id('a1'),
    about: { kind: 'step' },
    struck: null,
    ...rest,
  });
  const list: readonly ViewRecords['logEntry'][] = [
    entry(0, 0, { text: 'Entry.', by: 'MIKE 20', addressId: id('a2') }),
    entry(2, 0, { text: 'Secured.', by: 'MIKE 30', addressId: id('a3') }),
    entry(3, 0, {
      text: 'Hold: gas bottles by the door.',
      by: 'Insp. Sample',
      role: 'lead',
      source: 'desk',
      addressId: id('a3'),
      about: { kind: 'order' },
    }),
    entry(4, 12, { text: 'Secured.', by: 'MIKE 10' }),
    entry(4, 30, { text: '4 found.', by: 'MIKE 10', about: { kind: 'count' } }),
    entry(6, 40, { text: 'Search under way.', by: 'MIKE 11' }),
    entry(8, 0, {
      text: 'Vehicle LX00 ABC seen leaving.',
      by: 'R. Desk',
      role: 'desk',
      source: 'desk',
      addressId: null,
      about: { kind: 'note' },
      struck: { reason: 'wrong registration', at: at(8, 30), by: 'R. Desk' },
    }),
    entry(9, 10, { text: 'Support may come in.', by: 'MIKE 10 by radio', source: 'radio' }),
    entry(9, 55, {
      text: 'Decision 7: Nurse to A1 rather than Reception. Reason: two women unwell.',
      by: 'L. Loggist',
      role: 'loggist',
      source: 'desk',
      addressId: null,
      about: { kind: 'decision', id: id('d7') },
    }),
    { sight: 'care', happenedAt: at(10, 31), receivedAt: at(10, 33), addressId: id('a1'), agencyId: id('harbour') },
    entry(12, 0, {
      text: 'Assistance rear garden.',
      by: 'MIKE 22 by radio',
      source: 'radio',
      addressId: id('a2'),
      about: { kind: 'assistance', id: id('call') },
    }),
  ];
  return Object.fromEntries(list.map((one, i) => [id(`e${i}`), one]));
}

const notices = (at: (minutes: number, seconds?: number) => number): Table<'notice'> => ({
  [id('n1')]: {
    kind: 'hold',
    to: { kind: 'member', id: id('pc3') },
    about: { kind: 'address', id: id('a3') },
    at: at(3),
    told: 'waiting',
    toldAt: null,
    toldBy: null,
  },
  [id('n2')]: {
    kind: 'place_shown',
    to: { kind: 'assignment', id: id('as5') },
    about: { kind: 'place', id: id('sh') },
    at: at(5),
    told: 'shown',
    toldAt: at(6),
    toldBy: null,
  },
  [id('n3')]: {
    kind: 'changed',
    to: { kind: 'member', id: id('pc1') },
    about: { kind: 'operation', id: 'operation' },
    at: at(8),
    told: 'waiting',
    toldAt: null,
    toldBy: null,
  },
});
