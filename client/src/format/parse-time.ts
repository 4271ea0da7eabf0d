import { hour, instantsOf, isInstant, minute, second, ukZone, type WallTime } from './zone.ts';
import { readCalendar } from './parse-date.ts';
import { clockTime, dayAndTime, longDay, tOffset } from './time.ts';

export interface TimeContext {
  /** The instant whose day a bare clock time belongs to, and whose year a date without one is nearest to. */
  readonly reference: number;
  /** T, when the operation has one. */
  readonly t?: number | undefined;
  readonly zone?: string;
  /**
   * `same day` (default): "0010" is ten past midnight of the reference's own day. `nearest`: of the day that brings it
   * nearest to the reference, for what is said around midnight.
   */
  readonly bare?: 'same day' | 'nearest';
}

/**
 * What a typed time means. `at`: an instant, with its distance from T (ms) where it was typed that way, so that a plan
 * can keep the distance when T moves. `offset`: a distance from a T not yet set. `fault` says what would be right.
 */
export type TimeReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'at'; readonly at: number; readonly offset?: number; readonly note?: string }
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'fault'; readonly reason: string };

/** What is said of words in which no time is found. */
export const unreadable = 'Type a time such as 13:30, T+30, T-1:30 or 26 Nov 13:00';

/**
 * Reads a time as people of the trade type it: `1330`, `13:30`, `13:30:05`, `T`, `T+30` (minutes), `T-1:30` (hours and
 * minutes), `T+1h30`, `26 Nov 13:00`, `Thu 26 Nov 2026 1300`, `26/11 13:00`, ISO with or without an offset. `BST` or
 * `GMT` behind a time settles the hour that comes twice. Never throws.
 */
export function parseTime(text: string, context: TimeContext): TimeReading {
  const typed = text.slice(0, 60).replaceAll(/[−–—]/g, '-').replaceAll(/\s+/g, ' ').trim();
  if (typed === '') return { kind: 'empty' };
  if (!isInstant(context.reference)) return fault(unreadable);
  if (/^t/i.test(typed) && !/^(tue|thu)/i.test(typed)) return fromT(typed, context);
  const exact = readExact(typed);
  if (exact !== undefined) return exact;
  const calendar = readCalendar(typed, context.reference, context.zone ?? ukZone);
  if (calendar.kind === 'fault') return fault(calendar.reason);
  if (calendar.kind === 'none') return fault(unreadable);
  return settle(calendar.wall, calendar.mark, calendar.bare, context);
}

/** Typed text for an instant, such that parseTime reads it back: "26 Nov 2026 13:00". */
export function timeText(at: number, zone: string = ukZone): string {
  if (!isInstant(at)) return '';
  const [, ...date] = longDay(at, zone).split(' ');
  const [year, month, dayOfMonth] = [date[2], date[1]?.slice(0, 3), date[0]];
  return `${dayOfMonth} ${month} ${year} ${clockTime(at, zone).replace(/^(\d\d:\d\d):00/, '$1')}`;
}

function fault(reason: string): TimeReading {
  return { kind: 'fault', reason };
}

/** T alone, T±minutes, T±h:mm, T±h:mm:ss, T±1h30. */
function fromT(typed: string, { t }: TimeContext): TimeReading {
  const offset = readOffset(typed.slice(1).replaceAll(' ', ''));
  if (offset === undefined) return fault('Type T, T+30 (minutes), T-1:30 (hours and minutes) or T+1h30');
  return t === undefined ? { kind: 'offset', offset } : { kind: 'at', at: t + offset, offset };
}

function readOffset(typed: string): number | undefined {
  if (typed === '') return 0;
  const match = /^([+-])(?:(\d{1,4})(?:m|min)?|(\d{1,3})(?::|h)(\d{2})?(?::(\d{2}))?)$/i.exec(typed);
  if (match === null) return undefined;
  const [, sign, minutes, hours, rest = '0', seconds = '0'] = match;
  if (Number(rest) > 59 || Number(seconds) > 59) return undefined;
  const ms =
    minutes === undefined
      ? Number(hours) * hour + Number(rest) * minute + Number(seconds) * second
      : Number(minutes) * minute;
  // Not −0: a repeat of "T-0" must equal "T".
  return sign === '-' && ms !== 0 ? -ms : ms;
}

/** ISO with Z or an offset says the instant itself. */
function readExact(typed: string): TimeReading | undefined {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)$/i.test(typed)) return undefined;
  const at = Date.parse(typed.replace(' ', 'T').toUpperCase());
  const wrong = `${typed} is no date: check day, month and hour`;
  return Number.isFinite(at) && isRealDay(typed) ? { kind: 'at', at } : fault(wrong);
}

/** Date.parse lets 31 February through as 3 March. */
function isRealDay(iso: string): boolean {
  const [year = 0, month = 0, date = 0] = iso.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date;
}

/** From the wall clock to the instant: nearest day for a bare time if asked, and both clock changes. */
function settle(wall: WallTime, mark: string | undefined, bare: boolean, context: TimeContext): TimeReading {
  const { reference, zone = ukZone } = context;
  const days = bare && context.bare === 'nearest' ? [-1, 0, 1] : [0];
  const candidates = days
    .map((shift) => instantsOf({ ...wall, day: wall.day + shift }, zone))
    .filter((found) => found.length > 0)
    .sort((a, b) => distance(a, reference) - distance(b, reference));
  const found = candidates[0];
  const first = found?.[0];
  if (found === undefined || first === undefined) {
    return fault('That time does not exist: clocks go forward over it on that night');
  }
  const marked = mark === undefined ? found : found.filter((at) => isMarked(at, mark, zone));
  const at = marked[0];
  if (at === undefined) return fault(`That time is not in ${mark} on that day`);
  if (marked.length === 1) return { kind: 'at', at };
  const second = dayAndTime(marked[1] ?? at, zone);
  return { kind: 'at', at, note: `Comes twice that night; taken as the first. The second is ${second}` };
}

function distance(found: readonly number[], reference: number): number {
  return Math.abs((found[0] ?? Number.POSITIVE_INFINITY) - reference);
}

function isMarked(at: number, mark: string, zone: string): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value.toUpperCase() === mark;
}

/** What a reading means, for the line under the field: "Thu 26 Nov 12:30 · T−01:30". */
export function readingText(reading: TimeReading, context: TimeContext): string {
  switch (reading.kind) {
    case 'empty':
    case 'fault':
      return '';
    case 'offset':
      return `${tOffset(reading.offset)}, once T is set`;
    case 'at': {
      const { t, zone = ukZone } = context;
      const against = t === undefined ? '' : ` · ${tOffset(reading.at - t)}`;
      const note = reading.note === undefined ? '' : ` · ${reading.note}`;
      return `${dayAndTime(reading.at, zone)}${against}${note}`;
    }
  }
}
