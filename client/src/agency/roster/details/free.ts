import { momentOf } from '../../../format/moment.ts';
import { dayRange, hourMinute, shortDay } from '../../../format/time.ts';
import { wallTime } from '../../../format/zone.ts';
import type { Span } from '#shared/paste/person-rows.ts';
import type { RosterPersonView } from '#shared/records.ts';

/** The day of a moment, "2026-11-26". */
export const dayText = (at: number): string => {
  const { year, month, day } = wallTime(at);
  return `${year}-${two(month)}-${two(day)}`;
};
const two = (figure: number): string => String(figure).padStart(2, '0');

/** "Thu 26 Nov 10:00–22:00"; across midnight both days are said; a whole day is said to be one. */
export function spanWords({ startAt, endAt }: Span): string {
  const day = dayText(startAt);
  const whole = startAt === momentOf(day, 0) && endAt === momentOf(day, 1440);
  return whole ? `${shortDay(startAt)}, all day` : dayRange(startAt, endAt);
}

/** A span as it is typed: "26/11/2026 18:00-02:00". */
export const spanTyped = ({ startAt, endAt }: Span): string =>
  `${dayText(startAt).split('-').toReversed().join('/')} ${hourMinute(startAt)}-${hourMinute(endAt)}`;

/** Whether she has said that she is free at some time of a day ("2026-11-26"). */
export const isFreeOn = ({ availability = [] }: RosterPersonView, day: string): boolean =>
  availability.some(({ startAt, endAt }) => startAt < momentOf(day, 1440) && endAt > momentOf(day, 0));

/** Spans with one more, in order; undefined where they would lie over each other. */
export function withSpan(spans: readonly Span[], one: Span): readonly Span[] | undefined {
  const all = [...spans, one].toSorted((a, b) => a.startAt - b.startAt);
  const over = all.some(({ startAt }, at) => startAt < (all[at - 1]?.endAt ?? Number.NEGATIVE_INFINITY));
  return over ? undefined : all;
}
