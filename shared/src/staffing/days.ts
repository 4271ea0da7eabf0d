import { TZDate } from '@date-fns/tz';
import { addMonths, format } from 'date-fns';

/** Needs end at the same few times over and over, and reading a zone's rules takes long. */
const days = new Map<string, string>();
const MOST_DAYS = 2_000;

/**
 * The calendar day of a moment (milliseconds since 1970) in an IANA zone, "2026-11-24". A zone that the platform does not
 * know is read as UTC.
 */
export function dayIn(at: number, zone: string): string {
  const key = `${at} ${zone}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const date = new TZDate(at, zone);
  const day = format(Number.isNaN(date.getTime()) ? new TZDate(at, 'UTC') : date, 'yyyy-MM-dd');
  if (days.size >= MOST_DAYS) days.clear();
  days.set(key, day);
  return day;
}

/** The last calendar day of some hours: those that end at midnight end on the day before. */
export const lastDayOf = (endAt: number, zone: string): string => dayIn(endAt - 1, zone);

/** The day so many months later; the last of the month where that day does not exist. */
export const monthsAfter = (day: string, months: number): string =>
  format(addMonths(new TZDate(`${day}T12:00:00Z`, 'UTC'), months), 'yyyy-MM-dd');

/** "26 November 2026". */
export const dayWords = (day: string): string => format(new TZDate(`${day}T12:00:00Z`, 'UTC'), 'd MMMM yyyy');
