import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Basemap, MapPack, PostcodeFile } from '#shared/map-pack.ts';
import { isOnGrid, toPoint } from '#shared/national-grid.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import { openMbtiles, type Mbtiles } from './mbtiles.ts';
import { markOf, PACK_FILES, type PackPart, type Read } from './pack-files.ts';
import { readPmtiles } from './pmtiles.ts';
import { postcodeCredit, readPostcodeTable, type PostcodeTable } from './postcode-table.ts';

/** A piece of the map file, with the mark of the file that it is of. */
export interface Piece {
  /** Read from the disk as it is taken; to be read to its end or destroyed. */
  readonly bytes: Readable;
  readonly mark: string;
}

/**
 * The map pack of a data folder as it is now: files may be put there, exchanged or taken away while Muster runs. What
 * cannot be read counts as not there, and is told once. Nothing here throws.
 */
export interface MapShelf {
  readonly pack: () => Promise<MapPack>;
  /** Bytes in the whole PMTiles file; null where there is none. */
  readonly pmtilesSize: () => Promise<number | null>;
  /** `length` bytes from `offset`; null where there is no file or it ends before that. */
  readonly pmtilesPiece: (offset: number, length: number) => Promise<Piece | null>;
  /** A tile as stored; undefined where the file has none there; null where there is no file. */
  readonly tile: (z: number, x: number, y: number) => Promise<Uint8Array | undefined | null>;
  /** The point of a postcode without its space; null where it is unknown or there is no table. */
  readonly postcode: (postcode: string) => Promise<Point | null>;
  readonly close: () => void;
}

/** Told once of each file that cannot be used: which one, and why in a few fixed words. */
export type TellFault = (part: PackPart, reason: string) => void;

/** The shelf of a folder that may not be there. */
export function openMapShelf(folder: string, tell: TellFault): MapShelf {
  const pathOf = (part: PackPart): string => join(folder, PACK_FILES[part]);
  const pmtiles = keptWhileSame<Basemap>(pathOf('pmtiles'), readPmtiles, (reason) => tell('pmtiles', reason));
  const mbtiles = keptWhileSame<Mbtiles>(
    pathOf('mbtiles'),
    async (path) => openMbtiles(path),
    (reason) => tell('mbtiles', reason),
    (file) => file.close(),
  );
  const postcodes = keptWhileSame<PostcodeTable>(
    pathOf('postcodes'),
    async (path) => readPostcodeTable(await readFile(path)),
    (reason) => tell('postcodes', reason),
  );
  return {
    pack: async () => ({
      basemap: (await pmtiles.now())?.value ?? (await mbtiles.now())?.value.basemap ?? null,
      postcodes: postcodeFile((await postcodes.now())?.value),
    }),
    pmtilesSize: async () => {
      const size = (await pmtiles.now())?.mark.split('-')[1];
      return size === undefined ? null : Number.parseInt(size, 36);
    },
    pmtilesPiece: async (offset, length) => {
      const mark = (await pmtiles.now())?.mark;
      return mark === undefined ? null : pieceOf(pathOf('pmtiles'), offset, length, mark);
    },
    tile: async (z, x, y) => {
      const file = await mbtiles.now();
      if (file === null) return null;
      try {
        return file.value.tile(z, x, y);
      } catch {
        mbtiles.giveUp('it is damaged');
        return null;
      }
    },
    postcode: async (postcode) => {
      const place = (await postcodes.now())?.value.find(postcode);
      return place === undefined || !isOnGrid(place) ? null : toPoint(place);
    },
    close: () => mbtiles.drop(),
  };
}

function postcodeFile(table: PostcodeTable | undefined): PostcodeFile | null {
  return table === undefined ? null : { count: table.count, credit: postcodeCredit(table.year) };
}

async function pieceOf(path: string, offset: number, length: number, mark: string): Promise<Piece | null> {
  const file = await open(path, 'r').catch(() => null);
  const size = await file?.stat().then(
    (found) => found.size,
    () => 0,
  );
  if (file === null || size === undefined || offset + length > size) {
    await file?.close();
    return null;
  }
  return { bytes: file.createReadStream({ start: offset, end: offset + length - 1, highWaterMark: CHUNK }), mark };
}

/** Bytes of a piece that are in memory at once. */
const CHUNK = 64 * 1024;

interface Kept<T> {
  /** What the file at the path is now; null where there is none, or none that can be used. */
  readonly now: () => Promise<{ readonly value: T; readonly mark: string } | null>;
  /** Treats the file that is there as unusable until another one is. */
  readonly giveUp: (reason: string) => void;
  readonly drop: () => void;
}

/** Reads a file once and again when another one stands at its path. */
function keptWhileSame<T>(
  path: string,
  read: (path: string) => Promise<Read<T>>,
  tell: (reason: string) => void,
  letGo: (value: T) => void = () => undefined,
): Kept<T> {
  let kept: { readonly mark: string | null; readonly what: Promise<Read<T> | null> } | undefined;
  const drop = (): void => {
    void kept?.what.then((before) => before?.ok === true && letGo(before.value));
    kept = undefined;
  };
  const readSafely = async (): Promise<Read<T>> => {
    const what = await read(path).catch((): Read<T> => ({ ok: false, reason: 'it cannot be read' }));
    if (!what.ok) tell(what.reason);
    return what;
  };
  return {
    now: async () => {
      const mark = await markOf(path);
      if (kept === undefined || kept.mark !== mark) {
        drop();
        kept = { mark, what: mark === null ? Promise.resolve(null) : readSafely() };
      }
      const what = await kept.what;
      return mark === null || what?.ok !== true ? null : { value: what.value, mark };
    },
    giveUp: (reason) => {
      const mark = kept?.mark ?? null;
      drop();
      kept = { mark, what: Promise.resolve({ ok: false, reason }) };
      tell(reason);
    },
    drop,
  };
}

/** The shelf of a Muster without a data folder. */
export const EMPTY_SHELF: MapShelf = {
  pack: async () => ({ basemap: null, postcodes: null }),
  pmtilesSize: async () => null,
  pmtilesPiece: async () => null,
  tile: async () => null,
  postcode: async () => null,
  close: () => undefined,
};
