import mongoose from 'mongoose';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A MongoDB (or a server that speaks its protocol) for tests. */
export interface MongoForTests {
  /** An address with a database of its own. */
  readonly uri: string;
  /** True when it is the built-in compatible server, which may be killed and started again on the same data. */
  readonly ours: boolean;
  /** Kills our own server as a dying machine would; the address stays. */
  kill(): Promise<void>;
  /** Starts it again on the same address and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const SOURCE = resolve('tests/mongo-server');
const BINARY = resolve('.cache', process.platform === 'win32' ? 'mongo-server.exe' : 'mongo-server');

/**
 * Gives a MongoDB to test against: the one named by MONGODB_URI, else the small Go program of tests/mongo-server, built
 * once into .cache. Gives the reason, to be printed, where neither is there.
 */
export async function startMongo(): Promise<MongoForTests | { readonly absent: string }> {
  const database = `muster_test_${randomBytes(4).toString('hex')}`;
  const address = process.env['MONGODB_URI'];
  if (address !== undefined && address !== '') {
    const uri = new URL(address);
    uri.pathname = `/${database}`;
    return {
      uri: uri.href,
      ours: false,
      kill: notOurs,
      restart: notOurs,
      stop: () => dropDatabases(uri.href, database),
    };
  }
  const reason = buildServer();
  if (reason !== undefined) return { absent: reason };
  return startOwn(database);
}

/** Leaves nothing behind on a server that is not ours. */
async function dropDatabases(uri: string, database: string): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  for (const name of [database, `${database}_keys`]) await connection.getClient().db(name).dropDatabase();
  await connection.close();
}

async function notOurs(): Promise<void> {
  throw new Error('The server named by MONGODB_URI is not ours to stop.');
}

function buildServer(): string | undefined {
  const newest = Math.max(...['main.go', 'go.mod', 'go.sum'].map((file) => statSync(join(SOURCE, file)).mtimeMs));
  if (existsSync(BINARY) && statSync(BINARY).mtimeMs > newest) return undefined;
  if (spawnSync('go', ['version']).status !== 0)
    return 'MongoDB is not tested: MONGODB_URI is not set and Go is not installed.';
  mkdirSync(resolve('.cache'), { recursive: true });
  const beside = `${BINARY}.${process.pid}`;
  const build = spawnSync('go', ['build', '-o', beside, '.'], { cwd: SOURCE, encoding: 'utf8' });
  if (build.status !== 0)
    return `MongoDB is not tested: its test server could not be built (${lastLine(build.stderr)}).`;
  renameSync(beside, BINARY);
  return undefined;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

async function startOwn(database: string): Promise<MongoForTests> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-mongo-'));
  const port = await freePort();
  let server = await run(port, folder);
  return {
    uri: `mongodb://127.0.0.1:${port}/${database}`,
    ours: true,
    kill: () => end(server, 'SIGKILL'),
    restart: async () => {
      server = await run(port, folder);
    },
    stop: async () => {
      await end(server, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(port: number, folder: string): Promise<ChildProcess> {
  const server = spawn(BINARY, [String(port), folder], { stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = new Promise<never>((_, reject) => {
    server.once('exit', (code) => reject(new Error(`The test server for MongoDB ended with ${code}.`)));
  });
  await Promise.race([ended, reachable(port)]);
  ended.catch(() => undefined);
  return server;
}

function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null || server.signalCode !== null) return done();
    server.once('exit', () => done());
    server.kill(signal);
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function reachable(port: number): Promise<void> {
  while (!(await canConnect(port))) await new Promise((done) => setTimeout(done, 20));
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });
}
