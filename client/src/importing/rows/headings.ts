import type { PasteColumn } from '#shared/paste.ts';
import { means } from '#shared/paste/columns.ts';

/** The column whose heading a cell is, outright or without what stands in brackets. */
export const exactly = (known: readonly PasteColumn[], cell: string): PasteColumn | undefined =>
  known.find((column) => means(column, cell)) ?? known.find((column) => means(column, cell.replace(/\(.*?\)/g, '')));

/** The column whose longest known heading stands as whole words within the cell: "No. of people expected". */
export function among(known: readonly PasteColumn[], cell: string): PasteColumn | undefined {
  if (/e-?mail/i.test(cell)) return known.find(({ key }) => key === 'email');
  const said = ` ${wordsOf(cell)} `;
  let best: { readonly column: PasteColumn; readonly length: number } | undefined;
  for (const column of known) {
    for (const heading of headingsOf(column)) {
      if (!said.includes(` ${heading} `)) continue;
      if (best === undefined || heading.length > best.length) best = { column, length: heading.length };
    }
  }
  return best?.column;
}

/** The headings of a column as words, those long enough to mean something among others. */
const kept = new WeakMap<PasteColumn, readonly string[]>();
function headingsOf(column: PasteColumn): readonly string[] {
  const headings =
    kept.get(column) ?? [column.label, ...column.headings].map(wordsOf).filter((heading) => heading.length > 2);
  kept.set(column, headings);
  return headings;
}

const wordsOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
