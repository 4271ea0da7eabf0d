import { afterAll, describe, expect, test } from '@jest/globals';
import { randomOf } from '../support/harness/hidden-histories.ts';
import { LiveClient } from '../support/live-client.ts';
import { FuzzGrammar, type FuzzFrame } from './fuzz-grammar.ts';
import { endStorms, look, start, stormSize, type StormServer as Server } from './storm.ts';
import { RawSocket } from './raw-socket.ts';

const SEED = Number(process.env['MUSTER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const FRAMES = stormSize();
const AT_ONCE = 100;
const MOST_GROWTH = 100 * 1_048_576;

/** Sends the frames a handful at a time, each handful answered before the next; opens anew what a frame has ended. */
async function send(
  { child, opened }: Server,
  cookie: string,
  frames: Iterator<FuzzFrame, undefined>,
): Promise<{ sent: number; reopened: number }> {
  const figures = { sent: 0, reopened: -1 };
  let raw: RawSocket | null = null;
  for (;;) {
    if (!child.connected) return figures;
    if (raw === null || raw.closed) {
      raw = await RawSocket.open(opened.port, { cookie });
      await raw.ask('join', { stream: opened.stream, as: 'lead' });
      figures.reopened += 1;
    }
    for (let n = 0; n < AT_ONCE; n += 1) {
      const next = frames.next();
      if (next.done === true) {
        raw.close();
        return figures;
      }
      raw.send(next.value);
      figures.sent += 1;
    }
    await raw.ask('leave', { stream: 'directory' });
    raw.received.length = 0;
  }
}

function* first(count: number, grammar: FuzzGrammar): Generator<FuzzFrame, undefined> {
  for (let n = 0; n < count; n += 1) yield grammar.frame();
}

/** What a storm of frames did to the server and to somebody who follows meanwhile; and the figures. */
async function stormFaults(server: Server, frames: number): Promise<{ faults: string[]; figures: string }> {
  const { opened } = server;
  const good = new LiveClient(opened.url, opened.cookie);
  await good.connected();
  await good.join(opened.stream, 'lead');
  // Until the process has the size at which it works: what comes after that is growth.
  await send(server, opened.cookies[0] ?? '', first(10_000, new FuzzGrammar(randomOf(SEED + 99), opened)));
  const before = await look(server);
  const runs = await Promise.all(
    opened.cookies.map((cookie, index) =>
      send(server, cookie, first(frames / opened.cookies.length, new FuzzGrammar(randomOf(SEED + index), opened))),
    ),
  );
  const after = await look(server);
  const sent = runs.reduce((sum, run) => sum + run.sent, 0);
  const reopened = runs.reduce((sum, run) => sum + run.reopened, 0);
  const growth = (after?.rss ?? 0) - (before?.rss ?? 0);
  const note = { sight: 'command', addressId: null, text: 'Still served.', source: 'desk' };
  const isServed = after !== null && (await good.command(opened.stream, 'WriteLogEntry', note)).ok;
  good.close();
  return {
    faults: [
      ...(after === null ? ['the process ended'] : []),
      ...(after?.isClean === false ? ['a prototype was altered'] : []),
      ...(growth > MOST_GROWTH ? [`memory grew by ${growth} bytes`] : []),
      ...(isServed ? [] : ['a good client is not served']),
      ...(sent === frames && reopened > 0 ? [] : ['the storm fell short']),
    ],
    figures: `${sent} frames, ${reopened} connections ended, memory grew by ${Math.round(growth / 1_048_576)} MB`,
  };
}

afterAll(endStorms);

describe('bad bytes', () => {
  test('WI14 R18 change nothing: no crash, a clean prototype, memory that does not grow, others served', async () => {
    console.log(`R18: seed ${SEED}`);
    const { faults, figures } = await stormFaults(await start(), FRAMES);
    console.log(`R18: ${figures}`);
    expect(faults).toEqual([]);
  }, 600_000);

  test('WI14 R18 a handler that believes what it is sent is caught', async () => {
    const { faults } = await stormFaults(await start('planted'), 4_000);
    expect(faults).toContain('a good client is not served');
  }, 60_000);
});
