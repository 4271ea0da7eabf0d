import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseTime, readingText, timeText, type TimeContext } from '#client/format/parse-time.ts';

const reference = Date.parse('2026-11-24T10:00:00Z');
const t = Date.parse('2026-11-26T14:00:00Z');
const context: TimeContext = { reference };
const withT: TimeContext = { reference, t };
const min = 60_000;

function at(text: string, given: TimeContext = context): string {
  const reading = parseTime(text, given);
  return reading.kind === 'at' ? new Date(reading.at).toISOString().slice(0, 19) : JSON.stringify(reading);
}

function reason(text: string, given: TimeContext = context): string {
  const reading = parseTime(text, given);
  return reading.kind === 'fault' ? reading.reason : `not refused: ${JSON.stringify(reading)}`;
}

describe('clock times and dates', () => {
  test.each([
    ['1330', '2026-11-24T13:30:00'],
    ['13:30', '2026-11-24T13:30:00'],
    ['13.30', '2026-11-24T13:30:00'],
    [' 930 ', '2026-11-24T09:30:00'],
    ['9:30', '2026-11-24T09:30:00'],
    ['13:30:05', '2026-11-24T13:30:05'],
    ['0000', '2026-11-24T00:00:00'],
    ['26 Nov 13:00', '2026-11-26T13:00:00'],
    ['Thu 26 Nov 13:00', '2026-11-26T13:00:00'],
    ['thursday 26 november 2026 1300', '2026-11-26T13:00:00'],
    ['Tue 24 Nov 13:00', '2026-11-24T13:00:00'],
    ['26/11 13:00', '2026-11-26T13:00:00'],
    ['26/11/26 13:00', '2026-11-26T13:00:00'],
    ['2 Jan 08:00', '2027-01-02T08:00:00'],
    ['2026-07-01T13:00', '2026-07-01T12:00:00'],
    ['2026-07-01 13:00', '2026-07-01T12:00:00'],
    ['2026-11-26T13:00:00Z', '2026-11-26T13:00:00'],
    ['2026-11-26T13:00+02:00', '2026-11-26T11:00:00'],
  ])('UI8 "%s" is read', (text, instant) => {
    expect(at(text)).toBe(instant);
  });

  test('UI8 nothing typed is empty', () => {
    expect(parseTime('  ', context)).toEqual({ kind: 'empty' });
  });

  test('UI9 around midnight a bare time is of the same day, or of the nearest when asked', () => {
    const late = { reference: Date.parse('2026-11-26T23:50:00Z') };
    expect(at('0010', late)).toBe('2026-11-26T00:10:00');
    expect(at('0010', { ...late, bare: 'nearest' })).toBe('2026-11-27T00:10:00');
    expect(at('2350', { reference: Date.parse('2026-11-27T00:05:00Z'), bare: 'nearest' })).toBe('2026-11-26T23:50:00');
  });

  test('UI10 the hour left out in March is refused, with the reason', () => {
    expect(reason('29 Mar 2026 01:30')).toContain('clocks go forward');
    expect(at('29 Mar 2026 00:59')).toBe('2026-03-29T00:59:00');
    expect(at('29 Mar 2026 02:00')).toBe('2026-03-29T01:00:00');
  });

  test('UI10 the hour shown twice in October is the first, says so, and can be settled', () => {
    const first = parseTime('25 Oct 2026 01:30', context);
    expect(first).toMatchObject({ kind: 'at', at: Date.parse('2026-10-25T00:30:00Z') });
    expect(readingText(first, context)).toContain('The second is Sun 25 Oct 01:30 GMT');
    expect(at('25 Oct 2026 01:30 BST')).toBe('2026-10-25T00:30:00');
    expect(at('25 Oct 2026 01:30 gmt')).toBe('2026-10-25T01:30:00');
    expect(reason('26 Nov 13:00 BST')).toBe('That time is not in BST on that day');
  });
});

describe('times against T', () => {
  test.each([
    ['T', 0],
    ['T+0', 0],
    ['t-0', 0],
    ['T+30', 30 * min],
    ['t + 30', 30 * min],
    ['T-1:30', -90 * min],
    ['T−1:30', -90 * min],
    ['T–01:30', -90 * min],
    ['T+1h30', 90 * min],
    ['T+2h', 120 * min],
    ['T+90min', 90 * min],
    ['T+00:12:41', 12 * min + 41_000],
  ])('UI11 "%s" keeps its distance from T', (text, offset) => {
    expect(parseTime(text, context)).toEqual({ kind: 'offset', offset });
    expect(parseTime(text, withT)).toEqual({ kind: 'at', at: t + offset, offset });
  });

  test('UI11 the line under the field says both', () => {
    expect(readingText(parseTime('T-1:30', withT), withT)).toBe('Thu 26 Nov 12:30 · T−01:30');
    expect(readingText(parseTime('T-1:30', context), context)).toBe('T−01:30, once T is set');
    expect(readingText(parseTime('26 Nov 1300', withT), withT)).toBe('Thu 26 Nov 13:00 · T−01:00');
  });
});

describe('what cannot be read', () => {
  test.each([
    ['24:00', 'Midnight is 00:00 of the next day'],
    ['2530', 'Hours go from 00 to 23'],
    ['12:60', 'Minutes and seconds go from 00 to 59'],
    ['31 Feb 12:00', 'There is no such day in that month'],
    ['26/13 12:00', 'There is no such day in that month'],
    ['Fri 26 Nov 13:00', 'That date is a Thursday'],
    ['26 Nov 1826 13:00', 'Years go from 2000 to 2199'],
    ['2026-02-31T13:00Z', '2026-02-31T13:00Z is no date: check day, month and hour'],
    ['2026-11-26T25:00Z', '2026-11-26T25:00Z is no date: check day, month and hour'],
    ['T30', 'Type T, T+30 (minutes), T-1:30 (hours and minutes) or T+1h30'],
    ['T+1:99', 'Type T, T+30 (minutes), T-1:30 (hours and minutes) or T+1h30'],
  ])('UI12 "%s" is refused: %s', (text, why) => {
    expect(reason(text)).toBe(why);
  });

  test.each(['13', 'soon', '26 Nov', '-1330', '1e3', '13:3', 'T+', '__proto__', '13:30\u0000', '26 Foo 13:00', '😀'])(
    'UI12 "%s" is refused with an example of what would be right',
    (text) => {
      expect(reason(text)).toMatch(/^Type /);
    },
  );

  test('UI12 no text at all makes it throw, and a bad reference is refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'binary' }), (text) => {
        expect(['empty', 'at', 'offset', 'fault']).toContain(parseTime(text, withT).kind);
      }),
      { numRuns: 2000, seed: 20261124 },
    );
    expect(parseTime('13:30', { reference: Number.NaN }).kind).toBe('fault');
  });
});

describe('there and back', () => {
  /** The instants (whole seconds) that do not come back from their own text, with what they became. */
  function strays(read: (text: string) => number | undefined): readonly string[] {
    const found: string[] = [];
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2001, 0) / 1000, max: Date.UTC(2198, 0) / 1000 }), (seconds) => {
        const text = timeText(seconds * 1000);
        if (read(text) !== seconds * 1000 && found.length < 5) found.push(text);
      }),
      { numRuns: 3000, seed: 7 },
    );
    for (const iso of [
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-03-29T01:00:00Z',
      '2026-12-31T23:59:59Z',
    ]) {
      const text = timeText(Date.parse(iso));
      if (read(text) !== Date.parse(iso)) found.push(text);
    }
    return found;
  }

  test('UI13 every instant is read back from its own text, both clock changes included', () => {
    const read = (text: string): number | undefined => {
      const reading = parseTime(text, context);
      return reading.kind === 'at' ? reading.at : undefined;
    };
    expect(strays(read)).toEqual([]);
    // Planted: a reader that takes wall time for UTC must be caught.
    expect(strays((text) => Date.parse(`${text.replace(/ (BST|GMT)$/, '')} UTC`)).length).toBeGreaterThan(0);
  });
});
