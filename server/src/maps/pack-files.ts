import { stat } from 'node:fs/promises';

/** The folder of a map pack inside the data folder, and its files; each may be missing. */
export const MAP_FOLDER = 'map';
export const PACK_FILES = {
  pmtiles: 'basemap.pmtiles',
  mbtiles: 'basemap.mbtiles',
  postcodes: 'postcodes.bin',
} as const;
export type PackPart = keyof typeof PACK_FILES;

/** What was read, or why it cannot be used. The reason is a sentence for the operator and holds nothing of the file. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export const unusable = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });

/** Which file stands at a path: another one there is another mark. Null where none is. */
export async function markOf(path: string): Promise<string | null> {
  try {
    const found = await stat(path);
    return found.isFile()
      ? [found.ino, found.size, found.mtimeMs].map((n) => Math.floor(n).toString(36)).join('-')
      : null;
  } catch {
    return null;
  }
}

const MOST_CREDIT = 500;

/** A pack's own credit as plain text: some write it as HTML. */
export function plainCredit(written: unknown): string {
  if (typeof written !== 'string') return '';
  const text = written
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .replaceAll(/[<>\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text.slice(0, MOST_CREDIT);
}

/** Whether four numbers are a box on the earth, west, south, east and north in degrees. */
export function isBox(box: readonly number[]): box is [number, number, number, number] {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = box;
  return box.length === 4 && west >= -180 && east <= 180 && west < east && south >= -90 && north <= 90 && south < north;
}
