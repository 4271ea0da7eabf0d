import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Database from 'libsql';
import { DEEPEST_ZOOM, type Basemap } from '#shared/map-pack.ts';
import { isBox, plainCredit, unusable, type Read } from './pack-files.ts';

/** An open MBTiles file (github.com/mapbox/mbtiles-spec 1.3): SQLite with a table of metadata and one of tiles. */
export interface Mbtiles {
  readonly basemap: Basemap;
  /** The tile as stored, gzipped or not; undefined where there is none. Throws where the file is damaged there. */
  readonly tile: (z: number, x: number, y: number) => Uint8Array | undefined;
  readonly close: () => void;
}

/** No tile of a street map is near this; a larger one is not sent. */
const MOST_TILE = 4 * 1024 * 1024;
const MAGIC = 'SQLite format 3\0';

// Everything is cast to bytes: text with a damaged byte in it ends the whole process inside libsql.
const METADATA = `SELECT CAST(name AS BLOB) AS name, CAST(value AS BLOB) AS value FROM metadata
  WHERE length(value) < 65536 LIMIT 100`;
const TILE = `SELECT CAST(tile_data AS BLOB) AS tile FROM tiles
  WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? AND length(tile_data) <= ${MOST_TILE} LIMIT 1`;
/** Both ends by the index that the format asks for: the file may be some gigabytes. */
const LOWEST = 'SELECT CAST(zoom_level AS INTEGER) AS zoom FROM tiles ORDER BY zoom_level LIMIT 1';
const HIGHEST = 'SELECT CAST(zoom_level AS INTEGER) AS zoom FROM tiles ORDER BY zoom_level DESC LIMIT 1';
const ANY_TILE = `SELECT CAST(tile_data AS BLOB) AS tile FROM tiles WHERE length(tile_data) <= ${MOST_TILE} LIMIT 1`;

/** Opens an MBTiles file to read from it and says what is in it. Never throws. */
export function openMbtiles(path: string): Read<Mbtiles> {
  let file: InstanceType<typeof Database> | undefined;
  try {
    if (!beginsAs(path, MAGIC)) return unusable('it is not an MBTiles file');
    file = new Database(path);
    file.pragma('query_only=ON');
    file.pragma('trusted_schema=OFF');
    const basemap = describe(file);
    if (!basemap.ok) {
      file.close();
      return basemap;
    }
    return { ok: true, value: reading(file, basemap.value) };
  } catch {
    file?.close();
    return unusable('it cannot be read');
  }
}

/** SQLite would make a file where there is none, so it is looked at first. */
function beginsAs(path: string, magic: string): boolean {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(magic.length);
    readSync(file, bytes, 0, magic.length, 0);
    return bytes.toString('latin1') === magic;
  } finally {
    closeSync(file);
  }
}

function describe(file: InstanceType<typeof Database>): Read<Basemap> {
  const rows = file.prepare(METADATA).all([]) as readonly { readonly name: unknown; readonly value: unknown }[];
  const said = new Map(rows.map(({ name, value }) => [textOf(name), textOf(value)]));
  if (said.get('format') !== 'pbf') return unusable('its tiles are pictures: Muster draws vector tiles (pbf)');
  const bounds = (said.get('bounds') ?? '-8.82,49.79,1.92,60.94').split(',').map(Number);
  if (!isBox(bounds)) return unusable('its bounds make no sense');
  const zoomOf = (sql: string): number => (file.prepare(sql).get([]) as { zoom?: number } | undefined)?.zoom ?? -1;
  const [minZoom, maxZoom] = [zoomOf(LOWEST), zoomOf(HIGHEST)];
  if (minZoom < 0) return unusable('it has no tiles');
  if (maxZoom > DEEPEST_ZOOM) return unusable('its zoom levels make no sense');
  if (!isTile(bytesOf(file.prepare(ANY_TILE).get([])))) return unusable('its tiles cannot be read');
  return {
    ok: true,
    value: { kind: 'mbtiles', bounds, minZoom, maxZoom, credit: plainCredit(said.get('attribution')) },
  };
}

function reading(file: InstanceType<typeof Database>, basemap: Basemap): Mbtiles {
  const statement = file.prepare(TILE);
  return {
    basemap,
    // Rows are counted from the south in MBTiles, from the north on the web.
    tile: (z, x, y) => bytesOf(statement.get([z, x, 2 ** z - 1 - y])),
    close: () => file.close(),
  };
}

/** A tile that is not gzip, or is whole gzip. */
function isTile(tile: Uint8Array | undefined): boolean {
  if (tile === undefined) return false;
  return !isGzip(tile) || gunzipSync(tile, { maxOutputLength: 8 * MOST_TILE }).length > 0;
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function bytesOf(row: unknown): Uint8Array | undefined {
  const tile = (row as { readonly tile?: unknown } | undefined)?.tile;
  return asBytes(tile);
}

function asBytes(column: unknown): Uint8Array | undefined {
  if (column instanceof Uint8Array) return column;
  const isBuffer = Object.prototype.toString.call(column) === '[object ArrayBuffer]';
  return isBuffer ? new Uint8Array(column as ArrayBuffer) : undefined;
}

const textOf = (column: unknown): string => Buffer.from(asBytes(column) ?? []).toString('utf8');
