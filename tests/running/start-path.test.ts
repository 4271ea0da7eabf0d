import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Player } from '../../scripts/demo/driver.ts';
import { startMongo } from '../support/mongo-server.ts';
import { HttpDoor } from '../support/server-process.ts';
import { faultsIn, undull } from './dull.ts';
import {
  freePort,
  imageEnvironment,
  ImageProcess,
  layImage,
  productionPackages,
  type ImageFolder,
} from './image-process.ts';

const mongo = await startMongo();
if ('absent' in mongo) console.warn(mongo.absent);

/** What is typed in this test, so that no word of it is looked for in vain. */
const MARK = 'Quince';
const PASSWORD = 'Quince a long phrase for tests';

let image: ImageFolder;
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-running-'));
  folders.push(folder);
  return folder;
};
beforeAll(async () => {
  image = await layImage();
}, 60_000);
afterAll(() => {
  image.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** As the compose file sets it, but on this machine alone and on a port and in a folder of the test's own. */
async function environment(outside: Record<string, string>): Promise<Record<string, string> & { url: string }> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = imageEnvironment({ ...outside, MUSTER_ORIGIN: url });
  return { ...settings, url, MUSTER_DATA: newFolder(), MUSTER_HOST: '127.0.0.1', MUSTER_PORT: String(port) };
}

const embedded = { MUSTER_STORE: 'embedded' } as const;

('absent' in mongo ? describe.skip : describe)('absent' in mongo ? mongo.absent : 'on MongoDB, as composed', () => {
  const server = 'absent' in mongo ? undefined : mongo;
  const outside = { MUSTER_MONGODB_URI: server?.uri ?? '' };
  afterAll(async () => {
    await server?.stop();
  });

  test('RN4 RN5 RN6 it opens, an administrator is set up, a restart keeps everything, and it stops with 0', async () => {
    await opensAndKeeps(await environment(outside));
  }, 60_000);

  (server?.ours === true ? test : test.skip)(
    'RN6 R33 faults are told by kind and place, and nothing typed is told with them',
    async () => {
      const { url, ...settings } = await environment({ MUSTER_MONGODB_URI: `${outside.MUSTER_MONGODB_URI}_dull` });
      const muster = new ImageProcess(image, settings);
      await muster.start();
      const door = new HttpDoor(url);
      const token = muster.firstLink ?? '';
      const administrator = await door.found(token);
      const lead = await addLead(door, administrator);
      const operation = await makeOperation(door, lead);
      await knock(url);
      await server?.kill();
      const refused = await addAddress(door, lead, operation).then(
        () => 'recorded',
        (error: unknown) => String(error),
      );
      expect(refused).toContain('unavailable');
      await server?.restart();
      expect(await muster.stop()).toBe(0);
      const { out, err } = muster.output;
      expect(faultsIn(out)).toBeGreaterThan(0);
      const cookie = await door.cookie(lead.accountId);
      const [announced = '', ...rest] = out.split('\n').filter((line) => line.includes(token));
      expect(announced).toContain('First administrator');
      expect(rest).toEqual([]);
      expect(undull(out + err, [MARK, PASSWORD, cookie.split('=')[1] ?? ''])).toEqual([]);
    },
    90_000,
  );
});

describe('on the embedded store', () => {
  test('RN4 RN5 RN6 it opens, an administrator is set up, a restart keeps everything, and it stops with 0', async () => {
    await opensAndKeeps({ ...(await environment({})), ...embedded });
  }, 60_000);
});

describe('what can stand in the way of a start', () => {
  /** Starts with some settings changed; gives what it says and the code it ends with. */
  async function failedStart(changed: Record<string, string>): Promise<string> {
    const { url: _url, ...settings } = await environment({});
    const muster = new ImageProcess(image, { ...settings, ...embedded, ...changed });
    const said = await muster.start().then(
      async () => `it started, and ended with ${await muster.stop()}`,
      (error: unknown) => String(error),
    );
    expect(muster.output.out).toBe('');
    return said;
  }

  test('RN7 a setting that is wrong or none is named, all of them at once', async () => {
    const said = await failedStart({ MUSTER_PORT: 'x', MUSTER_DATABASE: 'y', MUSTER_LOG_LEVEL: 'loud' });
    expect(said).toContain('ended with 1: MUSTER_DATABASE is not a setting; ');
    expect(said).toContain('MUSTER_PORT cannot be used as it is; MUSTER_LOG_LEVEL cannot be used as it is');
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  test('RN7 an origin that would carry cookies in the clear is refused', async () => {
    expect(await failedStart({ MUSTER_ORIGIN: 'http://muster.example.org' })).toContain('must begin with https://');
  });

  test('RN7 a port in use is named', async () => {
    const other: Server = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const port = (other.address() as { port: number }).port;
    const said = await failedStart({ MUSTER_PORT: String(port), MUSTER_LOG_LEVEL: 'silent' });
    await new Promise((done) => other.close(done));
    expect(said).toContain(`address already in use 127.0.0.1:${port}`);
  });

  test('RN7 a folder that another Muster holds, and a key that is gone, are named', async () => {
    const { url: _url, ...settings } = await environment({});
    const muster = new ImageProcess(image, { ...settings, ...embedded });
    await muster.start();
    const folder = settings['MUSTER_DATA'] ?? '';
    expect(await failedStart({ MUSTER_DATA: folder })).toContain(`Another Muster is running on ${folder}`);
    expect(await muster.stop()).toBe(0);
    rmSync(join(folder, 'master.key'));
    expect(await failedStart({ MUSTER_DATA: folder })).toContain(
      'The master key is missing although the log is not empty',
    );
  });

  test('RN7 a database that is not there is named', async () => {
    const nowhere = `mongodb://127.0.0.1:${await freePort()}/muster`;
    expect(await failedStart({ MUSTER_STORE: 'mongodb', MUSTER_MONGODB_URI: nowhere })).toContain(
      'MongoDB could not confirm',
    );
  }, 30_000);
});

describe('the proofs find planted bugs', () => {
  test('RN6 R33 a line with what was typed, a line that is no JSON, and a field too many', () => {
    const marks = [MARK];
    expect(
      undull('{"level":50,"msg":"fault","kind":"Error","at":[]}\nMuster is open at http://localhost:1\n', marks),
    ).toEqual([]);
    expect(undull(`{"level":50,"msg":"no line ${MARK}"}\n`, marks)).toHaveLength(1);
    expect(undull('TypeError: it broke\n', marks)).toHaveLength(1);
    expect(undull('{"level":30,"msg":"command","payload":{}}\n', marks)).toHaveLength(1);
    expect(undull(`First administrator, to set a password once, within 24 hours: ${MARK}\n`, marks)).toHaveLength(1);
  });

  test('RN4 what builds and checks is not among the packages that the image has', () => {
    const packages = productionPackages();
    for (const needed of ['express', 'socket.io', 'mongoose', 'libsql', 'zod']) expect(packages).toContain(needed);
    for (const not of ['vite', 'tsx', 'react', 'typescript', 'jest', 'socket.io-client'])
      expect(packages).not.toContain(not);
  });
});

/** The whole of a first evening: open, set up, stop, start, find everything, stop. */
async function opensAndKeeps({ url, ...settings }: Record<string, string> & { url: string }): Promise<void> {
  const muster = new ImageProcess(image, settings);
  await muster.start();
  expect(await muster.health()).toBe(0);
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true });
  expect(await (await fetch(url)).text()).toContain('<div id="root">');
  expect(muster.firstLink).toMatch(/^[\w-]{43}$/);

  const door = new HttpDoor(url);
  const administrator = await door.found(muster.firstLink ?? '');
  const lead = await addLead(door, administrator);
  const operation = await makeOperation(door, lead);
  const before = await viewOf(url, door, lead, operation);
  expect(JSON.stringify(before)).toContain(`${MARK} Terrace`);
  expect(await muster.stop()).toBe(0);
  expect(undull(muster.output.out + muster.output.err, [MARK, PASSWORD])).toEqual([]);

  await muster.start();
  expect(muster.firstLink).toBeUndefined();
  expect(await viewOf(url, door, lead, operation)).toEqual(before);
  expect(await muster.stop()).toBe(0);
  expect(muster.output.out).toContain('"msg":"closed"');
}

async function addLead(door: HttpDoor, administrator: Player): Promise<Player> {
  const { agencyId } = administrator;
  const name = `${MARK} Ashdown`;
  const account = {
    name,
    signInName: `${MARK.toLowerCase()}.ashdown`,
    agencyId,
    unitId: null,
    standing: 'lead',
  } as const;
  const accountId = await door.driver().directory(administrator, 'AddAccount', account);
  return { accountId, name, agencyId, unitId: null, standing: 'lead' };
}

async function makeOperation(door: HttpDoor, lead: Player): Promise<string> {
  const driver = door.driver();
  const operation = driver.newId();
  const made = { codename: MARK.toUpperCase(), area: `${MARK} area`, zone: 'Europe/London', t: null };
  await driver.operation(operation, lead, 'lead', 'CreateOperation', made);
  await addAddress(door, lead, operation);
  return operation;
}

function addAddress(door: HttpDoor, lead: Player, operation: string): Promise<string> {
  const expected = { number: null, languages: [], children: 'unknown' as const };
  const address = {
    line: `${MARK} Terrace`,
    postcode: '',
    point: null,
    hazards: '',
    entry: '',
    expected,
    teamId: null,
  };
  return door.driver().operation(operation, lead, 'lead', 'AddAddress', address);
}

async function viewOf(url: string, door: HttpDoor, lead: Player, operation: string): Promise<unknown> {
  const headers = { cookie: await door.cookie(lead.accountId) };
  const response = await fetch(`${url}/api/streams/operation/${operation}/view?as=lead`, { headers });
  expect(response.status).toBe(200);
  const { audiences } = (await response.json()) as { audiences: unknown };
  return audiences;
}

/** Marked text in every place where a stranger can put some: body, path, query, header, cookie; none of it is taken. */
async function knock(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-muster': '1', origin: url };
  const post = (path: string, body: string, more: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { method: 'POST', headers: { ...headers, ...more }, body });
  const answers = [
    await post('/api/sign-in', JSON.stringify({ name: MARK.toLowerCase(), password: PASSWORD })),
    await post('/api/sign-in', `{"name": "${MARK}`),
    await post('/api/link', JSON.stringify({ token: MARK, password: PASSWORD })),
    await post('/api/worker/open', JSON.stringify({ token: `${MARK}\n${MARK}` })),
    await post(`/api/${MARK}`, '{}', { 'user-agent': MARK, cookie: `muster=${MARK}` }),
    await fetch(`${url}/api/streams/operation/${MARK}/view?as=${MARK}`),
    await fetch(`${url}/${MARK}%00.js?${MARK}`),
  ];
  for (const { status } of answers) expect([400, 401, 403, 404]).toContain(status);
}
