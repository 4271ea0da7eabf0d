import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isFreeOn, spanTyped, spanWords, withSpan } from '#client/agency/roster/details/free.ts';
import { durationWords } from '#client/agency/roster/details/lengths.ts';
import { lastDay, needsPapers, papersInOrder, paperStanding } from '#client/agency/roster/details/papers.ts';
import { filtered, isFiltered, NO_FILTER } from '#client/agency/roster/roster-filter.ts';
import { momentOf } from '#client/format/moment.ts';
import type { Certificate } from '#shared/commands/staffing-fields.ts';
import { typedMinutes } from '#shared/paste/days-typed.ts';
import { typedSpan, type Span } from '#shared/paste/person-rows.ts';
import type { RosterPersonView } from '#shared/records.ts';
import { certificateFault } from '#shared/staffing/certificate-rules.ts';
import { CERTIFICATES } from '#shared/staffing-vocabulary.ts';

const TODAY = '2026-11-26';
const paper = (kind: Certificate['kind'], days: Partial<Certificate> = {}): Certificate => ({
  kind,
  issuedOn: null,
  checkedOn: null,
  expiresOn: null,
  ...days,
});
const at = (wall: string): number => Date.parse(`${wall}Z`);

describe('papers', () => {
  test('AG41 a paper is told as it stands, with its last day', () => {
    const told = (one: Certificate): readonly string[] => {
      const { tone, words } = paperStanding(one, TODAY);
      return [tone, words];
    };
    expect(told(paper('nppv_3', { checkedOn: TODAY, expiresOn: '2029-12-03' }))).toEqual([
      'ok',
      'good until 3 Dec 2029',
    ]);
    expect(told(paper('nppv_3', { checkedOn: TODAY, expiresOn: '2026-12-03' }))).toEqual([
      'warn',
      'runs out 3 Dec 2026',
    ]);
    expect(told(paper('nppv_3', { expiresOn: '2026-01-31' }))).toEqual(['bad', 'ran out 31 Jan 2026']);
    expect(told(paper('dbs_enhanced', { issuedOn: '2026-03-01' }))).toEqual(['ok', 'good']);
    expect(told(paper('dbs_enhanced', { issuedOn: '2020-03-01' }))).toEqual(['warn', 'check due']);
    expect(told(paper('first_aid', { issuedOn: '2024-01-10' }))).toEqual(['warn', 'runs out 9 Jan 2027']);
    expect(told(paper('nmc', { issuedOn: '2027-01-01' }))).toEqual(['warn', 'not issued yet']);
    expect(lastDay(paper('dbs_enhanced', { issuedOn: '2026-03-01', expiresOn: '2027-01-01' }))).toBe(null);
  });

  /** Papers whose tone says other than the rule does: the words of `standing` against the engine that counts them. */
  function papersMistold(papers: readonly Certificate[], standing: typeof paperStanding): readonly string[] {
    return papers.flatMap((one) => {
      const fault = certificateFault([one], one.kind, TODAY);
      const { tone } = standing(one, TODAY);
      const wanted = fault === 'runs_out' ? ['bad'] : fault === null ? ['ok', 'warn'] : ['warn'];
      return wanted.includes(tone) ? [] : [`${one.kind} ${tone}`];
    });
  }
  const day = fc.constantFrom(null, '2019-05-01', '2024-11-26', '2026-11-25', '2026-11-26', '2026-12-20', '2031-01-01');
  const anyPaper = fc.record<Certificate>({
    kind: fc.constantFrom(...CERTIFICATES),
    issuedOn: day,
    checkedOn: day,
    expiresOn: day,
  });

  test('AG41 what a paper is told as agrees with the rule by which cover counts it; the worst stand first', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { maxLength: 12 }), (papers) => {
        expect(papersMistold(papers, paperStanding)).toEqual([]);
        const order = papersInOrder(papers, TODAY).map((one) =>
          ['bad', 'warn', 'ok'].indexOf(paperStanding(one, TODAY).tone),
        );
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        const bad = papers.some((one) => paperStanding(one, TODAY).tone !== 'ok');
        expect(needsPapers({ certificates: papers }, TODAY)).toBe(bad);
      }),
    );
  });

  test('AG41 the proof sees a paper told as good on the day after its last', () => {
    const late: typeof paperStanding = (one, today) => paperStanding(one, today > '2026-11-25' ? '2026-11-25' : today);
    expect(papersMistold([paper('nppv_3', { checkedOn: TODAY, expiresOn: '2026-11-25' })], late)).toEqual([
      'nppv_3 warn',
    ]);
  });
});

describe('free hours', () => {
  test('AG42 a day with hours is read as typed, across midnight, a whole day, and where clocks change', () => {
    const read = (text: string): Span | undefined => typedSpan(text, momentOf);
    expect(read('26/11/2026 18:00-02:00')).toEqual({ startAt: at('2026-11-26T18:00'), endAt: at('2026-11-27T02:00') });
    expect(read('26 Nov 2026')).toEqual({ startAt: at('2026-11-26T00:00'), endAt: at('2026-11-27T00:00') });
    expect(read('29/03/2026 00:30-03:00')).toEqual({ startAt: at('2026-03-29T00:30'), endAt: at('2026-03-29T02:00') });
    expect(read('29/03/2026 01:30-02:30')).toBe(undefined);
    expect(read('25/10/2026')).toEqual({ startAt: at('2026-10-24T23:00'), endAt: at('2026-10-26T00:00') });
    for (const none of ['', 'Thursdays', '31/02/2026', '26/11/2026 25:00-26:00']) expect(read(none)).toBe(undefined);
    expect(spanWords({ startAt: at('2026-11-26T18:00'), endAt: at('2026-11-27T02:00') })).toBe(
      'Thu 26 Nov 18:00 – Fri 27 Nov 02:00',
    );
    expect(spanWords({ startAt: at('2026-10-24T23:00'), endAt: at('2026-10-26T00:00') })).toBe('Sun 25 Oct, all day');
  });

  test('AG42 what is shown as typed is read back as the same hours; lengths of time too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 1, max: 1_400 }), (start, length) => {
        const startAt = at('2026-11-01T00:00') + start * 60_000;
        // Winter alone: in the hour shown twice the first is meant.
        fc.pre(startAt < at('2027-03-27T00:00'));
        const span = { startAt, endAt: startAt + length * 60_000 };
        expect(typedSpan(spanTyped(span), momentOf)).toEqual(span);
        expect(typedMinutes(durationWords(length), 'hours')).toBe(length);
      }),
    );
  });

  test('AG42 hours that lie over others are not added, and others stand in order', () => {
    const one = { startAt: 10, endAt: 20 };
    expect(withSpan([one], { startAt: 15, endAt: 30 })).toBe(undefined);
    expect(withSpan([one], { startAt: 0, endAt: 10 })).toEqual([{ startAt: 0, endAt: 10 }, one]);
  });
});

describe('who is listed', () => {
  const people: readonly (readonly [string, RosterPersonView])[] = [
    [
      'ana',
      {
        name: 'Ana',
        roles: ['interpreter'],
        languages: ['ro'],
        availability: [{ startAt: at('2026-11-26T22:00'), endAt: at('2026-11-27T04:00') }],
        certificates: [paper('nppv_3', { expiresOn: '2026-01-31' })],
      },
    ],
    ['bea', { name: 'Bea', roles: ['support_worker'], languages: ['ro', 'pl'], certificates: [] }],
  ];
  const listed = (filter: Partial<typeof NO_FILTER>): readonly string[] =>
    filtered(people, { ...NO_FILTER, ...filter }, TODAY).map(([id]) => id);

  test('AG45 by role, language, a day on which they are free, and papers that need looking at', () => {
    expect(isFiltered(NO_FILTER)).toBe(false);
    expect(listed({})).toEqual(['ana', 'bea']);
    expect(listed({ role: 'support_worker' })).toEqual(['bea']);
    expect(listed({ language: 'pl' })).toEqual(['bea']);
    expect(listed({ papers: true })).toEqual(['ana']);
    for (const [freeOn, who] of [
      ['2026-11-25', []],
      ['2026-11-26', ['ana']],
      ['2026-11-27', ['ana']],
      ['2026-11-28', []],
    ] as const)
      expect(listed({ freeOn })).toEqual(who);
    expect(isFreeOn({}, TODAY)).toBe(false);
  });
});
