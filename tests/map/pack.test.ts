import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dataZoom, onPlane, warpOf, webTilesOn, type Warp } from '#client/map/pack/web-tile.ts';
import { byteRange, MOST_BYTES } from '#server/maps/byte-range.ts';
import { PACK_FILES } from '#server/maps/pack-files.ts';
import { readPostcodeTable, writePostcodes, type PostcodeRow } from '#server/maps/postcode-table.ts';
import { pixelsPerMetre } from '#client/map/grid.ts';
import { toGrid, toPoint } from '#shared/national-grid.ts';
import { postcodesOf } from '../../scripts/map-pack/code-point.ts';
import { kindOf, putPart, removePack } from '../../scripts/map-pack/put-part.ts';
import { codePointBytes, writeCodePoint, writeMbtiles, writePmtiles } from '../fixtures/map/map-files.ts';
import { onWeb } from '../fixtures/map/example-town.ts';
import { randomOf } from '../support/harness/hidden-histories.ts';

const SEED = Number(process.env['MUSTER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe('the plane under a map', () => {
  test('MP15 the plane agrees with the grid to a centimetre, all over Great Britain', () => {
    const random = randomOf(SEED);
    let worst = 0;
    for (let n = 0; n < 1000; n += 1) {
      const point = toPoint({ easting: random() * 699_000, northing: random() * 1_299_000 });
      const [grid, plane] = [toGrid(point), onPlane(point.latitude, point.longitude)];
      if (grid === undefined) continue;
      worst = Math.max(worst, Math.hypot(grid.easting - plane.easting, grid.northing - plane.northing));
    }
    expect(worst).toBeLessThan(0.01);
  });

  /** MP15. Places of a pack that would be drawn more than a pixel from where the grid says, at any zoom of the map. */
  function misdrawn(warp: typeof warpOf): readonly string[] {
    const random = randomOf(SEED);
    const found: string[] = [];
    for (let zoom = -6; zoom <= 24; zoom += 1) {
      const scale = pixelsPerMetre(zoom);
      const z = dataZoom(scale, 0, 14);
      for (let n = 0; n < 40; n += 1) {
        const place = { easting: 80_000 + random() * 560_000, northing: 10_000 + random() * 1_000_000 };
        const { latitude, longitude } = toPoint(place);
        const [x, y] = onWeb(longitude, latitude, z);
        const tile = { z, x: Math.floor(x), y: Math.floor(y) };
        const made: ReturnType<Warp> = warp(tile)(x - tile.x, y - tile.y);
        const off = Math.hypot(made.easting - place.easting, made.northing - place.northing) * scale;
        if (off > 1) found.push(`zoom ${zoom}: ${off.toFixed(1)} pixels off`);
      }
    }
    return found;
  }

  test('MP15 a place of the pack is drawn within a pixel of where the grid has it, at every zoom', () => {
    expect(misdrawn(warpOf)).toEqual([]);
    const straight: typeof warpOf = (tile) => {
      const warp = warpOf(tile);
      const [nw, se] = [warp(0, 0), warp(1, 1)];
      return (u, v) => ({
        easting: nw.easting + u * (se.easting - nw.easting),
        northing: nw.northing + v * (se.northing - nw.northing),
      });
    };
    expect(misdrawn(straight).length).toBeGreaterThan(0);
  });

  test('MP15 the tiles asked for are those that the box touches, within the bounds of the file', () => {
    const bounds = [-0.48, 51.85, -0.36, 51.91] as const;
    const box = { west: 508_000, south: 221_000, east: 509_000, north: 222_000 };
    const middle = toPoint({ easting: 508_500, northing: 221_500 });
    const [x, y] = onWeb(middle.longitude, middle.latitude, 13);
    const tiles = webTilesOn(box, 13, [...bounds]);
    expect(tiles).toContainEqual({ z: 13, x: Math.floor(x), y: Math.floor(y) });
    expect(tiles.length).toBeLessThan(5);
    expect(webTilesOn({ west: 200_000, south: 700_000, east: 201_000, north: 701_000 }, 13, [...bounds])).toEqual([]);
    expect(webTilesOn({ west: -900_000, south: -900_000, east: -1, north: -1 }, 13, [...bounds])).toEqual([]);
    expect([dataZoom(0.000_125, 0, 14), dataZoom(0.5, 0, 14), dataZoom(4, 0, 14), dataZoom(4, 0, 13)]).toEqual([
      4, 14, 14, 13,
    ]);
  });
});

describe('the table of postcodes', () => {
  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

  function manyRows(count: number): readonly PostcodeRow[] {
    const random = randomOf(SEED);
    const pick = (from: string): string => from.charAt(Math.floor(random() * from.length));
    return Array.from({ length: count }, (_, n) => ({
      postcode: `${pick(LETTERS)}${random() < 0.5 ? pick(LETTERS) : ''}${n % 10}${random() < 0.3 ? pick(LETTERS) : ''}${pick('0123456789')}${pick(LETTERS)}${pick(LETTERS)}`,
      easting: Math.floor(random() * 700_000),
      northing: Math.floor(random() * 1_300_000),
    }));
  }

  /** MP14. Postcodes that the table has wrongly, or knows without having been given. */
  function wronglyFound(find: (postcode: string) => unknown, rows: readonly PostcodeRow[]): readonly string[] {
    const first = new Map<string, PostcodeRow>();
    for (const row of rows) if (!first.has(row.postcode)) first.set(row.postcode, row);
    const had = [...first.values()].flatMap(({ postcode, easting, northing }) =>
      JSON.stringify(find(postcode)) === JSON.stringify({ easting, northing }) ? [] : [postcode],
    );
    const unknown = ['ZZ99ZZ9', 'A', '', 'AAAAAAAA', 'aa11aa', 'A1 1A', '../..'].filter(
      (one) => find(one) !== undefined,
    );
    return [...had, ...unknown];
  }

  test('MP14 finds each of 40,000 postcodes at its place, and no other', () => {
    const rows = manyRows(40_000);
    const file = writePostcodes(rows, 2026);
    const table = readPostcodeTable(file);
    if (!table.ok) throw new Error(table.reason);
    expect(wronglyFound(table.value.find, rows)).toEqual([]);
    // 13 bytes each: all of Britain, 1.74 million, is 22.7 MB.
    expect(file.length).toBe(15 + 13 * table.value.count);
    const nearest = (postcode: string) => table.value.find(postcode) ?? { easting: 0, northing: 0 };
    expect(wronglyFound(nearest, rows).length).toBeGreaterThan(0);
  });

  test('MP14 OS Code-Point Open is read as it comes: rows without a place and what is no row are left out', () => {
    const read = postcodesOf(codePointBytes(), 2026);
    const table = read.ok ? readPostcodeTable(read.value) : read;
    if (!table.ok) throw new Error(table.reason);
    expect([table.value.count, table.value.year]).toEqual([3, 2026]);
    expect(table.value.find('ZZ11ZZ')).toEqual({ easting: 508_650, northing: 221_330 });
    expect(table.value.find('YY99YY')).toEqual({ easting: 300_123, northing: 700_456 });
    expect(table.value.find('ZZ11ZY')).toBeUndefined();
    const refused = [
      Buffer.from('no archive'),
      codePointBytes({}),
      codePointBytes({ 'Data/CSV/zz.csv': ['nothing here'] }),
      codePointBytes({ 'readme.txt': ['"ZZ1 1ZZ",10,508650,221330'] }),
      codePointBytes().subarray(0, 200),
    ];
    expect(refused.map((zip) => postcodesOf(zip, 2026).ok)).toEqual(refused.map(() => false));
  });
});

test('MP11 a range of bytes lies within the file and is not too long', () => {
  expect(byteRange('bytes=0-0', 1)).toEqual({ offset: 0, length: 1 });
  expect(byteRange('bytes=-9', 4)).toEqual({ offset: 0, length: 4 });
  expect(byteRange(`bytes=0-${MOST_BYTES}`, MOST_BYTES * 2)).toBeNull();
  expect(byteRange('bytes=0-', MOST_BYTES + 1)).toBeNull();
  expect(byteRange('bytes=0-5', 0)).toBeNull();
  const random = randomOf(SEED);
  for (let n = 0; n < 2000; n += 1) {
    const size = Math.floor(random() * 1000);
    const [a, b] = [random(), random()].map((part) => (part < 0.2 ? '' : String(Math.floor(part * 1500))));
    const range = byteRange(`bytes=${a}-${b}`, size);
    if (range !== null) {
      expect(range.offset).toBeGreaterThanOrEqual(0);
      expect(range.length).toBeGreaterThan(0);
      expect(range.offset + range.length).toBeLessThanOrEqual(size);
    }
  }
});

describe('npm run map-pack', () => {
  let folder: string;
  const data = (): string => join(folder, 'data');
  const there = (): readonly string[] => readdirSync(join(data(), 'map')).sort();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-pack-'));
    writePmtiles(join(folder, 'town.pmtiles'));
    writeMbtiles(join(folder, 'town.mbtiles'));
    writeCodePoint(join(folder, 'codepo_gb.zip'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('MP13 puts a file in for Muster alone, one map at a time, and takes all away again', async () => {
    const first = await putPart(data(), 'pmtiles', join(folder, 'town.pmtiles'));
    expect(first).toMatchObject({ ok: true, value: expect.stringContaining('zoom 5 to 13, 51.85 to 51.91 north') });
    expect(there()).toEqual([PACK_FILES.pmtiles]);
    expect(statSync(join(data(), 'map', PACK_FILES.pmtiles)).mode & 0o777).toBe(0o600);
    const second = await putPart(data(), 'mbtiles', join(folder, 'town.mbtiles'));
    expect(second).toMatchObject({ ok: true, value: expect.stringContaining('takes the place of') });
    const table = postcodesOf(readFileSync(join(folder, 'codepo_gb.zip')), 2026);
    if (!table.ok) throw new Error(table.reason);
    expect(await putPart(data(), 'postcodes', table.value)).toMatchObject({ ok: true });
    expect(there()).toEqual([PACK_FILES.mbtiles, PACK_FILES.postcodes]);
    expect(await removePack(data())).toBe('Taken away: basemap.mbtiles, postcodes.bin.');
    expect(await removePack(data())).toContain('There was no map pack');
  });

  test('MP13 a damaged file is refused, and the one that was there stays', async () => {
    await putPart(data(), 'pmtiles', join(folder, 'town.pmtiles'));
    const before = readFileSync(join(data(), 'map', PACK_FILES.pmtiles));
    const short = join(folder, 'short.pmtiles');
    writeFileSync(short, before);
    truncateSync(short, 5000);
    const pictures = join(folder, 'pictures.mbtiles');
    writeMbtiles(pictures, { format: 'png' });
    const refused = [
      await putPart(data(), 'pmtiles', short),
      await putPart(data(), 'pmtiles', join(folder, 'town.mbtiles')),
      await putPart(data(), 'mbtiles', pictures),
      await putPart(data(), 'mbtiles', join(folder, 'town.pmtiles')),
      await putPart(data(), 'postcodes', Buffer.from('MUSTERPC')),
    ];
    expect(refused.map((one) => (one.ok ? 'taken' : one.reason))).toEqual([
      'it has been cut short',
      'it is not a PMTiles file',
      'its tiles are pictures: Muster draws vector tiles (pbf)',
      'it is not an MBTiles file',
      'it is not a file of postcodes',
    ]);
    expect(readFileSync(join(data(), 'map', PACK_FILES.pmtiles)).equals(before)).toBe(true);
    expect(there()).toEqual([PACK_FILES.pmtiles]);
    expect(['a.pmtiles', 'a.MBTILES', 'a.zip', 'a.osm', 'zip'].map(kindOf)).toEqual([
      'pmtiles',
      'mbtiles',
      'postcodes',
      null,
      null,
    ]);
  });

  test('MP13 the command says what it did, what it needs, and in a sentence why it did not', () => {
    const run = (...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'scripts/map-pack.ts', ...args],
        {
          encoding: 'utf8',
          env: { PATH: process.env['PATH'], MUSTER_DATA: data() },
        },
      );
      return [status, `${stdout}${stderr}`] as const;
    };
    expect(run('--help')).toEqual([0, expect.stringContaining('npm run map-pack -- FILE')]);
    expect(run(join(folder, 'codepo_gb.zip'), '--year', '2026')).toEqual([0, expect.stringMatching(/^3 postcodes, /)]);
    expect(run()).toEqual([1, 'Name one file, or --remove. See --help.\n']);
    expect(run('nowhere.pmtiles')).toEqual([1, 'There is no file nowhere.pmtiles.\n']);
    expect(run('package.json')).toEqual([1, expect.stringContaining('is no .pmtiles, .mbtiles or .zip')]);
    expect(run('--remove')).toEqual([0, expect.stringContaining('Taken away')]);
  }, 60_000);
});
