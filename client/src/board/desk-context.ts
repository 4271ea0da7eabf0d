import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import type { DeskContext } from '#shared/desk-line.ts';
import type { OperationView } from '#shared/records.ts';
import type { BoardRecords } from './board-records.ts';
import { ringList } from './ring-list.ts';

/** What the desk line may speak of, out of the board's records. */
export function deskContext(
  records: BoardRecords,
  operation: OperationView,
  may: ReadonlySet<OperationCommandType>,
  now: number,
): DeskContext {
  const open = [...records.assistance].filter(([, one]) => !one.closed);
  return {
    now,
    zone: operation.zone ?? 'Europe/London',
    may,
    addresses: [...records.address].map(([id, { ref = '', teamId = null }]) => ({ id, ref, teamId })),
    teams: [...records.team].map(([id, { callSign = '' }]) => ({ id, callSign })),
    assistances: open
      .sort(([, a], [, b]) => (a.raised?.receivedAt ?? 0) - (b.raised?.receivedAt ?? 0))
      .map(([id, one]) => ({ id, addressId: one.addressId ?? '', acknowledged: Boolean(one.acknowledged) })),
    untold: ringList(records, now).map(({ name, noticeIds }) => ({ name, noticeIds })),
  };
}
