import type { CellFault } from '#shared/paste.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { RowView, SheetUse, SheetView } from './model.ts';
import { placedRows } from './model.ts';
import { matchAs, withColumn, withHead, type FileRow } from './rows/match.ts';
import type { FileStage } from './stages.ts';
import type { RefusedRow } from './send/run.ts';

/** What a person does with a sheet before it comes in; each gives back the sheet as it is then. */

export const asKind = (use: SheetUse, kind: RowKind | null): SheetUse => ({
  ...use,
  match: matchAs(kind, use.sheet, use.match),
  edits: new Map(),
  mending: new Set(),
  refused: new Map(),
});

export const asHead = (use: SheetUse, head: number): SheetUse => ({
  ...use,
  match: withHead(use.match, use.sheet, head),
  edits: new Map(),
  mending: new Set(),
  refused: new Map(),
});

/** Mended cells are those of a match; another match begins anew. */
export const asColumn = (use: SheetUse, at: number, key: string | null): SheetUse => ({
  ...use,
  match: withColumn(use.match, at, key),
  edits: new Map(),
  mending: new Set(),
  refused: new Map(),
});

/** One cell mended. */
export function mended(use: SheetUse, { row, cells }: FileRow, column: string, text: string): SheetUse {
  return {
    ...use,
    edits: new Map([...use.edits, [row, { ...cells, [column]: text }]]),
    mending: new Set([...use.mending, row]),
    refused: new Map([...use.refused].filter(([one]) => one !== row)),
  };
}

/** Every faulty cell of a column that says the same, mended alike. */
export function mendedAlike(
  use: SheetUse,
  rows: readonly RowView[],
  column: string,
  from: string,
  to: string,
): SheetUse {
  const alike = rows.filter(
    ({ cells, reading }) =>
      (cells[column] ?? '') === from &&
      reading.kind === 'faulty' &&
      reading.faults.some((fault) => fault.column === column),
  );
  const numbers = new Set(alike.map(({ row }) => row));
  return {
    ...use,
    edits: new Map([...use.edits, ...alike.map(({ row, cells }) => [row, { ...cells, [column]: to }] as const)]),
    refused: new Map([...use.refused].filter(([row]) => !numbers.has(row))),
  };
}

/** The sheets with what the server said of their rows. */
export function withRefused(
  sheets: readonly SheetUse[],
  views: readonly SheetView[],
  stages: readonly FileStage[],
  refused: readonly RefusedRow[],
): readonly SheetUse[] {
  const said = new Map<string, Map<number, readonly CellFault[]>>();
  for (const { stage, place, faults } of refused) {
    const { kind, fileHash } = stages[stage] ?? {};
    if (kind === undefined || fileHash === undefined) continue;
    const placed = placedRows(views, kind, fileHash)[place];
    if (placed === undefined) continue;
    const { key } = placed.view.use;
    said.set(key, (said.get(key) ?? new Map<number, readonly CellFault[]>()).set(placed.row.row, faults));
  }
  return sheets.map((use) => {
    const own = said.get(use.key);
    return own === undefined ? use : { ...use, refused: new Map([...use.refused, ...own]) };
  });
}
