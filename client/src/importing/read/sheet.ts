import { LIMITS } from '#shared/limits.ts';

/** One row with something in it, and its number in the spreadsheet (1 is the first). */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** A title among the rows: one cell merged across them, and nothing else. */
  readonly across?: true;
}

/** One sheet as text, cell by cell. A text file has one, named as the file is. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Rows beyond the most that a sheet may have; they are left out. */
  readonly tooMany: number;
  /** A sheet that the spreadsheet does not show; what is in it is easily forgotten. */
  readonly hidden: boolean;
}

/** Rows kept of a sheet: those that may come in, and room for titles above the headings. */
export const KEPT_ROWS = LIMITS.importFileRows + 11;
/** Columns kept of a sheet. Nobody types more; a damaged workbook may claim sixteen thousand. */
export const KEPT_COLUMNS = 100;
/** Most bytes of one file. */
export const FILE_BYTES = 10 * 1024 * 1024;

/** Keeps what may be kept of a sheet, and counts the rest. */
export function keptSheet(name: string, rows: readonly SheetRow[], hidden = false): Sheet {
  return {
    name,
    rows: rows.slice(0, KEPT_ROWS).map(({ row, cells }) => ({ row, cells: cells.slice(0, KEPT_COLUMNS) })),
    tooMany: Math.max(0, rows.length - KEPT_ROWS),
    hidden,
  };
}

/**
 * A cell as one line: what a spreadsheet adds and nobody typed is taken away, line breaks become commas. Nothing is
 * worked out: "=1+1" is four characters.
 */
export const tidyCell = (cell: string): string =>
  cell
    .replaceAll('\u00A0', ' ')
    .trim()
    .replaceAll(/,?\s*[\r\n]+\s*/g, ', ')
    .replaceAll('\t', ' ')
    .slice(0, 4000);
