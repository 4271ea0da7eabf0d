import { hourMinute } from '../format/time.ts';
import { timeText } from '../format/parse-time.ts';
import { hour, minute } from '../format/zone.ts';
import type { AssignmentView } from '#shared/records.ts';

/** What she signs, as typed. */
export interface HoursTyped {
  readonly start: string;
  readonly end: string;
  readonly breakMinutes: number | undefined;
  readonly note: string;
}

/** Hours can be signed once they have begun: nobody signs what has not been. */
export const hasBegun = ({ startAt, presence = 'not_started' }: AssignmentView, now: number): boolean =>
  presence !== 'not_started' && presence !== 'en_route' && startAt !== undefined && startAt <= now;

/**
 * What the form begins with: what she signed before; else from when she was asked to come until she was stood down, or
 * until now where that is sooner than what was asked. Stood down before they began, she alone knows since when she came.
 */
export function hoursTyped(assignment: AssignmentView, now: number, zone: string): HoursTyped {
  const { hours = null, startAt = now, endAt = now, presence, presenceAt } = assignment;
  if (hours !== null) {
    const { note, breakMinutes } = hours;
    return { start: timeText(hours.startAt, zone), end: timeText(hours.endAt, zone), breakMinutes, note };
  }
  const end = presence === 'stood_down' && typeof presenceAt === 'number' ? presenceAt : Math.min(endAt, now);
  const whole = Math.floor(end / minute) * minute;
  const start = startAt < whole ? timeText(startAt, zone) : '';
  return { start, end: timeText(whole, zone), breakMinutes: 0, note: '' };
}

/** "13:00 to 20:10, 30 min of it a break". */
export function signedText(
  { startAt, endAt, breakMinutes }: NonNullable<AssignmentView['hours']>,
  zone: string,
): string {
  const span = `${hourMinute(startAt, zone)} to ${hourMinute(endAt, zone)}`;
  return breakMinutes === 0 ? span : `${span}, ${breakMinutes} min of it a break`;
}

/** Longest span that one signature covers, as on the server: whoever was there for longer has mistaken the day. */
const LONGEST = 36 * hour;

/** Why hours cannot be signed as they are typed, by the field that is wrong; the server refuses the same. */
export function hoursFaults(
  { startAt, endAt, breakMinutes }: { readonly startAt: number; readonly endAt: number; readonly breakMinutes: number },
  now: number,
): { readonly end?: string; readonly breaks?: string } {
  if (endAt <= startAt) return { end: 'Until must be later than From.' };
  if (endAt > now) return { end: 'Sign what has been, not what is to come.' };
  if (endAt - startAt > LONGEST) return { end: 'That is more than 36 hours: look at the days.' };
  return breakMinutes * minute >= endAt - startAt ? { breaks: 'Breaks must be shorter than the hours.' } : {};
}
