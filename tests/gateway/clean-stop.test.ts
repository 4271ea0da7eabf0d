import { afterAll, describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import { openDataFolder } from '#server/log/data-folder.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import { LiveClient, type Records } from '../support/live-client.ts';
import { openProcessRoom } from './process-room.ts';
import { onceFaults, type Recorded, Resender, wordsOf } from './resender.ts';
import { type MarigoldRoom, openMarigoldRoom, until } from './socket-room.ts';

const SOCKETS = 200;
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

interface Follower {
  readonly client: LiveClient;
  readonly as: ActingRole;
  /** Whose eyes these are: all of one cookie see the same. */
  readonly cookie: string;
}

/** A client that follows one stream, and joins again whenever it returns or is told to. */
async function follow(url: string, cookie: string, stream: string, as: ActingRole): Promise<Follower> {
  const client = new LiveClient(url, cookie);
  const join = () => client.join(stream, as).catch(() => undefined);
  client.socket.on('connect', join);
  client.socket.on('rejoin', join);
  await client.connected();
  await until('it is joined', () => client.following.size > 0);
  return { client, as, cookie };
}

/** What one pair of eyes would see if it came now. */
async function freshView(url: string, { cookie, as }: Follower, stream: string): Promise<Records> {
  const client = new LiveClient(url, cookie);
  await client.connected();
  await client.join(stream, as);
  const records = client.records(stream);
  client.close();
  return records;
}

/** R12: who was left behind by a stop: will not come back, or came back and does not hold what is there to be seen. */
async function stranded(followers: readonly Follower[], stream: string, url: string): Promise<readonly string[]> {
  const isBack = ({ client }: Follower) => client.socket.connected || !client.socket.active;
  await until('everybody is back or has given up', () => followers.every(isBack), 20_000);
  const views = new Map<string, Records>();
  for (const one of followers) if (!views.has(one.cookie)) views.set(one.cookie, await freshView(url, one, stream));
  const holds = ({ client, cookie }: Follower) => isDeepStrictEqual(client.records(stream), views.get(cookie));
  const back = followers.filter(({ client }) => client.socket.connected);
  await until('all who are back hold the view', () => back.every(holds), 20_000).catch(() => undefined);
  return followers.flatMap((one) => {
    if (!one.client.socket.connected) return [`a ${one.as} will not come back`];
    return holds(one) ? [] : [`a ${one.as} does not hold the view`];
  });
}

describe('stopping', () => {
  test('WI16 R12 SIGTERM under load ends with code 0, and all 200 come back to the current view', async () => {
    const room = await openProcessRoom();
    closing.push(() => room.close());
    const { server, stream, people } = room;
    await server.start();
    const senders = people.slice(0, 3).map(({ cookie, as }, index) => {
      const client = new LiveClient(server.url, cookie);
      closing.push(async () => client.close());
      return new Resender({ client, stream, as, addressId: null, name: `stop${index}` });
    });
    const followers: Follower[] = [];
    for (let n = 0; n < SOCKETS; n += 1) {
      const { cookie, as } = people[n % people.length] ?? people[0]!;
      followers.push(await follow(server.url, cookie, stream, as));
    }
    const talking = senders.map((sender) => sender.say(10_000));
    await until('they talk', () => senders.every(({ sent }) => sent.length > 10));
    expect(await server.stop()).toBe(0);
    const said = senders.map((sender) => sender.sent.length);
    await server.start();
    await until('they go on', () => senders.every(({ sent }, n) => sent.length > (said[n] ?? 0) + 3), 20_000);
    for (const sender of senders) sender.stop();
    await Promise.all(talking);
    expect(await stranded(followers, stream, server.url)).toEqual([]);
    for (const { client } of followers) client.close();
    expect(await server.stop()).toBe(0);

    const data = await openDataFolder({ folder: server.folder, catalogue: EVENT_CATALOGUE, now: Date.now });
    const recorded: Recorded[] = [];
    await data.log.open(stream, ({ command, events }) => recorded.push({ id: command.id, words: wordsOf(events) }));
    await data.close();
    const sent = senders.map((sender) => sender.sent);
    console.log(`R12: ${SOCKETS} sockets, 0 stranded; ${sent.flat().length} commands meanwhile`);
    expect(onceFaults(sent, recorded)).toEqual([]);
  }, 120_000);

  /** A room that closes, as it does or with a fault planted, and opens again at the same place over the same log. */
  async function reopened(before: (room: MarigoldRoom) => void): Promise<readonly string[]> {
    const room = await openMarigoldRoom();
    const { marigold, stream } = room;
    const followers: Follower[] = [];
    for (let n = 0; n < 10; n += 1) {
      followers.push(await follow(room.url, await room.signIn(marigold.desk), stream, 'desk'));
    }
    before(room);
    await room.close();
    const again = await openMarigoldRoom({ log: room.log, port: room.port }, marigold);
    closing.push(() => again.close());
    const faults = await stranded(followers, stream, again.url);
    for (const { client } of followers) client.close();
    return faults;
  }

  test('WI16 R12 a stop that hangs up on everybody leaves them stranded, and is caught', async () => {
    expect(await reopened(() => undefined)).toEqual([]);
    const hangUp = ({ sockets }: MarigoldRoom) => [...sockets.viewers].forEach(({ socket }) => socket.disconnect(true));
    expect(await reopened(hangUp)).toHaveLength(10);
  }, 60_000);
});
