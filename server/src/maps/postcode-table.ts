import type { GridPlace } from '#shared/national-grid.ts';
import { unusable, type Read } from './pack-files.ts';

/** One postcode without its space, and its point in metres of the National Grid. */
export interface PostcodeRow extends GridPlace {
  readonly postcode: string;
}

/**
 * The file: "MUSTERPC", version (1 byte), credit year (2), count (4), then a record a postcode in order of its key: key (5
 * bytes), metres east (4), metres north (4); all little-endian. 1.7 million postcodes are 22.7 MB.
 */
export interface PostcodeTable {
  readonly count: number;
  /** Of the Crown's copyright. */
  readonly year: number;
  /** By binary search: about 21 steps for all of Britain. `undefined` where there is none such. */
  readonly find: (postcode: string) => GridPlace | undefined;
}

const MAGIC = 'MUSTERPC';
const VERSION = 1;
const HEADER = 15;
const RECORD = 13;

/** Letters and figures are digits of a number to base 37, with nothing as 0: seven of them fit into five bytes. */
function keyOf(postcode: string): number | undefined {
  if (!/^[A-Z0-9]{5,7}$/.test(postcode)) return undefined;
  let key = 0;
  for (let at = 0; at < 7; at += 1) key = key * 37 + digitOf(postcode.charCodeAt(at));
  return key;
}

function digitOf(code: number): number {
  if (Number.isNaN(code)) return 0;
  return code < 65 ? code - 48 + 1 : code - 65 + 11;
}

/** The file of these rows; those that are no postcode or have no place are left out, of two of one postcode the first stays. */
export function writePostcodes(rows: Iterable<PostcodeRow>, year: number): Buffer {
  const byKey = new Map<number, GridPlace>();
  for (const { postcode, easting, northing } of rows) {
    const key = keyOf(postcode);
    if (key !== undefined && !byKey.has(key)) byKey.set(key, { easting, northing });
  }
  const file = Buffer.alloc(HEADER + RECORD * byKey.size);
  file.write(MAGIC, 'latin1');
  file.writeUInt8(VERSION, 8);
  file.writeUInt16LE(year, 9);
  file.writeUInt32LE(byKey.size, 11);
  let at = HEADER;
  for (const [key, place] of [...byKey].sort(([a], [b]) => a - b)) {
    file.writeUIntLE(key, at, 5);
    file.writeUInt32LE(place.easting, at + 5);
    file.writeUInt32LE(place.northing, at + 9);
    at += RECORD;
  }
  return file;
}

/** Reads the file, which stays in memory; one that is cut short or out of order is not used. Never throws. */
export function readPostcodeTable(file: Buffer): Read<PostcodeTable> {
  if (file.length < HEADER || file.toString('latin1', 0, 8) !== MAGIC) return unusable('it is not a file of postcodes');
  if (file.readUInt8(8) !== VERSION) return unusable('it was made by another version of Muster: make it anew');
  const count = file.readUInt32LE(11);
  if (count === 0 || file.length !== HEADER + RECORD * count) return unusable('it has been cut short');
  const keyAt = (index: number): number => file.readUIntLE(HEADER + RECORD * index, 5);
  for (let index = 1; index < count; index += 1) {
    if (keyAt(index - 1) >= keyAt(index)) return unusable('it is damaged: it is out of order');
  }
  const find = (postcode: string): GridPlace | undefined => {
    const key = keyOf(postcode);
    if (key === undefined) return undefined;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keyAt(middle) < key) low = middle + 1;
      else high = middle;
    }
    const at = HEADER + RECORD * low;
    return keyAt(low) === key ? { easting: file.readUInt32LE(at + 5), northing: file.readUInt32LE(at + 9) } : undefined;
  };
  return { ok: true, value: { count, year: file.readUInt16LE(9), find } };
}

/** The words that the Open Government Licence asks for where OS Code-Point Open is used. */
export const postcodeCredit = (year: number): string =>
  ['Ordnance Survey', 'Royal Mail', 'National Statistics']
    .map(
      (owner) =>
        `Contains ${owner} data © ${owner === 'Royal Mail' ? 'Royal Mail' : 'Crown'} copyright and database right ${year}.`,
    )
    .join(' ');
