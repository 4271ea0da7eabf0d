import { LIMITS } from '#shared/limits.ts';
import type { Encoding } from './encoding.ts';
import { decodeText } from './encoding.ts';
import type { FileSeparator } from './csv.ts';
import { guessFileSeparator, readCsv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { FILE_BYTES, keptSheet } from './sheet.ts';
import type { Workbook } from './xlsx.ts';

/** What a file was read as, and its sheets; or why it cannot be read, in words. */
export type FileReading =
  | { readonly kind: 'sheets'; readonly how: FileKind; readonly sheets: readonly Sheet[] }
  | Extract<Workbook, { kind: 'refused' }>;
export type FileKind =
  | { readonly kind: 'workbook' }
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly separator: FileSeparator };

const refused = (reason: string): FileReading => ({ kind: 'refused', reason });

/**
 * Reads a file that somebody chose: a workbook or separated text, told by its bytes and not by its name. Never rejects,
 * whatever the bytes.
 */
export async function readFile(name: string, bytes: Uint8Array): Promise<FileReading> {
  if (bytes.length > FILE_BYTES) return refused('This file is larger than 10 MB. Keep the sheets of the plan alone.');
  if (bytes.length === 0) return refused('This file is empty.');
  if (begins(bytes, [0x50, 0x4b])) {
    const { readWorkbook } = await import('./xlsx.ts');
    const workbook = await readWorkbook(bytes);
    return workbook.kind === 'refused' ? workbook : { ...workbook, how: { kind: 'workbook' } };
  }
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refused(
      'This is a workbook of an old kind (.xls), or one locked with a password. Save it as .xlsx without one.',
    );
  }
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46])) return refused('This is a PDF. Save the spreadsheet as .xlsx or .csv.');
  return readText(name, bytes);
}

function readText(name: string, bytes: Uint8Array): FileReading {
  const { text, encoding } = decodeText(bytes);
  // More than a few control characters are no text: a picture, say, under the wrong name.
  const start = text.slice(0, 2000);
  const strange = start.match(/(?![\t\n\r])\p{Cc}|\uFFFD/gu)?.length ?? 0;
  if (strange * 20 > start.length) return refused('This is neither a workbook (.xlsx) nor separated text (.csv).');
  const separator = guessFileSeparator(text);
  const sheet = keptSheet(name.replace(/\.[^.]*$/, ''), readCsv(text, separator));
  return { kind: 'sheets', how: { kind: 'text', encoding, separator }, sheets: [sheet] };
}

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** "At most 5,000 rows of a sheet come in; 12 more are left out." */
export const tooManyWords = (count: number): string =>
  `At most ${LIMITS.importFileRows.toLocaleString('en-GB')} rows of a sheet come in; ${count.toLocaleString('en-GB')} more are left out.`;
