import { openMarigoldRoom } from './socket-room.ts';

/**
 * Muster in a process of its own, from the log to the wire, with the pace lifted so that every frame and request is read. Says where
 * it is open and, asked for a look, how it is.
 */
const pristine = Reflect.ownKeys(Object.prototype).length + Reflect.ownKeys(Array.prototype).length;
const take = async () => ({ ok: true }) as const;
const room = await openMarigoldRoom({
  socket: () => ({ mayPass: () => Promise.resolve(true) }),
  paces: { address: { take }, mapsByAddress: { take }, person: { take }, imports: { take }, maps: { take } },
});
const { marigold, stream, port, url } = room;
const cookies: string[] = [];
for (const player of [marigold.lead, marigold.desk, marigold.coordinators.romanianDesk, marigold.administrator])
  cookies.push(await room.signIn(player));
const cookie = await room.signIn(marigold.lead);
process.send?.({ port, url, stream, cookies, cookie, addresses: marigold.addresses });

if (process.argv[2] === 'planted') setInterval(() => [...room.sockets.viewers].forEach(plant), 10);
const planted = new WeakSet<object>();

/** A handler that believes what it is sent. */
function plant({
  socket,
}: {
  readonly socket: { on(event: 'join', listen: (message: unknown) => void): unknown };
}): void {
  if (planted.has(socket)) return;
  planted.add(socket);
  socket.on('join', (message) => merge({}, message));
}

function merge(into: Record<string, unknown>, from: unknown): void {
  for (const [name, value] of Object.entries(from ?? {})) {
    if (typeof value === 'object') merge((into[name] ??= {}) as Record<string, unknown>, value);
    else into[name] = value;
  }
}

process.on('message', () => {
  const now = Reflect.ownKeys(Object.prototype).length + Reflect.ownKeys(Array.prototype).length;
  if (globalThis.gc !== undefined) globalThis.gc();
  process.send?.({
    rss: process.memoryUsage().rss,
    isClean: now === pristine && !('isLead' in {}),
    faults: room.faults.length,
  });
});
