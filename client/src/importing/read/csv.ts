import Papa from 'papaparse';
import type { SheetRow } from './sheet.ts';
import { tidyCell } from './sheet.ts';

/** What may stand between the cells of a line; first what is least often typed for its own sake. */
const FILE_SEPARATORS = { tab: '\t', pipe: '|', semicolon: ';', comma: ',' } as const;
export type FileSeparator = keyof typeof FILE_SEPARATORS;

const names = Object.keys(FILE_SEPARATORS) as readonly FileSeparator[];
/** A first line by which spreadsheet programs are told the separator. */
const SAID = /^sep=(.)\r?\n/i;
/** Lines looked at when a separator is guessed. */
const looked = 30;

/**
 * The separator that cuts the greatest share of lines into the same number of cells, two or more; of equals the one
 * that makes more cells, then the rarer one. A comma where none does. It is a share, not a number: a wrong separator
 * does not see where quotes begin, so cells with line breaks give it more lines to be even in.
 */
export function guessFileSeparator(text: string): FileSeparator {
  const said = names.find((name) => FILE_SEPARATORS[name] === SAID.exec(text)?.[1]);
  if (said !== undefined) return said;
  const start = text.slice(0, 20_000);
  const scores = names.map((name) => ({ name, ...evenness(start, name) }));
  const best = scores.reduce((one, other) =>
    other.even > one.even || (other.even === one.even && other.cells > one.cells) ? other : one,
  );
  return best.even === 0 ? 'comma' : best.name;
}

/** Which share of the lines with anything on them has the commonest number of cells, two or more, and that number. */
function evenness(text: string, separator: FileSeparator): { readonly even: number; readonly cells: number } {
  const counts = new Map<number, number>();
  const lines = parse(text, FILE_SEPARATORS[separator], looked).filter((cells) => cells.some((cell) => cell !== ''));
  for (const { length } of lines) {
    if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const [cells, most] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  return { even: most / Math.max(lines.length, 1), cells };
}

/** Rows of a text file; empty ones are left out and still counted, so that row numbers are those of the spreadsheet. */
export function readCsv(text: string, separator: FileSeparator = guessFileSeparator(text)): readonly SheetRow[] {
  const delimiter = FILE_SEPARATORS[separator];
  return parse(text.replaceAll('\0', '').replace(SAID, '\n'), delimiter)
    .map((cells, at) => ({ row: at + 1, cells: cells.map(tidyCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Quoted cells may hold separators and line breaks. Where quotes do not pair up they are letters like any other. */
function parse(text: string, delimiter: string, preview = 0): readonly string[][] {
  const even = text.replaceAll(/\r\n?/g, '\n');
  const quoted = Papa.parse<string[]>(even, { delimiter, newline: '\n', preview });
  if (!quoted.errors.some(({ type }) => type === 'Quotes')) return quoted.data;
  const lines = even.split('\n').map((line) => line.split(delimiter));
  return preview === 0 ? lines : lines.slice(0, preview);
}
