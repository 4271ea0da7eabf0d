import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type mongoose from 'mongoose';
import { emptyHead } from '#server/log/chain.ts';
import { StoreUnavailable, type CommitStore } from '#server/log/store.ts';
import { openLibsqlStore } from '#server/log/stores/libsql.ts';
import { asUnavailable, connectMongo } from '#server/log/stores/mongo-connection.ts';
import { openMongoStore } from '#server/log/stores/mongo.ts';
import { startMongo } from '../support/mongo-server.ts';
import { lastWriterWins, twoRowCommits } from './planted.ts';
import { commits, figure, firstCommits, readAll } from './records.ts';
import { wholeOrAbsent } from './whole-or-absent.ts';

const RACED = figure(200, 5_000);

/** R5 within one process: two writers race for each version; gives the versions without exactly one winner, in the log. */
async function notOneWinner(stores: readonly CommitStore[], stream: string, last: number): Promise<string[]> {
  const winners = new Map<number, string[]>();
  const race = async (store: CommitStore, me: string) => {
    for (let head = await store.head(stream); (head?.version ?? 0) < last; head = await store.head(stream)) {
      const mine = commits(stream, head ?? emptyHead(stream), 1, me)[0]!;
      const [outcome] = await store.append([mine]);
      if (outcome === 'recorded') winners.set(mine.version, [...(winners.get(mine.version) ?? []), mine.commandId]);
    }
  };
  await Promise.all(stores.map((store, index) => race(store, `racer${index}`)));
  const held = await readAll(stores[0]!, stream);
  return Array.from({ length: last }, (_, n) => n + 1)
    .filter(
      (version) => winners.get(version)?.length !== 1 || winners.get(version)?.[0] !== held[version - 1]?.commandId,
    )
    .map(
      (version) => `version ${version}: won by ${String(winners.get(version))}, held ${held[version - 1]?.commandId}`,
    );
}

describe('the proofs find planted bugs', () => {
  test('LG2 a commit that is written in two parts', async () => {
    let streams = 0;
    const { violations } = await wholeOrAbsent(twoRowCommits(), () => `operation/planted-${(streams += 1)}`, false);
    expect(violations.length).toBeGreaterThan(0);
  });

  test('LG4 a store whose last writer wins; and libsql, where it does not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-race-'));
    const planted = join(folder, 'planted.db');
    expect(
      (await notOneWinner([lastWriterWins(planted), lastWriterWins(planted)], 'operation/race', 50)).length,
    ).toBeGreaterThan(0);
    const stores = [1, 2].map(() => openLibsqlStore(join(folder, 'log.db')));
    expect(await notOneWinner(stores, 'operation/race', 50)).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
});

test('LG21 a socket error that the driver lets through is an outage; a mistake of ours stays one', () => {
  for (const code of ['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_SOCKET_CLOSED']) {
    expect(asUnavailable(Object.assign(new Error('lost'), { code }))).toBeInstanceOf(StoreUnavailable);
  }
  for (const ours of [
    new TypeError('x'),
    new RangeError('y'),
    Object.assign(new TypeError('z'), { code: 'ERR_INVALID_ARG_TYPE' }),
  ]) {
    expect(asUnavailable(ours)).toBe(ours);
  }
});

/** A wire to the server that can lose the answer to a command and be cut. */
async function startWire(
  port: number,
): Promise<{ port: number; loseNextInsert: () => void; lost: () => number; server: Server }> {
  let armed = false;
  let lost = 0;
  const server = createServer((client: Socket) => {
    const upstream = connect(port, '127.0.0.1');
    let losing = false;
    client.on('data', (chunk) => {
      if (armed && chunk.includes('insert\0')) [armed, losing] = [false, true];
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (!losing) return void client.write(chunk);
      lost += 1;
      client.destroy();
      upstream.destroy();
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const loseNextInsert = () => {
    armed = true;
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    loseNextInsert,
    lost: () => lost,
    server,
  };
}

const mongo = await startMongo();
if ('absent' in mongo) console.warn(mongo.absent);

('absent' in mongo ? describe.skip : describe)('absent' in mongo ? mongo.absent : 'MongoDB', () => {
  const server = 'absent' in mongo ? undefined : mongo;
  const uri = server?.uri ?? '';
  let connection: mongoose.Connection;
  let store: CommitStore;

  beforeAll(async () => {
    connection = await connectMongo(uri);
    store = await openMongoStore(connection);
  });
  afterAll(async () => {
    await connection.close();
    await server?.stop();
  });

  test('LG19 each write carries majority and journal, each read majority or more, from the primary', async () => {
    const sent: { name: string; writeConcern: unknown; readConcern: unknown }[] = [];
    const listen = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) =>
      sent.push({ name: commandName, writeConcern: command['writeConcern'], readConcern: command['readConcern'] });
    connection.getClient().on('commandStarted', listen);
    const made = firstCommits('operation/concerns', 3);
    await store.append(made.slice(0, 2));
    await store.append([{ ...made[0]!, hash: made[2]!.hash }]);
    await store.head('operation/concerns');
    await readAll(store, 'operation/concerns');
    await store.findCommand('operation/concerns', 'c-1');
    await store.streams('');
    await store.writeSnapshot('operation/concerns', { version: 1, bytes: new Uint8Array(3) });
    await store.dropSnapshots('operation/concerns');
    await store.dropStream('sessions/2026-11-24');
    connection.getClient().off('commandStarted', listen);
    const writes = sent.filter(({ name }) => ['insert', 'update', 'delete'].includes(name));
    const reads = sent.filter(({ name }) => ['find', 'aggregate', 'distinct'].includes(name));
    expect(writes.length).toBeGreaterThanOrEqual(6);
    expect(reads.length).toBeGreaterThanOrEqual(6);
    for (const { writeConcern } of writes) expect(writeConcern).toEqual({ w: 'majority', j: true });
    for (const { readConcern } of reads)
      expect(['majority', 'linearizable']).toContain((readConcern as { level: string }).level);
    expect(connection.getClient().options.readPreference.mode).toBe('primary');
  });

  test.each(['w=1', 'journal=false', 'w=0&journal=false', 'readPreference=secondaryPreferred', 'retryWrites=false'])(
    'LG19 an address that asks for %s is overruled',
    async (less) => {
      const address = new URL(uri);
      address.search = less;
      const overruled = await connectMongo(address.href);
      const { writeConcern, readConcern, readPreference } = overruled.getClient().options;
      await overruled.close();
      const inForce = [writeConcern?.w, writeConcern?.journal, readConcern?.level, readPreference.mode];
      expect(inForce).toEqual(['majority', true, 'majority', 'primary']);
    },
  );

  test('LG19 an address that would be obeyed and asks for less is refused in words', async () => {
    const address = new URL(uri);
    address.search = 'readConcernLevel=local';
    const refusal = await connectMongo(address.href).then(
      (connected) => connected.close(),
      (error: unknown) => error,
    );
    expect(String(refusal)).toContain('sets less than the log needs. It must be: readConcernLevel=majority.');
  });

  test(
    `LG4 two connections racing for ${RACED} versions: exactly one winner each`,
    async () => {
      const other = await connectMongo(uri);
      const wrong = await notOneWinner([store, await openMongoStore(other)], 'operation/race', RACED);
      await other.close();
      console.log(
        `R5: ${RACED} versions raced by 2 connections to MongoDB, ${wrong.length} without exactly one winner`,
      );
      expect(wrong).toEqual([]);
    },
    RACED * 1_000,
  );

  test('LG2 a write whose answer was lost on the wire is known as our own, once', async () => {
    const address = new URL(uri);
    const wire = await startWire(Number(address.port));
    address.port = String(wire.port);
    const wired = await connectMongo(address.href);
    const overWire = await openMongoStore(wired);
    const made = firstCommits('operation/wire', 4);
    wire.loseNextInsert();
    expect(await overWire.append(made.slice(0, 3))).toEqual(['recorded', 'recorded', 'recorded']);
    expect(wire.lost()).toBe(1);
    wire.loseNextInsert();
    const rival = commits('operation/wire', made[1]!, 1, 'rival')[0]!;
    expect(await overWire.append([rival, made[3]!])).toEqual(['version-taken', 'version-taken']);
    expect(wire.lost()).toBe(2);
    expect((await readAll(store, 'operation/wire')).map(({ commandId }) => commandId)).toEqual(['c-1', 'c-2', 'c-3']);
    await wired.close();
    wire.server.close();
  });

  (server?.ours === true ? test : test.skip)(
    'LG21 during an outage an append is refused, not kept waiting; afterwards the same store goes on',
    async () => {
      const made = firstCommits('operation/outage', 3);
      await store.append(made.slice(0, 1));
      await server?.kill();
      await expect(store.append(made.slice(1, 2))).rejects.toThrow(StoreUnavailable);
      await expect(store.head('operation/outage')).rejects.toThrow(StoreUnavailable);
      await server?.restart();
      expect(await store.append(made.slice(1, 3))).toEqual(['recorded', 'recorded']);
      expect(await readAll(store, 'operation/outage')).toHaveLength(3);
    },
    60_000,
  );
});
