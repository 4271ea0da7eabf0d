import { isDeepStrictEqual } from 'node:util';
import type { Put } from '#shared/protocol.ts';
import { audiencesOf, type AudienceName } from '#server/access/audiences.ts';
import { cutOf } from '#server/access/cuts.ts';
import { fullView } from '#server/access/full-view.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Entities, Reader } from '#server/domain/tables.ts';
import { recordKinds } from '#client/connection/frames.ts';
import { randomOf } from '../support/harness/hidden-histories.ts';
import type { BaseWorld } from './base-world.ts';
import type { Chaos, Line, Packet } from './network.ts';
import type { Plants } from './plants.ts';
import { SimClient } from './sim-client.ts';
import { SimClock } from './sim-clock.ts';
import { SimCommands } from './sim-commands.ts';
import { mortal, SimServer } from './sim-server.ts';

export interface RunFigures {
  readonly violations: readonly string[];
  readonly reached: ReadonlyMap<string, number>;
  readonly commits: number;
  readonly comparisons: number;
}

const CLIENTS = 8;
const MOST_OPERATIONS = 200;
const MOST_TURNS_TO_REST = 400;

/** One run out of one seed: the same seed plays the same run. */
export async function simulate(base: BaseWorld, seed: number, plants: Plants = {}): Promise<RunFigures> {
  const simulation = new Simulation(base, seed, plants);
  await simulation.open();
  await simulation.play();
  await simulation.rest();
  return simulation.figures();
}

/** The operation, its server and eight of its viewers on a network that cuts, delays, loses, repeats and reorders. */
class Simulation {
  readonly #base: BaseWorld;
  readonly #plants: Plants;
  readonly #random: () => number;
  readonly #clock: SimClock;
  readonly #chaos: Chaos;
  readonly #reached = new Map<string, number>();
  readonly #violations: string[] = [];
  readonly #clients: SimClient[] = [];
  readonly #lines = new Map<Line, SimClient>();
  readonly #commands: SimCommands;
  #log: Awaited<ReturnType<BaseWorld['copy']>> | null = null;
  #life = { isOver: false };
  #server: SimServer | null = null;
  #checkedAt = 0;
  #comparisons = 0;

  constructor(base: BaseWorld, seed: number, plants: Plants) {
    this.#base = base;
    this.#plants = plants;
    this.#random = randomOf(seed);
    this.#clock = new SimClock(base.start);
    this.#chaos = { random: this.#random, reached: (what) => this.#reach(what), isWild: true };
    this.#commands = new SimCommands(this.#random, base, () => this.#clock.now());
  }

  get #up(): SimServer {
    if (this.#server === null) throw new Error('the server is not open');
    return this.#server;
  }

  async open(): Promise<void> {
    this.#log = await this.#base.copy((store) => mortal(store, this.#life), this.#clock);
    await this.#start();
    const seats = [...this.#base.seats];
    const [lead] = seats.splice(0, 1);
    if (lead === undefined) throw new Error('nobody leads');
    while (seats.length > CLIENTS - 1) seats.splice(Math.floor(this.#random() * seats.length), 1);
    for (const seat of [lead, ...seats]) {
      const { stream } = this.#base;
      const parts = { seat, stream, clock: this.#clock, chaos: this.#chaos, bytes: this.#bytes, plants: this.#plants };
      const client = new SimClient(parts);
      this.#clients.push(client);
      this.#reach(`a ${seat.as} looks on`);
      await this.#connect(client);
    }
  }

  async play(): Promise<void> {
    const operations = 20 + Math.floor(this.#random() * (MOST_OPERATIONS - 20));
    for (let n = 0; n < operations && this.#violations.length === 0; n += 1) {
      await this.#operation();
      await this.#up.quiet();
      await this.#check();
    }
  }

  /** Everything calms down: all come back, everything is delivered, and nothing more is given. */
  async rest(): Promise<void> {
    this.#chaos.isWild = false;
    await this.#settle(this.#clients);
    // What was still waiting may have given somebody their place back who had just been refused: contact tells them.
    await this.#settle(this.#clients.filter((one) => !one.isFollowing));
    await this.#check();
    for (const client of this.#clients) await this.#checkClient(client);
    await this.#checkLog();
  }

  /** These come back anew, and everything on its way arrives. */
  async #settle(clients: readonly SimClient[]): Promise<void> {
    for (const client of clients) {
      this.#cut(client);
      await this.#connect(client);
    }
    for (let turn = 0; turn < MOST_TURNS_TO_REST; turn += 1) {
      await this.#deliverAll();
      const isDone = this.#clients.every((one) => one.isOut || one.isAtRest);
      if (isDone && [...this.#lines.keys()].every(({ toClient, toServer }) => toClient.length + toServer.length === 0))
        break;
      this.#clock.pass(700);
      await this.#up.quiet();
      for (const client of this.#clients) client.flush();
    }
  }

  figures(): RunFigures {
    const host = this.#up.host;
    host.scheduler.stop();
    return {
      violations: this.#violations,
      reached: this.#reached,
      commits: this.#checkedAt,
      comparisons: this.#comparisons,
    };
  }

  async #operation(): Promise<void> {
    const client = this.#pick(this.#clients);
    const dice = this.#random();
    if (dice < 0.4) await this.#deliver(client);
    else if (dice < 0.5) await this.#deliverAll();
    else if (dice < 0.82) await this.#give(client);
    else if (dice < 0.89) this.#clock.pass(Math.floor(this.#random() * 3_000));
    else if (dice < 0.94) this.#cut(client);
    else if (dice < 0.975) await this.#connect(client);
    else if (dice < 0.98) client.reload();
    else if (dice < 0.99) await this.#restart();
    else await this.#absence(client);
  }

  /** One command or a handful at once, so that some share a batch. */
  async #give(client: SimClient): Promise<void> {
    const count = this.#random() < 0.2 ? 4 : 1;
    for (let n = 0; n < count; n += 1) {
      const one = n === 0 ? client : this.#pick(this.#clients);
      if (one.isOut || one.seat.as === 'observer') continue;
      const { type, payload } = this.#commands.draw(one.seat, await this.#state());
      one.give(type, payload);
      this.#reach(`gave ${type}`);
    }
    if (this.#random() < 0.7) await this.#deliverAll();
  }

  /** A client that is away while much happens: too much for the ring. */
  async #absence(client: SimClient): Promise<void> {
    this.#cut(client);
    for (let n = 0; n < 16; n += 1) {
      await this.#give(this.#pick(this.#clients.filter((one) => one !== client)));
      await this.#deliverAll();
    }
    await this.#connect(client);
  }

  /** One packet, in one direction. */
  async #deliver(client: SimClient): Promise<void> {
    const { line } = client;
    if (line === null) return;
    if (this.#random() < 0.5 && line.toServer.length > 0) {
      const packet = line.toServer.take();
      if (packet !== undefined) this.#up.receive(line, packet);
      return this.#up.quiet();
    }
    const packet = line.toClient.take();
    if (packet === undefined) return;
    const behind: Packet[] = [];
    if (packet.kind === 'answer')
      while (this.#random() < 0.5 && line.toClient.length > 0)
        behind.push(...[line.toClient.take()].flatMap((one) => one ?? []));
    await client.receive(packet, behind);
  }

  async #deliverAll(): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) {
      const busy = this.#clients.filter(({ line }) => line !== null && line.toServer.length + line.toClient.length > 0);
      if (busy.length === 0) return;
      for (const client of busy) await this.#deliver(client);
    }
  }

  async #connect(client: SimClient): Promise<void> {
    if (client.line !== null || client.isOut) return;
    // The handshake: who no longer has anything that opens is told that it is over.
    if (!(await this.#up.lets(client.seat))) return client.end();
    const line = client.connect();
    this.#lines.set(line, client);
    this.#up.connect(line, client.seat);
  }

  #cut(client: SimClient): void {
    const { line } = client;
    if (line === null) return;
    this.#reach('line cut');
    client.lose();
    this.#lines.delete(line);
    // The server notices now, or only after it has gone on talking for a while.
    if (this.#random() < 0.5) this.#up.disconnect(line);
    else {
      const server = this.#up;
      this.#clock.after(Math.floor(this.#random() * 5_000), () => server.disconnect(line));
    }
  }

  /** Power off at any moment, and a new life over the same log. */
  async #restart(): Promise<void> {
    this.#reach('restart');
    this.#life.isOver = true;
    this.#up.kill();
    for (const client of this.#clients) {
      if (client.line !== null) this.#lines.delete(client.line);
      client.lose();
    }
    await this.#start();
    for (const client of this.#clients) if (this.#random() < 0.8) await this.#connect(client);
  }

  async #start(): Promise<void> {
    this.#life = { isOver: false };
    if (this.#log === null) throw new Error('there is no log');
    this.#server = await SimServer.open(this.#log, this.#clock, this.#bytes, this.#plants);
    this.#server.onFault = (fault) => this.#violations.push(`a fault inside: ${String(fault)}`);
  }

  async #state(): Promise<Reader<OperationEntities>> {
    return (await this.#up.host.stream(this.#base.stream)).state.tables as unknown as Reader<OperationEntities>;
  }

  /** R13: after every step, each followed audience's running view is the view made from nothing. */
  async #check(): Promise<void> {
    const { stream } = this.#base;
    const { state, feeds } = await this.#up.host.stream(stream);
    if (state.head.version === this.#checkedAt) return;
    this.#checkedAt = state.head.version;
    const names = new Set<string>();
    for (const { seat } of this.#clients) for (const name of await this.#namesOf(seat)) names.add(name);
    for (const name of names) {
      const full = fullView(cutOf('operation'), state.tables, name as AudienceName);
      this.#comparisons += 1;
      if (JSON.stringify(feeds.view(name)) !== JSON.stringify(full))
        this.#violations.push(`${name}: the running view is not the full view at version ${state.head.version}`);
    }
  }

  async #namesOf(seat: SimClient['seat']): Promise<readonly string[]> {
    const principal = await this.#up.principalOf(seat);
    const tables: Reader<Entities> = (await this.#up.host.stream(this.#base.stream)).state.tables;
    const audiences = principal === null ? null : audiencesOf(principal, this.#base.stream, tables);
    return audiences === null ? [] : [audiences.shared, audiences.own].flatMap((name) => name ?? []);
  }

  /** R14: in the end what somebody holds is what they would be shown if they came now; nothing for who may not look. */
  async #checkClient(client: SimClient): Promise<void> {
    const { state } = await this.#up.host.stream(this.#base.stream);
    const views = (await this.#namesOf(client.seat)).map((name) =>
      fullView(cutOf('operation'), state.tables, name as AudienceName),
    );
    const { name, as } = client.seat;
    for (const kind of recordKinds) {
      const held = Object.fromEntries([...client.store.records(kind)].map(([id, fields]) => [id, { ...fields }]));
      const due = merged(views, kind);
      this.#comparisons += 1;
      if (!isDeepStrictEqual(held, due))
        this.#violations.push(`${name} (${as}): ${kind} is not what is there to be seen`);
    }
    if (client.waiting > 0 && !client.isOut && client.isFollowing)
      this.#violations.push(`${name} (${as}): ${client.waiting} reports are still waiting`);
  }

  /**
   * What was answered "recorded" is in the log. A refusal is not remembered, so that a late copy of a refused command may
   * be recorded after all, once the state lets it.
   */
  async #checkLog(): Promise<void> {
    const { state } = await this.#up.host.stream(this.#base.stream);
    for (const client of this.#clients)
      for (const [id, reply] of client.answers)
        if (reply.ok && !state.seen.has(id)) this.#violations.push(`${id} was answered "recorded" and is not there`);
  }

  readonly #bytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(this.#random() * 256));

  #reach(what: string): void {
    this.#reached.set(what, (this.#reached.get(what) ?? 0) + 1);
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }
}

function merged(views: readonly Put[], kind: keyof Put): Record<string, Record<string, unknown>> {
  const all: Record<string, Record<string, unknown>> = {};
  for (const view of views)
    for (const [id, fields] of Object.entries(view[kind] ?? {})) all[id] = { ...all[id], ...fields };
  return all;
}
