import { afternoon } from '#client/board/gallery/afternoon.ts';
import { BOARD_KINDS, type BoardRecords } from '#client/board/board-records.ts';
import type { OperationView, ReportView, StepView } from '#shared/records.ts';
import type { Put } from '#shared/protocol.ts';

/** 14:00 on Thursday 26 November 2026, London. */
export const T = Date.UTC(2026, 10, 26, 14, 0, 0);
export const at = (minutes: number, seconds = 0): number => T + minutes * 60_000 + seconds * 1000;
export const NOW = at(12, 41);

/** A board's records out of a `Put`, as the store would hold them. */
export function recordsOf(put: Put): BoardRecords {
  return Object.fromEntries(
    BOARD_KINDS.map((kind) => [kind, new Map(Object.entries(put[kind] ?? {}))]),
  ) as unknown as BoardRecords;
}
/** The invented afternoon of the gallery, T+00:12:41. */
export const records: BoardRecords = recordsOf(afternoon(T));
export const operation: OperationView = {
  codename: 'Marigold',
  zone: 'Europe/London',
  t: T,
  phase: 'live',
  standing: { kind: 'running' },
};

export const said = (by: string, minutes: number, seconds = 0, source: ReportView['source'] = 'phone'): ReportView => ({
  by: source === 'radio' ? `${by} by radio` : by,
  source,
  happenedAt: at(minutes, seconds),
  receivedAt: at(minutes, seconds + 1),
});
export const reached = (report: ReportView, confirmed?: ReportView): StepView =>
  confirmed === undefined ? { kind: 'reached', report } : { kind: 'reached', report, confirmed };
