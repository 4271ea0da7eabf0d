import type { CellFault, Cells } from '#shared/paste.ts';
import { addressKey } from '#shared/natural-keys.ts';
import type { AddressRow } from '#shared/commands/import-rows.ts';
import { LIMITS } from '#shared/limits.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { Sheet } from './read/sheet.ts';
import { judgeOf, judgeRows, REF_TO_COME, type FileTables, type Judge, type RowReading } from './rows/judge.ts';
import { rowsOf, type FileRow, type Match } from './rows/match.ts';
import type { PlanNow } from './rows/plan-rows.ts';
import type { RowToSend } from './send/parts.ts';

/** Kinds in the order in which they come in: an address names its team, a person both. */
export const KINDS_IN_ORDER: readonly RowKind[] = ['team', 'address', 'staff', 'person'];

/** One sheet of a chosen file, as a person has it before them. */
export interface SheetUse {
  readonly key: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly sheet: Sheet;
  readonly match: Match;
  /** Mended cells, by row. */
  readonly edits: ReadonlyMap<number, Cells>;
  /** Rows whose cells are open: once faulty, they stay so while they are typed into. */
  readonly mending: ReadonlySet<number>;
  /** What the server said of rows; it holds until the row is typed into. */
  readonly refused: ReadonlyMap<number, readonly CellFault[]>;
}

export interface RowView extends FileRow {
  readonly reading: RowReading;
}

/** A sheet with its rows judged, and the titles among them that are left out. */
export interface SheetView {
  readonly use: SheetUse;
  readonly rows: readonly RowView[];
  readonly titles: readonly string[];
  /** Rows beyond the most that may come in. */
  readonly left: number;
}

interface ReadRows {
  readonly rows: readonly FileRow[];
  readonly titles: readonly string[];
  readonly left: number;
}

/** What is kept from one judging to the next, so that a key typed in one row judges that row alone. */
export interface Kept {
  readonly read: WeakMap<Match, ReadRows>;
  judges: { readonly plan: PlanNow; readonly named: string; readonly of: Readonly<Record<RowKind, Judge>> } | undefined;
}
export const newKept = (): Kept => ({ read: new WeakMap(), judges: undefined });

function readRows({ sheet, match }: SheetUse, { read }: Kept): ReadRows {
  const before = read.get(match);
  if (before !== undefined) return before;
  const { rows, titles } = rowsOf(sheet, match);
  const left = sheet.tooMany + Math.max(0, rows.length - LIMITS.importFileRows);
  const kept = { rows: rows.slice(0, LIMITS.importFileRows), titles, left };
  read.set(match, kept);
  return kept;
}

function mendedRows(rows: readonly FileRow[], { edits }: SheetUse): readonly FileRow[] {
  if (edits.size === 0) return rows;
  return rows.map((row) => {
    const cells = edits.get(row.row);
    return cells === undefined ? row : { row: row.row, cells };
  });
}

/** Judges the rows of all sheets: each kind by the plan and by the other sheets, whatever file they come from. */
export function judgeAll(plan: PlanNow, sheets: readonly SheetUse[], kept: Kept): readonly SheetView[] {
  const read = sheets.map((use) => readRows(use, kept));
  const rows = sheets.map((use, at) => mendedRows(read[at]?.rows ?? [], use));
  const tables = tablesOf(sheets, rows);
  const judges = judgesFor(plan, tables, kept);
  const readings = new Map<FileRow, RowReading>();
  for (const kind of KINDS_IN_ORDER) {
    judgeRows(judges[kind], tables[kind]).forEach((reading, at) => {
      const row = tables[kind][at];
      if (row !== undefined) readings.set(row, reading);
    });
  }
  return sheets.map((use, at) => ({
    use,
    titles: read[at]?.titles ?? [],
    left: read[at]?.left ?? 0,
    rows: (rows[at] ?? []).map((row) => ({ ...row, reading: standingOf(use, row, readings.get(row)) })),
  }));
}

/** The same judges for as long as plan and file name the same things. */
function judgesFor(plan: PlanNow, tables: FileTables, kept: Kept): Readonly<Record<RowKind, Judge>> {
  const named = namedIn(tables);
  if (kept.judges?.plan === plan && kept.judges.named === named) return kept.judges.of;
  const of = {
    address: judgeOf('address', plan, tables),
    team: judgeOf('team', plan, tables),
    staff: judgeOf('staff', plan, tables),
    person: judgeOf('person', plan, tables),
  };
  kept.judges = { plan, named, of };
  return of;
}

/** All that rows of other sheets may speak of; names of staff only where teams list people. */
function namedIn({ team, address, staff }: FileTables): string {
  const people = team.some(({ cells }) => (cells['members'] ?? '') !== '');
  return [
    ...team.map(({ cells }) => cells['callSign'] ?? ''),
    ...address.map(({ cells }) => `${cells['ref'] ?? ''}|${cells['line'] ?? ''}|${cells['postcode'] ?? ''}`),
    ...(people ? staff.map(({ cells }) => cells['name'] ?? '') : []),
  ].join('\n');
}

function tablesOf(sheets: readonly SheetUse[], rows: readonly (readonly FileRow[])[]): FileTables {
  const of = (kind: RowKind): readonly FileRow[] =>
    sheets.flatMap(({ match }, at) => (match.kind === kind ? (rows[at] ?? []) : []));
  return { team: of('team'), address: of('address'), staff: of('staff'), person: of('person') };
}

/** What the server said of a row goes before what the page makes of it. */
function standingOf({ refused }: SheetUse, { row }: FileRow, reading: RowReading | undefined): RowReading {
  const faults = refused.get(row);
  if (faults !== undefined && reading?.kind !== 'same') return { kind: 'faulty', faults };
  return reading ?? { kind: 'faulty', faults: [] };
}

/** Whether a row is sent: new ones, and changed ones where they are wanted. */
export const isToSend = ({ reading }: RowView, withChanged: boolean): boolean =>
  reading.kind === 'new' || (reading.kind === 'changed' && withChanged);

/** A row of one kind and file, with the sheet it stands in. */
interface PlacedRow {
  readonly view: SheetView;
  readonly row: RowView;
  /** Counted from nought among all rows of its kind in its file. */
  readonly place: number;
}

/** All rows of a kind in one file, sheet after sheet. */
export function placedRows(views: readonly SheetView[], kind: RowKind, fileHash: string): readonly PlacedRow[] {
  return views
    .filter(({ use }) => use.match.kind === kind && use.fileHash === fileHash)
    .flatMap((view) => view.rows.map((row) => ({ view, row })))
    .slice(0, LIMITS.importFileRows)
    .map((placed, place) => ({ ...placed, place }));
}

/** Which rows were to come in, by their kind, file and place. */
export function toSendAt(
  views: readonly SheetView[],
  withChanged: boolean,
): (fileHash: string, kind: RowKind, place: number) => boolean {
  const files = new Set(views.map(({ use }) => use.fileHash));
  const wanted = new Set(
    KINDS_IN_ORDER.flatMap((kind) =>
      [...files].flatMap((fileHash) =>
        placedRows(views, kind, fileHash)
          .filter(({ row }) => isToSend(row, withChanged))
          .map(({ place }) => `${kind} ${place} ${fileHash}`),
      ),
    ),
  );
  return (fileHash, kind, place) => wanted.has(`${kind} ${place} ${fileHash}`);
}

/** The rows of one stage, as they are sent, and those whose address has not come in. */
export function rowsToSend(
  placed: readonly PlacedRow[],
  withChanged: boolean,
): { readonly rows: readonly RowToSend[]; readonly waiting: readonly number[] } {
  const rows: RowToSend[] = [];
  const waiting: number[] = [];
  for (const { row, place } of placed) {
    const { reading } = row;
    if (!isToSend(row, withChanged) || (reading.kind !== 'new' && reading.kind !== 'changed')) continue;
    if (Reflect.get(reading.now, 'address') === REF_TO_COME) waiting.push(place);
    else {
      const was = reading.kind === 'changed' ? reading.was : null;
      rows.push({ place, row: row.row, was, now: reading.now });
    }
  }
  return { rows, waiting };
}

/** What is there once rows are in: the keys by which the next stage finds addresses. */
export const addressKeysOf = (rows: readonly RowToSend[]): ReadonlySet<string> =>
  new Set(rows.map(({ now }) => addressKey(now as AddressRow)));

/** How many rows stand how, of each kind. */
export type Tally = Readonly<Record<RowReading['kind'], number>>;

export function tallyOf(rows: readonly RowView[]): Tally {
  const tally = { new: 0, same: 0, changed: 0, repeats: 0, faulty: 0 };
  for (const { reading } of rows) tally[reading.kind] += 1;
  return tally;
}
