import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openMapShelf, type MapShelf } from '#server/maps/map-shelf.ts';
import { PACK_FILES } from '#server/maps/pack-files.ts';
import { writePostcodes } from '#server/maps/postcode-table.ts';
import { toPoint } from '#shared/national-grid.ts';
import { mapPackSchema, NO_MAP_PACK } from '#shared/map-pack.ts';
import { TOWN_CREDIT, townTiles } from '../fixtures/map/example-town.ts';
import { pmtilesBytes, writeMbtiles, writePmtiles } from '../fixtures/map/map-files.ts';
import { randomOf } from '../support/harness/hidden-histories.ts';
import { type Answer, Browser, buildTown, openHttpRoom, type HttpRoom, type Plant, type Town } from './http-room.ts';

/** Stands beside the pack in the data folder; no answer may hold a piece of it. */
const SECRET = 'the-master-key-of-this-folder';
const SEED = Number(process.env['MUSTER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

interface Scene {
  readonly room: HttpRoom;
  readonly town: Town;
  readonly port: number;
  readonly folder: string;
  readonly told: string[];
}

let data: string;
let scene: Scene;
const path = (part: keyof typeof PACK_FILES): string => join(scene.folder, PACK_FILES[part]);

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'muster-map-'));
  const folder = join(data, 'map');
  mkdirSync(folder);
  writeFileSync(join(data, 'master.key'), SECRET);
  const told: string[] = [];
  const maps = openMapShelf(folder, (part, reason) => told.push(`${part}: ${reason}`));
  const room = await openHttpRoom({ maps });
  const port = await room.serve();
  scene = { room, port, folder, told, town: await buildTown(room, port) };
});

afterAll(async () => {
  await scene.room.close();
  rmSync(data, { recursive: true, force: true });
});

/** Puts these files there and no others. */
function stock(...parts: readonly (keyof typeof PACK_FILES)[]): void {
  for (const name of Object.values(PACK_FILES)) rmSync(join(scene.folder, name), { force: true });
  if (parts.includes('pmtiles')) writePmtiles(path('pmtiles'));
  if (parts.includes('mbtiles')) writeMbtiles(path('mbtiles'));
  if (parts.includes('postcodes')) {
    const rows = [
      { postcode: 'ZZ11ZZ', easting: 508_650, northing: 221_330 },
      { postcode: 'YY99YY', easting: 300_123, northing: 700_456 },
    ];
    writeFileSync(path('postcodes'), writePostcodes(rows, 2026));
  }
  scene.told.length = 0;
}

const ROUTES = [
  '/api/map',
  '/api/map/basemap.pmtiles',
  '/api/map/tile/9/255/169',
  '/api/map/tile/99/1/1',
  '/api/map/postcode/ZZ11ZZ',
  '/api/map/postcode/XX11XX',
] as const;

/** MP10. What somebody who is not signed in learns: every answer must be the one refusal. */
async function learnedSignedOut(port: number): Promise<readonly string[]> {
  const learned: string[] = [];
  for (const parts of [[], ['pmtiles', 'postcodes'], ['mbtiles', 'postcodes']] as const) {
    stock(...parts);
    for (const route of ROUTES) {
      const answer = await new Browser(port).get(route, { headers: { range: 'bytes=0-6' } });
      if (answer.status !== 401 || (answer.json as { code?: string }).code !== 'signed_out') {
        learned.push(`${route}: ${answer.status} ${answer.text.slice(0, 40)}`);
      }
    }
  }
  return learned;
}

describe('a map pack', () => {
  test('MP10 whoever is not signed in is told so, in the same words, with a pack and without', async () => {
    expect(await learnedSignedOut(scene.port)).toEqual([]);
    const open: Plant = {
      before: (request) => {
        request.headers.cookie = [...scene.town.lead.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        request.headers.host = new URL(scene.town.lead.origin).host;
      },
    };
    expect((await learnedSignedOut(await scene.room.serve(open))).length).toBeGreaterThan(0);
  });

  test('MP10 whoever is signed in, by account or by link, is told what is there', async () => {
    stock();
    expect((await scene.town.lead.get('/api/map')).json).toEqual(NO_MAP_PACK);
    stock('pmtiles', 'postcodes');
    const worker = new Browser(scene.port);
    await worker.post('/api/worker/open', { token: scene.town.answerToken });
    for (const browser of [scene.town.lead, scene.town.coordinator, worker]) {
      const answer = await browser.get('/api/map');
      expect(mapPackSchema.parse(answer.json)).toEqual({
        basemap: {
          kind: 'pmtiles',
          bounds: [-0.48, 51.85, -0.36, 51.91],
          minZoom: 5,
          maxZoom: 13,
          credit: TOWN_CREDIT,
        },
        postcodes: { count: 2, credit: expect.stringContaining('Contains Royal Mail data © Royal Mail copyright') },
      });
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  test('MP10 a file put there, exchanged or taken away while Muster runs is there at the next request', async () => {
    stock('pmtiles');
    const kinds: (string | undefined)[] = [];
    const look = async (): Promise<void> => {
      const { basemap } = mapPackSchema.parse((await scene.town.lead.get('/api/map')).json);
      kinds.push(basemap?.kind);
    };
    await look();
    stock('mbtiles');
    await look();
    stock();
    await look();
    expect(kinds).toEqual(['pmtiles', 'mbtiles', undefined]);
  });
});

const range = (asked: string | undefined): Promise<Answer> =>
  scene.town.lead.get('/api/map/basemap.pmtiles', { headers: { range: asked } });

describe('byte ranges', () => {
  test('MP11 a range is given exactly, at both edges of the file', async () => {
    stock('pmtiles');
    const size = pmtilesBytes().length;
    const given = async (asked: string) => {
      const { status, headers } = await range(asked);
      return [status, headers['content-range'], headers['content-length']];
    };
    expect(await given('bytes=0-6')).toEqual([206, `bytes 0-6/${size}`, '7']);
    expect(await given('bytes=0-16383')).toEqual([206, `bytes 0-${size - 1}/${size}`, String(size)]);
    expect(await given(`bytes=${size - 1}-`)).toEqual([206, `bytes ${size - 1}-${size - 1}/${size}`, '1']);
    expect(await given('bytes=-5')).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, '5']);
    expect((await range('bytes=0-6')).text).toBe('PMTiles');
    expect((await range('bytes=0-6')).headers['etag']).toMatch(/^"[0-9a-z-]+"$/);
  });

  test('MP11 what is no range of the file, or none at all, is refused: nobody takes the whole file at once', async () => {
    stock('pmtiles');
    const size = pmtilesBytes().length;
    const asked = [
      undefined,
      '',
      'bytes',
      'bytes=',
      'bytes=-',
      'bytes=-0',
      'bytes=5-4',
      `bytes=${size}-`,
      'bytes=0-1,4-5',
      'lines=0-1',
      'bytes=0x1-2',
      'bytes= 0-1',
      'bytes=9999999999999999999-',
    ];
    for (const one of asked) {
      const { status, headers } = await range(one);
      expect([one, status, headers['content-range']]).toEqual([one, 416, `bytes */${size}`]);
    }
    stock('mbtiles');
    expect((await range('bytes=0-6')).status).toBe(404);
  });
});

describe('tiles', () => {
  test('MP11 a tile comes as it was stored, zipped for whoever takes it so; where nothing is drawn it is empty', async () => {
    stock('mbtiles');
    const [{ z, x, y, bytes } = townTiles()[0]!] = townTiles().filter((tile) => tile.z === 12);
    const asked = `/api/map/tile/${z}/${x}/${y}`;
    const zipped = await scene.town.lead.get(asked, { headers: { 'accept-encoding': 'gzip' } });
    expect([zipped.status, zipped.headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(zipped.headers['content-type']).toBe('application/vnd.mapbox-vector-tile');
    const plain = await scene.town.lead.get(asked);
    expect([plain.status, plain.headers['content-encoding']]).toEqual([200, undefined]);
    expect(plain.text).toBe(bytes.toString('utf8'));
    expect((await scene.town.lead.get('/api/map/tile/12/0/0')).status).toBe(204);
    for (const wrong of [
      '23/0/0',
      '2/4/0',
      '2/0/4',
      '-1/0/0',
      '1/01/0',
      '1/1.5/0',
      '1/1e1/0',
      '1/a/0',
      '0/0/99999999',
    ]) {
      expect([wrong, (await scene.town.lead.get(`/api/map/tile/${wrong}`)).status]).toEqual([wrong, 400]);
    }
    stock('pmtiles');
    expect((await scene.town.lead.get(asked)).status).toBe(404);
  });
});

describe('postcodes', () => {
  test('MP14 a postcode has its point; no postcode, an unknown one and no table are answered alike', async () => {
    stock('postcodes');
    const ask = (postcode: string) => scene.town.lead.get(`/api/map/postcode/${encodeURIComponent(postcode)}`);
    const expected = { point: toPoint({ easting: 508_650, northing: 221_330 }) };
    for (const written of ['ZZ11ZZ', 'zz1 1zz', ' ZZ1  1ZZ ']) expect((await ask(written)).json).toEqual(expected);
    const unknown = await ask('XX1 1XX');
    const none = await ask('../../master.key');
    stock();
    const noTable = await ask('ZZ1 1ZZ');
    expect(unknown.status).toBe(404);
    expect([none.text, noTable.text]).toEqual([unknown.text, unknown.text]);
  });
});

/** MP12. Faults of a server whose pack is damaged in one way: it must say once that it does not use it, and go on. */
async function damageShown(damage: () => void): Promise<readonly string[]> {
  damage();
  scene.told.length = 0;
  const faults: string[] = [];
  for (const round of [1, 2, 3]) {
    const { status, json } = await scene.town.lead.get('/api/map');
    if (status !== 200 || JSON.stringify(json) !== JSON.stringify(NO_MAP_PACK)) {
      faults.push(`round ${round}: ${status} ${JSON.stringify(json).slice(0, 60)}`);
    }
    const statuses = [
      (await range('bytes=0-6')).status,
      (await scene.town.lead.get('/api/map/tile/9/255/169')).status,
      (await scene.town.lead.get('/api/map/postcode/ZZ11ZZ')).status,
    ];
    if (statuses.some((one) => one !== 404)) faults.push(`round ${round}: ${statuses.join()}`);
  }
  if (scene.told.length !== 1) faults.push(`told ${scene.told.length} times`);
  return faults;
}

const DAMAGES: readonly (readonly [name: string, damage: () => void])[] = [
  ['a map cut short', () => (stock('pmtiles'), truncateSync(path('pmtiles'), 9000))],
  ['a map of 3 bytes', () => (stock('pmtiles'), truncateSync(path('pmtiles'), 3))],
  ['an empty map', () => (stock('pmtiles'), truncateSync(path('pmtiles'), 0))],
  ['a map of another version', () => (stock('pmtiles'), spoil('pmtiles', 7, 2))],
  ['a map of pictures', () => (stock('pmtiles'), spoil('pmtiles', 99, 2))],
  ['a map whose directory is noise', () => (stock('pmtiles'), spoil('pmtiles', 140, 0xff, 40))],
  ['a map that begins beyond its end', () => (stock('pmtiles'), spoil('pmtiles', 8, 0xff, 8))],
  ['a database cut short', () => (stock('mbtiles'), truncateSync(path('mbtiles'), 5000))],
  ['a database of noise', () => (stock('mbtiles'), spoil('mbtiles', 20, 0x5a, 4000))],
  ['a database of pictures', () => (stock(), writeMbtiles(path('mbtiles'), { format: 'png' }))],
  ['a database without a format', () => (stock(), writeMbtiles(path('mbtiles'), { format: null }))],
  ['a database with senseless bounds', () => (stock(), writeMbtiles(path('mbtiles'), { bounds: '5,4,3,nine' }))],
  ['text under the name of a database', () => (stock(), writeFileSync(path('mbtiles'), 'no database'))],
  ['postcodes cut short', () => (stock('postcodes'), truncateSync(path('postcodes'), 30))],
  ['postcodes out of order', () => (stock('postcodes'), spoil('postcodes', 15, 0xff, 5))],
  ['postcodes of another version', () => (stock('postcodes'), spoil('postcodes', 8, 9))],
];

function spoil(part: keyof typeof PACK_FILES, at: number, byte: number, length = 1): void {
  const bytes = readFileSync(path(part));
  bytes.fill(byte, at, at + length);
  writeFileSync(path(part), bytes);
}

describe('a damaged pack', () => {
  test.each(DAMAGES)('MP12 %s counts as not there, is told once, and nothing throws', async (_name, damage) => {
    expect(await damageShown(damage)).toEqual([]);
    expect(scene.room.reported).toEqual([]);
  });

  test('MP12 a whole pack would be caught by the same look', async () => {
    expect((await damageShown(() => stock('pmtiles'))).length).toBeGreaterThan(0);
  });

  test('MP12 pages damaged inside are met at the tile: it is not there, and the server goes on', async () => {
    stock('mbtiles');
    await scene.town.lead.get('/api/map');
    const size = readFileSync(path('mbtiles')).length;
    for (let at = 4096; at < size; at += 4096) spoil('mbtiles', at, 0xff, 64);
    const statuses = new Set<number>();
    for (const { z, x, y } of townTiles())
      statuses.add((await scene.town.lead.get(`/api/map/tile/${z}/${x}/${y}`)).status);
    expect([...statuses].every((status) => [200, 204, 404].includes(status))).toBe(true);
    expect((await scene.town.lead.get('/api/me')).status).toBe(200);
    expect(scene.room.reported).toEqual([]);
  });
});

const PIECES = [
  '..',
  '%2e%2e',
  '..%2f',
  '..%5c',
  '/',
  '//',
  '%00',
  'map',
  'master.key',
  'basemap.pmtiles',
  'basemap.mbtiles',
  'postcodes.bin',
  'tile',
  '9',
  '255',
  '169',
  '-1',
  '1e3',
  'NaN',
  '__proto__',
  'postcode',
  'ZZ11ZZ',
  'file:',
  '~',
  '%ff',
  'a'.repeat(300),
];
const ATTACKS = ['../master.key', '..%2fmaster.key', '%2e%2e%2fmaster.key', 'tile/../../master.key', '..\\master.key'];
const RANGES = ['bytes=0-6', 'bytes=-1', 'bytes=0-', 'bytes=4-2', 'bytes=0-99999999999999', 'x', 'bytes=1-2,3-4', ''];

/** MP11. What comes of `count` made-up paths and ranges: answers of another kind, and pieces of what stands beside the pack. */
async function leaksUnderFuzz(port: number, browser: Browser, count: number): Promise<readonly string[]> {
  const random = randomOf(SEED);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const asking = new Browser(port, new URL(browser.origin).hostname);
  for (const [name, value] of browser.cookies) asking.cookies.set(name, value);
  const found: string[] = [];
  for (let n = 0; n < count; n += 1) {
    if (n % 400 === 0) scene.room.time.now += 60_000;
    const made = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(PIECES)).join(pick(['/', '/', '']));
    const tail = random() < 0.2 ? pick(ATTACKS) : made;
    const asked = `/api/map${pick(['', '/', '/tile/', '/postcode/'])}${tail}`;
    const { status, text } = await asking.get(asked, { headers: { range: pick(RANGES) } });
    if (text.includes(SECRET)) found.push(`${asked} gave the secret`);
    if (![200, 204, 206, 400, 404, 416, 429].includes(status)) found.push(`${asked} gave ${status}`);
  }
  return found;
}

describe('made-up paths and ranges', () => {
  test('MP11 reach no file but those of the pack, and are answered plainly', async () => {
    stock('pmtiles', 'postcodes');
    expect(await leaksUnderFuzz(scene.port, scene.town.lead, 1500)).toEqual([]);
    expect(scene.room.reported).toEqual([]);
  }, 60_000);

  test('MP11 a server that joins the path to its folder is caught', async () => {
    const careless: Plant = {
      before: (request, response) => {
        try {
          const asked = decodeURIComponent((request.url ?? '').replace(/^\/api\/map/, ''));
          response.end(readFileSync(join(scene.folder, asked)));
        } catch {
          // No such file: the server proper answers.
        }
      },
    };
    const found = await leaksUnderFuzz(await scene.room.serve(careless), scene.town.lead, 1500);
    expect(found.join('\n')).toContain('gave the secret');
  }, 60_000);
});

test('MP12 a shelf of a folder that is not there is empty', async () => {
  const shelf: MapShelf = openMapShelf(join(data, 'nowhere'), () => undefined);
  expect(await shelf.pack()).toEqual(NO_MAP_PACK);
  expect(await shelf.tile(1, 0, 0)).toBeNull();
  expect(await shelf.pmtilesPiece(0, 4)).toBeNull();
  expect(gunzipSync(pmtilesBytes().subarray(127, 127 + Number(pmtilesBytes().readBigUInt64LE(16))))[0]).toBeGreaterThan(
    0,
  );
});
