import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Sender } from '#client/app/sender.ts';
import { newCommandId } from '#client/connection/command-types.ts';
import type { Change } from '#client/connection/frames.ts';
import { Connection } from '#client/connection/socket.ts';
import { RecordStore } from '#client/store/record-store.ts';
import { operationStream } from '#shared/ids.ts';
import type { Put } from '#shared/protocol.ts';
import type { RecordKind } from '#shared/records.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { cookieByLink, merged, type Records } from '../support/live-client.ts';
import { layLine, type Line } from './line.ts';
import { startMarigoldServer, type MarigoldServer } from './marigold-server.ts';
import { until } from './peer.ts';

jest.setTimeout(120_000);
const SEED = 20_261_126;

let server: MarigoldServer;
let line: Line;
let stream: string;
beforeAll(async () => {
  server = await startMarigoldServer(null);
  line = await layLine(server.url);
  stream = operationStream(server.marigold.operation);
});
afterAll(async () => {
  await line.close();
  await server.close();
});

const cookies = new Map<string, string>();
async function cookieOf(player: Player): Promise<string> {
  const known = cookies.get(player.accountId);
  if (known !== undefined) return known;
  const cookie = await cookieByLink(await server.link(player, server.marigold.administrator));
  cookies.set(player.accountId, cookie);
  return cookie;
}

interface Viewer {
  readonly connection: Connection;
  readonly store: RecordStore;
  readonly as: ActingRole;
  readonly cookie: string;
}
async function view(player: Player, as: ActingRole, store = new RecordStore()): Promise<Viewer> {
  const cookie = await cookieOf(player);
  const headers = { cookie, origin: line.url };
  const connection = new Connection({ url: line.url, now: Date.now, random: Math.random, headers });
  connection.follow(stream, as, store, () => undefined);
  await until(`${as} has joined`, () => connection.wayTo(stream, as) === 'socket');
  return { connection, store, as, cookie };
}

/** The whole of what the server shows this viewer now, asked for anew. */
async function fresh({ as, cookie }: Viewer): Promise<Records> {
  const response = await fetch(`${server.url}/api/streams/${stream}/view?as=${as}`, {
    headers: { cookie, origin: server.url },
  });
  const { audiences } = (await response.json()) as { audiences: readonly Put[] };
  return audiences.reduce<Records>((all, put) => merged(all, put, {}), {});
}

function held({ store }: Viewer, kinds: Iterable<string>): Records {
  const records: Records = {};
  for (const kind of kinds) {
    const table = [...store.records(kind as RecordKind)].map(([id, fields]) => [id, { ...fields }] as const);
    if (table.length > 0) records[kind] = Object.fromEntries(table);
  }
  return records;
}

/** The kinds in which a viewer's store differs from what the server would show anew; waits a while for what is under way. */
async function differences(viewer: Viewer, patience = 10_000): Promise<readonly string[]> {
  const stop = Date.now() + patience;
  for (;;) {
    const now = await fresh(viewer);
    const kinds = Object.keys(now);
    const mine = held(viewer, kinds);
    const wrong = kinds.filter((kind) => canonical(mine[kind]) !== canonical(now[kind]));
    if (wrong.length === 0 || Date.now() > stop) return wrong;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

/** Small numbers that a seed repeats. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % sides;
  };
}

const senderOf = (viewer: Viewer) =>
  new Sender({ connection: viewer.connection, now: Date.now, ended: () => undefined, post: async () => null });
const send = (viewer: Viewer, sender: Sender, type: 'WriteLogEntry' | 'ReportCount', payload: unknown) =>
  sender.send({ id: newCommandId(() => randomBytes(11)), stream, type, payload, occurredAt: Date.now() }, viewer.as);

/** Reports and notes of two people, with the line cut at random; gives the notes that were answered well. */
async function stormyAfternoon(
  lead: Viewer,
  desk: Viewer,
  roll: (sides: number) => number,
  rounds: number,
): Promise<readonly string[]> {
  const senders = [senderOf(lead), senderOf(desk)] as const;
  const { addresses } = server.marigold;
  const written: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const text = `note ${SEED} ${round}`;
    const note = { sight: 'command', addressId: null, text, source: 'desk' };
    const count = { addressId: addresses[roll(addresses.length)], count: 'found', number: roll(9), source: 'radio' };
    const sending = Promise.all([
      send(lead, senders[0], 'WriteLogEntry', note),
      send(desk, senders[1], 'ReportCount', count),
    ]);
    if (roll(3) === 0) {
      line.cut();
      await until('contact is lost', () => lead.connection.state().kind === 'offline');
      line.mend();
      lead.connection.wake();
      desk.connection.wake();
    }
    const [reply] = await sending;
    if (reply.ok) written.push(text);
    await until('both are back', () => [lead, desk].every((one) => one.connection.wayTo(stream, one.as) === 'socket'));
  }
  return written;
}

describe('the client against the real server', () => {
  test('CL11 CL17 after cuts and returns each store is a fresh view, and each command is there once', async () => {
    const { marigold } = server;
    const lead = await view(marigold.lead, 'lead');
    const desk = await view(marigold.desk, 'desk');
    const written = await stormyAfternoon(lead, desk, dice(SEED), 24);
    expect(written.length).toBeGreaterThan(12);
    expect([await differences(lead), await differences(desk)]).toEqual([[], []]);
    const texts = [...lead.store.records('logEntry').values()].map(({ text }) => text);
    expect(written.filter((text) => texts.filter((one) => one === text).length !== 1)).toEqual([]);
    lead.connection.close();
    desk.connection.close();
  });

  test('CL11 the proof sees a store that misses every third change', async () => {
    class Forgetful extends RecordStore {
      #changes = 0;
      override apply(instance: string, change: Change): void {
        this.#changes += 1;
        if (this.#changes % 3 !== 0) super.apply(instance, change);
      }
    }
    const lead = await view(server.marigold.lead, 'lead', new Forgetful());
    const sender = senderOf(lead);
    for (let at = 0; at < 6; at += 1) {
      await send(lead, sender, 'WriteLogEntry', {
        sight: 'command',
        addressId: null,
        text: `forgotten ${at}`,
        source: 'desk',
      });
    }
    expect(await differences(lead, 500)).not.toEqual([]);
    lead.connection.close();
  });

  test('CL7 CL9 a member who is dismissed sees nothing more; one whose sessions are ended is out, and wiped', async () => {
    const { marigold, driver } = server;
    const desk = await view(marigold.desk, 'desk');
    const loggist = await view(marigold.loggist, 'loggist');
    const members = [...desk.store.records('member')];
    const memberId = members.find(([, { name }]) => name === marigold.loggist.name)?.[0] ?? '';
    await driver.operation(marigold.operation, marigold.lead, 'lead', 'DismissMember', {
      memberId,
      reason: 'Relieved',
    });
    await until('the loggist’s store is empty', () => loggist.store.records('address').size === 0);
    expect(loggist.connection.state().kind).toBe('connected');
    await driver.directory(marigold.administrator, 'EndSessions', { accountId: marigold.desk.accountId });
    await until('the desk is out', () => desk.connection.state().kind === 'out');
    expect(desk.store.records('address').size).toBe(0);
    loggist.connection.close();
  });

  test('CL9 a line that was cut and is mended is returned to without a hand', async () => {
    const lead = await view(server.marigold.lead, 'lead');
    line.cut();
    await until('it is offline', () => lead.connection.state().kind === 'offline');
    line.mend();
    await until('it is back', () => lead.connection.wayTo(stream, 'lead') === 'socket');
    expect(await differences(lead)).toEqual([]);
    lead.connection.close();
  });
});
