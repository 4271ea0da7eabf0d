import type { Id } from '../ids.ts';
import { languageTags } from './languages.ts';
import { readPoint } from './point-text.ts';
import { readEntryUnder, readRole } from './words.ts';
import { findByName } from './known.ts';

/** What is wrong with one cell, as a sentence for the person who pasted it. */
export interface CellFault {
  readonly column: string;
  readonly message: string;
}

export type Cells = Readonly<Record<string, string>>;

/** Collects the faults of one row while its cells are read. */
export class Reading {
  readonly faults: CellFault[] = [];
  private readonly cells: Cells;

  constructor(cells: Cells) {
    this.cells = cells;
  }

  text(column: string): string {
    return this.cells[column] ?? '';
  }

  fault(column: string, message: string): undefined {
    this.faults.push({ column, message });
  }

  /** A word out of a closed list; what is not on it is a fault that says what would be. */
  word<T>(column: string, read: (word: string) => T | undefined, example: string): T | undefined {
    const found = read(this.text(column));
    return found ?? this.fault(column, `is not known here: write ${example}`);
  }

  whole(column: string): number | null | undefined {
    const text = this.text(column);
    if (text === '') return null;
    return /^\d{1,6}$/.test(text) ? Number(text) : this.fault(column, 'must be a whole number, such as 4');
  }

  languages(column: string): readonly string[] {
    const { tags, unread } = languageTags(this.text(column));
    if (unread.length > 0) this.fault(column, `${unread.map(quote).join(', ')} is no language known here`);
    return tags;
  }

  /** One thing by its name, or null for an empty cell. */
  one(
    column: string,
    things: readonly { readonly id: Id; readonly names: readonly string[] }[],
    what: string,
  ): Id | null {
    const text = this.text(column);
    return text === '' ? null : this.named(column, text, things, what);
  }

  many(column: string, things: readonly { readonly id: Id; readonly names: readonly string[] }[], what: string): Id[] {
    const words = this.text(column).split(/[,;/&]|\band\b/);
    const ids = words
      .map((word) => word.trim())
      .flatMap((word) => (word === '' ? [] : [this.named(column, word, things, what)]));
    return [...new Set(ids.filter((id) => id !== null))];
  }

  private named(
    column: string,
    text: string,
    things: readonly { readonly id: Id; readonly names: readonly string[] }[],
    what: string,
  ): Id | null {
    const found = findByName(things, text);
    if (found.kind === 'one') return found.thing.id;
    this.fault(
      column,
      found.kind === 'none'
        ? `${quote(text)}: no such ${what} here`
        : `${quote(text)}: more than one ${what} has that name`,
    );
    return null;
  }
}

export const quote = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

/** The point in a row's cell; null for an empty one, undefined with a fault for one that cannot be read. */
export function readPlace(row: Reading): unknown {
  const reading = readPoint(row.text('point'));
  switch (reading.kind) {
    case 'empty':
      return null;
    case 'point':
      return reading.point;
    case 'postcode':
      return row.fault('point', 'is a postcode: put it in the Postcode column');
    case 'fault':
      return row.fault('point', reading.reason);
  }
}

/** All roles in a cell, each once; a fault for each word that is none. */
export function readRoles(row: Reading): unknown {
  const words = row
    .text('roles')
    .split(/[,;/&]/)
    .map((word) => word.trim());
  const roles = words.flatMap((word) => {
    if (word === '') return [];
    const role = readRole(word);
    if (role === undefined) row.fault('roles', `${quote(word)} is no role known here`);
    return role === undefined ? [] : [role];
  });
  return [...new Set(roles)];
}

/** Under what a team goes in. A warrant's number, or the section of an act, says it too. */
export function readEntry(text: string): ReturnType<typeof readEntryUnder> {
  if (/warrant/i.test(text)) return 'warrant';
  if (/\bs(ection)?\.? ?(17|18|32)\b/i.test(text)) return 'power';
  return readEntryUnder(text) ?? (/consent/i.test(text) ? 'consent' : undefined);
}
