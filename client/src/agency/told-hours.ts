import type { Said } from './person-line.ts';
import { hasBegun, signedText } from '../worker/worker-hours.ts';
import { hour, minute } from '../format/zone.ts';
import type { AssignmentView } from '#shared/records.ts';

/** Hours as told by voice can be signed once she has begun, or was stood down, until command has agreed them. */
export function mayTellHours(assignment: AssignmentView, now: number): boolean {
  const { answer, presence, hours = null } = assignment;
  const saidYes = answer === 'confirmed' || answer === 'asked_again';
  if (!saidYes || (hours !== null && hours.agreed !== null)) return false;
  return presence === 'stood_down' || hasBegun(assignment, now);
}

/** Whether her hours are signed or agreed, which, and by whom told; null while nobody has signed. */
export function hoursSaid({ hours = null }: AssignmentView, zone: string): Said | null {
  if (hours === null) return null;
  const span = signedText(hours, zone);
  if (hours.agreed !== null) return { tone: 'ok', words: `Hours agreed: ${span}` };
  return { tone: 'move', words: `Hours signed${hours.signedBy === 'coordinator' ? ' as told' : ''}: ${span}` };
}

/** Longest span of one signature, as on the server: whoever was there for longer has mistaken the day. */
const LONGEST = 36 * hour;

/** Why hours as typed would not be taken, by the field of the payload that is wrong. */
export function toldFaults(
  { startAt, endAt, breakMinutes }: { readonly startAt: number; readonly endAt: number; readonly breakMinutes: number },
  now: number,
): { readonly endAt?: string; readonly breakMinutes?: string } {
  if (endAt <= startAt) return { endAt: 'Until must be later than From.' };
  if (endAt > now) return { endAt: 'Sign what has been, not what is to come.' };
  if (endAt - startAt > LONGEST) return { endAt: 'That is more than 36 hours: look at the days.' };
  return breakMinutes * minute >= endAt - startAt ? { breakMinutes: 'Breaks must be shorter than the hours.' } : {};
}
