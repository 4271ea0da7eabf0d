import type { Socket } from 'socket.io';
import {
  envelopeSchema,
  joinSchema,
  leaveSchema,
  type Beginning,
  type ClientToServer,
  type Cursor,
  type Join,
  type JoinReply,
  type Reply,
  type ServerToClient,
} from '#shared/protocol.ts';
import { refusal, type Refusal } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import type { Principal } from '../domain/principal.ts';
import type { Bearer, Session } from '../identity/bearer.ts';
import type { ReadLog } from '../identity/read-log.ts';
import { commandIdOf } from '../live/command-door.ts';
import type { LiveHost } from '../live/create-host.ts';
import type { StreamHost } from '../live/stream-host.ts';
import { type Allowance, allowanceOf } from './allowances.ts';
import type { Audiences } from './audiences.ts';
import { listen } from './socket-listener.ts';

export type ViewerSocket = Socket<ClientToServer, ServerToClient>;

export interface ViewerParts {
  readonly host: LiveHost;
  readonly now: () => number;
  readonly audiences: Audiences;
  readonly principalFor: (bearer: Bearer, as: ActingRole) => Promise<Principal | null>;
  /** Whether anything that the bearer brought still opens something. */
  readonly standsStill: (bearer: Bearer) => Promise<boolean>;
  readonly readLog: ReadLog;
  /** The bearer did something just now. */
  readonly seen: (bearer: Bearer, inTheField: boolean) => void;
  /** Counts one message of this person, readable or not, against an allowance; false when there were too many. */
  readonly mayPass: (person: Session, allowance: Allowance) => Promise<boolean>;
  readonly report: (error: unknown) => void;
}

/** One stream that a socket follows, in one role, through at most two audiences. */
interface Subscription {
  readonly principal: Principal;
  readonly as: ActingRole;
  readonly host: StreamHost;
  readonly names: readonly string[];
  readonly rooms: readonly string[];
}

/** Streams that one socket may follow at a time: an operation, a roster and the directory, and one to move to. */
const MOST_STREAMS = 4;

/** One connected socket: what it follows, and for whom. */
export class Viewer {
  readonly socket: ViewerSocket;
  readonly bearer: Bearer;
  readonly #parts: ViewerParts;
  readonly #subscriptions = new Map<string, Subscription>();
  /** Rises whenever the viewer is let go of, so that a join under way then does not end in following after all. */
  #lettingsGo = 0;

  constructor(socket: ViewerSocket, bearer: Bearer, parts: ViewerParts) {
    this.socket = socket;
    this.bearer = bearer;
    this.#parts = parts;
    const { report } = parts;
    const mayPass = () => this.#mayPass('person');
    const noCommand = (why: Refusal, message: unknown): Reply => ({
      ok: false,
      id: commandIdOf(message),
      refusal: why,
    });
    listen(socket, 'join', {
      schema: joinSchema,
      handle: (message) => this.#join(message),
      refuse: (why): JoinReply => ({ ok: false, refusal: why }),
      mayPass,
      report,
    });
    listen(socket, 'leave', {
      schema: leaveSchema,
      handle: async ({ stream }) => this.#leave(stream),
      refuse: () => ({ ok: false }),
      mayPass,
      report,
    });
    listen(socket, 'command', {
      schema: envelopeSchema,
      handle: (message) => this.#command(message),
      refuse: noCommand,
      mayPass: (message) => this.#mayPass(allowanceOf(message)),
      report,
    });
    socket.on('disconnect', () => this.dropAll());
  }

  follows(stream: string): boolean {
    return this.#subscriptions.has(stream);
  }

  streams(): readonly string[] {
    return [...this.#subscriptions.keys()];
  }

  /** Stops following everything, at once: nothing built after this reaches the socket. */
  dropAll(): readonly string[] {
    this.#lettingsGo += 1;
    const streams = this.streams();
    for (const stream of streams) this.#leave(stream);
    return streams;
  }

  /**
   * Looks whether the viewer's audiences in a stream are still the same. Where they are not, it stops following at once,
   * before any further frame is built, and is told to join again, which decides anew what it may see.
   */
  recheck(stream: string): void {
    const subscription = this.#subscriptions.get(stream);
    if (subscription === undefined) return;
    const names = this.#parts.audiences.namesFor(subscription.principal, subscription.host);
    if (names?.join(' ') !== subscription.names.join(' ')) this.joinAgain(stream);
  }

  joinAgain(stream: string): void {
    this.#leave(stream);
    this.socket.emit('rejoin', stream);
  }

  /** The role acted in, where the viewer follows the stream. */
  roleIn(stream: string): ActingRole | null {
    return this.#subscriptions.get(stream)?.as ?? null;
  }

  async #join({ stream, as, cursors = [] }: Join): Promise<JoinReply> {
    const { host, audiences, now, readLog, principalFor } = this.#parts;
    const lettingsGo = this.#lettingsGo;
    const principal = await principalFor(this.bearer, as);
    if (principal === null) return { ok: false, refusal: refusal('not_for_you') };
    const streamHost = await host.existing(stream).catch(() => null);
    if (streamHost === null) return { ok: false, refusal: refusal('read_only') };
    const names = streamHost === undefined ? null : audiences.namesFor(principal, streamHost);
    if (streamHost === undefined || names === null) return { ok: false, refusal: refusal('not_for_you') };
    // The read is on record before the first byte of it leaves; then the right to it is looked up once more.
    for (const name of names) await readLog.interval(principal, `${stream} ${name}`, [name, 0]);
    const still = await principalFor(this.bearer, as);
    const namesNow = still === null ? null : audiences.namesFor(still, streamHost);
    if (still === null || namesNow?.join(' ') !== names.join(' '))
      return { ok: false, refusal: refusal('not_for_you') };
    if (this.#lettingsGo !== lettingsGo) return { ok: false, refusal: refusal('unavailable') };
    this.#leave(stream);
    if (this.#subscriptions.size >= MOST_STREAMS) return { ok: false, refusal: refusal('too_large') };
    this.#parts.seen(this.bearer, as === 'field');
    const beginnings = beginAll(streamHost, names, cursors);
    this.#follow(stream, { principal: still, as, host: streamHost, names, rooms: beginnings.map(roomOf) });
    return { ok: true, now: now(), audiences: beginnings };
  }

  async #command(message: { readonly id: string; readonly stream: string }): Promise<Reply> {
    const as = this.roleIn(message.stream);
    const principal = as === null ? null : await this.#parts.principalFor(this.bearer, as);
    if (principal === null) return { ok: false, id: message.id, refusal: refusal('not_for_you') };
    return this.#parts.host.command(message, principal);
  }

  async #mayPass(allowance: Allowance): Promise<boolean> {
    this.#parts.seen(this.bearer, false);
    const person = this.bearer.account ?? this.bearer.link;
    return person !== null && this.#parts.mayPass(person, allowance);
  }

  #follow(stream: string, subscription: Subscription): void {
    this.#subscriptions.set(stream, subscription);
    for (const room of subscription.rooms) void this.socket.join(room);
  }

  #leave(stream: string): { ok: boolean } {
    const subscription = this.#subscriptions.get(stream);
    if (subscription === undefined) return { ok: true };
    this.#subscriptions.delete(stream);
    for (const room of subscription.rooms) void this.socket.leave(room);
    for (const name of subscription.names) subscription.host.feeds.release(name);
    return { ok: true };
  }
}

/** Begins every audience or none. */
function beginAll(host: StreamHost, names: readonly string[], cursors: readonly Cursor[]): readonly Beginning[] {
  const begun: Beginning[] = [];
  try {
    for (const name of names) begun.push(host.begin(name, cursors));
    return begun;
  } catch (error) {
    for (const name of names.slice(0, begun.length)) host.feeds.release(name);
    throw error;
  }
}

/** A feed's instance is its room: frames go to the room, and no room's name comes from a client. */
const roomOf = (beginning: Beginning): string => beginning.cursor[0];
