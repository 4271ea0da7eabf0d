import { tzOffset } from '@date-fns/tz';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** What happened longer ago than this is not typed as minutes: twelve hours. */
const MOST_MINUTES = 720;

/** What a word means as a time of the past. */
export type PastTime =
  | { readonly kind: 'at'; readonly at: number; readonly echo: string }
  | { readonly kind: 'fault'; readonly reason: string }
  | { readonly kind: 'none' };

/**
 * "-2", "-2m", "-2min": minutes before `now`. "14:06", "14.06", "1406": the most recent such time on a wall clock of the
 * zone, so that 23:58 typed just after midnight is yesterday's.
 */
export function pastTime(key: string, now: number, zone: string): PastTime {
  const minutes = /^[-−–](\d{1,4})(?:m|min|mins)?$/.exec(key)?.[1];
  if (minutes !== undefined) return minutesAgo(Number(minutes), now, zone);
  const clock = /^(\d{1,2})[:.](\d{2})$|^([01]\d|2[0-3])([0-5]\d)$/.exec(key);
  if (clock === null) return { kind: 'none' };
  const [hour, minute] = [Number(clock[1] ?? clock[3]), Number(clock[2] ?? clock[4])];
  if (hour > 23 || minute > 59) return { kind: 'fault', reason: 'Hours go from 00 to 23, minutes from 00 to 59' };
  const at = mostRecent(hour, minute, now, zone);
  if (at === undefined) return { kind: 'fault', reason: 'That time does not exist: clocks went forward over it' };
  return { kind: 'at', at, echo: `${clockText(hour, minute)} · ${agoText(now - at)}` };
}

function minutesAgo(minutes: number, now: number, zone: string): PastTime {
  if (minutes > MOST_MINUTES) return { kind: 'fault', reason: 'More than 12 hours ago: type the clock time' };
  const at = now - minutes * MINUTE;
  const wall = new Date(at + tzOffset(zone, new Date(at)) * MINUTE);
  return { kind: 'at', at, echo: `${clockText(wall.getUTCHours(), wall.getUTCMinutes())} · ${agoText(now - at)}` };
}

/** Looks back over two days of wall clocks; both clock changes come out right because each candidate is checked. */
function mostRecent(hour: number, minute: number, now: number, zone: string): number | undefined {
  const wallNow = now + tzOffset(zone, new Date(now)) * MINUTE;
  const midnight = Math.floor(wallNow / DAY) * DAY;
  const offsets = [...new Set([now, now - DAY, now - 2 * DAY].map((at) => tzOffset(zone, new Date(at))))];
  const candidates = [0, 1].flatMap((days) =>
    offsets
      .map((offset) => midnight - days * DAY + (hour * 60 + minute) * MINUTE - offset * MINUTE)
      .filter((at) => at <= now && wallMinute(at, zone) === hour * 60 + minute),
  );
  return candidates.length === 0 ? undefined : Math.max(...candidates);
}

function wallMinute(at: number, zone: string): number {
  const wall = new Date(at + tzOffset(zone, new Date(at)) * MINUTE);
  return wall.getUTCHours() * 60 + wall.getUTCMinutes();
}

const two = (value: number): string => String(value).padStart(2, '0');
const clockText = (hour: number, minute: number): string => `${two(hour)}:${two(minute)}`;

function agoText(span: number): string {
  const minutes = Math.floor(span / MINUTE);
  if (minutes < 1) return 'just now';
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ${two(minutes % 60)} ago`;
}
