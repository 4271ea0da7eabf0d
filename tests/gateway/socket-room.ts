import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { idFromBytes, operationStream } from '#shared/ids.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import { audiencesOf } from '#server/access/audiences.ts';
import { authorise } from '#server/access/authorise.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import { Audiences } from '#server/gateway/audiences.ts';
import { createHttpApp, createPaces } from '#server/gateway/http-app.ts';
import type { Paces } from '#server/gateway/http-context.ts';
import { readBearer } from '#server/gateway/http-cookies.ts';
import { createHttpServer } from '#server/gateway/http-server.ts';
import { originAllowed } from '#server/gateway/security.ts';
import { createSocketServer, type SocketServer, type SocketServerParts } from '#server/gateway/socket-server.ts';
import { foundDirectory } from '#server/identity/first-start.ts';
import { createIdentity, type Identity } from '#server/identity/identity.ts';
import { noReadLog } from '#server/identity/read-log.ts';
import { systemClock } from '#server/live/clock.ts';
import { createHost, type HostParts, type LiveHost } from '#server/live/create-host.ts';
import { projectionOf } from '#server/live/stream-cut.ts';
import { openMemoryLog } from '#server/log/memory-log.ts';
import type { EventLog } from '#server/log/event-log.ts';
import { Driver, type Player } from '../../scripts/demo/driver.ts';
import { firstAdministrator, type Marigold, playInMarigold } from '../../scripts/demo/marigold.ts';
import { LiveClient } from '../support/live-client.ts';
import { RawSocket } from './raw-socket.ts';

/** A fault or a smaller measure put into one of the rooms; everything else is the real thing. */
export interface Plants {
  readonly socket?: (parts: SocketServerParts, room: { readonly host: LiveHost }) => Partial<SocketServerParts>;
  readonly host?: Partial<HostParts>;
  readonly log?: EventLog;
  readonly port?: number;
  readonly paces?: Paces;
}

/** Every room from the log (in memory) to the wire, put together as main does, with what a test wants to reach. */
export interface SocketRoom {
  readonly host: LiveHost;
  readonly identity: Identity;
  readonly sockets: SocketServer;
  readonly driver: Driver;
  readonly log: EventLog;
  readonly port: number;
  readonly url: string;
  readonly faults: unknown[];
  /** A cookie of a session of its own. */
  signIn(player: Player): Promise<string>;
  live(player: Player): Promise<LiveClient>;
  raw(player: Player): Promise<RawSocket>;
  close(): Promise<void>;
}

export async function openSocketRoom(plants: Plants = {}): Promise<SocketRoom> {
  const now = () => Date.now();
  const faults: unknown[] = [];
  const report = (error: unknown) => void faults.push(error);
  const log = plants.log ?? (await openMemoryLog({ catalogue: EVENT_CATALOGUE, now }));
  let publish: HostParts['publish'] = () => undefined;
  const host = await createHost({
    log,
    clock: systemClock,
    newInstance: () => idFromBytes(randomBytes(11)),
    authorise,
    projectionOf,
    audiencesOf,
    publish: (frames) => publish(frames),
    report,
    build: 'test',
    ...plants.host,
  });
  await foundDirectory(host, randomBytes, now);
  const identity = await createIdentity({ host, now, random: randomBytes });
  const config = { origin: null, trustProxy: false };
  const paces = plants.paces ?? createPaces();
  const parts = { host, identity, config, readLog: noReadLog, paces, now, report };
  const health = { version: 'test', ready: async () => true };
  const view = async () => null;
  const httpServer = createHttpServer(createHttpApp({ ...parts, view, health, assetsFolder: null }));
  const socketParts: SocketServerParts = {
    ...parts,
    httpServer,
    audiences: new Audiences(audiencesOf),
    originAllowed: (request) => originAllowed(request, config),
    bearerOf: (request) => readBearer(request, identity, config),
    principalFor: (bearer, as) => identity.principalFor(bearer, as),
    standsStill: (bearer) => identity.standsStill(bearer),
    seen: (bearer, inTheField) => identity.seen(bearer, inTheField),
    mayPass: async (person, allowance) => (await paces[allowance].take(person)).ok,
  };
  const sockets = createSocketServer({ ...socketParts, ...plants.socket?.(socketParts, { host }) });
  publish = (frames) => sockets.publish(frames);
  await new Promise<void>((resolve) => httpServer.listen({ host: '127.0.0.1', port: plants.port ?? 0 }, resolve));
  const { port } = httpServer.address() as AddressInfo;
  const url = `http://localhost:${port}`;
  const signIn = async (player: Player): Promise<string> => {
    const begun = await identity.sessions.begin({ kind: 'account', accountId: player.accountId }, 'a test');
    if (!begun.ok) throw new Error(`no session: ${begun.refusal.code}`);
    return `muster=${begun.token}`;
  };
  return {
    host,
    identity,
    sockets,
    log,
    port,
    url,
    faults,
    driver: new Driver({ command: (envelope, by) => host.command(envelope, by), now, random: randomBytes }),
    signIn,
    async live(player) {
      const client = new LiveClient(url, await signIn(player));
      await client.connected();
      return client;
    },
    raw: async (player) => RawSocket.open(port, { cookie: await signIn(player) }),
    async close() {
      await host.stop();
      await sockets.close();
      httpServer.closeAllConnections();
    },
  };
}

export interface MarigoldRoom extends SocketRoom {
  readonly marigold: Marigold;
  readonly stream: string;
}

/** The room with Operation Marigold in it: played in, or as it stands in the log that is planted. */
export async function openMarigoldRoom(plants: Plants = {}, played?: Marigold): Promise<MarigoldRoom> {
  const room = await openSocketRoom(plants);
  const marigold =
    played ?? (await playInMarigold(room.driver, await firstAdministrator(room.host), Date.now() + 1_800_000));
  return { ...room, marigold, stream: operationStream(marigold.operation) };
}

/** A log entry by the desk, its words as given. */
export const say = ({ driver, marigold }: Pick<MarigoldRoom, 'driver' | 'marigold'>, text: string): Promise<string> =>
  driver.operation(marigold.operation, marigold.desk, 'desk', 'WriteLogEntry', {
    sight: 'command',
    addressId: null,
    text,
    source: 'desk',
  });

/** Resolves once a fact holds; rejects, naming it, when it does not within so many milliseconds. */
export async function until(what: string, holds: () => boolean, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`it never came about that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What a role would be sent if it joined now: the text of every record. */
export async function viewNow(room: MarigoldRoom, player: Player, as: ActingRole): Promise<unknown> {
  const client = await room.live(player);
  await client.join(room.stream, as);
  const records = client.records(room.stream);
  client.close();
  return records;
}
