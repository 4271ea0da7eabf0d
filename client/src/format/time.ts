import { tz } from '@date-fns/tz';
import { format } from 'date-fns';
import { enGB } from 'date-fns/locale/en-GB';
import { day, hour, isInstant, minute, second, ukZone, zoneMark } from './zone.ts';

/** Shown for a time that is not known or makes no sense, so that a bad value never breaks a page. */
export const notKnown = 'not known';

function write(at: number, pattern: string, zone: string): string {
  return isInstant(at) ? format(at, pattern, { in: tz(zone), locale: enGB }) + zoneMark(at, zone) : notKnown;
}

/** "14:12:41". `at` is ms since 1970. In the hour shown twice at the October change, "01:30:00 BST" or "01:30:00 GMT". */
export function clockTime(at: number, zone: string = ukZone): string {
  return write(at, 'HH:mm:ss', zone);
}

/** "14:12". */
export function hourMinute(at: number, zone: string = ukZone): string {
  return write(at, 'HH:mm', zone);
}

/** "Thu 26 Nov 13:00". */
export function dayAndTime(at: number, zone: string = ukZone): string {
  return write(at, 'EEE d MMM HH:mm', zone);
}

/** "Thu 26 Nov". */
export function shortDay(at: number, zone: string = ukZone): string {
  return isInstant(at) ? format(at, 'EEE d MMM', { in: tz(zone), locale: enGB }) : notKnown;
}

/** "Thursday 26 November 2026". */
export function longDay(at: number, zone: string = ukZone): string {
  return isInstant(at) ? format(at, 'EEEE d MMMM yyyy', { in: tz(zone), locale: enGB }) : notKnown;
}

/** "14:12" on the day of `now`, else "Thu 26 Nov 14:12". */
export function nearTime(at: number, now: number, zone: string = ukZone): string {
  return shortDay(at, zone) === shortDay(now, zone) && Math.abs(at - now) < 7 * day
    ? hourMinute(at, zone)
    : dayAndTime(at, zone);
}

/** "13:00–21:00". */
export function timeRange(from: number, to: number, zone: string = ukZone): string {
  return `${hourMinute(from, zone)}–${hourMinute(to, zone)}`;
}

/** "Thu 26 Nov 13:00–21:00", or "Thu 26 Nov 22:00 – Fri 27 Nov 06:00" past midnight. */
export function dayRange(from: number, to: number, zone: string = ukZone): string {
  return shortDay(from, zone) === shortDay(to, zone) && Math.abs(to - from) < 7 * day
    ? `${shortDay(from, zone)} ${timeRange(from, to, zone)}`
    : `${dayAndTime(from, zone)} – ${dayAndTime(to, zone)}`;
}

/**
 * A span (ms) as an age: "41 s", "2 min", "59 min", "1 h 05", "26 h 10", "3 days". Cut down, never rounded up. A span
 * below nought, from a clock that runs ahead, is "0 s".
 */
export function age(span: number): string {
  if (!Number.isFinite(span)) return notKnown;
  const ms = Math.max(0, span);
  if (ms < minute) return `${Math.floor(ms / second)} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < 3 * day) return `${Math.floor(ms / hour)} h ${two(Math.floor((ms % hour) / minute))}`;
  return `${Math.floor(ms / day)} days`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** T-time in its three looks: `clock` "T+00:12:41", or "T−123 d 20 h" from a hundred hours on, `short` "T+6 min" or "T+1 h 05", `plan` "T−01:30". */
export type TLook = 'clock' | 'short' | 'plan';

/** The distance of an instant from T, both in ms since 1970. The minus is U+2212, which screen readers say. */
export function tTime(at: number, t: number, look: TLook = 'clock'): string {
  return tOffset(at - t, look);
}

/**
 * A distance from T in ms. Seconds are cut off towards the past, as a clock does: 12.7 s after T is T+00:00:12, half a
 * second before T is T−00:00:01, so that T+00:00:00 begins exactly at T. `plan` drops seconds the same way.
 */
export function tOffset(offset: number, look: TLook = 'plan'): string {
  if (!Number.isFinite(offset)) return `T ${notKnown}`;
  const unit = look === 'clock' ? second : minute;
  const units = Math.floor(offset / unit);
  const sign = units < 0 ? '−' : '+';
  const ms = Math.abs(units) * unit;
  const minutes = two(Math.floor((ms % hour) / minute));
  switch (look) {
    case 'clock':
      if (ms >= 100 * hour) return `T${sign}${Math.floor(ms / day)} d ${Math.floor((ms % day) / hour)} h`;
      return `T${sign}${two(Math.floor(ms / hour))}:${minutes}:${two(Math.floor((ms % minute) / second))}`;
    case 'plan':
      return `T${sign}${two(Math.floor(ms / hour))}:${minutes}`;
    case 'short':
      return ms < hour ? `T${sign}${ms / minute} min` : `T${sign}${Math.floor(ms / hour)} h ${minutes}`;
  }
}

/** An instant both ways: against T, and on the clock. `t` is undefined while the operation has no T. */
export interface BothWays {
  readonly t: string | undefined;
  /** The day stands before the time where it is not T's own: "12:30", "Tue 12:30", "Tue 8 Dec 12:30". */
  readonly clock: string;
}

/** { t: "T−01:30", clock: "12:30" }. The distance is real time: across a change of clocks it is not the clock's. */
export function bothWays(at: number, t: number | undefined, zone: string = ukZone): BothWays {
  return t === undefined
    ? { t: undefined, clock: hourMinute(at, zone) }
    : { t: tTime(at, t, 'plan'), clock: clockBeside(at, t, zone) };
}

/** "T−01:30 · 12:30", "T−24:00 · Tue 12:30", or "12:30" while the operation has no T. */
export function bothWaysText(at: number, t: number | undefined, zone: string = ukZone): string {
  const both = bothWays(at, t, zone);
  return both.t === undefined ? both.clock : `${both.t} · ${both.clock}`;
}

/** Minutes from T both ways: "T−24:00 · Tue 12:30"; "T−24:00" alone while there is no T. */
export function offsetBothWays(minutes: number, t: number | null, zone: string = ukZone): string {
  return t === null ? tOffset(minutes * minute) : bothWaysText(t + minutes * minute, t, zone);
}

/** Within six days of T a weekday names one day; further off the date is needed. */
function clockBeside(at: number, t: number, zone: string): string {
  const apart = Math.abs(at - t);
  if (apart < 2 * day && shortDay(at, zone) === shortDay(t, zone)) return hourMinute(at, zone);
  return apart < 6 * day ? write(at, 'EEE HH:mm', zone) : dayAndTime(at, zone);
}
