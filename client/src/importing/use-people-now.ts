import { useMemo } from 'react';
import type { Scope } from '../app/client.ts';
import { useRecords } from '../app/hooks.ts';
import { instantsOf, minute, ukZone } from '../format/zone.ts';
import type { AgencyView } from '#shared/records.ts';
import type { PlanNow } from './rows/plan-rows.ts';

type Units = NonNullable<AgencyView['units']>;

/** A time of day on a day. In the hour that clocks leave out it is the hour after, in the one shown twice the first. */
export function momentOf(day: string, minutes: number): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  // Through the calendar: 24:00 and beyond are of the day after.
  const wall = new Date(Date.UTC(year, month - 1, date) + minutes * minute);
  const at = {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: 0,
  };
  const [first] = instantsOf(at, ukZone);
  return first ?? momentOf(day, minutes + 60);
}

const NO_PLAN: Omit<PlanNow, 'people' | 'units'> = {
  addresses: new Map(),
  teams: new Map(),
  staff: new Map(),
  sites: new Map(),
  members: new Map(),
  offset: () => 'needs an operation with a T',
  moment: momentOf,
};

/** An agency's people as its coordinator sees them, the same until somebody of them changes. */
export function usePeopleNow(units: Units): PlanNow {
  const people = useRecords('rosterPerson');
  return useMemo(() => ({ ...NO_PLAN, people, units }), [people, units]);
}

/** The people as they are at this moment, outside of any drawing. */
export const peopleIn =
  (units: Units) =>
  ({ followed: { records } }: Scope): PlanNow => ({ ...NO_PLAN, people: records.records('rosterPerson'), units });
