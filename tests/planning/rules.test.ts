import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { CERTIFICATES, STAFFING_RULES } from '#shared/staffing-vocabulary.ts';
import { CERTIFICATE_RULES, certificateFault } from '#shared/staffing/certificate-rules.ts';
import { lastDayOf, monthsAfter } from '#shared/staffing/days.ts';
import { STAFFING_RULE_BOOK } from '#shared/staffing/interpreter-rules.ts';
import { LACK_RULE_BOOK, LACK_RULES } from '#shared/staffing/lack-rules.ts';
import { gathered, holds, lengthOf, minus, overlap, union } from '#shared/staffing/spans.ts';
import type { Span } from '#shared/staffing/spans.ts';
import { TRAVEL_RULE, travelMinutes } from '#shared/staffing/travel-rules.ts';

const spans = fc.array(
  fc.record({ startAt: fc.nat({ max: 30 }), length: fc.nat({ max: 8 }) }).map(({ startAt, length }): Span => ({
    startAt,
    endAt: startAt + length,
  })),
  { maxLength: 6 },
);
/** The moments that spans hold, one by one. */
const momentsOf = (all: readonly Span[]): Set<number> =>
  new Set(all.flatMap(({ startAt, endAt }) => Array.from({ length: endAt - startAt }, (_, n) => startAt + n)));

describe('arithmetic of hours', () => {
  test('PL37 union, minus and length are those of the moments one by one', () => {
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        const [here, there] = [momentsOf(one), momentsOf(other)];
        expect(momentsOf(union(one))).toEqual(here);
        expect(momentsOf(minus(one, other))).toEqual(new Set([...here].filter((at) => !there.has(at))));
        expect(lengthOf(one)).toBe(here.size);
        const joined = union(one);
        for (const [n, span] of joined.entries()) expect(joined[n - 1]?.endAt ?? -1).toBeLessThan(span.startAt);
        const whole = other[0] ?? { startAt: 3, endAt: 4 };
        if (whole.endAt > whole.startAt)
          expect(holds(joined, whole)).toBe([...momentsOf([whole])].every((at) => here.has(at)));
      }),
      { seed: 3, numRuns: 2_000 },
    );
  });

  test('PL37 who ends when another begins does not meet her; a pause shorter than asked does not part two spans', () => {
    expect(overlap({ startAt: 0, endAt: 5 }, { startAt: 5, endAt: 9 })).toBeNull();
    expect(overlap({ startAt: 0, endAt: 6 }, { startAt: 5, endAt: 9 })).toEqual({ startAt: 5, endAt: 6 });
    const pause = [
      { startAt: 0, endAt: 5 },
      { startAt: 8, endAt: 9 },
    ];
    expect(gathered(pause, 4)).toEqual([{ startAt: 0, endAt: 9 }]);
    expect(gathered(pause, 3)).toEqual(pause);
  });
});

describe('rules as data', () => {
  test('PL38 each rule, paper and lack has its source, and says where that was not confirmed', () => {
    const all = [
      ...CERTIFICATES.map((kind) => CERTIFICATE_RULES[kind]),
      ...STAFFING_RULES.map((rule) => STAFFING_RULE_BOOK[rule]),
      ...LACK_RULES.map((rule) => LACK_RULE_BOOK[rule]),
    ];
    for (const { source, confirmed } of all) {
      expect(source.length).toBeGreaterThan(20);
      if (!confirmed) expect(source).toMatch(/not (read|found)|no figure|secondary|taken|papers/i);
    }
    expect(STAFFING_RULES.filter((rule) => !STAFFING_RULE_BOOK[rule].maySetAside)).toEqual(['both_sides', 'overlap']);
    expect(STAFFING_RULES.filter((rule) => !STAFFING_RULE_BOOK[rule].blocks)).toEqual(['hours', 'break', 'travel']);
  });

  test('PL22 a paper holds until its last day, or for its life; the best of several counts', () => {
    const paper = (rest: object) => ({
      kind: 'nppv_2' as const,
      issuedOn: null,
      checkedOn: null,
      expiresOn: null,
      ...rest,
    });
    const fault = (day: string, ...papers: readonly object[]) => certificateFault(papers.map(paper), 'nppv_2', day);
    expect(fault('2026-11-26')).toBe('not_shown');
    expect(fault('2026-11-26', { issuedOn: '2026-12-01' })).toBe('not_shown');
    expect(fault('2026-11-26', { expiresOn: '2026-11-26', checkedOn: '2026-01-01' })).toBeNull();
    expect(fault('2026-11-27', { expiresOn: '2026-11-26', checkedOn: '2026-01-01' })).toBe('runs_out');
    expect(fault('2026-11-25', { issuedOn: '2023-11-26', checkedOn: '2026-01-01' })).toBeNull();
    expect(fault('2026-11-26', { issuedOn: '2023-11-26', checkedOn: '2026-01-01' })).toBe('runs_out');
    expect(fault('2026-11-26', { issuedOn: '2025-11-26' })).toBe('check_due');
    expect(fault('2026-11-26', { issuedOn: '2020-01-01' }, { issuedOn: '2026-01-01' })).toBeNull();
    expect(certificateFault([paper({})], 'nrpsi', '2026-11-26')).toBe('not_shown');
  });

  test('PL22 days are those of the calendar: hours that end at midnight end on the day before, over a change of clocks too', () => {
    expect(lastDayOf(Date.UTC(2026, 10, 27), 'Europe/London')).toBe('2026-11-26');
    expect(lastDayOf(Date.UTC(2026, 2, 29, 23), 'Europe/London')).toBe('2026-03-29');
    expect(lastDayOf(Date.UTC(2026, 2, 29, 23) + 1, 'Europe/London')).toBe('2026-03-30');
    expect(lastDayOf(Date.UTC(2026, 9, 25), 'Europe/London')).toBe('2026-10-25');
    expect(lastDayOf(0, 'No/Such')).toBe('1969-12-31');
    expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28');
    expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28');
  });

  test('PL27 a way is reckoned from the map, and where a point is missing it is the stated one', () => {
    const [luton, dunstable] = [
      { latitude: 51.8787, longitude: -0.42 },
      { latitude: 51.8859, longitude: -0.5223 },
    ];
    // Seven kilometres in a straight line, ten by road.
    expect(travelMinutes(luton, dunstable)).toBe(20);
    expect(travelMinutes(dunstable, luton)).toBe(20);
    expect(travelMinutes(luton, luton)).toBe(0);
    expect(travelMinutes(luton, null)).toBe(TRAVEL_RULE.unknownMinutes);
  });
});
