import { describe, expect, test } from '@jest/globals';
import { parseTime } from '#client/format/parse-time.ts';
import { bothWaysText, offsetBothWays } from '#client/format/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** 14:00 on Thursday 26 November 2026, London. */
const T = Date.UTC(2026, 10, 26, 14);

describe('a time against T, both ways', () => {
  test('UI33 minutes from T stand against T and on the clock; the day is named where it is not T’s own', () => {
    expect(offsetBothWays(-90, T)).toBe('T−01:30 · 12:30');
    expect(offsetBothWays(0, T)).toBe('T+00:00 · 14:00');
    expect(offsetBothWays(-1440, T)).toBe('T−24:00 · Wed 14:00');
    expect(offsetBothWays(11 * 60, T)).toBe('T+11:00 · Fri 01:00');
    // A week off, a weekday would name T's own day.
    expect(offsetBothWays(-7 * 1440, T)).toBe('T−168:00 · Thu 19 Nov 14:00');
    expect(offsetBothWays(-6 * 1440, T)).toBe('T−144:00 · Fri 20 Nov 14:00');
    expect(offsetBothWays(-90, null)).toBe('T−01:30');
    expect(bothWaysText(T, undefined)).toBe('14:00');
  });

  test('UI34 across both changes of clocks the distance is real time and the clock is the wall’s', () => {
    // Clocks go forward over 01:00 on Sunday 28 March 2027: T is 09:00 BST.
    const spring = Date.UTC(2027, 2, 28, 8);
    expect(offsetBothWays(-8 * 60, spring)).toBe('T−08:00 · 00:00');
    expect(offsetBothWays(-24 * 60, spring)).toBe('T−24:00 · Sat 08:00');
    // Clocks go back over 02:00 on Sunday 25 October 2026: T is 09:00 GMT; 01:30 comes twice.
    const autumn = Date.UTC(2026, 9, 25, 9);
    expect(offsetBothWays(-24 * 60, autumn)).toBe('T−24:00 · Sat 10:00');
    expect(offsetBothWays(-450, autumn)).toBe('T−07:30 · 01:30 GMT');
    expect(offsetBothWays(-510, autumn)).toBe('T−08:30 · 01:30 BST');
  });

  test('UI34 another zone has its own clock and its own changes', () => {
    // 8:00 in New York on 1 November 2026, the morning on which its clocks went back at 02:00.
    const t = Date.UTC(2026, 10, 1, 13);
    expect(offsetBothWays(-8 * 60, t, 'America/New_York')).toBe('T−08:00 · 01:00 GMT-4');
    expect(offsetBothWays(-24 * 60, t, 'America/New_York')).toBe('T−24:00 · Sat 09:00');
    expect(offsetBothWays(-24 * 60, t, 'Asia/Kolkata')).toBe('T−24:00 · Sat 18:30');
  });

  test('UI34 what is typed by the clock comes back as the same distance, on either side of a change', () => {
    /** Distances that do not come back from what is written of them. */
    const lost = (t: number, zone: string): readonly number[] =>
      Array.from({ length: 12 }, (_, at) => -60 * at).filter((minutes) => {
        const clock = offsetBothWays(minutes, t, zone).split(' · ')[1] ?? '';
        const reading = parseTime(clock.replace(/^[A-Z][a-z]{2} /, ''), { reference: t, t, zone, bare: 'nearest' });
        return reading.kind !== 'at' || Math.round((reading.at - t) / MINUTE) !== minutes;
      });
    expect(lost(Date.UTC(2026, 9, 25, 9), 'Europe/London')).toEqual([]);
    expect(lost(Date.UTC(2027, 2, 28, 8), 'Europe/London')).toEqual([]);
    // Were the clock written by a zone that has no change, it would lose them.
    const planted = offsetBothWays(-3 * 60, Date.UTC(2027, 2, 28, 8), 'UTC').split(' · ')[1] ?? '';
    const reading = parseTime(planted.replace(/^[A-Z][a-z]{2} /, ''), {
      reference: Date.UTC(2027, 2, 28, 8),
      zone: 'Europe/London',
      bare: 'nearest',
    });
    expect(reading.kind === 'at' && (reading.at - Date.UTC(2027, 2, 28, 8)) / HOUR).not.toBe(-3);
  });
});
