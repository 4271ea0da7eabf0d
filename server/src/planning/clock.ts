import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

/** Windows repeat the same few hours over and over; reading the zone's rules for each would be most of the work. */
const written = new Map<string, string>();
const MOST_WRITTEN = 2_000;

/**
 * "15:00" in an IANA zone; `at` is milliseconds since 1970. A zone that the platform does not know is read as UTC, so
 * that one bad word never stops a board.
 */
export function hourMinute(at: number, zone: string): string {
  const key = `${at} ${zone}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const date = new TZDate(at, zone);
  const text = format(Number.isNaN(date.getTime()) ? new TZDate(at, 'UTC') : date, 'HH:mm');
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(key, text);
  return text;
}

/** "15:00–18:00". */
export const timeRange = (from: number, to: number, zone: string): string =>
  `${hourMinute(from, zone)}–${hourMinute(to, zone)}`;
