import { hourMinute, tOffset } from '../format/time.ts';
import { minute, ukZone } from '../format/zone.ts';
import type { OperationView } from '#shared/records.ts';
import type { Span } from '#shared/staffing/spans.ts';

/** How minutes from T become hours on the screen. */
export interface StaffingFrame {
  /** T, or the pencilled date that is looked at, in ms; null while there is neither. */
  readonly origin: number | null;
  /** Whether `origin` is T itself. */
  readonly isT: boolean;
  /** The pencilled date looked at. */
  readonly dateId: string | null;
  readonly zone: string;
}

/** The frame of an operation; `asked` is the pencilled date to look at, else the first. */
export function frameOf({ t = null, dates = [], zone = ukZone }: OperationView, asked: string | null): StaffingFrame {
  if (t !== null) return { origin: t, isT: true, dateId: null, zone };
  const date = dates.find(({ id }) => id === asked) ?? dates[0];
  return { origin: date?.t ?? null, isT: false, dateId: date?.id ?? null, zone };
}

/** Minutes from T as ms: since 1970, or from T itself while there is none. */
export const at = ({ origin }: StaffingFrame, minutes: number): number => (origin ?? 0) + minutes * minute;

export const spanOf = (frame: StaffingFrame, window: { readonly start: number; readonly end: number }): Span => ({
  startAt: at(frame, window.start),
  endAt: at(frame, window.end),
});

/** Hours on the screen as whole minutes from T, as a duty is kept. */
export const windowOf = (frame: StaffingFrame, { startAt, endAt }: Span) => ({
  start: Math.round((startAt - (frame.origin ?? 0)) / minute),
  end: Math.round((endAt - (frame.origin ?? 0)) / minute),
});

/** "15:00", or "T+01:00" while there is no T. */
export const timeWords = ({ origin, zone }: StaffingFrame, moment: number): string =>
  origin === null ? tOffset(moment) : hourMinute(moment, zone);

/** "15:00–18:00". */
export const spanWords = (frame: StaffingFrame, { startAt, endAt }: Span): string =>
  `${timeWords(frame, startAt)}–${timeWords(frame, endAt)}`;
