import { mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MOST_BYTES } from '#server/maps/byte-range.ts';
import { openMapShelf, type MapShelf } from '#server/maps/map-shelf.ts';
import { PACK_FILES } from '#server/maps/pack-files.ts';
import { writePmtiles } from '../fixtures/map/map-files.ts';
import { Browser, buildTown, openHttpRoom, type HttpRoom, type Town } from './http-room.ts';

const FILE_BYTES = 4 * MOST_BYTES;
const STALLED = 24;
const MOST_HELD = 64 * 1024 * 1024;

let folder: string;
let room: HttpRoom;
let town: Town;
let maps: MapShelf;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-map-load-'));
  const map = join(folder, 'map');
  mkdirSync(map);
  const file = join(map, PACK_FILES.pmtiles);
  writePmtiles(file);
  // Longer, and holding nothing more.
  truncateSync(file, FILE_BYTES);
  maps = openMapShelf(map, () => undefined);
  room = await openHttpRoom({ maps });
  town = await buildTown(room, await room.serve());
});

afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

const cookieOf = (browser: Browser): string =>
  [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** The same person in a browser at another port, or at another place. */
function sameAt(port: number, browser: Browser, address = browser.address): Browser {
  const other = new Browser(port, new URL(browser.origin).hostname, address);
  for (const [name, value] of browser.cookies) other.cookies.set(name, value);
  return other;
}

/** WI21. What is refused to a person, and to another at the same place, after so many requests of one path. */
async function usedUp(path: string, times: number, port: number): Promise<readonly string[]> {
  const reader = sameAt(port, town.lead);
  const statuses = new Set<number>();
  for (let sent = 0; sent < times; sent += 50) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => reader.get(path)));
    for (const { status } of answers) statuses.add(status);
  }
  const refused = statuses.has(429) ? [`${path} itself`] : [];
  if ((await reader.get('/api/me')).status !== 200) refused.push('the same person');
  return refused;
}

describe('who reads a map', () => {
  test('WI21 whoever drags a map about for half a minute may do all else besides, and the map is bounded too', async () => {
    const port = await room.serve();
    expect(await usedUp('/api/map/tile/99/1/1', 1000, port)).toEqual([]);
    expect(await usedUp('/api/map/tile/99/1/1', 900, port)).toEqual(['/api/map/tile/99/1/1 itself']);
    // What is no piece of a map uses up the ordinary allowance, as it must.
    expect(await usedUp('/api/me', 650, await room.serve())).toEqual(['/api/me itself', 'the same person']);
  });

  test('WI21 neither do forty at one place take from each other what is not the map', async () => {
    const port = await room.serve();
    const stranger = new Browser(port, 'localhost', '192.0.2.250');
    for (let sent = 0; sent < 2500; sent += 100) {
      await Promise.all(Array.from({ length: 100 }, () => stranger.get('/api/map/tile/1/1/1')));
    }
    expect((await sameAt(port, town.coordinator, stranger.address).get('/api/me')).status).toBe(200);
  });
});

/** Asks for the largest piece there is and reads nothing of it. */
function ask(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port }, () => {
      const host = new URL(town.lead.origin).hostname;
      socket.write(
        `GET /api/map/basemap.pmtiles HTTP/1.1\r\nHost: ${host}:${port}\r\nCookie: ${cookieOf(town.lead)}\r\n` +
          `Range: bytes=0-${MOST_BYTES - 1}\r\n\r\n`,
      );
    });
    socket.on('error', reject);
    socket.once('readable', () => resolve(socket));
  });
}

/** WI22. Bytes held for so many readers who never read, once each has been answered. */
async function heldFor(port: number): Promise<number> {
  const before = process.memoryUsage().arrayBuffers;
  const sockets = await Promise.all(Array.from({ length: STALLED }, () => ask(port)));
  const held = process.memoryUsage().arrayBuffers - before;
  for (const socket of sockets) socket.destroy();
  return held;
}

describe('who asks for a map and does not read it', () => {
  test('WI22 many large pieces that nobody reads are not held in memory', async () => {
    expect(await heldFor(await room.serve())).toBeLessThan(MOST_HELD);
    // Planted: each piece is read whole before it is given.
    const whole: MapShelf = {
      ...maps,
      pmtilesPiece: async (_offset, length) => ({ bytes: Readable.from([Buffer.alloc(length, 1)]), mark: 'whole' }),
    };
    expect(await heldFor(await room.serve({ parts: { maps: whole } }))).toBeGreaterThan(MOST_HELD);
    expect(room.reported).toEqual([]);
  });

  test('WI22 who goes away in the middle leaves nothing open, and the next is answered', async () => {
    const opened: Readable[] = [];
    const watched: MapShelf = {
      ...maps,
      pmtilesPiece: async (offset, length) => {
        const piece = await maps.pmtilesPiece(offset, length);
        if (piece !== null) opened.push(piece.bytes);
        return piece;
      },
    };
    const port = await room.serve({ parts: { maps: watched } });
    const socket = await ask(port);
    const closed = new Promise<void>((resolve) => opened[0]?.once('close', () => resolve()));
    socket.destroy();
    await closed;
    const next = await sameAt(port, town.lead).get('/api/map/basemap.pmtiles', { headers: { range: 'bytes=0-6' } });
    expect([next.status, next.text]).toEqual([206, 'PMTiles']);
    expect(room.reported).toEqual([]);
  });
});
