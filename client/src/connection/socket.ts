import { io, type Socket } from 'socket.io-client';
import { readRefusal, readReply } from './answers.ts';
import { backoff } from './backoff.ts';
import type { ConnectionState, Joined } from './connection-state.ts';
import { Follower, type FollowerPorts } from './follower.ts';
import { readFrame } from './frames.ts';
import { Listeners } from './listeners.ts';
import { ServerClock } from './server-clock.ts';
import type { Sink } from './sink.ts';
import type { Envelope } from '#shared/commands/command.ts';
import { PROTOCOL_VERSION, type ClientToServer, type Reply, type ServerToClient } from '#shared/protocol.ts';
import { refusal, type Refusal } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

/** All in ms. An answer that takes `slow` is slow; one that takes `answer` is not waited for; a link silent for `quiet` is tried before it is trusted. */
const WAITS = { slow: 2500, answer: 8000, connect: 8000, quiet: 30_000, calm: 10_000 } as const;

export interface ConnectionParts {
  /** The server's origin; the page's own where left out. */
  readonly url?: string;
  /** This device's clock, ms. */
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  /** Headers of the handshake, for clients that are not browsers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A time in ms, cut down to whole seconds. */
const inSeconds = (at: number): number => Math.floor(at / 1000) * 1000;

/** The one socket of a page: it comes back by itself, and everything that is followed resumes where it was. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #clock: ServerClock;
  readonly #followers = new Set<Follower>();
  readonly #stateListeners = new Listeners();
  readonly #heardListeners = new Listeners();
  #state: ConnectionState = { kind: 'connecting' };
  /** By this device's clock. */
  #heardAt: number | null = null;
  #calm: ReturnType<typeof setTimeout> | undefined;
  #returns = 0;

  readonly onState = this.#stateListeners.add;
  readonly onHeard = this.#heardListeners.add;
  readonly state = (): ConnectionState => this.#state;
  /** When anything last came from the server, by the server's clock, in whole seconds (ms); null before anything did. */
  readonly lastHeard = (): number | null =>
    this.#heardAt === null ? null : inSeconds(this.#heardAt + this.#clock.now() - this.#parts.now());
  readonly serverNow = (): number => this.#clock.now();

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#clock = new ServerClock(parts.now);
    this.#socket = io(parts.url ?? '/', {
      path: '/live',
      autoConnect: false,
      forceNew: true,
      // Long polling is refused by the server too; where a proxy blocks websockets, HTTP commands and views serve.
      transports: ['websocket'],
      auth: { protocol: PROTOCOL_VERSION },
      timeout: WAITS.connect,
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
      randomizationFactor: 0.5,
      ...(parts.headers === undefined ? {} : { extraHeaders: { ...parts.headers } }),
    });
    this.#listen();
  }

  /** Follows a stream: its records go to the sink for as long as the answer is not called. The first one connects. */
  follow(stream: string, as: ActingRole, sink: Sink, onJoined: (joined: Joined) => void): () => void {
    const follower = new Follower(stream, as, sink, this.#ports(), onJoined);
    this.#followers.add(follower);
    if (this.#socket.connected) follower.connected();
    else if (this.#state.kind !== 'out' && !this.#socket.active) this.#socket.connect();
    return () => {
      follower.stop();
      this.#followers.delete(follower);
      // A page that is drawn anew follows again at once, and its join takes the place of this one.
      setTimeout(() => this.#find(stream) === undefined && void this.#ask('leave', { stream }), 0);
    };
  }

  /**
   * By what way a command for the stream, in this role, can go now: `socket` once it is joined; `wait` while contact or
   * the join is missing; `http` where no page follows the stream, or the server refuses to let it be followed.
   */
  wayTo(stream: string, as: ActingRole): 'socket' | 'wait' | 'http' {
    const follower = this.#find(stream);
    if (follower === undefined || follower.as !== as) return 'http';
    if (!this.#socket.connected || follower.reach === 'not_yet') return 'wait';
    return follower.reach === 'joined' ? 'socket' : 'http';
  }

  /** Sends a command. Null where no answer came: it may be recorded all the same, so ask again with the same id. */
  async send(envelope: Envelope): Promise<Reply | null> {
    const answer = await this.#ask('command', envelope);
    const reply = answer === null ? null : readReply(answer, envelope.id);
    if (reply?.ok === false && reply.refusal.code === 'signed_out') this.#out(reply.refusal);
    return reply;
  }

  /** The page came back to the front, or the device says that it is online: try at once instead of waiting. */
  wake(): void {
    if (this.#state.kind === 'out' || this.#followers.size === 0) return;
    if (!this.#socket.connected) {
      this.#socket.disconnect().connect();
    } else if (this.#parts.now() - (this.#heardAt ?? 0) > WAITS.quiet) {
      // A link that slept may be dead and not know it. The answer shows; without one it is dropped.
      for (const follower of this.#followers) follower.rejoin();
    }
  }

  /** The device says that it has no network: the link is given up at once, not when it has been silent for long. */
  sleep(): void {
    if (this.#socket.connected) this.#socket.io.engine.close();
  }

  /** Ends contact for good, and everything in memory with it. */
  close(): void {
    for (const follower of this.#followers) follower.wipe();
    this.#socket.disconnect();
  }

  /** The session is over: what HTTP was told holds for the socket too. */
  readonly end = (why: Refusal): void => this.#out(why);

  #listen(): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      this.#returns = 0;
      this.#change({ kind: 'connected' });
      for (const follower of this.#followers) follower.connected();
    });
    socket.on('disconnect', (reason) => {
      this.#away();
      // The library does not return by itself when the server hung up without saying why; we do.
      if (reason === 'io server disconnect') this.#returnLater();
    });
    socket.on('connect_error', (error: Error & { readonly data?: unknown }) => {
      if (!socket.active) this.#refusedAtTheDoor(readRefusal(error.data));
      else this.#away();
    });
    socket.on('patch', (...frame: readonly unknown[]) => this.#frame(frame));
    socket.on('rejoin', (stream: unknown) => {
      for (const follower of this.#followers) if (follower.stream === stream) follower.rejoin();
    });
    socket.on('out', (why: unknown) => this.#out(readRefusal(why) ?? refusal('signed_out')));
    socket.io.on('open', () => {
      this.#heard();
      socket.io.engine.on('packet', () => this.#heard());
    });
  }

  #frame(args: readonly unknown[]): void {
    const frame = readFrame(args);
    if (frame !== undefined) {
      for (const follower of this.#followers) if (follower.frame(frame)) return;
      return;
    }
    // A frame that cannot be read may have been anybody's: all ask what they missed.
    for (const follower of this.#followers) follower.rejoin();
  }

  #find(stream: string): Follower | undefined {
    return [...this.#followers].findLast((follower) => follower.stream === stream);
  }

  /** Emits only while there is contact, because the library would keep and repeat it; null where no answer came. */
  #ask(event: keyof ClientToServer, message: unknown): Promise<unknown> {
    if (!this.#socket.connected) return Promise.resolve(null);
    const sentAt = this.#parts.now();
    const tooSlow = setTimeout(() => {
      if (this.#socket.connected) this.#change({ kind: 'slow', delay: WAITS.slow });
    }, WAITS.slow);
    return new Promise((resolve) => {
      this.#socket.timeout(WAITS.answer).emit(event, message, (failed: Error | null, answer: unknown) => {
        clearTimeout(tooSlow);
        if (failed === null) this.#answered(this.#parts.now() - sentAt);
        else if (this.#socket.connected && (this.#heardAt ?? 0) < sentAt) this.#socket.io.engine.close();
        resolve(failed === null ? answer : null);
      });
    });
  }

  #answered(delay: number): void {
    if (!this.#socket.connected) return;
    clearTimeout(this.#calm);
    if (delay < WAITS.slow) return this.#change({ kind: 'connected' });
    this.#change({ kind: 'slow', delay });
    this.#calm = setTimeout(() => this.#state.kind === 'slow' && this.#change({ kind: 'connected' }), WAITS.calm);
  }

  #heard(): void {
    const before = this.#heardAt;
    this.#heardAt = this.#parts.now();
    if (before === null || inSeconds(before) !== inSeconds(this.#heardAt)) this.#heardListeners.tell();
  }

  #away(): void {
    for (const follower of this.#followers) follower.lost();
    if (this.#state.kind === 'offline') return;
    this.#change({ kind: 'offline', since: this.lastHeard() ?? this.#clock.now() });
  }

  #returnLater(): void {
    this.#returns += 1;
    const wait = backoff(this.#returns, this.#parts.random());
    setTimeout(() => this.#state.kind !== 'out' && this.#socket.connect(), wait);
  }

  /** Refused by the server itself, not by the network: the library will not try again. */
  #refusedAtTheDoor(why: Refusal | undefined): void {
    if (why !== undefined && (why.code === 'unavailable' || why.code === 'restarting' || why.code === 'too_fast')) {
      this.#away();
      this.#returnLater();
    } else {
      this.#out(why ?? refusal('signed_out'));
    }
  }

  #out(why: Refusal): void {
    if (this.#state.kind === 'out') return;
    this.#change({ kind: 'out', refusal: why });
    this.close();
  }

  #change(state: ConnectionState): void {
    if (this.#state.kind === 'out') return;
    if (this.#state.kind === state.kind && state.kind !== 'slow') return;
    clearTimeout(this.#calm);
    this.#state = state;
    this.#stateListeners.tell();
  }

  #ports(): FollowerPorts {
    return {
      ask: (message) => this.#ask('join', message),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      random: this.#parts.random,
      out: (why) => this.#out(why),
      heardTime: (sentAt, serverTime) => this.#clock.sample(sentAt, this.#parts.now(), serverTime),
      now: this.#parts.now,
    };
  }
}
