import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import type { ReaderLimits } from '#server/gateway/slow-readers.ts';
import { type MarigoldRoom, openMarigoldRoom, until, viewNow } from './socket-room.ts';

/** A websocket by hand over plain TCP: it joins, and from then on answers pings and reads nothing. */
async function deafReader(port: number, cookie: string, stream: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  const headers = [
    'GET /live/?EIO=4&transport=websocket HTTP/1.1',
    `Host: localhost:${port}`,
    `Origin: http://localhost:${port}`,
    `Cookie: ${cookie}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\n`);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  const seen = (what: string) => until(`the reader is sent ${what}`, () => text.includes(what));
  await seen('"sid"');
  socket.write(frame('40{"protocol":1}'));
  await seen('40{');
  socket.write(frame(`421${JSON.stringify(['join', { stream, as: 'lead' }])}`));
  await seen('462-1');
  socket.pause();
  for (let n = 0; n < JOINS; n += 1) socket.write(frame(`422${JSON.stringify(['join', { stream, as: 'lead' }])}`));
  socket.removeAllListeners('data');
  socket.on('error', () => undefined);
  const pongs = setInterval(() => socket.write(frame('3')), 500);
  socket.once('close', () => clearInterval(pongs));
  return socket;
}

/** One masked text frame of a client. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const length =
    payload.length < 126
      ? Buffer.from([0x80 | payload.length])
      : Buffer.from([0xfe, payload.length >> 8, payload.length & 255]);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Buffer.from([0x81]), length, mask, masked]);
}

/** Decisions as long as they may be, in words that gzip cannot shorten: about 3 KB each to whoever reads. */
async function decide({ driver, marigold }: MarigoldRoom, decisions: number): Promise<void> {
  const words = () => randomBytes(750).toString('base64');
  for (let n = 0; n < decisions; n += 1) {
    const decision = { text: words(), reason: words(), options: words() };
    await driver.operation(marigold.operation, marigold.lead, 'lead', 'RecordDecision', decision);
  }
}

const READERS = 50;
/** Each join is answered with a view of 700 KB: together more than the kernel holds for a socket. */
const DECISIONS = 300;
const JOINS = 14;

/** What became of fifty readers who never read, under a flood; and of somebody who does. */
async function readerFaults(limits: ReaderLimits): Promise<{ faults: string[]; figures: string }> {
  const room = await openMarigoldRoom({
    socket: () => ({ readerLimits: limits, mayPass: () => Promise.resolve(true) }),
  });
  await decide(room, DECISIONS);
  const { marigold, stream } = room;
  const good = await room.live(marigold.lead);
  await good.join(stream, 'lead');
  const cookie = await room.signIn(marigold.lead);
  const before = process.memoryUsage().rss;
  const readers: Socket[] = [];
  try {
    for (let n = 0; n < READERS; n += 1) readers.push(await deafReader(room.port, cookie, stream));
    const connections = () => [...room.sockets.viewers].filter(({ socket }) => socket.connected).length;
    await decide(room, 50);
    await until('all of them are cut', () => connections() === 1, 4_000).catch(() => undefined);
    const left = connections() - 1;
    const grown = Math.round((process.memoryUsage().rss - before) / 1_048_576);
    const fresh = await viewNow(room, marigold.lead, 'lead');
    await until('the good reader has it all', () => isDeepStrictEqual(good.records(stream), fresh), 4_000).catch(
      () => undefined,
    );
    const faults = [
      ...(left === 0 ? [] : [`${left} of ${READERS} are not cut`]),
      ...(good.rejoins.length === 0 && isDeepStrictEqual(good.records(stream), fresh)
        ? []
        : ['a good reader was disturbed']),
    ];
    return { faults, figures: `${READERS} readers, ${READERS - left} cut, memory grew by ${grown} MB` };
  } finally {
    for (const reader of readers) reader.destroy();
    good.close();
    await room.close();
  }
}

describe('a reader who never reads', () => {
  test('WI12 R17 is cut at the cap, and nobody else is', async () => {
    const { faults, figures } = await readerFaults({ skip: 65_536, cut: 262_144, patience: 4 });
    console.log(`R17: ${figures}`);
    expect(faults).toEqual([]);
  }, 60_000);

  test('WI12 R17 a wire without a cap is caught', async () => {
    const { faults } = await readerFaults({ skip: Infinity, cut: Infinity, patience: Infinity });
    expect(faults).toEqual([`${READERS} of ${READERS} are not cut`]);
  }, 60_000);
});
