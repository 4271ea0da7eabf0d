import { describe, expect, test } from '@jest/globals';
import { anchorOfFault } from '#client/readiness/anchor.ts';
import {
  datesOf,
  readinessLines,
  readinessTotal,
  reasonsOf,
  type ReadinessRecords,
} from '#client/readiness/readiness-lines.ts';
import type { OperationView, ReadinessView } from '#shared/records.ts';
import type { ReadinessFault } from '#shared/staffing-records.ts';

const T = Date.UTC(2026, 11, 1, 14);
const operation: OperationView = {
  zone: 'Europe/London',
  t: null,
  dates: [
    { id: 'd1', t: T },
    { id: 'd2', t: T + 2 * 86_400_000 },
  ],
};
const spent: ReadinessFault = {
  code: 'warrant_spent',
  sentence: 'A2: the warrant is spent before the strike.',
  mendAt: { kind: 'warrant', id: 'w2' },
};
const noTeam: ReadinessFault = {
  code: 'no_team',
  sentence: 'A2 has no team.',
  mendAt: { kind: 'address', id: 'a2' },
};
const noPost: ReadinessFault = {
  code: 'no_post',
  sentence: 'No command post is in the plan.',
  mendAt: { kind: 'operation', id: 'operation' },
};

const records = (rows: Readonly<Record<string, ReadinessView>>): ReadinessRecords => ({
  operation,
  addresses: new Map([
    ['a10', { ref: 'A10', line: 'Unit 6, Placeholder Yard', postcode: 'LU2 0AC' }],
    ['a2', { ref: 'A2', line: '27 Sample Terrace', postcode: 'LU1 0AB' }],
  ]),
  readiness: new Map(Object.entries(rows)),
});
const ready = (addressId: string | null): ReadinessView => ({ addressId, ready: true, faults: [] });

describe('go or no-go', () => {
  test('PN82 the operation stands first, then every address in the order of its ref, each go or no-go', () => {
    const lines = readinessLines(
      records({ operation: ready(null), a2: { addressId: 'a2', ready: false, faults: [noTeam] }, a10: ready('a10') }),
    );
    expect(lines.map(({ title, detail, view }) => [title, detail, view?.ready])).toEqual([
      ['The operation', 'what belongs to no single address', true],
      ['A2', '27 Sample Terrace, LU1 0AB', false],
      ['A10', 'Unit 6, Placeholder Yard, LU2 0AC', true],
    ]);
  });

  test('PN82 the whole is go only where every row is; what nothing is known of is no', () => {
    const total = (rows: Parameters<typeof records>[0]) => readinessTotal(records(rows)).words;
    const all = { operation: ready(null), a2: ready('a2'), a10: ready('a10') };
    expect(total(all)).toBe('Go: all 2 addresses are ready');
    expect(total({ ...all, a2: { addressId: 'a2', ready: false, faults: [noTeam] } })).toBe(
      'No-go: 1 of 2 addresses not ready',
    );
    expect(total({ operation: ready(null), a2: ready('a2') })).toBe('No-go: 1 of 2 addresses not ready');
    expect(total({ ...all, operation: { addressId: null, ready: false, faults: [noPost] } })).toBe(
      'No-go: 1 reason of the operation as a whole',
    );
    expect(total({ a2: ready('a2'), a10: ready('a10') })).toBe('No-go');
    expect(
      readinessTotal({ operation, addresses: new Map(), readiness: new Map([['operation', ready(null)]]) }).total,
    ).toBe(0);
  });

  test('PN82 where dates are pencilled, what holds on one of them alone says so, and what holds on both stands once', () => {
    const view: ReadinessView = {
      addressId: 'a2',
      ready: false,
      faults: [],
      byDate: [
        { dateId: 'd1', ready: false, faults: [noTeam] },
        { dateId: 'd2', ready: false, faults: [noTeam, spent] },
      ],
    };
    expect(reasonsOf(view, operation).map(({ sentence, on }) => [sentence, on])).toEqual([
      ['A2 has no team.', null],
      ['A2: the warrant is spent before the strike.', 'Thu 3 Dec'],
    ]);
    expect(datesOf(view, operation).map(({ day, ready: isReady }) => [day, isReady])).toEqual([
      ['Tue 1 Dec', false],
      ['Thu 3 Dec', false],
    ]);
    const rows = records({ operation: { addressId: null, ready: false, faults: [], byDate: [] }, a2: view });
    expect(readinessTotal(rows, 'd1').go).toBe(false);
  });

  test('PN83 each reason leads to its own element; what is missing altogether leads to where it is added', () => {
    expect([spent, noTeam, noPost].map(anchorOfFault)).toEqual(['warrant-w2', 'address-a2', 'command']);
  });
});
