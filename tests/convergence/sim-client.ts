import { Follower } from '#client/connection/follower.ts';
import { readFrame } from '#client/connection/frames.ts';
import { readReply } from '#client/connection/answers.ts';
import { envelopeOf } from '#client/connection/command-types.ts';
import { Outbox } from '#client/connection/outbox.ts';
import type { Keeper, OutboxEntry } from '#client/connection/outbox-entry.ts';
import type { Joined } from '#client/connection/connection-state.ts';
import { RecordStore } from '#client/store/record-store.ts';
import type { Reply } from '#shared/protocol.ts';
import { idFromBytes } from '#shared/ids.ts';
import type { Seat } from './base-world.ts';
import { type Chaos, type Line, type Packet, Pipe, unpack } from './network.ts';
import type { Plants } from './plants.ts';
import type { SimClock } from './sim-clock.ts';

/** An answer later than this is not waited for, as in the page's own connection. */
const ANSWER_MILLISECONDS = 8_000;

export interface ClientParts {
  readonly seat: Seat;
  readonly stream: string;
  readonly clock: SimClock;
  readonly chaos: Chaos;
  readonly bytes: (length: number) => Uint8Array;
  readonly plants: Plants;
}

/** One page of somebody's: the product's own follower, store and outbox, on a line that may be cut at any moment. */
export class SimClient {
  readonly seat: Seat;
  readonly store = new RecordStore();
  line: Line | null = null;
  isOut = false;
  joined: Joined = 'joining';
  /** What was answered, by command id. */
  readonly answers = new Map<string, Reply>();
  readonly #parts: ClientParts;
  readonly #follower: Follower;
  readonly #kept = new Map<string, OutboxEntry>();
  readonly #asks = new Map<number, (value: unknown) => void>();
  readonly #last = new Map<string, number>();
  #outbox: Outbox;
  #asked = 0;
  #joinAsk: number | null = null;
  #isPrompted = false;
  #changes = 0;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.seat = parts.seat;
    const { clock, chaos, stream, seat } = parts;
    const ports = {
      ask: (message: unknown) => this.#askToJoin(message),
      after: (milliseconds: number, run: () => void) => {
        this.#changes += 1;
        return clock.after(milliseconds, run);
      },
      random: chaos.random,
      out: () => this.end(),
      heardTime: () => undefined,
      now: () => clock.now(),
    };
    this.#follower = new Follower(stream, seat.as, this.store, ports, (joined) => {
      this.joined = joined;
      this.#changes += 1;
      if (joined !== 'joining' && joined !== 'joined') chaos.reached('join refused');
    });
    this.#outbox = this.#newOutbox();
  }

  get waiting(): number {
    return this.#outbox.pending().filter(({ state }) => typeof state === 'string').length;
  }

  get isFollowing(): boolean {
    return this.#follower.reach === 'joined';
  }

  /** Joined with nothing left to send, or refused. */
  get isAtRest(): boolean {
    return this.#follower.reach === 'refused' || (this.isFollowing && this.waiting === 0);
  }

  connect(): Line {
    this.line = { toServer: new Pipe(this.#parts.chaos), toClient: new Pipe(this.#parts.chaos) };
    this.#isPrompted = true;
    this.#follower.connected();
    this.#outbox.flush();
    return this.line;
  }

  /** Contact is lost: what was under way is, too. */
  lose(): void {
    this.line = null;
    this.#joinAsk = null;
    this.#follower.lost();
    for (const answer of this.#asks.values()) answer(null);
    this.#asks.clear();
  }

  /** The page is drawn anew: memory is gone, the device keeps what it was given. */
  reload(): void {
    this.#parts.chaos.reached('page reloaded');
    this.#outbox.forget();
    this.#outbox = this.#newOutbox();
  }

  end(): void {
    this.#parts.chaos.reached('put out');
    this.isOut = true;
    this.#follower.wipe();
    this.lose();
  }

  /** Gives a command through the outbox; its id. */
  give(type: OutboxEntry['type'], payload: unknown): string {
    const { stream, clock, seat } = this.#parts;
    return this.#outbox.put({ stream, as: seat.as, type, payload, occurredAt: clock.now() });
  }

  flush(): void {
    this.#outbox.flush();
  }

  /** Takes one packet in; resolves once the follower has made of it what it will. */
  async receive(packet: Packet, behind: readonly Packet[]): Promise<void> {
    const before = this.#changes;
    const wasJoin = packet.kind === 'answer' && packet.ask === this.#joinAsk;
    const isRead = this.#take(packet);
    // What comes right behind an answer is there while the welcome in it is still being read.
    for (const next of behind) this.#take(next);
    if (!isRead || !wasJoin) return;
    this.#joinAsk = null;
    for (let turn = 0; turn < 5_000 && this.#changes === before; turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
  }

  #take(packet: Packet): boolean {
    if (packet.kind === 'answer') {
      const answer = this.#asks.get(packet.ask);
      this.#asks.delete(packet.ask);
      answer?.(unpack(packet));
      return answer !== undefined;
    }
    const args = JSON.parse(packet.args) as unknown[];
    if (packet.name === 'out') this.end();
    if (packet.name === 'rejoin') {
      this.#parts.chaos.reached('told to join again');
      this.#isPrompted = true;
      this.#follower.rejoin();
    }
    if (packet.name === 'patch') this.#frame(args);
    return true;
  }

  #frame(args: readonly unknown[]): void {
    const { chaos, plants } = this.#parts;
    const read = readFrame(args);
    if (read === undefined) throw new Error('a frame that the client cannot read');
    const last = this.#last.get(read.cursor[0]) ?? 0;
    const frame = plants.frame?.(read, last) ?? read;
    if (this.#joinAsk !== null) chaos.reached('frame while joining');
    else if (frame.cursor[1] <= last) chaos.reached('older frame ignored');
    else if (frame.cursor[1] > last + 1) chaos.reached('gap seen');
    if (this.#follower.frame(frame) && frame.cursor[1] === last + 1) this.#last.set(frame.cursor[0], frame.cursor[1]);
  }

  #askToJoin(message: unknown): Promise<unknown> {
    if (!this.#isPrompted) this.#parts.chaos.reached('joined again by itself');
    this.#isPrompted = false;
    const [asked, answer] = this.#ask('join', message);
    this.#joinAsk = asked;
    return answer.then((value) => {
      this.#noteBeginnings(message, value);
      return value;
    });
  }

  #noteBeginnings(message: unknown, value: unknown): void {
    if (typeof value !== 'object' || value === null || !('audiences' in value) || !Array.isArray(value.audiences))
      return;
    const { cursors = [] } = message as { readonly cursors?: readonly (readonly [string, number])[] };
    for (const begun of value.audiences as { kind: string; cursor: [string, number]; frames?: unknown[] }[]) {
      const known = cursors.find(([instance]) => instance === begun.cursor[0]);
      this.#last.set(...begun.cursor);
      if (begun.kind === 'resume')
        this.#parts.chaos.reached(begun.frames?.length === 0 ? 'resumed, nothing missed' : 'resumed');
      else if (known !== undefined) this.#parts.chaos.reached('welcomed after the ring overran');
      else this.#parts.chaos.reached(cursors.length > 0 ? 'welcomed to another audience' : 'welcomed');
    }
  }

  #ask(name: string, message: unknown): [number, Promise<unknown>] {
    this.#asked += 1;
    const ask = this.#asked;
    const { line } = this;
    if (line === null) return [ask, Promise.resolve(null)];
    line.toServer.put({ kind: 'event', name, args: JSON.stringify([message]), ask });
    const answer = new Promise<unknown>((resolve) => {
      this.#asks.set(ask, resolve);
      this.#parts.clock.after(ANSWER_MILLISECONDS, () => {
        if (this.#asks.delete(ask)) resolve(null);
      });
    });
    return [ask, answer];
  }

  async #send(entry: OutboxEntry): Promise<Reply | null> {
    const [, answering] = this.#ask('command', envelopeOf(entry, this.#parts.clock.now()));
    const answer = await answering;
    if (answer === null) return null;
    const reply = readReply(answer, entry.id);
    // Let go of the stream for a moment: the page would ask by HTTP; here it asks again.
    if (!reply.ok && reply.refusal.code === 'not_for_you' && !this.isFollowing) return null;
    if (reply.ok && entry.tries > 1) this.#parts.chaos.reached('repeat answered');
    this.answers.set(entry.id, reply);
    return reply;
  }

  #newOutbox(): Outbox {
    const { chaos, clock, bytes } = this.#parts;
    const kept = this.#kept;
    const keeper: Keeper = {
      all: () => Promise.resolve([...kept.values()]),
      keep: (entry) => Promise.resolve(kept.set(entry.id, entry)).then(() => true),
      remove: (id) => Promise.resolve(void kept.delete(id)),
    };
    const outbox = new Outbox({
      keeper,
      newId: () => idFromBytes(bytes(11)),
      ready: () => this.line !== null && this.isFollowing,
      send: (entry) => this.#send(entry),
      after: (milliseconds, run) => clock.after(milliseconds, run),
      random: chaos.random,
    });
    void outbox.open('owner000001');
    return outbox;
  }
}
