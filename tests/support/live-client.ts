import { gunzipSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { idFromBytes } from '#shared/ids.ts';
import {
  type Beginning,
  type ClientToServer,
  type Cursor,
  type Drop,
  type Frame,
  type JoinReply,
  PROTOCOL_VERSION,
  type Put,
  type Reply,
  type ServerToClient,
} from '#shared/protocol.ts';
import type { Refusal } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

/** What one followed audience has shown so far: kind → id → fields. */
export type Records = Record<string, Record<string, Record<string, unknown>>>;

interface Following {
  readonly stream: string;
  cursor: Cursor;
  records: Records;
}

/** Signs in by a one-use link as a browser does; gives the cookie. */
export async function cookieByLink(link: string): Promise<string> {
  const { origin, hash } = new URL(link);
  const response = await fetch(`${plain(origin)}/api/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', origin, host: new URL(origin).host },
    body: JSON.stringify({ token: hash.slice(1) }),
  });
  if (!response.ok) throw new Error(`signing in was refused: ${response.status} ${await response.text()}`);
  return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

/** Node does not look up `lead.localhost`; the browser does. */
const plain = (origin: string): string => origin.replace(/\/\/[a-z0-9]+\.localhost/, '//localhost');

/** A client written from docs/protocol.md alone, for tests and the bench: no screen, and every frame checked. */
export class LiveClient {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly following = new Map<string, Following>();
  /** Each frame as it came, with the time of its coming. */
  onFrame: ((frame: Frame) => void) | null = null;
  readonly rejoins: string[] = [];
  out: Refusal | null = null;

  constructor(
    url: string,
    cookie: string,
    options: { readonly origin?: string; readonly reconnection?: boolean } = {},
  ) {
    this.socket = io(url, {
      path: '/live',
      transports: ['websocket'],
      auth: { protocol: PROTOCOL_VERSION },
      reconnection: options.reconnection ?? true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 500,
      forceNew: true,
      extraHeaders: { cookie, origin: options.origin ?? url },
    });
    this.socket.on('patch', (...frame) => this.#take(frame));
    this.socket.on('rejoin', (stream) => this.rejoins.push(stream));
    this.socket.on('out', (why) => {
      this.out = why;
    });
  }

  connected(): Promise<void> {
    if (this.socket.connected) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.socket.once('connect', () => resolve());
      this.socket.once('connect_error', reject);
    });
  }

  /** The answer is taken in within its own event, so that no frame behind it can come first. */
  join(stream: string, as: ActingRole, resume = true): Promise<JoinReply> {
    const cursors = resume
      ? [...this.following.values()].filter((one) => one.stream === stream).map((one) => one.cursor)
      : [];
    return new Promise((resolve, reject) => {
      this.socket.timeout(10_000).emit('join', { stream, as, cursors }, (error: Error | null, reply: JoinReply) => {
        if (error !== null) return reject(error);
        if (reply.ok) this.#begin(stream, reply.audiences);
        resolve(reply);
      });
    });
  }

  #begin(stream: string, audiences: readonly Beginning[]): void {
    const before = new Map([...this.following].filter(([, one]) => one.stream === stream));
    for (const instance of before.keys()) this.following.delete(instance);
    for (const beginning of audiences) {
      const { cursor } = beginning;
      if (beginning.kind === 'welcome') {
        const put = JSON.parse(gunzipSync(beginning.records).toString('utf8')) as Put;
        this.following.set(cursor[0], { stream, cursor, records: merged({}, put, {}) });
        continue;
      }
      const kept = before.get(cursor[0]);
      if (kept === undefined) throw new Error('resumed what was not followed');
      let { records } = kept;
      for (const frame of beginning.frames) {
        this.onFrame?.(frame);
        records = merged(records, frame[2], frame[3] ?? {});
      }
      this.following.set(cursor[0], { stream, cursor, records });
    }
  }

  command(
    stream: string,
    type: string,
    payload: unknown,
    options: { readonly id?: string; readonly waited?: number } = {},
  ): Promise<Reply> {
    const sentAt = Date.now();
    const id = options.id ?? idFromBytes(randomBytes(11));
    const envelope = { id, stream, type, version: 1, payload, occurredAt: sentAt - (options.waited ?? 0), sentAt };
    return this.socket.timeout(20_000).emitWithAck('command', envelope);
  }

  /** Everything followed of a stream, shared and own together. */
  records(stream: string): Records {
    let all: Records = {};
    for (const one of this.following.values()) if (one.stream === stream) all = merged(all, one.records, {});
    return all;
  }

  close(): void {
    this.socket.disconnect();
  }

  #take(frame: Frame): void {
    this.onFrame?.(frame);
    const [instance, count, put, drop = {}] = frame;
    const following = this.following.get(instance);
    // A frame that was under way when the audience was joined is in the welcome already.
    if (following === undefined || count <= following.cursor[1]) return;
    if (count !== following.cursor[1] + 1) throw new Error(`a frame is missing: ${count} after ${following.cursor[1]}`);
    following.cursor = [instance, count];
    following.records = merged(following.records, put, drop);
  }
}

/** Records with a frame's changes: dropped records gone, then fields laid over fields. */
export function merged(records: Records, put: Put, drop: Drop): Records {
  const next: Records = { ...records };
  for (const kind of new Set([...Object.keys(drop), ...Object.keys(put)])) next[kind] = { ...next[kind] };
  for (const [kind, ids] of Object.entries(drop)) for (const id of ids) delete next[kind]?.[id];
  for (const [kind, byId] of Object.entries(put)) {
    const table = (next[kind] ??= {});
    for (const [id, fields] of Object.entries(byId)) table[id] = { ...table[id], ...fields };
  }
  for (const [kind, table] of Object.entries(next)) if (Object.keys(table).length === 0) delete next[kind];
  return next;
}
