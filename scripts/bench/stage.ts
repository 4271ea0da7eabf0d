import { setTimeout as wait } from 'node:timers/promises';
import { idFromBytes } from '#shared/ids.ts';
import { randomBytes } from 'node:crypto';
import type { Child } from './child.ts';
import { Marks, type Spread, spread } from './marks.ts';
import { RawClient } from './raw-client.ts';
import { type BenchWorld, siteName } from './world.ts';

/** A server with viewers and senders on it: Muster, or one of the references, told apart only by what is sent. */
export interface Stage {
  readonly child: Child;
  /** Opens a viewer of the n-th audience (counted round). */
  connect(n: number): Promise<RawClient>;
  /** Gives the text of the next command of a sender, carrying the mark. */
  command(sender: number, count: number): { readonly client: RawClient; readonly text: (ack: number) => string };
  readonly senders: number;
}

/** Muster: viewers join as their audience, senders edit the name of their own site. */
export async function musterStage(child: Child, url: string, world: BenchWorld): Promise<Stage> {
  const headers = (cookie: string) => ({ cookie, origin: url });
  const open = async ({ cookie, as }: { cookie: string; as: string }): Promise<RawClient> => {
    const client = await new RawClient(url, headers(cookie)).open({ protocol: 1 });
    const answer = await client.emit('join', { stream: world.stream, as });
    if (!answer.includes('"ok":true')) throw new Error(`joining was refused: ${answer}`);
    return client;
  };
  const clients = await inParts(world.senders, open);
  return {
    child,
    senders: clients.length,
    connect: (n) => open(world.audiences[n % world.audiences.length] ?? { cookie: '', as: '' }),
    command(sender, count) {
      const { siteId } = world.senders[sender] ?? { siteId: '' };
      const fields = { name: { from: siteName(sender, count - 1), to: siteName(sender, count) } };
      return { client: clients[sender] as RawClient, text: envelope(world.stream, 'EditSite', { siteId, fields }) };
    },
  };
}

/** A reference: everybody gets every frame, of the size that Muster's had. */
export async function referenceStage(child: Child, url: string, frameBytes: number, senders: number): Promise<Stage> {
  const open = () => new RawClient(url, {}).open({});
  const clients = await inParts(Array.from({ length: senders }), open);
  const filler = 'x'.repeat(Math.max(0, frameBytes - 22));
  return {
    child,
    senders,
    connect: () => open(),
    command: (sender, count) => ({
      client: clients[sender] as RawClient,
      text: (ack) => `42${ack}${JSON.stringify(['command', { frame: `#${sender}.${count}#${filler}` }])}`,
    }),
  };
}

export function envelope(stream: string, type: string, payload: unknown): (ack: number) => string {
  const now = Date.now();
  const message = { id: idFromBytes(randomBytes(11)), stream, type, version: 1, payload, occurredAt: now, sentAt: now };
  return (ack) => `42${ack}${JSON.stringify(['command', message])}`;
}

export interface Viewers {
  readonly clients: readonly RawClient[];
  end(): Promise<void>;
}

export async function connectViewers(stage: Stage, count: number): Promise<Viewers> {
  const clients = await inParts(
    Array.from({ length: count }, (_, n) => n),
    (n) => stage.connect(n),
  );
  return {
    clients,
    async end() {
      for (const client of clients) client.end();
      await wait(200);
    },
  };
}

export interface LoadResult {
  readonly toLast: Spread;
  readonly answer: Spread;
  /** Commands that the last viewer had not seen when time was up. */
  readonly missing: number;
  readonly cpuPerCommand: number;
  readonly bytesPerViewerCommand: number;
  readonly commands: number;
  /** Milliseconds from the first command to the last viewer's last frame. */
  readonly span: number;
}

/** Counts of each site's changes go on over all runs of a stage. */
export type Counts = number[];

/** Sends commands at a rate (a second) for some seconds, or `burst` of them at one instant, and follows each to the last viewer. */
export async function load(
  stage: Stage,
  viewers: Viewers,
  counts: Counts,
  how: { rate: number; seconds: number } | { burst: number },
): Promise<LoadResult> {
  const base = Array.from({ length: stage.senders }, (_, sender) => counts[sender] ?? 0);
  const marks = new Marks(viewers.clients.length, base);
  for (const [n, client] of viewers.clients.entries()) client.onEvent = (text) => marks.seen(n, text);
  const bytesBefore = viewers.clients.reduce((sum, client) => sum + client.bytes, 0);
  const cpuBefore = await stage.child.ask<number>('cpu');
  const answers: number[] = [];
  let commands = 0;
  const give = () => {
    const sender = commands % stage.senders;
    commands += 1;
    counts[sender] = (counts[sender] ?? 0) + 1;
    marks.sent(sender);
    const sentAt = performance.now();
    const { client, text } = stage.command(sender, counts[sender] ?? 0);
    client.emitText(text, () => answers.push(performance.now() - sentAt));
  };
  const began = performance.now();
  if ('burst' in how) for (let n = 0; n < how.burst; n += 1) give();
  else await atRate(how.rate, how.seconds, give);
  const until = performance.now() + 10_000;
  while (marks.outstanding > 0 && performance.now() < until) await wait(5);
  const span = performance.now() - began;
  const cpu = (await stage.child.ask<number>('cpu')) - cpuBefore;
  const bytes = viewers.clients.reduce((sum, client) => sum + client.bytes, 0) - bytesBefore;
  return {
    toLast: spread(marks.latencies),
    answer: spread(answers),
    missing: marks.outstanding,
    cpuPerCommand: cpu / commands,
    bytesPerViewerCommand: bytes / commands / Math.max(1, viewers.clients.length),
    commands,
    span,
  };
}

async function atRate(rate: number, seconds: number, give: () => void): Promise<void> {
  const began = performance.now();
  let given = 0;
  for (;;) {
    const elapsed = (performance.now() - began) / 1_000;
    if (elapsed >= seconds) return;
    for (const due = Math.floor(elapsed * rate); given < due; given += 1) give();
    await wait(rate > 200 ? 1 : 5);
  }
}

export async function inParts<A, B>(all: readonly A[], each: (one: A) => Promise<B>): Promise<B[]> {
  const AT_ONCE = 50;
  const made: B[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE)
    made.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(each))));
  return made;
}
