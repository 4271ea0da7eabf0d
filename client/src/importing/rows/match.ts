import type { Cells } from '#shared/paste.ts';
import { IMPORT_COLUMNS, type RowKind } from '#shared/paste/row-drafts.ts';
import { plainWord } from '#shared/paste/words.ts';
import { among, exactly } from './headings.ts';
import { IMPORT_KINDS } from '#shared/plan-vocabulary.ts';
import type { Sheet, SheetRow } from '../read/sheet.ts';

/** What a sheet is taken for: its kind, its heading row, and what each of its columns is. All can be corrected. */
export interface Match {
  /** Null: the sheet stays out. */
  readonly kind: RowKind | null;
  /** Where in the sheet's rows the headings stand; -1 where there are none. */
  readonly head: number;
  /** The key of each column, null for those not used. */
  readonly columns: readonly (string | null)[];
}

/** One column of a file, for the person who checks the match. */
export interface FileColumn {
  readonly at: number;
  readonly heading: string;
  /** The first filled cells under it. */
  readonly sample: string;
  /** Telephone numbers of a plan's people are not kept. */
  readonly phone: boolean;
}

/** Rows among which the headings are looked for: titles may stand above them. */
const headRows = 10;

/** Guesses kind, heading row and columns of a sheet, out of the kinds that may come in here. */
export function guessMatch(sheet: Sheet, kinds: readonly RowKind[] = IMPORT_KINDS): Match {
  const guesses = kinds.flatMap((kind) =>
    sheet.rows.slice(0, headRows).map((row, head) => {
      const columns = columnsOf(kind, row.cells, sheet, head);
      return { kind, head, columns, score: scoreOf(kind, columns, row.cells, sheet.name) };
    }),
  );
  const best = guesses.reduce((one, other) => (other.score > one.score ? other : one), {
    kind: null as RowKind | null,
    head: -1,
    columns: [] as readonly (string | null)[],
    score: 0,
  });
  // A sheet that its spreadsheet hides comes in only when somebody says so.
  if (best.kind !== null) return { ...best, kind: sheet.hidden ? null : best.kind };
  const named = kinds.find((kind) => bears(kind, sheet.name));
  return named === undefined || sheet.hidden ? { kind: null, head: -1, columns: blank(sheet) } : unheaded(named, sheet);
}

/** The match of a sheet of a kind, as a person has said; headings are looked for anew. */
export function matchAs(kind: RowKind | null, sheet: Sheet, before: Match): Match {
  if (kind === null) return { ...before, kind };
  const guesses = sheet.rows
    .slice(0, headRows)
    .map((row, head) => ({ head, columns: columnsOf(kind, row.cells, sheet, head), cells: row.cells }));
  const best = guesses.reduce(
    (one, other) => {
      const score = scoreOf(kind, other.columns, other.cells, '');
      return score > one.score ? { kind, head: other.head, columns: other.columns, score } : one;
    },
    { ...unheaded(kind, sheet), score: 0 },
  );
  return { kind, head: best.head, columns: best.columns };
}

/** One column taken for another key. A key that stands for one column only leaves the one it stood for. */
export function withColumn(match: Match, at: number, key: string | null): Match {
  if (match.kind === null) return match;
  const joins = IMPORT_COLUMNS[match.kind].find((column) => column.key === key)?.joins !== undefined;
  const columns = match.columns.map((before, index) => {
    if (index === at) return key;
    return before === key && !joins ? null : before;
  });
  return { ...match, columns };
}

/** Another row taken for the headings, or none (-1); the columns are told anew. */
export function withHead(match: Match, sheet: Sheet, head: number): Match {
  if (match.kind === null) return match;
  const cells = sheet.rows[head]?.cells;
  if (cells === undefined) return unheaded(match.kind, sheet);
  return { ...match, head, columns: columnsOf(match.kind, cells, sheet, head) };
}

/** The rows among which the headings may stand. */
export const headChoices = ({ rows }: Sheet): readonly SheetRow[] => rows.slice(0, headRows);

const blank = (sheet: Sheet): readonly null[] => Array.from({ length: widthOf(sheet) }, () => null);
const widthOf = ({ rows }: Sheet): number => rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);

/** Without headings the fixed order of the kind holds. */
function unheaded(kind: RowKind, sheet: Sheet): Match {
  const keys = IMPORT_COLUMNS[kind].map(({ key }) => key);
  return { kind, head: -1, columns: blank(sheet).map((_, at) => keys[at] ?? null) };
}

/** Words by which a sheet, or a file, is named after what it holds. */
const NAMES: Readonly<Record<RowKind, RegExp>> = {
  address: /address|premises|target|venue|location|house|site/i,
  team: /team|call ?sign|serial|unit/i,
  staff: /staff|officer|personnel|people|resource|roster|duty|abstraction|names/i,
  person: /staff|worker|people|roster|team|interpreter|support|names|personnel|volunteer|register|list/i,
};
const bears = (kind: RowKind, name: string): boolean => NAMES[kind].test(name);

function scoreOf(
  kind: RowKind,
  columns: readonly (string | null)[],
  cells: readonly string[],
  sheetName: string,
): number {
  const found = new Set(columns.filter((key) => key !== null));
  const filled = new Set(cells.filter((cell) => cell !== '')).size;
  if (found.size < Math.min(2, filled) || found.size * 3 < filled || found.size === 0) return 0;
  const needed = IMPORT_COLUMNS[kind].every((column) => !column.needed || found.has(column.key));
  return found.size + (needed ? 2 : 0) + (bears(kind, sheetName) ? 2 : 0);
}

/** What each column is by its heading: first those that say it outright, then those in which it is said among other words. */
function columnsOf(kind: RowKind, cells: readonly string[], sheet: Sheet, head: number): readonly (string | null)[] {
  const known = IMPORT_COLUMNS[kind];
  const taken = new Set<string>();
  const columns = Array.from({ length: widthOf(sheet) }, (): string | null => null);
  for (const find of [exactly, among]) {
    cells.forEach((cell, at) => {
      if (columns[at] !== null || cell === '') return;
      const phones = holdsPhones(sheet, at, cell, head);
      if (phones && kind !== 'person') return;
      const column = phones ? known.find(({ key }) => key === 'phone') : find(known, cell);
      if (column === undefined || (taken.has(column.key) && column.joins === undefined)) return;
      taken.add(column.key);
      columns[at] = column.key;
    });
  }
  return columns;
}

/** Cells under a heading that are looked at. */
const sampleRows = 20;

const cellsUnder = (sheet: Sheet, at: number, head: number): readonly string[] =>
  sheet.rows
    .slice(head + 1, head + 1 + sampleRows)
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => cell !== '');

/** A column of telephone numbers: named so, or filled with what can be nothing else. */
function holdsPhones(sheet: Sheet, at: number, heading: string, head: number): boolean {
  const filled = cellsUnder(sheet, at, head);
  const like = filled.filter((cell) => /^(\+|0)[\d ()-]{9,}$/.test(cell)).length;
  const named = /\b(tele?phone|phone|mobile|mob|tel|contact (no|number))\b/i.test(heading);
  const figures = filled.filter((cell) => cell.replaceAll(/\D/g, '').length >= 6).length;
  return (like > 0 && like * 2 > filled.length) || (named && (filled.length === 0 || figures * 2 > filled.length));
}

/** The columns of a sheet that have anything in them. */
export function fileColumns(sheet: Sheet, { kind, head }: Match): readonly FileColumn[] {
  const headings = head === -1 ? [] : (sheet.rows[head]?.cells ?? []);
  return Array.from({ length: widthOf(sheet) }, (_, at) => {
    const filled = cellsUnder(sheet, at, head);
    const heading = headings[at] ?? '';
    const sample = [...new Set(filled)].slice(0, 3).join(' · ').slice(0, 60);
    return { at, heading, sample, phone: kind !== 'person' && holdsPhones(sheet, at, heading, head) };
  }).filter(({ heading, sample }) => heading !== '' || sample !== '');
}

/** A row as its cells by column key. */
export interface FileRow {
  readonly row: number;
  readonly cells: Cells;
}

/** The rows under the headings, and the titles among them that were left out. */
export function rowsOf(
  sheet: Sheet,
  match: Match,
): { readonly rows: readonly FileRow[]; readonly titles: readonly string[] } {
  if (match.kind === null) return { rows: [], titles: [] };
  const order = inOrder(sheet, match);
  const body = sheet.rows.slice(match.head + 1);
  const titles = body.filter(({ across }) => across).map(({ cells }) => cells.find((cell) => cell !== '') ?? '');
  const rows = body
    .filter(({ across }) => !across)
    .map(({ row, cells }) => ({ row, cells: cellsOf(order, cells) }))
    .filter(({ cells }) => Object.keys(cells).length > 0);
  return { rows, titles };
}

interface Placed {
  readonly at: number;
  readonly key: string;
  readonly joins: string;
}

/** Columns in the order in which those that are one are joined: a rank stands before a first name, that before a surname. */
function inOrder(sheet: Sheet, { kind, head, columns }: Match): readonly Placed[] {
  const known = kind === null ? [] : IMPORT_COLUMNS[kind];
  const headings = head === -1 ? [] : (sheet.rows[head]?.cells ?? []);
  return columns
    .flatMap((key, at) =>
      key === null ? [] : [{ at, key, joins: known.find((one) => one.key === key)?.joins ?? ', ' }],
    )
    .toSorted((a, b) =>
      a.key === 'name' && b.key === 'name' ? namePlace(headings[a.at]) - namePlace(headings[b.at]) : a.at - b.at,
    );
}

function namePlace(heading = ''): number {
  const word = plainWord(heading);
  if (/rank|title/.test(word)) return 0;
  if (/first|fore|given/.test(word)) return 1;
  return /surname|last|family/.test(word) ? 3 : 2;
}

function cellsOf(order: readonly Placed[], cells: readonly string[]): Cells {
  const row: Record<string, string> = {};
  for (const { at, key, joins } of order) {
    const cell = cells[at] ?? '';
    if (cell === '') continue;
    const before = row[key];
    // A heading merged over two columns fills both with one value.
    row[key] = before === undefined || before === cell ? cell : `${before}${joins}${cell}`;
  }
  return row;
}
