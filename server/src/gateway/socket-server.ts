import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { LIMITS } from '#shared/limits.ts';
import { type ClientToServer, type Frame, PROTOCOL_VERSION, type ServerToClient } from '#shared/protocol.ts';
import { refusal, type RefusalCode } from '#shared/refusals.ts';
import type { Bearer } from '../identity/bearer.ts';
import { moveViewers, sendOut } from './moved-viewers.ts';
import { Publisher } from './publisher.ts';
import { READER_LIMITS, type ReaderLimits, SlowReaders, terminate } from './slow-readers.ts';
import { Viewer, type ViewerParts, type ViewerSocket } from './viewer.ts';

export interface SocketServerParts extends ViewerParts {
  readonly httpServer: HttpServer;
  /** The Origin is looked at in the handshake: a browser sends cookies with sockets of any page. */
  readonly originAllowed: (request: IncomingMessage) => boolean;
  readonly bearerOf: (request: IncomingMessage) => Promise<Bearer | null>;
  readonly readerLimits?: ReaderLimits;
}

export interface SocketServer {
  publish(frames: readonly Frame[]): void;
  /** Tells everybody to come back in a moment, and lets go of every connection. */
  close(): Promise<void>;
  readonly viewers: ReadonlySet<Viewer>;
}

const LOOK_EVERY = 250;
const END_EVERY = 5_000;
/** Time for "restarting" to reach everybody before the connections are ended. */
const CLOSE_MILLISECONDS = 100;

/** The live wire: websocket only, one frame an audience, nobody kept whose standing has ended. */
export function createSocketServer(parts: SocketServerParts): SocketServer {
  const viewers = new Set<Viewer>();
  const io = openServer(parts);
  const slow = new SlowReaders(parts.readerLimits ?? READER_LIMITS);
  const connections = new WeakSet<object>();
  io.use((socket, next) => {
    admit(socket, connections, parts).then(next, (error: unknown) => {
      parts.report(error);
      next(handshakeError('unavailable'));
    });
  });
  io.on('connection', (socket) => {
    const viewer = new Viewer(socket, socket.data.bearer as Bearer, parts);
    viewers.add(viewer);
    socket.on('disconnect', () => {
      viewers.delete(viewer);
      slow.forget(viewer);
      // A connection that nobody is behind any more is of no use, and would hold its place for ever.
      socket.conn.close();
    });
  });
  const looking = [
    setInterval(() => slow.look(viewers, parts.report), LOOK_EVERY),
    setInterval(() => endDue(viewers, parts), END_EVERY),
  ];
  for (const timer of looking) timer.unref();
  const stopListening = [
    parts.host.onCommitted((stream, touched) => moveViewers(stream, touched, { ...parts, viewers })),
    parts.host.onViewsLost((stream) => joinAllAgain(viewers, stream)),
  ];
  const publisher = new Publisher(io, parts.report);
  return {
    viewers,
    publish: (frames) => publisher.add(frames),
    async close() {
      for (const timer of looking) clearInterval(timer);
      for (const stop of stopListening) stop();
      publisher.flush();
      io.emit('restarting');
      // A server that closes lets clients come back by themselves; `disconnect` would keep them away for good.
      await new Promise((resolve) => setTimeout(resolve, CLOSE_MILLISECONDS));
      for (const { socket } of viewers) terminate(socket);
      await io.close();
    },
  };
}

function openServer({ httpServer, originAllowed, report }: SocketServerParts): Server<ClientToServer, ServerToClient> {
  return new Server<ClientToServer, ServerToClient>(httpServer, {
    transports: ['websocket'],
    path: '/live',
    serveClient: false,
    maxHttpBufferSize: LIMITS.messageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 5_000,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    allowRequest: (request, decide) => {
      try {
        decide(null, originAllowed(request));
      } catch (error) {
        report(error);
        decide(null, false);
      }
    },
  });
}

/**
 * Only somebody signed in, with a client that speaks this protocol, once a connection. The right to each stream is
 * decided when joining.
 */
async function admit(
  socket: ViewerSocket,
  connections: WeakSet<object>,
  parts: SocketServerParts,
): Promise<Error | undefined> {
  if (connections.has(socket.conn)) return handshakeError('too_fast');
  if (socket.handshake.auth['protocol'] !== PROTOCOL_VERSION) return handshakeError('unknown_command');
  connections.add(socket.conn);
  const bearer = await parts.bearerOf(socket.request);
  if (bearer === null) return handshakeError('signed_out');
  socket.data.bearer = bearer;
  // The request is not needed again, and holds memory for as long as the socket lives.
  delete (socket.conn as unknown as { request?: unknown }).request;
  return undefined;
}

function handshakeError(code: RefusalCode): Error {
  return Object.assign(new Error(code), { data: refusal(code) });
}

/** Sessions end by time too: whoever's has is sent out within a few seconds. */
function endDue(viewers: ReadonlySet<Viewer>, { standsStill, report }: SocketServerParts): void {
  const look = async (viewer: Viewer) => {
    if (!(await standsStill(viewer.bearer))) sendOut(viewer);
  };
  for (const viewer of viewers) look(viewer).catch(report);
}

function joinAllAgain(viewers: ReadonlySet<Viewer>, stream: string): void {
  for (const viewer of viewers) if (viewer.follows(stream)) viewer.joinAgain(stream);
}
