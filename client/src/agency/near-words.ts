import { nearTime } from '../format/time.ts';
import { day } from '../format/zone.ts';

/** "18:02" today, "Mon 18:02" within six days either way, else with its date: short enough for a chip. */
export function shortTime(at: number, now: number, zone: string): string {
  const text = nearTime(at, now, zone);
  return Math.abs(at - now) < 6 * day ? text.replace(/^([A-Z][a-z]{2}) \d+ [A-Z][a-z]{2} /, '$1 ') : text;
}
