import { createContext, use, useCallback, useEffect, useMemo, useRef } from 'react';
import { useMe, useNow, useOperation } from '../app/hooks.ts';
import { minute, ukZone } from '../format/zone.ts';
import type { EditTarget } from '../editing/edits.ts';
import type { Deed } from '../editing/history.ts';
import { goesWith } from './goes-with.ts';
import type { PlanData } from './plan-data.ts';
import { usePaced } from './use-paced.ts';
import { usePlanTables } from './use-plan-tables.ts';
import type { TFrame } from './window.ts';

/** The page is drawn anew at most once in so many ms, however fast its records change. */
const PACE = 120;

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
  const tables = usePlanTables();
  const newest = useMemo<PlanData>(() => ({ operation, ...tables }), [operation, tables]);
  const data = usePaced(newest, PACE);
  const t = operation.t ?? null;
  const zone = operation.zone ?? ukZone;
  const frame = useMemo<TFrame>(() => ({ t, zone, now }), [t, zone, now]);
  return useMemo<Plan>(() => ({ operationId: id, data, frame, may }), [id, data, frame, may]);
}

/** The records that edits are of, so that undo takes back nothing of anybody else's. */
export function useRecordOf({ data }: Plan): (target: EditTarget) => object | undefined {
  return useCallback((target) => recordOf(data, target), [data]);
}

/** What goes with a record that is taken out of the plan; the same function from draw to draw. */
export function useGoesWith({ data }: Plan): (target: EditTarget) => readonly Deed[] {
  const { agencyId } = useMe();
  const latest = useRef(data);
  useEffect(() => {
    latest.current = data;
  });
  return useCallback((target) => goesWith(latest.current, target, agencyId), [agencyId]);
}

/** The plan's record of a kind and id; undefined where it is not seen, or is none of the plan's. */
export function recordOf(data: PlanData, { kind, id }: EditTarget): object | undefined {
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
    case 'post':
      return data.posts.get(id);
    case 'task':
      return data.tasks.get(id);
    case 'contingency':
      return data.contingencies.get(id);
    case 'channel':
      return data.channels.get(id);
    case 'drawing':
      return data.drawings.get(id);
    case 'usualNeed':
      return data.usualNeeds.get(id);
    case 'warrant':
      return data.warrants.get(id);
    case 'risk':
      return data.risks.get(id);
    case 'staff':
      return data.staff.get(id);
    case 'agency':
      return data.agencies.get(id);
    // Duties are the staffing screen's.
    case 'duty':
    case 'rosterPerson':
      return undefined;
  }
}
