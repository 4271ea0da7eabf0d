import type { Frame } from '#shared/protocol.ts';
import { audiencesOf } from '#server/access/audiences.ts';
import { projectionOf } from '#server/live/stream-cut.ts';
import type { Principal } from '#server/domain/principal.ts';
import { Audiences } from '#server/gateway/audiences.ts';
import { moveViewers } from '#server/gateway/moved-viewers.ts';
import { Viewer, type ViewerParts, type ViewerSocket } from '#server/gateway/viewer.ts';
import { principalFor } from '#server/identity/principal.ts';
import { noReadLog } from '#server/identity/read-log.ts';
import { Sessions } from '#server/identity/sessions.ts';
import type { LiveHost } from '#server/live/create-host.ts';
import type { CommitStore } from '#server/log/store.ts';
import { type BaseWorld, openHost, type Seat } from './base-world.ts';
import { type Line, pack, type Packet } from './network.ts';
import type { Plants } from './plants.ts';
import type { SimClock } from './sim-clock.ts';

/** Frames that an audience remembers: few, so that some come back too late for them. */
const RING = 12;

type Listener = (...sent: unknown[]) => void;

/** The end of a line at the server, in the place of the library's socket. */
class LineEnd {
  readonly line: Line;
  readonly rooms = new Set<string>();
  readonly conn = { transport: {}, close: () => undefined };
  readonly #listeners = new Map<string, Listener[]>();
  readonly #work: { under: number };
  isUp = true;

  constructor(line: Line, work: { under: number }) {
    this.line = line;
    this.#work = work;
  }

  on(name: string, listener: Listener): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  join(room: string): void {
    this.rooms.add(room);
  }

  leave(room: string): void {
    this.rooms.delete(room);
  }

  emit(name: string, ...args: unknown[]): void {
    if (this.isUp) this.line.toClient.put({ kind: 'event', name, args: JSON.stringify(args), ask: null });
  }

  disconnect(): void {
    this.isUp = false;
  }

  receive(packet: Packet): void {
    if (packet.kind !== 'event') return;
    const { ask } = packet;
    const answer = (value: unknown): void => {
      this.#work.under -= 1;
      if (this.isUp && ask !== null) this.line.toClient.put({ kind: 'answer', ask, ...pack(value) });
    };
    for (const listener of this.#listeners.get(packet.name) ?? []) {
      this.#work.under += 1;
      listener(...(JSON.parse(packet.args) as unknown[]), answer);
    }
  }

  /** The server has noticed that the line is gone. */
  end(): void {
    this.isUp = false;
    for (const listener of this.#listeners.get('disconnect') ?? []) listener('transport close');
  }
}

/** One life of the server: the live room over a log, a viewer for each line, and the frames between them. */
export class SimServer {
  readonly host: LiveHost;
  readonly sessions: Sessions;
  readonly #viewers = new Set<Viewer>();
  readonly #ends = new Map<Line, { readonly end: LineEnd; readonly viewer: Viewer }>();
  readonly #parts: ViewerParts;
  readonly #work: { under: number };
  #isDead = false;
  /** Told of every fault that a room reports. */
  onFault: (fault: unknown) => void = () => undefined;

  private constructor(
    host: LiveHost,
    clock: SimClock,
    random: (length: number) => Uint8Array,
    work: { under: number },
  ) {
    this.host = host;
    this.#work = work;
    this.sessions = new Sessions({ host, now: () => clock.now(), random });
    this.#parts = {
      host,
      now: () => clock.now(),
      audiences: new Audiences(audiencesOf),
      principalFor: (bearer, as) => principalFor(this.sessions, bearer, as),
      standsStill: async ({ account, link }) =>
        (account !== null && (await this.sessions.standing(account)) !== null) ||
        (link !== null && (await this.sessions.standing(link)) !== null),
      readLog: noReadLog,
      seen: () => undefined,
      mayPass: () => Promise.resolve(true),
      report: (error) => this.fault(error),
    };
    const moving = { ...this.#parts, viewers: this.#viewers };
    host.onCommitted((stream, touched) => moveViewers(stream, touched, moving));
  }

  static async open(
    log: Awaited<ReturnType<BaseWorld['copy']>>,
    clock: SimClock,
    random: (length: number) => Uint8Array,
    plants: Plants,
  ): Promise<SimServer> {
    const work = { under: 0 };
    let server: SimServer | null = null;
    const host = await openHost(await log.open(), clock, random, {
      ring: RING,
      publish: (frames) => server?.publish(frames),
      report: (error) => server?.fault(error),
      projectionOf: plants.projectionOf ?? projectionOf,
    });
    server = new SimServer(host, clock, random, work);
    return server;
  }

  fault(error: unknown): void {
    if (!this.#isDead) this.onFault(error);
  }

  /** Lets the frames out to all whose viewer follows, each as the same text. */
  publish(frames: readonly Frame[]): void {
    if (this.#isDead) return;
    for (const frame of frames) {
      const packet: Packet = { kind: 'event', name: 'patch', args: JSON.stringify(frame), ask: null };
      for (const { end } of this.#ends.values()) if (end.isUp && end.rooms.has(frame[0])) end.line.toClient.put(packet);
    }
  }

  /** Whether somebody who brings this is let in. */
  async lets({ bearer }: Seat): Promise<boolean> {
    return this.#parts.standsStill(bearer);
  }

  connect(line: Line, { bearer }: Seat): void {
    const end = new LineEnd(line, this.#work);
    const viewer = new Viewer(end as unknown as ViewerSocket, bearer, this.#parts);
    this.#viewers.add(viewer);
    this.#ends.set(line, { end, viewer });
  }

  /** The line is gone, and the server has noticed. */
  disconnect(line: Line): void {
    const known = this.#ends.get(line);
    if (known === undefined) return;
    known.end.end();
    this.#viewers.delete(known.viewer);
    this.#ends.delete(line);
  }

  receive(line: Line, packet: Packet): void {
    this.#ends.get(line)?.end.receive(packet);
  }

  /** Waits until everything that was begun has come to its end. */
  async quiet(): Promise<void> {
    for (let turn = 0; turn < 400; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (turn >= 2 && this.#work.under === 0) return;
    }
    throw new Error('the server did not come to rest');
  }

  principalOf({ bearer, as }: Seat): Promise<Principal | null> {
    return principalFor(this.sessions, bearer, as);
  }

  /** Power off: nothing leaves and nothing is written any more. */
  kill(): void {
    this.#isDead = true;
    for (const { end } of this.#ends.values()) end.isUp = false;
    this.host.scheduler.stop();
  }
}

/** A store that can be taken away from one life of the server, so that nothing of it is written after its end. */
export function mortal(store: CommitStore, life: { isOver: boolean }): CommitStore {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'append' && life.isOver) return () => Promise.reject(new Error('the power is off'));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
