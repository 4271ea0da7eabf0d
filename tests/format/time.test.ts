import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import {
  age,
  bothWays,
  bothWaysText,
  clockTime,
  dayAndTime,
  dayRange,
  hourMinute,
  longDay,
  nearTime,
  notKnown,
  timeRange,
  tOffset,
  tTime,
} from '#client/format/time.ts';
import { instantsOf, wallTime } from '#client/format/zone.ts';
import { counted, languageList, languageName } from '#client/format/language.ts';

const t = Date.parse('2026-11-26T14:00:00Z');
const s = 1000;
const min = 60 * s;
const h = 60 * min;

describe('clock', () => {
  test('UI1 winter and summer times are the country’s, and the zone is an argument', () => {
    expect(clockTime(t + 12 * min + 41 * s)).toBe('14:12:41');
    expect(clockTime(Date.parse('2026-07-01T12:00:00Z'))).toBe('13:00:00');
    expect(hourMinute(Date.parse('2026-07-01T12:00:00Z'), 'Europe/Bucharest')).toBe('15:00');
    expect(dayAndTime(Date.parse('2026-11-26T13:00:00Z'))).toBe('Thu 26 Nov 13:00');
    expect(longDay(t)).toBe('Thursday 26 November 2026');
  });

  test('UI1 the device’s own zone changes nothing', () => {
    /** What a reader writes on devices set to four zones. */
    const written = (read: string): Set<string> =>
      new Set(
        ['Pacific/Auckland', 'America/Los_Angeles', 'UTC', 'Europe/London'].map((zone) =>
          execFileSync(
            process.execPath,
            ['--import', 'tsx', '--input-type=module', '-e', `${importTime}console.log(${read})`],
            {
              env: { ...process.env, NODE_OPTIONS: '', TZ: zone },
              encoding: 'utf8',
            },
          ).trim(),
        ),
      );
    const importTime =
      "import { dayAndTime } from '#client/format/time.ts'; const at = Date.parse('2026-07-01T23:30:00Z');";
    expect(written('dayAndTime(at)')).toEqual(new Set(['Thu 2 Jul 00:30']));
    // Planted: a reader of the device's clock is found out.
    expect(written('new Date(at).getHours()').size).toBeGreaterThan(1);
  });

  test('UI2 midnight is 00:00 of the day it begins', () => {
    const midnight = Date.parse('2026-11-27T00:00:00Z');
    expect(dayAndTime(midnight)).toBe('Fri 27 Nov 00:00');
    expect(clockTime(midnight - 1)).toBe('23:59:59');
    expect(dayRange(Date.parse('2026-11-26T22:00:00Z'), Date.parse('2026-11-27T06:00:00Z'))).toBe(
      'Thu 26 Nov 22:00 – Fri 27 Nov 06:00',
    );
    expect(dayRange(t, t + 7 * h)).toBe('Thu 26 Nov 14:00–21:00');
    expect(nearTime(midnight, t)).toBe('Fri 27 Nov 00:00');
    expect(nearTime(t + h, t)).toBe('15:00');
    expect(timeRange(t, t + h)).toBe('14:00–15:00');
  });

  test('UI3 clocks forward: 00:59 is followed by 02:00', () => {
    const change = Date.parse('2026-03-29T01:00:00Z');
    expect(hourMinute(change - 1)).toBe('00:59');
    expect(hourMinute(change)).toBe('02:00');
    expect(instantsOf({ ...wallTime(change), hour: 1, minute: 30 })).toEqual([]);
  });

  test('UI3 clocks back: the hour shown twice says which it is, the hours beside it do not', () => {
    const first = Date.parse('2026-10-25T00:30:00Z');
    expect(clockTime(first)).toBe('01:30:00 BST');
    expect(clockTime(first + h)).toBe('01:30:00 GMT');
    expect(hourMinute(first - h)).toBe('00:30');
    expect(hourMinute(first + 2 * h)).toBe('02:30');
    expect(instantsOf(wallTime(first))).toEqual([first, first + h]);
  });

  test('UI4 nonsense is "not known", never a fault of the page', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, -9e15, 8.64e15]) {
      expect(clockTime(bad)).toBe(notKnown);
      expect(dayAndTime(bad)).toBe(notKnown);
    }
    expect(age(Number.NaN)).toBe(notKnown);
    expect(tOffset(Number.NaN)).toBe('T not known');
  });
});

describe('T-time', () => {
  test('UI5 three looks on both sides of T', () => {
    expect(tTime(t + 12 * min + 41 * s, t)).toBe('T+00:12:41');
    expect(tTime(t - 90 * min, t)).toBe('T−01:30:00');
    expect(tTime(t - 90 * min, t, 'plan')).toBe('T−01:30');
    expect(tTime(t + 6 * min + 59 * s, t, 'short')).toBe('T+6 min');
    expect(tTime(t + 65 * min, t, 'short')).toBe('T+1 h 05');
    expect(tTime(t + 30 * h, t)).toBe('T+30:00:00');
    expect(tTime(t - 2972 * h, t)).toBe('T−123 d 20 h');
  });

  test('UI5 T+00:00:00 begins exactly at T; before it the count is negative', () => {
    expect(tTime(t, t)).toBe('T+00:00:00');
    expect(tTime(t + 999, t)).toBe('T+00:00:00');
    expect(tTime(t - 1, t)).toBe('T−00:00:01');
    expect(tTime(t - 1000, t)).toBe('T−00:00:01');
    expect(tTime(t - 1, t, 'short')).toBe('T−1 min');
  });

  test('UI5 across a clock change T-time counts real time', () => {
    const beforeChange = Date.parse('2026-10-25T00:00:00Z');
    expect(tTime(beforeChange + 3 * h, beforeChange, 'plan')).toBe('T+03:00');
    expect(bothWays(beforeChange + 3 * h, beforeChange)).toEqual({ t: 'T+03:00', clock: '03:00' });
  });

  test('UI5 both ways, with and without a T', () => {
    expect(bothWays(t - 90 * min, t)).toEqual({ t: 'T−01:30', clock: '12:30' });
    expect(bothWaysText(t - 90 * min, t)).toBe('T−01:30 · 12:30');
    expect(bothWaysText(t, undefined)).toBe('14:00');
  });
});

describe('ages and words', () => {
  test.each([
    [-5000, '0 s'],
    [0, '0 s'],
    [41_900, '41 s'],
    [59_999, '59 s'],
    [min, '1 min'],
    [10 * min + 59_000, '10 min'],
    [h - 1, '59 min'],
    [65 * min, '1 h 05'],
    [26 * h + 10 * min, '26 h 10'],
    [72 * h, '3 days'],
  ])('UI6 an age of %d ms is "%s"', (span, words) => {
    expect(age(span)).toBe(words);
  });

  test('UI7 languages have their English names, and what is no language stays as written', () => {
    expect(languageName('ro')).toBe('Romanian');
    expect(languageName('uk')).toBe('Ukrainian');
    expect(languageName('')).toBe('language unknown');
    expect(languageName('und')).toBe('language unknown');
    expect(languageName('not a code!')).toBe('not a code!');
    expect(languageList(['ro', 'en', 'uk'])).toBe('Romanian, English and Ukrainian');
    expect([counted(0, 'gap'), counted(1, 'gap'), counted(2, 'gap'), counted(3, 'person', 'people')]).toEqual([
      'no gaps',
      '1 gap',
      '2 gaps',
      '3 people',
    ]);
  });
});
