import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Child } from './child.ts';
import { spread } from './marks.ts';
import { RawClient } from './raw-client.ts';
import { ms, type Row, times } from './report.ts';
import { openMuster, openReference } from './servers.ts';
import { connectViewers, inParts, load, type Stage } from './stage.ts';
import type { BenchWorld } from './world.ts';

const COMMITS = 10_000;
const VIEWERS = 1_000;

/** The first view with 10,000 commits behind it, from a cold start too; and a thousand viewers cut and back. */
export async function benchFirstView(): Promise<readonly Row[]> {
  const muster = await openMuster();
  const world = await muster.make({ agencies: 4, teams: 34, addresses: 40, sites: 4, logEntries: COMMITS });
  const stage = await muster.stage(world);
  const own = await firstViews(stage, muster.url, world);
  const back = await cutAndBack(stage, muster.url, world);
  await muster.stop();
  const cold = await fromCold(muster.folder, world.stream);
  rmSync(muster.folder, { recursive: true, force: true });
  const bare = await openReference('bare', 70, 4);
  await bare.child.ask('state', own.plainBytes);
  const bareFirst = spread(await inParts(Array.from({ length: 40 }), () => timedJoin(bare.url, {}, {}, {}))).p50;
  const bareBack = await bareCutAndBack(bare.stage, bare.url);
  await bare.end();
  return [
    {
      measure: `first view with ${COMMITS} commits behind it, p50`,
      goal: '≤ 1.2 × bare',
      muster: `${ms(own.p50)} (${times(own.p50 / bareFirst)})`,
      references: `bare ${ms(bareFirst)}`,
      reached: own.p50 <= 1.2 * bareFirst,
    },
    {
      measure: 'the same, bytes on the wire',
      goal: '≤ 12 kB',
      muster: `${(own.wireBytes / 1_000).toFixed(1)} kB`,
      references: `bare ${(own.plainBytes / 1_000).toFixed(0)} kB`,
      reached: own.wireBytes <= 12_000,
    },
    {
      measure: 'the same from a process that has read nothing',
      goal: '≤ 100 ms',
      muster: `${ms(cold.log + cold.fold + cold.view)} (log opened ${ms(cold.log)}, folded ${ms(cold.fold)}, cut and zipped ${ms(cold.view)})`,
      references: '',
      reached: cold.log + cold.fold + cold.view <= 100,
    },
    {
      measure: `${VIEWERS} viewers cut and back with current state`,
      goal: '≤ 0.6 × bare',
      muster: `${ms(back)} (${times(back / bareBack)})`,
      references: `bare ${ms(bareBack)}`,
      reached: back <= 0.6 * bareBack,
    },
  ];
}

interface Cold {
  readonly log: number;
  readonly fold: number;
  readonly view: number;
}

async function fromCold(folder: string, stream: string): Promise<Cold> {
  const child = await Child.start('cold-child.ts', [folder, stream]);
  const cold = await child.ask<Cold>('firstView');
  child.kill();
  return cold;
}

async function timedJoin(url: string, headers: Record<string, string>, auth: unknown, join: unknown): Promise<number> {
  const client = await new RawClient(url, headers).open(auth);
  const began = performance.now();
  await client.emit('join', join);
  const took = performance.now() - began;
  client.end();
  return took;
}

async function firstViews(stage: Stage, url: string, world: BenchWorld) {
  const seat = world.audiences[0] ?? { cookie: '', as: '' };
  const headers = { cookie: seat.cookie, origin: url };
  const join = { stream: world.stream, as: seat.as };
  const probe = await new RawClient(url, headers).open({ protocol: 1 });
  let plainBytes = 0;
  probe.onBinary = (bytes) => {
    plainBytes += gunzipSync(bytes).length;
  };
  const before = probe.bytes;
  await probe.emit('join', join);
  const wireBytes = probe.bytes - before;
  probe.end();
  const took: number[] = [];
  for (let n = 0; n < 40; n += 1) took.push(await timedJoin(url, headers, { protocol: 1 }, join));
  void stage;
  return { p50: spread(took).p50, wireBytes, plainBytes };
}

/** Everybody is cut at once, ten commands pass, and everybody returns with the cursors they had. */
async function cutAndBack(stage: Stage, url: string, world: BenchWorld): Promise<number> {
  const seats = Array.from(
    { length: VIEWERS },
    (_, n) => world.audiences[n % world.audiences.length] ?? { cookie: '', as: '' },
  );
  const open = async (seat: (typeof seats)[number], cursors: unknown[]) => {
    const client = await new RawClient(url, { cookie: seat.cookie, origin: url }).open({ protocol: 1 });
    const answer = await client.emit('join', { stream: world.stream, as: seat.as, cursors });
    const [reply] = JSON.parse(answer) as [{ audiences: { cursor: [string, number] }[] }];
    return { client, cursors: reply.audiences.map(({ cursor }) => cursor) };
  };
  const first = await inParts(seats, (seat) => open(seat, []));
  for (const { client } of first) client.end();
  await load(stage, { clients: [], end: async () => undefined }, [], { rate: 20, seconds: 0.5 });
  const began = performance.now();
  const back = await Promise.all(seats.map((seat, n) => open(seat, first[n]?.cursors ?? [])));
  const took = performance.now() - began;
  for (const { client } of back) client.end();
  await wait(300);
  return took;
}

async function bareCutAndBack(stage: Stage, url: string): Promise<number> {
  const viewers = await connectViewers(stage, VIEWERS);
  await viewers.end();
  const began = performance.now();
  const back = await Promise.all(
    Array.from({ length: VIEWERS }, async () => {
      const client = await new RawClient(url, {}).open({});
      await client.emit('join', {});
      return client;
    }),
  );
  const took = performance.now() - began;
  for (const client of back) client.end();
  await wait(300);
  return took;
}
