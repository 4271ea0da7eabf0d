import Papa from 'papaparse';
import { LIMITS } from '../limits.ts';

/** What stands between the cells of a line. A spreadsheet copies with tabs. */
export const SEPARATORS = { tab: '\t', comma: ',', semicolon: ';' } as const;
export type Separator = keyof typeof SEPARATORS;

/** One line with something in it, and its row in the spreadsheet it came from (1 is the first). */
export interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Most characters of one paste: far above what `LIMITS.pasteRows` rows fill. */
export const PASTE_CHARACTERS = 1_000_000;

/** Tabs if there are any; otherwise semicolons or commas, whichever is more common. */
export function guessSeparator(text: string): Separator {
  if (text.includes('\t')) return 'tab';
  const count = (mark: string): number => text.split(mark).length;
  return count(';') > count(',') ? 'semicolon' : 'comma';
}

/**
 * Splits pasted text into lines of cells. Quoted cells may hold separators and line breaks, as a spreadsheet writes
 * them; where quotes do not pair up they are letters like any other, so that one stray quote swallows no rows. Nothing
 * in a cell is ever worked out: "=1+1" is four characters. Empty lines are left out.
 */
export function readCells(text: string, separator: Separator): readonly Line[] {
  const taken = text
    .slice(0, PASTE_CHARACTERS)
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n');
  const delimiter = SEPARATORS[separator];
  const quoted = Papa.parse<string[]>(taken, { delimiter, preview: LIMITS.pasteRows * 4 });
  const rows = quoted.errors.some((error) => error.type === 'Quotes') ? splitPlainly(taken, delimiter) : quoted.data;
  return rows
    .map((cells, at) => ({ row: at + 1, cells: cells.map(tidy) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

const splitPlainly = (text: string, delimiter: string): string[][] =>
  text.split('\n').map((line) => line.split(delimiter));

/** One line a cell, hard spaces as spaces: what a spreadsheet adds and nobody typed. */
const tidy = (cell: string): string =>
  cell
    .replaceAll('\u00A0', ' ')
    .trim()
    .replaceAll(/\s*\n\s*/g, ', ')
    .replaceAll('\t', ' ');
