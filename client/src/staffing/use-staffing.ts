import { createContext, use, useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useMe, useOperation, useRecords } from '../app/hooks.ts';
import type { EditTarget } from '../editing/edits.ts';
import type { RecordOf } from '../editing/history.ts';
import { usePaced } from '../plan/use-paced.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import { filtersOf, needsLeft, searchWith, type Filters } from './filters.ts';
import { frameOf, type StaffingFrame } from './frame.ts';
import { STAFFING_OFFERED } from './offered.ts';
import { indexOf, type StaffingData, type StaffingIndex } from './staffing-data.ts';

/** The page is drawn anew at most once in so many ms, however fast its records change. */
const PACE = 120;

/** Everything that the parts of the staffing screen stand on. */
export interface Staffing {
  readonly operationId: string;
  readonly as: ActingRole;
  readonly data: StaffingData;
  readonly index: StaffingIndex;
  readonly frame: StaffingFrame;
  /** Whether the viewer acts as lead; all others read. */
  readonly may: boolean;
  /** Whether the viewer may ring people. */
  readonly mayTell: boolean;
  readonly filters: Filters;
  readonly setFilters: (part: Partial<Filters>) => void;
  /** Which of two pencilled dates is looked at. */
  readonly setDate: (dateId: string) => void;
  /** The needs that the filters leave. */
  readonly ids: ReadonlySet<string>;
}

export const StaffingContext = createContext<Staffing | null>(null);

/** The staffing screen around this component. Throws outside of one: a fault of the page. */
export function useStaffing(): Staffing {
  const staffing = use(StaffingContext);
  if (staffing === null) throw new Error('A part of the staffing screen stands outside of it.');
  return staffing;
}

/** Gathers the staffing of the joined operation out of its records. */
export function useStaffingRecords(): Staffing {
  const { id: operationId } = useOperation();
  const { as } = useMe();
  const data = usePaced(useTables(), PACE);
  const [search, setSearch] = useSearchParams();
  const index = useMemo(() => indexOf(data), [data]);
  const asked = search.get('date');
  const frame = useMemo(() => frameOf(data.operation, asked), [data.operation, asked]);
  const filters = useMemo(() => filtersOf(search), [search]);
  const ids = useMemo(() => needsLeft(data, index, filters), [data, index, filters]);
  const setFilters = useCallback(
    (part: Partial<Filters>) =>
      setSearch((before) => searchWith(before, { ...filtersOf(before), ...part }), { replace: true }),
    [setSearch],
  );
  const setDate = useCallback(
    (dateId: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.set('date', dateId);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return useMemo(
    () => ({
      operationId,
      as,
      data,
      index,
      frame,
      may: as === 'lead',
      mayTell: STAFFING_OFFERED[as]?.includes('TellByVoice') === true,
      filters,
      setFilters,
      setDate,
      ids,
    }),
    [operationId, as, data, index, frame, filters, setFilters, setDate, ids],
  );
}

function useTables(): StaffingData {
  const { view: operation } = useOperation();
  const [addresses, sites, agencies, members, staff] = [
    useRecords('address'),
    useRecords('site'),
    useRecords('agency'),
    useRecords('member'),
    useRecords('staff'),
  ];
  const asked = useAsked();
  const [covers, clashes, lacks, notices] = [
    useRecords('cover'),
    useRecords('clash'),
    useRecords('lack'),
    useRecords('notice'),
  ];
  return useMemo(
    () => ({ operation, addresses, sites, agencies, members, staff, ...asked, covers, clashes, lacks, notices }),
    [operation, addresses, sites, agencies, members, staff, asked, covers, clashes, lacks, notices],
  );
}

function useAsked() {
  const [requirements, requests, turns, messages] = [
    useRecords('requirement'),
    useRecords('request'),
    useRecords('turn'),
    useRecords('message'),
  ];
  const [capacities, assignments, duties] = [useRecords('capacity'), useRecords('assignment'), useRecords('duty')];
  return useMemo(
    () => ({ requirements, requests, turns, messages, capacities, assignments, duties }),
    [requirements, requests, turns, messages, capacities, assignments, duties],
  );
}

/** The records that undo looks at before it takes something back. */
export function useStaffingRecordOf({ data }: Staffing): RecordOf {
  return useCallback(
    ({ kind, id }: EditTarget) => {
      if (kind === 'duty') return data.duties.get(id);
      return kind === 'requirement' ? data.requirements.get(id) : undefined;
    },
    [data],
  );
}
