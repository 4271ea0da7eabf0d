import type { Put } from '#shared/protocol.ts';
import type { ViewRecords } from '#shared/records.ts';
import { id } from './id.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const NEEDS: readonly (readonly [
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

/** Five requirements, two of them short, and one person who came. */
export function staffing(t: number): Pick<Put, 'requirement' | 'request' | 'assignment' | 'cover' | 'showing'> {
  const put: Required<Pick<Put, 'requirement' | 'request' | 'assignment' | 'cover' | 'showing'>> = {
    requirement: Object.fromEntries(
      NEEDS.map(([key, one, start, hours]) => [
        id(key),
        { ...one, window: { start: start * 60, end: (start + hours.length) * 60 } },
      ]),
    ),
    cover: Object.fromEntries(
      NEEDS.map(([key, one, start, hours, sentence]) => [
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
