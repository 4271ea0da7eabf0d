import { randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { DIRECTORY, idFromBytes } from '#shared/ids.ts';
import type { Put } from '#shared/protocol.ts';
import type { MessageChannel } from '#shared/staffing-vocabulary.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import { audiencesOf } from './access/audiences.ts';
import { authorise } from './access/authorise.ts';
import type { Config } from './config.ts';
import { EVENT_CATALOGUE } from './domain/catalogue.ts';
import type { Principal } from './domain/principal.ts';
import type { Allowance } from './gateway/allowances.ts';
import { Audiences } from './gateway/audiences.ts';
import { createHttpApp, createPaces } from './gateway/http-app.ts';
import type { Paces } from './gateway/http-context.ts';
import { readBearer } from './gateway/http-cookies.ts';
import { createHttpServer } from './gateway/http-server.ts';
import { originAllowed } from './gateway/security.ts';
import { createSocketServer } from './gateway/socket-server.ts';
import type { Bearer, Session } from './identity/bearer.ts';
import { foundDirectory } from './identity/first-start.ts';
import { createIdentity, type Identity } from './identity/identity.ts';
import { dropOldSessions } from './identity/old-sessions.ts';
import { noReadLog } from './identity/read-log.ts';
import { type Clock, systemClock } from './live/clock.ts';
import { createHost, type LiveHost } from './live/create-host.ts';
import { projectionOf } from './live/stream-cut.ts';
import { DATA_FILES, openDataFolder, type OpenDataFolder } from './log/data-folder.ts';
import type { EventLog } from './log/event-log.ts';
import { loadSecretFile } from './log/key-files.ts';
import { connectMongo } from './log/stores/mongo-connection.ts';
import { openMongoKeyStore } from './log/stores/mongo-keys.ts';
import { openMongoStore } from './log/stores/mongo.ts';
import { openMapShelf, type MapShelf } from './maps/map-shelf.ts';
import { MAP_FOLDER } from './maps/pack-files.ts';
import type { ChannelSettings } from './messages/channels.ts';
import { type Messages, openMessages } from './messages/messages.ts';
import { makePushKeys, readPushKeys } from './messages/push-keys.ts';

export interface StartOptions {
  readonly config: Config;
  /** The built pages; null where another server hands them out. */
  readonly assetsFolder: string | null;
  readonly version: string;
  readonly clock?: Clock;
  readonly random?: (length: number) => Uint8Array;
}

/** A running Muster. */
export interface Muster {
  readonly host: LiveHost;
  /** Where it listens: "http://127.0.0.1:4400". */
  readonly url: string;
  /** The token of the first administrator's one-time link; null unless the store was empty. */
  readonly firstLink: string | null;
  /** Finishes what was begun, tells everybody to come back, and lets go of the data folder. */
  close(): Promise<void>;
}

/** Puts every room in its place and opens the door. The only place that knows them all. */
export async function startMuster(options: StartOptions): Promise<Muster> {
  const { config, clock = systemClock, random = randomBytes } = options;
  const logger = loggerFor(config);
  const report = (error: unknown, stream?: string) => logger.error({ stream, ...faultOf(error) }, 'fault');
  const data = await openData(config, clock);
  sayWhatIsAmiss(data.log, logger);
  let publish: Parameters<typeof createHost>[0]['publish'] = () => undefined;
  const host = await createHost({
    log: data.log,
    clock,
    newInstance: () => idFromBytes(random(11)),
    authorise,
    projectionOf,
    audiencesOf,
    publish: (frames) => publish(frames),
    report,
    build: options.version,
  });
  const now = () => clock.now();
  const firstLink = await foundDirectory(host, random, now);
  const identity = await createIdentity({ host, now, random });
  const stopDropping = dropDaily(host, identity, clock, report);
  const paces = createPaces();
  const parts = { host, identity, config, readLog: noReadLog, paces, now, report, maps: mapsOf(config, logger) };
  const messages = await messagesOf(options, host, logger, report);
  let url = '';
  const app = createHttpApp({
    ...parts,
    messages,
    publicAddress: () => url,
    ...viewsOf(host),
    assetsFolder: options.assetsFolder,
    health: { version: options.version, ready: () => isReady(host, data.log, config.dataFolder) },
  });
  const httpServer = createHttpServer(app);
  const sockets = createSocketServer({
    ...parts,
    httpServer,
    audiences: new Audiences(audiencesOf),
    ...doorOf(identity, config, paces),
  });
  publish = (frames) => sockets.publish(frames);
  url = await listen(httpServer, config);
  logger.info({ url, version: options.version }, 'open');
  return {
    host,
    url,
    firstLink,
    async close() {
      await stopDropping();
      await messages.stop();
      await host.stop();
      await sockets.close();
      httpServer.closeAllConnections();
      parts.maps.close();
      await data.close();
      logger.info('closed');
    },
  };
}

/** Who may hold a socket open, and how much may come by it. */
const doorOf = (identity: Identity, config: Config, paces: Paces) => ({
  originAllowed: (request: IncomingMessage) => originAllowed(request, config),
  bearerOf: (request: IncomingMessage) => readBearer(request, identity, config),
  principalFor: (bearer: Bearer, as: ActingRole) => identity.principalFor(bearer, as),
  standsStill: (bearer: Bearer) => identity.standsStill(bearer),
  seen: (bearer: Bearer, inTheField: boolean) => identity.seen(bearer, inTheField),
  mayPass: async (person: Session, allowance: Allowance) => (await paces[allowance].take(person)).ok,
});

const dropDaily = (host: LiveHost, identity: Identity, clock: Clock, report: (error: unknown) => void) =>
  dropOldSessions({
    oldestDay: () => identity.sessions.oldestDay(),
    dropBefore: (day) => host.dropSessionsBefore(day),
    after: (milliseconds, callback) => clock.after(milliseconds, callback),
    report,
  });

/** Lines of JSON with a time, a level and what happened: streams and codes, never content. */
function loggerFor(config: Config): Logger {
  return pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** The map pack of the data folder, where there is one; what cannot be used is said once and counts as not there. */
function mapsOf(config: Config, logger: Logger): MapShelf {
  const tell = (part: string, reason: string) => logger.warn({ part, reason }, 'a file of the map pack is not used');
  return openMapShelf(join(config.dataFolder, MAP_FOLDER), tell);
}

function messagesOf(
  { config, clock = systemClock, random = randomBytes }: StartOptions,
  host: LiveHost,
  logger: Logger,
  report: (error: unknown, stream: string) => void,
): Promise<Messages> {
  const tell = (channel: MessageChannel, what: string) =>
    logger.warn({ kind: `${channel} ${what}` }, 'a message could not leave');
  return openMessages({ host, clock, settings: channelsOf(config), random, report, tell });
}

/** The ways out of Muster as this server is set up; the key that signs pushes is made with the other secrets. */
function channelsOf({ dataFolder, mail, push }: Config): ChannelSettings {
  const file = loadSecretFile(join(dataFolder, DATA_FILES.pushKey), 'push key', makePushKeys);
  return { mail, push: push === null ? null : { ...push, keys: readPushKeys(file) } };
}

/** What the operator must know of the log before anybody relies on it. */
function sayWhatIsAmiss(log: EventLog, logger: Logger): void {
  for (const { stream, version } of log.damaged)
    logger.error({ stream, version }, 'damaged: this stream is not served');
  if (log.unanchored) logger.warn('the log has no journal of heads: a cut or an older copy would not be seen');
}

/** Of a fault, its kind and the place in our own code: a message might carry what was typed. */
function faultOf(error: unknown): { readonly kind: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const stack = error.stack ?? '';
  const said = stack.indexOf(error.message);
  const frames = said === -1 ? '' : stack.slice(said + error.message.length);
  const at = frames.split('\n').filter((line) => line.startsWith('    at '));
  return { kind: error.name, at: at.slice(0, 4).map((line) => line.trim().replace(/^at /, '')) };
}

async function openData(config: Config, clock: Clock): Promise<OpenDataFolder> {
  const base = { folder: config.dataFolder, catalogue: EVENT_CATALOGUE, now: () => clock.now() };
  const masterKey = config.masterKeyFile === null ? {} : { masterKeyFile: config.masterKeyFile };
  if (config.store.kind === 'embedded') return openDataFolder({ ...base, ...masterKey });
  const connection = await connectMongo(config.store.uri);
  const stores = { commits: await openMongoStore(connection), keys: openMongoKeyStore(connection) };
  return openDataFolder({ ...base, ...masterKey, stores });
}

/** What is read without following: by the same function as for the sockets, and at other times. */
const viewsOf = (host: LiveHost) => ({
  view: viewOf(host),
  previewAt: (...asked: Parameters<LiveHost['previewAt']>) => host.previewAt(...asked),
});

/** The cut for a reader who does not follow: the same function as for the sockets. */
function viewOf(host: LiveHost) {
  const audiences = new Audiences(audiencesOf);
  return async (principal: Principal, stream: string): Promise<{ audiences: readonly Put[] } | null> => {
    const streamHost = await host.existing(stream);
    const names = streamHost === undefined ? null : audiences.namesFor(principal, streamHost);
    if (streamHost === undefined || names === null) return null;
    return { audiences: names.map((name) => streamHost.view(name)) };
  };
}

const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/** Whether commands can be recorded: the log answers, the disk has room, the clock has not leapt. */
async function isReady(host: LiveHost, log: EventLog, folder: string): Promise<boolean> {
  const [disk] = await Promise.all([statfs(folder), log.findCommand(DIRECTORY, 'ready-or-not')]);
  return disk.bavail * disk.bsize > LEAST_FREE_BYTES && !host.scheduler.leapt;
}

/** A backlog long enough for everybody to come back at once. */
const BACKLOG = 4_096;

async function listen(httpServer: ReturnType<typeof createHttpServer>, config: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen({ host: config.host, port: config.port, backlog: BACKLOG }, resolve);
  });
  const { port } = httpServer.address() as AddressInfo;
  return config.origin ?? `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`;
}
