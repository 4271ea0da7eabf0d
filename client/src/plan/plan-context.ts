import { createContext, use, useCallback, useMemo } from 'react';
import { useMe, useNow, useOperation, useRecords } from '../app/hooks.ts';
import { minute, ukZone } from '../format/zone.ts';
import type { Edit } from '../editing/edits.ts';
import type { PlanData } from './plan-data.ts';
import type { TFrame } from './window.ts';

export interface Plan {
  readonly operationId: string;
  readonly data: PlanData;
  readonly frame: TFrame;
  /** Whether the viewer acts as lead; all others read. */
  readonly may: boolean;
}

export const PlanContext = createContext<Plan | null>(null);

/** The plan around this component. Throws outside of one: a fault of the page. */
export function usePlan(): Plan {
  const plan = use(PlanContext);
  if (plan === null) throw new Error('A part of the plan stands outside of it.');
  return plan;
}

/** Gathers the plan out of the joined operation's records. */
export function usePlanRecords(): Plan {
  const { id, view: operation } = useOperation();
  const may = useMe().as === 'lead';
  const now = useNow(minute);
  const addresses = useRecords('address');
  const sites = useRecords('site');
  const teams = useRecords('team');
  const agencies = useRecords('agency');
  const members = useRecords('member');
  const requirements = useRecords('requirement');
  const requests = useRecords('request');
  const assignments = useRecords('assignment');
  const showings = useRecords('showing');
  const contests = useRecords('contest');
  const covers = useRecords('cover');
  const readiness = useRecords('readiness');
  const data = useMemo<PlanData>(
    () => ({
      operation,
      addresses,
      sites,
      teams,
      agencies,
      members,
      requirements,
      requests,
      assignments,
      showings,
      contests,
      covers,
      readiness,
    }),
    [
      operation,
      addresses,
      sites,
      teams,
      agencies,
      members,
      requirements,
      requests,
      assignments,
      showings,
      contests,
      covers,
      readiness,
    ],
  );
  const t = operation.t ?? null;
  const zone = operation.zone ?? ukZone;
  const frame = useMemo<TFrame>(() => ({ t, zone, now }), [t, zone, now]);
  return useMemo<Plan>(() => ({ operationId: id, data, frame, may }), [id, data, frame, may]);
}

/** The value that an edited field has now, so that undo takes back nothing of anybody else's. */
export function useCurrent({ data }: Plan): (edit: Edit) => unknown {
  return useCallback(
    ({ target, field }) => {
      const record = recordOf(data, target);
      return record === undefined ? undefined : Reflect.get(record, field);
    },
    [data],
  );
}

function recordOf(data: PlanData, { kind, id }: Edit['target']): object | undefined {
  switch (kind) {
    case 'operation':
      return data.operation;
    case 'address':
      return data.addresses.get(id);
    case 'site':
      return data.sites.get(id);
    case 'team':
      return data.teams.get(id);
    case 'requirement':
      return data.requirements.get(id);
    case 'agency':
      return data.agencies.get(id);
    case 'rosterPerson':
      return undefined;
  }
}
