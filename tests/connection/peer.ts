import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Server, type Socket } from 'socket.io';
import { Connection } from '#client/connection/socket.ts';
import { RecordStore } from '#client/store/record-store.ts';
import type { Joined } from '#client/connection/connection-state.ts';
import type { Cursor, JoinReply, Put } from '#shared/protocol.ts';

type Answer = (reply: unknown) => void;

/** A peer that answers as a test tells it: for what a sound server never does, and for cutting the line. */
export interface Peer {
  readonly url: string;
  readonly joins: { readonly cursors?: readonly Cursor[] }[];
  readonly commands: { readonly id: string }[];
  /** The sockets that are connected now. */
  readonly sockets: Set<Socket>;
  onJoin: (message: { readonly cursors?: readonly Cursor[] }, answer: Answer, socket: Socket) => void;
  onCommand: (message: { readonly id: string }, answer: Answer) => void;
  /** What a handshake is refused with; null lets it in. */
  refuseWith: { readonly code: string } | null;
  close(): Promise<void>;
}

export const welcome = (put: Put, cursor: Cursor = ['instance1', 1], now = Date.now()): JoinReply => ({
  ok: true,
  now,
  audiences: [{ kind: 'welcome', cursor, records: gzipSync(JSON.stringify(put)) }],
});
export const resume = (
  cursor: Cursor,
  frames: readonly unknown[] = [],
  since = cursor[1] - frames.length,
): unknown => ({
  ok: true,
  now: Date.now(),
  audiences: [{ kind: 'resume', since, cursor, frames }],
});

export async function startPeer(): Promise<Peer> {
  const http: HttpServer = createServer();
  const io = new Server(http, { path: '/live', transports: ['websocket'] });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const peer: Peer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    joins: [],
    commands: [],
    sockets: new Set(),
    onJoin: (_message, answer) => answer(welcome({ address: { AAAAAAAAAAA: { ref: 'A1' } } })),
    onCommand: ({ id }, answer) => answer({ ok: true, id, recordedAt: 1 }),
    refuseWith: null,
    close: async () => {
      await io.close();
      http.closeAllConnections();
    },
  };
  io.use((_socket, next) => {
    if (peer.refuseWith === null) next();
    else next(Object.assign(new Error(peer.refuseWith.code), { data: peer.refuseWith }));
  });
  io.on('connection', (socket) => {
    peer.sockets.add(socket);
    socket.on('disconnect', () => peer.sockets.delete(socket));
    socket.on('join', (message: Peer['joins'][number], answer: Answer) => {
      peer.joins.push(message);
      peer.onJoin(message, answer, socket);
    });
    socket.on('leave', (_message: unknown, answer: Answer) => answer({ ok: true }));
    socket.on('command', (message: Peer['commands'][number], answer: Answer) => {
      peer.commands.push(message);
      peer.onCommand(message, answer);
    });
  });
  return peer;
}

/** A client of the peer that follows one stream, and what it has been told. */
export interface Follows {
  readonly connection: Connection;
  readonly store: RecordStore;
  readonly joined: Joined[];
  readonly stop: () => void;
}

export const STREAM = 'operation/OperationAA';

export function follow(url: string, now: () => number = Date.now): Follows {
  const connection = new Connection({ url, now, random: () => 0 });
  const store = new RecordStore();
  const joined: Joined[] = [];
  const stop = connection.follow(STREAM, 'lead', store, (state) => joined.push(state));
  return { connection, store, joined, stop };
}

/** Waits for a fact; throws, with its words, when it has not come within 15 s. */
export async function until(words: string, fact: () => boolean): Promise<void> {
  const stop = Date.now() + 15_000;
  while (!fact()) {
    if (Date.now() > stop) throw new Error(`It never came that ${words}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
