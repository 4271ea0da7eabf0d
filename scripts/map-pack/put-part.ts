import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Basemap } from '#shared/map-pack.ts';
import { openMbtiles } from '#server/maps/mbtiles.ts';
import { MAP_FOLDER, markOf, PACK_FILES, unusable, type PackPart, type Read } from '#server/maps/pack-files.ts';
import { readPmtiles } from '#server/maps/pmtiles.ts';
import { readPostcodeTable } from '#server/maps/postcode-table.ts';

/** What a file is by its ending; what it says inside is checked afterwards. */
export function kindOf(path: string): PackPart | null {
  switch (extname(path).toLowerCase()) {
    case '.pmtiles':
      return 'pmtiles';
    case '.mbtiles':
      return 'mbtiles';
    case '.zip':
      return 'postcodes';
    default:
      return null;
  }
}

/**
 * Checks a file (or the bytes of one), copies it into the data folder and says what it did. The copy is checked again under
 * another name and then takes its place at once: a reader has the old file or the new one, never half of one.
 */
export async function putPart(dataFolder: string, part: PackPart, from: string | Buffer): Promise<Read<string>> {
  if (typeof from === 'string') {
    const read = await check(part, from);
    if (!read.ok) return read;
  }
  const folder = join(dataFolder, MAP_FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [path, half] = [join(folder, PACK_FILES[part]), join(folder, `.${PACK_FILES[part]}.new`)];
  const size = typeof from === 'string' ? (await stat(from)).size : from.length;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < size) return unusable(`the data folder has no room for ${megabytes(size)}`);
  try {
    if (typeof from === 'string') await copyFile(from, half, constants.COPYFILE_FICLONE);
    else await writeFile(half, from, { mode: 0o600 });
    const copied = await check(part, half);
    if (!copied.ok) return copied;
    await settle(half);
    await rename(half, path);
    // One map is drawn at a time: the other kind would be in its way.
    const other = part === 'pmtiles' ? 'mbtiles' : part === 'mbtiles' ? 'pmtiles' : null;
    const replaced = other !== null && (await markOf(join(folder, PACK_FILES[other]))) !== null;
    if (other !== null) await rm(join(folder, PACK_FILES[other]), { force: true });
    const instead = replaced ? ' It takes the place of the map that was there.' : '';
    return { ok: true, value: `${copied.value}, ${megabytes(size)}, now in ${path}.${instead}` };
  } finally {
    await rm(half, { force: true });
  }
}

/** On disk and readable by Muster's user alone before it takes its name. */
async function settle(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function check(part: PackPart, path: string): Promise<Read<string>> {
  switch (part) {
    case 'pmtiles': {
      const read = await readPmtiles(path);
      return read.ok ? { ok: true, value: mapWords(read.value) } : read;
    }
    case 'mbtiles': {
      const read = openMbtiles(path);
      if (!read.ok) return read;
      read.value.close();
      return { ok: true, value: mapWords(read.value.basemap) };
    }
    case 'postcodes': {
      const read = readPostcodeTable(await readFile(path));
      return read.ok ? { ok: true, value: `${read.value.count.toLocaleString('en-GB')} postcodes` } : read;
    }
  }
}

function mapWords({ kind, bounds, minZoom, maxZoom, credit }: Basemap): string {
  const [west, south, east, north] = bounds.map((degrees) => degrees.toFixed(2));
  const credited = credit === '' ? 'it names nobody to credit' : `credit: ${credit}`;
  return `A map (${kind}, zoom ${minZoom} to ${maxZoom}, ${south} to ${north} north, ${west} to ${east} east; ${credited})`;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Takes the pack away and says what was there. */
export async function removePack(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, MAP_FOLDER);
  const there = [];
  for (const name of Object.values(PACK_FILES)) if ((await markOf(join(folder, name))) !== null) there.push(name);
  await rm(folder, { recursive: true, force: true });
  return there.length === 0 ? `There was no map pack in ${dataFolder}.` : `Taken away: ${there.join(', ')}.`;
}
