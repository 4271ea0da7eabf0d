import { open, type FileHandle } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { DEEPEST_ZOOM, type Basemap } from '#shared/map-pack.ts';
import { isBox, plainCredit, unusable, type Read } from './pack-files.ts';

/** Bytes of the header of PMTiles version 3 (github.com/protomaps/PMTiles, spec/v3/spec.md), from which the offsets are. */
const HEADER = 127;
const COMPRESSIONS = { none: 1, gzip: 2 } as const;
const VECTOR_TILES = 1;
/** Neither a root directory nor a description is longer; longer ones are not read. */
const MOST_SECTION = 8 * 1024 * 1024;

interface Section {
  readonly offset: number;
  readonly length: number;
}

interface Header {
  readonly root: Section;
  readonly metadata: Section;
  readonly gzipped: boolean;
  readonly basemap: Omit<Basemap, 'credit'>;
}

/** Reads what a PMTiles file says of itself, and that its directory can be read. Never throws. */
export async function readPmtiles(path: string): Promise<Read<Basemap>> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const { size } = await file.stat();
    const header = readHeader(await bytesOf(file, { offset: 0, length: Math.min(HEADER, size) }), size);
    if (!header.ok) return header;
    const { root, metadata, gzipped, basemap } = header.value;
    const directory = unpacked(await bytesOf(file, root), gzipped);
    if (directory === undefined || (directory[0] ?? 0) === 0)
      return unusable('its directory cannot be read, or is empty');
    const described = unpacked(await bytesOf(file, metadata), gzipped);
    if (described === undefined) return unusable('its description cannot be read');
    return { ok: true, value: { ...basemap, credit: plainCredit(attributionIn(described)) } };
  } catch {
    return unusable('it cannot be read');
  } finally {
    await file?.close();
  }
}

function readHeader(bytes: Buffer, size: number): Read<Header> {
  if (bytes.length < HEADER || bytes.toString('latin1', 0, 7) !== 'PMTiles')
    return unusable('it is not a PMTiles file');
  if (bytes[7] !== 3) return unusable('it is PMTiles of another version than 3');
  const section = (at: number): Section => ({
    offset: Number(bytes.readBigUInt64LE(at)),
    length: Number(bytes.readBigUInt64LE(at + 8)),
  });
  const [root, metadata, leaves, tiles] = [section(8), section(24), section(40), section(56)];
  if ([root, metadata, leaves, tiles].some(({ offset, length }) => offset + length > size))
    return unusable('it has been cut short');
  if (root.length === 0 || tiles.length === 0) return unusable('it has no tiles');
  if (root.length > MOST_SECTION || metadata.length > MOST_SECTION) return unusable('its directory is too large');
  if (bytes[99] !== VECTOR_TILES) return unusable('its tiles are pictures: Muster draws vector tiles (MVT)');
  const known: readonly (number | undefined)[] = Object.values(COMPRESSIONS);
  if (!known.includes(bytes[97]) || !known.includes(bytes[98]))
    return unusable('it is compressed in a way that browsers do not read: gzip or none is needed');
  const [minZoom = 0, maxZoom = 0] = [bytes[100], bytes[101]];
  if (minZoom > maxZoom || maxZoom > DEEPEST_ZOOM) return unusable('its zoom levels make no sense');
  const bounds = [102, 106, 110, 114].map((at) => bytes.readInt32LE(at) / 1e7);
  if (!isBox(bounds)) return unusable('its bounds make no sense');
  const gzipped = bytes[97] === COMPRESSIONS.gzip;
  return { ok: true, value: { root, metadata, gzipped, basemap: { kind: 'pmtiles', bounds, minZoom, maxZoom } } };
}

function unpacked(bytes: Buffer, gzipped: boolean): Buffer | undefined {
  try {
    return gzipped && bytes.length > 0 ? gunzipSync(bytes, { maxOutputLength: MOST_SECTION }) : bytes;
  } catch {
    return undefined;
  }
}

function attributionIn(described: Buffer): unknown {
  try {
    const read: unknown = JSON.parse(described.toString('utf8'));
    return typeof read === 'object' && read !== null && 'attribution' in read ? read.attribution : '';
  } catch {
    return '';
  }
}

/** The bytes of a section; throws where the file ends before it does. */
async function bytesOf(file: FileHandle, { offset, length }: Section): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  if (bytesRead !== length) throw new Error('The file ends too early.');
  return bytes;
}
