import { TZDate } from '@date-fns/tz';
import { addDays, addMonths, startOfDay } from 'date-fns';
import type { WarrantStanding, WarrantType } from '#shared/plan-vocabulary.ts';
import { WARRANT_LAW } from '#shared/warrant-types.ts';

/**
 * The first moment (milliseconds since 1970) at which a warrant is spent; null where its type has no life of its own.
 *
 * The life runs in calendar months in the operation's zone, to the end of the day that bears the same number as the day of
 * issue: "within three months from the date of its issue" leaves out that day itself (the corresponding date rule, Dodds v
 * Walker [1981] 1 WLR 1027). Issued at any hour of 24 August, it may be used to the end of 24 November. A month without
 * that day ends on its last: issued on 31 January for one month, it may be used to the end of February. Days are those
 * of the calendar too, so that a change of clocks neither adds nor takes an hour.
 */
export function warrantEndsAt(type: WarrantType, issuedAt: number, zone: string): number | null {
  const { life } = WARRANT_LAW[type];
  if (life === null) return null;
  const day = startOfDay(new TZDate(issuedAt, zone));
  const last = 'months' in life ? addMonths(day, life.months) : addDays(day, life.days);
  return startOfDay(addDays(last, 1)).getTime();
}

const ORDER: Readonly<Record<WarrantStanding, number>> = {
  applied_for: 0,
  refused: 1,
  issued: 1,
  executed: 2,
  returned: 3,
};

/** Where a warrant stands after a fact: what came late never takes it back. */
export const standingAfter = (before: WarrantStanding, fact: WarrantStanding): WarrantStanding =>
  ORDER[fact] >= ORDER[before] ? fact : before;
