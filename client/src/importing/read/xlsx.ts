import type { CutSheet, Merge } from './sheet-xml.ts';
import { attribute, cutSheet, elements, prefixOf } from './sheet-xml.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { KEPT_COLUMNS, tidyCell } from './sheet.ts';
import { shownAsOf } from './styles.ts';
import { storedZip, unzip } from './zip.ts';

export type Workbook =
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
  /** Why it cannot be read, as a sentence. */
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): Workbook => ({ kind: 'refused', reason });
const broken = refused('This workbook is damaged and cannot be read. Open it in your spreadsheet and save it anew.');
const mostSheets = 40;

type CellValue = string | number | boolean | Date | null;

/**
 * Reads a workbook, sheet by sheet, as it shows its cells. The package reads strings, styles and dates; unpacking,
 * merged cells, leading noughts and every limit are ours, since it bounds nothing and unpacks large files in a worker
 * that our content policy refuses. Never rejects.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const unzipped = await unzip(bytes, (name) =>
    /^xl\/(workbook|styles|sharedStrings|worksheets|_rels\/workbook)/.test(name),
  );
  if (unzipped.kind === 'too_large') {
    return refused('This workbook unpacks to far more than a plan needs. Copy its rows into a new one.');
  }
  if (unzipped.kind === 'broken') return broken;
  const text = (name: string): string => new TextDecoder().decode(unzipped.parts.get(name) ?? new Uint8Array());
  const book = sheetsOf(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  if (book.length === 0) return broken;
  if (book.length > mostSheets)
    return refused(`This workbook has more than ${mostSheets} sheets. Keep those of the plan.`);
  const shownAs = shownAsOf(text('xl/styles.xml'));
  const cuts = book.map(({ path }) => cutSheet(text(path), shownAs));
  const parts = new Map(unzipped.parts);
  book.forEach(({ path }, at) => parts.set(path, new TextEncoder().encode(cuts[at]?.xml ?? '')));
  const tables = await tablesOf(storedZip(parts));
  if (tables === undefined) return broken;
  const sheets = book.map(({ name, hidden }, at) => sheetOf(name, hidden, tables[at] ?? [], cuts[at]));
  return { kind: 'sheets', sheets };
}

/** The values of every sheet in order; undefined where the package cannot read them. */
async function tablesOf(zip: Uint8Array<ArrayBuffer>): Promise<readonly (readonly CellValue[][])[] | undefined> {
  try {
    const { default: readXlsxFile } = await import('read-excel-file/universal');
    const sheets = await readXlsxFile<string>(zip.buffer, { parseNumber: plainNumber, trim: false });
    return sheets.map(({ data }) => data ?? []) as readonly (readonly CellValue[][])[];
  } catch {
    // Whatever it stumbled over, the person is told that the workbook is damaged.
    return undefined;
  }
}

interface BookSheet {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

function sheetsOf(workbook: string, relations: string): readonly BookSheet[] {
  const targets = new Map<string, string>();
  for (const { attributes } of elements(relations, `${prefixOf(relations, 'Relationships')}Relationship`)) {
    const target = attribute(attributes, 'Target') ?? '';
    targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return [...elements(workbook, `${prefixOf(workbook, 'workbook')}sheet`)]
    .filter(({ attributes }) => (attribute(attributes, 'name') ?? '') !== '')
    .map(({ attributes }) => ({
      name: (attribute(attributes, 'name') ?? '').slice(0, 80),
      path: targets.get(relationOf(attributes)) ?? '',
      hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
    }));
}

/** "r:id", under whatever prefix; never "sheetId". */
const relationOf = (attributes: string): string => /:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';

function sheetOf(name: string, hidden: boolean, table: readonly CellValue[][], cut: CutSheet | undefined): Sheet {
  const texts = table.map((cells) => cells.slice(0, KEPT_COLUMNS).map(cellText));
  const across = fillMerged(texts, cut?.merges ?? []);
  const rows = texts
    .map((cells, at): SheetRow => {
      const row = { row: cut?.numbers[at] ?? at + 1, cells: cells.map(tidyCell) };
      return across.has(at) ? { ...row, across: true } : row;
    })
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { name, rows, hidden, tooMany: cut?.tooMany ?? 0 };
}

/** Most cells that merging may fill. */
const mostFilled = 200_000;

/**
 * Writes the value of a merged block into all its cells. A row with nothing but one cell merged across it is a title
 * among the rows; it is named, not filled.
 */
function fillMerged(table: string[][], merges: readonly Merge[]): ReadonlySet<number> {
  const across = new Set<number>();
  let filled = 0;
  for (const { rows, columns } of merges) {
    const value = table[rows[0]]?.[columns[0]] ?? '';
    const alone = (table[rows[0]] ?? []).every((cell, at) => cell === '' || at === columns[0]);
    if (alone && rows[0] === rows[1] && columns[1] > columns[0]) {
      across.add(rows[0]);
      continue;
    }
    for (const cells of table.slice(rows[0], rows[1] + 1)) {
      for (let column = columns[0]; column <= columns[1] && filled < mostFilled; column += 1, filled += 1) {
        while (cells.length <= column) cells.push('');
        cells[column] = value;
      }
    }
  }
  return across;
}

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

/** A spreadsheet's clock has no zone: "26/11/2026 13:30", or "13:30" for a time of no day. */
function dateText(date: Date): string {
  const at = new Date(Math.round(date.getTime() / 1000) * 1000);
  if (Number.isNaN(at.getTime())) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = at.getUTCSeconds() === 0 ? '' : `:${two(at.getUTCSeconds())}`;
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}${seconds}`;
  if (at.getUTCFullYear() <= 1900) return time;
  const day = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
  return time === '00:00' ? day : `${day} ${time}`;
}

/** Figures as they stand, never as "4.47E+11"; fractions to fifteen places, as a spreadsheet shows them. */
export function plainNumber(raw: string): string {
  const text = raw.trim();
  if (/^-?\d+$/.test(text)) return text;
  const value = Number(Number(text).toPrecision(15));
  if (!Number.isFinite(value)) return text;
  if (Number.isInteger(value)) return BigInt(value).toString();
  return Math.abs(value) < 1e-6 ? value.toFixed(15).replace(/\.?0+$/, '') : String(value);
}
