import { createServer, type RequestListener, type Server } from 'node:http';

/** Node's own defaults leave a slow sender 60 s for its headers and set no bound on connections (GUARANTEES section 4). */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 } as const;
const MOST_HEADER_BYTES = 16_384;
const MOST_CONNECTIONS = 4_096;

/** The one HTTP server, which serves the app and carries the socket. The caller makes it listen, on a host it names. */
export function createHttpServer(app: RequestListener): Server {
  const server = createServer(
    { ...TIMEOUTS, maxHeaderSize: MOST_HEADER_BYTES, connectionsCheckingInterval: 2_000 },
    app,
  );
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}
