import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import { hourMinute } from '#server/planning/clock.ts';
import { coverOf } from '#server/planning/cover.ts';
import { partsOf } from '#server/planning/parts.ts';
import { assignment, COMPANY, hours, operation, requirement, site, T, tablesOf } from './operations.ts';

const cover = (...changes: readonly Change<OperationEntities>[]) => {
  const derived = coverOf('R1', partsOf(tablesOf(operation(), site, requirement(), ...COMPANY, ...changes)));
  if (derived === null) throw new Error('no cover');
  return derived;
};

describe('cover of a requirement by hour', () => {
  test('PL1 nobody confirmed is a gap over the whole window, in a plain sentence', () => {
    expect(cover().value).toEqual({
      requirementId: 'R1',
      needed: 2,
      startAt: T,
      hours: [0, 0, 0, 0],
      putForward: 0,
      gap: {
        kind: 'short',
        startAt: T,
        endAt: hours(4),
        missing: 2,
        sentence: 'Reception 14:00–18:00: 0 of 2 Romanian interpreters (woman)',
      },
      notCounted: 0,
      waits: null,
      restsOn: [],
    });
  });

  test('PL1 a confirmed person counts for each hour that she is there for the whole of', () => {
    const { value } = cover(assignment('W1'), assignment('W2', { startAt: hours(0), endAt: hours(1.5) }));
    expect(value.hours).toEqual([2, 1, 1, 1]);
    expect(value.gap).toMatchObject({
      startAt: hours(1),
      endAt: hours(4),
      missing: 1,
      sentence: 'Reception 15:00–18:00: 1 of 2 Romanian interpreters (woman)',
    });
  });

  test('PL1 the gap is the first unbroken stretch, by its worst hour', () => {
    const { value } = cover(
      assignment('W1', { startAt: hours(1), endAt: hours(3) }),
      assignment('W2', { startAt: hours(2), endAt: hours(4) }),
    );
    expect(value.hours).toEqual([0, 1, 2, 1]);
    expect(value.gap).toMatchObject({ startAt: hours(0), endAt: hours(2), missing: 2 });
  });

  test('PL1 a last hour that is cut short is an hour of its own', () => {
    const { value } = cover(
      requirement({ number: 1, window: { start: 0, end: 90 } }),
      assignment('W1', { endAt: hours(1.5) }),
    );
    expect(value).toMatchObject({ hours: [1, 1], gap: { kind: 'none' } });
  });

  test('PL2 put forward and asked again are counted apart; declined and withdrawn not at all', () => {
    const { value } = cover(
      assignment('W1', { answer: 'put_forward' }),
      assignment('W2', { answer: 'asked_again' }),
      assignment('W3', { answer: 'declined' }),
      assignment('W4', { answer: 'withdrawn' }),
    );
    expect(value).toMatchObject({ hours: [0, 0, 0, 0], putForward: 2 });
  });

  test('PL2 who does not fit does not count: role, language, gender, whom she works with', () => {
    const unfit = [
      assignment('W1', { role: 'support_worker' }),
      assignment('W2', { languages: ['sq'] }),
      assignment('W3', { gender: 'not_said' }),
      assignment('W4', { worksWith: 'suspects' }),
    ];
    expect(cover(...unfit).value.hours).toEqual([0, 0, 0, 0]);
    const loose = requirement({ languages: ['unknown'], gender: 'any', worksWith: 'either' });
    expect(cover(loose, ...unfit).value.hours).toEqual([3, 3, 3, 3]);
  });

  test('PL2 once stood down she counts until then', () => {
    const { value } = cover(assignment('W1', { presence: 'stood_down', presenceAt: hours(2) }));
    expect(value.hours).toEqual([1, 1, 0, 0]);
  });

  test('PL3 without T there are no hours, and the gap is one of heads', () => {
    const { value } = cover(operation({ t: null }), assignment('W1'));
    expect(value).toMatchObject({
      startAt: null,
      hours: [],
      gap: { kind: 'short', startAt: null, missing: 1, sentence: 'Reception: 1 of 2 Romanian interpreters (woman)' },
    });
    expect(cover(operation({ t: null }), assignment('W1'), assignment('W2')).value.gap).toEqual({ kind: 'none' });
  });

  test('PL3 it speaks of the requirement, its place and everybody counted', () => {
    expect(cover(assignment('W1')).speaksOf).toEqual(['requirement/R1', 'site/S1', 'assignment/W1', 'assignment/WC']);
    expect(coverOf('R9', partsOf(tablesOf(operation())))).toBeNull();
  });

  test('PL14 each pencilled date has its own hours and gap; a yes counts for the date on whose hours it lies', () => {
    const dates = [
      { id: 'D1', t: T },
      { id: 'D2', t: hours(24) },
    ];
    const pencilled = operation({ t: null, dates });
    const { value } = cover(
      pencilled,
      assignment('W1'),
      assignment('W2', { startAt: hours(24), endAt: hours(28) }),
      assignment('W3', { startAt: hours(23), endAt: hours(29) }),
      assignment('W4', { answer: 'put_forward' }),
      assignment('W5', { answer: 'asked_again', startAt: hours(24), endAt: hours(25) }),
      assignment('W6', { answer: 'put_forward', startAt: hours(24), endAt: hours(28) }),
    );
    expect(value).toMatchObject({ startAt: null, hours: [], putForward: 3, gap: { kind: 'none' } });
    expect(value.byDate).toEqual([
      {
        dateId: 'D1',
        startAt: T,
        hours: [1, 1, 1, 1],
        putForward: 1,
        gap: {
          kind: 'short',
          startAt: T,
          endAt: hours(4),
          missing: 1,
          sentence: 'Reception 14:00–18:00: 1 of 2 Romanian interpreters (woman)',
        },
      },
      { dateId: 'D2', startAt: hours(24), hours: [2, 2, 2, 2], putForward: 2, gap: { kind: 'none' } },
    ]);
    expect(cover(assignment('W1')).value.byDate).toBeUndefined();
  });

  test('PL14 each date’s cover is what it would be, were T that date', () => {
    const span = fc.record({ start: fc.integer({ min: -2, max: 30 }), length: fc.integer({ min: 0, max: 6 }) });
    const other = fc.integer({ min: 1, max: 26 });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), other, (spans, later) => {
        const people = spans.map(({ start, length }, n) =>
          assignment(`W${n}`, { startAt: hours(start), endAt: hours(start + length) }),
        );
        const dates = [0, later].map((hour) => ({ id: `D${hour}`, t: hours(hour) }));
        const byDate = cover(operation({ t: null, dates }), ...people).value.byDate ?? [];
        const each = dates.map(({ t }) => cover(operation({ t }), ...people).value);
        expect(byDate.map((date) => [date.startAt, date.hours, date.gap])).toEqual(
          each.map((date) => [date.startAt, date.hours, date.gap]),
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('PL1 times are the operation’s own, over both changes of the clock', () => {
    expect(hourMinute(Date.UTC(2026, 2, 29, 0, 30), 'Europe/London')).toBe('00:30');
    expect(hourMinute(Date.UTC(2026, 2, 29, 1, 30), 'Europe/London')).toBe('02:30');
    expect(hourMinute(Date.UTC(2026, 9, 25, 0, 30), 'Europe/London')).toBe('01:30');
    expect(hourMinute(Date.UTC(2026, 9, 25, 1, 30), 'Europe/London')).toBe('01:30');
    expect(hourMinute(T, 'No/Such')).toBe('14:00');
  });

  test('PL2 one more confirmed person never lowers an hour, and no hour counts more than are confirmed', () => {
    const span = fc.record({ start: fc.integer({ min: -2, max: 5 }), length: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), span, (spans, extra) => {
        const people = [...spans, extra].map(({ start, length }, n) =>
          assignment(`W${n}`, { startAt: hours(start), endAt: hours(start + length) }),
        );
        const before = cover(...people.slice(0, -1)).value.hours ?? [];
        const after = cover(...people).value.hours ?? [];
        expect(after.every((count, hour) => count >= (before[hour] ?? 0) && count <= people.length)).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
