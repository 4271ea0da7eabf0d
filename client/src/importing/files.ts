import { sha256 } from '@noble/hashes/sha2.js';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import { readFile } from './read/read-file.ts';
import { guessMatch } from './rows/match.ts';
import type { SheetUse } from './model.ts';

/** A file that was chosen: its sheets, or why it cannot be read. */
export type ChosenFile =
  | { readonly kind: 'read'; readonly name: string; readonly sheets: readonly SheetUse[] }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string };

/** SHA-256 of the bytes, base64url: tells one file from another and says nothing of what is in it. */
export function hashOf(bytes: Uint8Array): string {
  const letters = String.fromCharCode(...sha256(bytes));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads one file and guesses what its sheets are, out of the kinds that may come in. Never rejects. */
export async function chosenFile(name: string, bytes: Uint8Array, kinds?: readonly RowKind[]): Promise<ChosenFile> {
  const reading = await readFile(name, bytes);
  if (reading.kind === 'refused') return { kind: 'refused', name, reason: reading.reason };
  const fileHash = hashOf(bytes);
  const filled = reading.sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return { kind: 'refused', name, reason: 'There are no rows in this file.' };
  const sheets = filled.map((sheet, at) => ({
    key: `${fileHash}/${at}`,
    fileName: name,
    fileHash,
    sheet,
    match: guessMatch(sheet, kinds),
    edits: new Map(),
    mending: new Set<number>(),
    refused: new Map(),
  }));
  return { kind: 'read', name, sheets };
}
