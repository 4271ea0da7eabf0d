import { useEffect, useMemo, useRef } from 'react';
import { useMe, useNow, useOperation } from '../app/hooks.ts';
import { pagePath } from '../app/page-table.ts';
import type { MapPlace } from '../map/place.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import type { OperationView } from '#shared/records.ts';
import type { OperationRole, Order } from '#shared/vocabulary.ts';
import { addressRows, type AddressRow } from './address-row.ts';
import { alertsOf, type Alert, type AssistanceAlert } from './alerts.ts';
import { useBoardRecords, type BoardRecords } from './board-records.ts';
import { deskContext } from './desk-context.ts';
import { mapPlaces } from './map-places.ts';
import { offeredTo } from './rights.ts';
import { useActs, type Acts } from './use-acts.ts';
import { useDeskLine, type DeskLineState } from './use-desk-line.ts';
import { useSide, type SideState } from './use-side.ts';
import { useStable } from './use-stable.ts';

/** Everything that a board draws and does, for one viewer. */
export interface BoardState {
  readonly operation: OperationView;
  readonly records: BoardRecords;
  readonly now: number;
  readonly may: ReadonlySet<OperationCommandType>;
  readonly rows: readonly AddressRow[];
  readonly alerts: readonly Alert[];
  readonly places: readonly MapPlace[];
  readonly side: SideState;
  readonly acts: Acts;
  /** Null for whoever only reads. */
  readonly line: DeskLineState | null;
  /** The oldest call that nobody has acknowledged, and the one to which somebody should go. */
  readonly unacknowledged: AssistanceAlert | null;
  readonly unattended: AssistanceAlert | null;
  /** The staffing screen, for whoever mends gaps. */
  readonly staffingLink: string | undefined;
  /** The plan page in the role acted in here: every role of the board reads it. */
  readonly planPath: string;
  readonly acknowledge: (assistanceId: string) => void;
  /** Each begins the act in the desk line; the rest is typed. */
  readonly sayGoing: (call: Pick<AssistanceAlert, 'ref'>) => void;
  readonly sayClosed: (call: Pick<AssistanceAlert, 'ref'>) => void;
  readonly order: (addressId: string, order: Order) => void;
  /** Opens or closes the details of the selected address, or of the first. */
  readonly details: () => void;
  /** The next or previous address. The focus goes along, unless it is in the line. */
  readonly move: (by: 1 | -1) => void;
}

/** The board of the joined operation. */
export function useBoard(): BoardState {
  const { id: operationId, view: operation } = useOperation();
  const { as } = useMe();
  const records = useBoardRecords();
  const now = useNow();
  const may = useMemo(() => offeredTo(as), [as]);
  const acts = useActs();
  const rows = addressRows(records, operation, now);
  const alerts = alertsOf(records, operation, now);
  const calls = alerts.filter((alert) => alert.kind === 'assistance');
  useCallsAnnounced(calls);
  const places = useStable(mapPlaces(rows, records, operation));
  const side = useSide(rows);
  const line = useDeskLine(useMemo(() => deskContext(records, operation, may, now), [records, operation, may, now]));
  return {
    operation,
    records,
    now,
    may,
    rows,
    alerts,
    places,
    side,
    acts,
    line: may.has('WriteLogEntry') ? line : null,
    unacknowledged: calls.find((call) => call.acknowledgedBy === null) ?? null,
    unattended: calls.find((call) => call.going.length === 0) ?? calls[0] ?? null,
    planPath: pagePath(operationId, 'plan', as as OperationRole),
    staffingLink: as === 'lead' ? pagePath(operationId, 'staffing', 'lead') : undefined,
    acknowledge: (assistanceId) =>
      void acts.run(assistanceId, [{ type: 'AcknowledgeAssistance', payload: { assistanceId } }]),
    sayGoing: ({ ref }) => line.prompt(`who ${ref.toLowerCase()} `),
    sayClosed: ({ ref }) => line.prompt(`close ${ref.toLowerCase()} `),
    order: (id, kind) => line.prompt(`${(records.address.get(id)?.ref ?? '').toLowerCase()} ${kind} `),
    details: () => {
      const id = side.selectedId ?? rows[0]?.id;
      if (id !== undefined) side.toggle(id);
    },
    move: (by) => moveTo(side.move(by), line),
  };
}

function moveTo(id: string | null, line: DeskLineState): void {
  const button = document.querySelector<HTMLElement>(`[data-address="${id ?? ''}"]`);
  if (document.activeElement === line.input.current) button?.scrollIntoView({ block: 'nearest' });
  else button?.focus();
}

/** A new call for assistance is read out at once. */
function useCallsAnnounced(calls: readonly AssistanceAlert[]): void {
  const announce = useAnnounce();
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    for (const call of calls) {
      if (!told.current.has(call.id)) announce(`Assistance at ${call.ref}, ${call.by}`, { manner: 'assertive' });
    }
    told.current = new Set(calls.map((call) => call.id));
  }, [calls, announce]);
}
