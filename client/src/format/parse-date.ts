import { instantsOf, wallTime, type WallTime } from './zone.ts';

/** A typed calendar time. `bare` is true when only a clock time was typed; `mark` is BST or GMT. */
export type CalendarReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'fault'; readonly reason: string }
  | { readonly kind: 'wall'; readonly wall: WallTime; readonly mark: string | undefined; readonly bare: boolean };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Reads a clock time, alone or behind a date. The day of a bare time is the reference's own. */
export function readCalendar(typed: string, reference: number, zone: string): CalendarReading {
  const { rest, mark } = takeMark(typed);
  const parts = /^(?:(.*?)[ ,T]+)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|\d{3,4})$/i.exec(rest);
  const clock = readClock(parts?.[2] ?? '');
  if (parts === null || clock === undefined) return { kind: 'none' };
  if (typeof clock === 'string') return { kind: 'fault', reason: clock };
  const today = wallTime(reference, zone);
  const dateText = parts[1]?.trim() ?? '';
  if (dateText === '') return { kind: 'wall', wall: { ...today, ...clock }, mark, bare: true };
  const date = readDate(dateText.toLowerCase(), reference, zone);
  if (date === undefined) return { kind: 'none' };
  if (typeof date === 'string') return { kind: 'fault', reason: date };
  return { kind: 'wall', wall: { ...date, ...clock }, mark, bare: false };
}

function takeMark(typed: string): { readonly rest: string; readonly mark: string | undefined } {
  const match = /^(.*\d) ?(bst|gmt)$/i.exec(typed);
  return match === null ? { rest: typed, mark: undefined } : { rest: match[1] ?? '', mark: match[2]?.toUpperCase() };
}

type Clock = Pick<WallTime, 'hour' | 'minute' | 'second'>;

/** 1330, 930, 13:30, 13.30, 13:30:05; a string is the fault. */
function readClock(text: string): Clock | string | undefined {
  const match = /^(\d{1,2})[:.]?(\d{2})(?:[:.](\d{2}))?$/.exec(text);
  if (match === null) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? '0')];
  if (hour === 24 && minute === 0) return 'Midnight is 00:00 of the next day';
  if (hour > 23) return 'Hours go from 00 to 23';
  if (minute > 59 || second > 59) return 'Minutes and seconds go from 00 to 59';
  return { hour, minute, second };
}

type CalendarDay = Pick<WallTime, 'year' | 'month' | 'day'>;

/** "26 nov", "thu 26 november 2026", "26/11", "26/11/2026", "2026-11-26"; a string is the fault. */
function readDate(text: string, reference: number, zone: string): CalendarDay | string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]), undefined);
  const match = /^(?:([a-z]{3,9}),? )?(\d{1,2})(?:[ /-]([a-z]{3,9}|\d{1,2}))(?:[ /-](\d{4}|\d{2}))?$/.exec(text);
  if (match === null) return undefined;
  const [, weekday, dayText, monthText = '', yearText] = match;
  const month = monthOf(monthText);
  const wanted = weekday === undefined ? undefined : weekdayOf(weekday);
  if (month === undefined || wanted === -1) return undefined;
  const year = yearText === undefined ? nearestYear(month, Number(dayText), reference, zone) : fullYear(yearText);
  return checked(year, month, Number(dayText), wanted);
}

function monthOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const at = months.indexOf(text === 'sept' ? 'sep' : text);
  const found = at === -1 ? monthNames.indexOf(text) : at;
  return found === -1 ? undefined : found + 1;
}

function weekdayOf(text: string): number {
  const short = weekdays.indexOf(text);
  return short === -1 ? weekdayNames.findIndex((name) => name.toLowerCase() === text) : short;
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** A date without a year is the one nearest to the reference: 2 Jan typed on 30 December is next year's. */
function nearestYear(month: number, date: number, reference: number, zone: string): number {
  const { year } = wallTime(reference, zone);
  const distance = (candidate: number): number => {
    const at = instantsOf({ year: candidate, month, day: date, hour: 12, minute: 0, second: 0 }, zone)[0];
    return Math.abs((at ?? Number.POSITIVE_INFINITY) - reference);
  };
  return [year, year + 1, year - 1].reduce((best, next) => (distance(next) < distance(best) ? next : best));
}

function checked(year: number, month: number, date: number, weekday: number | undefined): CalendarDay | string {
  const real = new Date(Date.UTC(year, month - 1, date));
  if (year < 2000 || year > 2199) return 'Years go from 2000 to 2199';
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return 'There is no such day in that month';
  const actual = real.getUTCDay();
  if (weekday !== undefined && weekday !== actual) return `That date is a ${weekdayNames[actual]}`;
  return { year, month, day: date };
}
