import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

/**
 * "15:00" in an IANA zone; `at` is milliseconds since 1970. A zone that the platform does not know is read as UTC, so
 * that one bad word never stops a board.
 */
export function hourMinute(at: number, zone: string): string {
  const date = new TZDate(at, zone);
  return format(Number.isNaN(date.getTime()) ? new TZDate(at, 'UTC') : date, 'HH:mm');
}

/** "15:00–18:00". */
export const timeRange = (from: number, to: number, zone: string): string =>
  `${hourMinute(from, zone)}–${hourMinute(to, zone)}`;
