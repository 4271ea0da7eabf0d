import type { PeoplePart } from '#shared/commands/agency-commands.ts';
import type { ImportPart } from '#shared/commands/import-rows.ts';
import { LIMITS } from '#shared/limits.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { AnyRow } from '../rows/plan-rows.ts';

/** One row that is to come in. `place` counts from nought among all rows of its kind in the file. */
export interface RowToSend {
  readonly place: number;
  /** Its number in its sheet. */
  readonly row: number;
  readonly was: { readonly id: string; readonly fields: AnyRow } | null;
  readonly now: AnyRow;
}

/** A part of a plan's file, or of an agency's people. */
export type AnyPart = ImportPart | PeoplePart;

/** A part and the places of its rows, in the same order. */
export interface Part {
  readonly payload: AnyPart;
  readonly rows: readonly RowToSend[];
}

/** Room for what surrounds the rows in a part's JSON. */
const AROUND = 200;

/**
 * Cuts rows into parts, each small enough to be taken whole. A part is numbered by the place of its first row, so that
 * parts of one file never share a number, however often it is stopped and gone on with. `before`: numbers of the parts
 * that are in already, which count towards how many there are.
 */
export function partsOf(
  kind: RowKind,
  fileHash: string,
  rows: readonly RowToSend[],
  before: readonly number[] = [],
): readonly Part[] {
  const blocks = blocksOf(rows);
  const numbers = new Set([...before, ...blocks.map((block) => block[0]?.place ?? 0)]);
  return blocks.map((block) => ({
    rows: block,
    payload: {
      kind,
      fileHash,
      chunk: block[0]?.place ?? 0,
      of: numbers.size,
      rows: block.map(({ row, was, now }) => ({ row, was, now })),
    } as AnyPart,
  }));
}

/** Bytes on the wire: letters beyond English ones take two or three. */
const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

function blocksOf(rows: readonly RowToSend[]): readonly (readonly RowToSend[])[] {
  const blocks: RowToSend[][] = [];
  let size = 0;
  for (const row of rows) {
    const own = bytesOf({ row: row.row, was: row.was, now: row.now }) + 1;
    const last = blocks.at(-1);
    if (last === undefined || last.length === LIMITS.importRows || size + own > LIMITS.importBytes - AROUND) {
      blocks.push([row]);
      size = own;
    } else {
      last.push(row);
      size += own;
    }
  }
  return blocks;
}
