import { useMemo } from 'react';
import { useOperation, useRecords } from '../app/hooks.ts';
import type { Scope } from '../app/client.ts';
import { ukZone } from '../format/zone.ts';
import { readOffset } from '../plan/window.ts';
import type { OperationView } from '#shared/records.ts';
import type { PlanNow } from './rows/plan-rows.ts';

/** Reads a typed time against the operation's T. Without a T only "T-30" and its like say anything, so no clock is asked. */
const offsetBy =
  ({ t = null, zone = ukZone }: OperationView) =>
  (text: string): number | string =>
    readOffset(text, { t, zone, now: 0 });

/** Nobody of an agency's is in a plan. */
const NO_PEOPLE: Pick<PlanNow, 'people' | 'units' | 'moment'> = { people: new Map(), units: [], moment: () => 0 };

/** The plan as the viewer sees it, the same until something in it changes. */
export function usePlanNow(): PlanNow {
  const { view } = useOperation();
  const addresses = useRecords('address');
  const teams = useRecords('team');
  const staff = useRecords('staff');
  const sites = useRecords('site');
  const members = useRecords('member');
  return useMemo(
    () => ({ ...NO_PEOPLE, addresses, teams, staff, sites, members, offset: offsetBy(view) }),
    [addresses, teams, staff, sites, members, view],
  );
}

/** The plan as it stands at this moment, outside of any drawing. */
export function planIn({ followed: { records } }: Scope): PlanNow {
  const operation = records.records('operation').values().next().value ?? {};
  return {
    ...NO_PEOPLE,
    addresses: records.records('address'),
    teams: records.records('team'),
    staff: records.records('staff'),
    sites: records.records('site'),
    members: records.records('member'),
    offset: offsetBy(operation),
  };
}
