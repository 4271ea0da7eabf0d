import { useMemo } from 'react';
import type { Scope } from '../app/client.ts';
import { useRecords } from '../app/hooks.ts';
import { momentOf } from '../format/moment.ts';
import type { AgencyView } from '#shared/records.ts';
import type { PlanNow } from './rows/plan-rows.ts';

type Units = NonNullable<AgencyView['units']>;

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
