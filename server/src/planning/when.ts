import type { Span } from '#shared/staffing/spans.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import { timeRange } from './clock.ts';
import type { From } from './found.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const ZONE = 'Europe/London';

export const zoneOf = (from: From): string => from.part('operation', OPERATION_RECORD, 'zone') ?? ZONE;

/**
 * The T that an hour is judged by: T itself, or, where dates are pencilled in its place, the one at which a window that
 * begins `start` minutes from T comes nearest to `startAt` (the earlier of two as near). Null before there is either.
 */
export function tNear(startAt: number | null, start: number, from: From): number | null {
  const t = from.part('operation', OPERATION_RECORD, 't') ?? null;
  if (t !== null) return t;
  const dates = from.part('operation', OPERATION_RECORD, 'dates') ?? [];
  const far = (one: number) => (startAt === null ? 0 : Math.abs(startAt - (one + start * MINUTE)));
  const [nearest] = dates.map((date) => date.t).sort((a, b) => far(a) - far(b) || a - b);
  return nearest ?? null;
}

/** How hours are said: by the clock, or in minutes from T where they hang on a T that nobody has set. */
export interface Clock {
  readonly zone: string;
  readonly fromT: boolean;
}

/** "15:00–18:00", or "T+60 to T+120 min". */
export const hoursWords = ({ startAt, endAt }: Span, { zone, fromT }: Clock): string =>
  fromT ? `${fromTWords(startAt)} to ${fromTWords(endAt)} min` : timeRange(startAt, endAt, zone);

export const fromTWords = (at: number): string => `T${at < 0 ? '−' : '+'}${Math.abs(at) / MINUTE}`;

/** "9 h 30 min", "8 h", "45 min". */
export function lengthWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(whole > 0 ? [`${whole} h`] : []), ...(rest > 0 || whole === 0 ? [`${rest} min`] : [])].join(' ');
}
