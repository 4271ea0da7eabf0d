import { nearTime } from '../../format/time.ts';
import { minute } from '../../format/zone.ts';

/** What one press of a key moves the moment by. */
export const STEP = 5 * minute;

/** The next whole five minutes before or after a moment (ms since 1970). */
export const stepped = (at: number, way: 'back' | 'on'): number =>
  way === 'back' ? (Math.ceil(at / STEP) - 1) * STEP : (Math.floor(at / STEP) + 1) * STEP;

/** A moment as an address of a page may name it: ms since 1970 in figures; null for anything else. */
export function readMoment(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** "As Harbour Support saw it at 14:05", "… sees it now", "… will see it at 15:00, if nobody does anything more". */
export function headingOf(who: string, at: number | null, now: number, zone: string): string {
  if (at === null) return `As ${who} sees it now`;
  const when = nearTime(at, now, zone);
  return at <= now ? `As ${who} saw it at ${when}` : `As ${who} will see it at ${when}`;
}
