import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Server } from 'socket.io';
import { serveChild } from './child.ts';

/**
 * What Muster is measured against: bare socket.io, which broadcasts each message to everybody; with `durable` it first
 * appends it to libsql, one durable append each. No rights, no cut, no second thought.
 */
const durable = process.argv[2] === 'durable';
const folder = mkdtempSync(join(tmpdir(), 'reference-'));
const file = new Database(join(folder, 'log.db'));
file.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE log (version INTEGER PRIMARY KEY, bytes BLOB NOT NULL)',
);
const append = file.prepare('INSERT INTO log (bytes) VALUES (?)');

const http = createServer();
const io = new Server(http, { path: '/live', transports: ['websocket'], perMessageDeflate: false, serveClient: false });
let state = '';
io.on('connection', (socket) => {
  socket.on('command', (message: { readonly frame: string }, answer: (reply: unknown) => void) => {
    if (durable) append.run([Buffer.from(message.frame)]);
    io.emit('patch', message.frame);
    answer({ ok: true });
  });
  socket.on('join', (_message: unknown, answer: (reply: unknown) => void) => answer({ state }));
});
await new Promise<void>((resolve) => {
  http.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, resolve);
});

serveChild({
  url: async () => ({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }),
  state: async (bytes) => {
    state = 'x'.repeat(Number(bytes));
  },
  end: async () => {
    await io.close();
    file.close();
    rmSync(folder, { recursive: true, force: true });
  },
});
