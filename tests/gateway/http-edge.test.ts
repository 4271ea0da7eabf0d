import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PROTOCOL_VERSION } from '#shared/protocol.ts';
import { createHttpServer } from '#server/gateway/http-server.ts';
import { checkEdge, hostAllowed, originAllowed, type EdgeConfig } from '#server/gateway/security.ts';
import { Browser, openHttpRoom, PASSWORD, type HttpRoom } from './http-room.ts';
import { compressFolder } from '../../scripts/compressed.ts';

/** Passwords are hashed for real here, and the machine may be busy. */
jest.setTimeout(60_000);

const LOCAL: EdgeConfig = { origin: null, trustProxy: false };
const PUBLIC: EdgeConfig = { origin: 'https://muster.example.police.uk/', trustProxy: true };

const handshake = (headers: Record<string, string | undefined>) => ({ headers }) as unknown as IncomingMessage;

/** Who may open a socket (or send with a cookie): host, origin, and whether it is let in. */
const HANDSHAKES: readonly (readonly [
  config: EdgeConfig,
  host: string | undefined,
  origin: string | undefined,
  allowed: boolean,
])[] = [
  [LOCAL, 'localhost:4400', 'http://localhost:4400', true],
  [LOCAL, 'lead.localhost:4400', 'http://lead.localhost:4400', true],
  [LOCAL, '127.0.0.1:4400', 'http://127.0.0.1:4400', true],
  [LOCAL, '[::1]:4400', 'http://[::1]:4400', true],
  [LOCAL, 'lead.localhost:4400', 'http://desk.localhost:4400', false],
  [LOCAL, 'localhost:4400', 'http://localhost:4401', false],
  [LOCAL, 'localhost:4400', 'https://localhost:4400', false],
  [LOCAL, 'localhost:4400', undefined, false],
  [LOCAL, 'localhost:4400', 'null', false],
  [LOCAL, 'evil.example', 'http://evil.example', false],
  [LOCAL, 'localhost.evil.example', 'http://localhost.evil.example', false],
  [LOCAL, 'evillocalhost', 'http://evillocalhost', false],
  [LOCAL, undefined, 'http://localhost:4400', false],
  [PUBLIC, 'muster.example.police.uk', 'https://muster.example.police.uk', true],
  [PUBLIC, 'muster.example.police.uk', 'http://muster.example.police.uk', false],
  [PUBLIC, 'muster.example.police.uk', 'https://muster.example.police.uk.evil.example', false],
  [PUBLIC, 'muster.example.police.uk', 'https://evil.example', false],
  [PUBLIC, 'muster.example.police.uk', undefined, false],
  [PUBLIC, 'localhost', 'http://localhost', false],
];

/** The handshakes that a rule decides wrongly. */
const wrongly = (rule: typeof originAllowed): string[] =>
  HANDSHAKES.filter(
    ([config, host, origin, allowed]) => rule(handshake({ host, origin, cookie: 'muster=x' }), config) !== allowed,
  ).map(([, host, origin]) => `${host} from ${origin}`);

const LONG = `// ${'the same words again and again '.repeat(200)}`;

let room: HttpRoom;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-edge-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Muster</title>');
  await writeFile(join(folder, 'sw.js'), '// worker');
  await writeFile(join(folder, 'assets', 'app-1a2b3c.js'), '// app');
  await writeFile(join(folder, 'assets', 'far-4d5e6f.js'), LONG);
  compressFolder(folder);
  room = await openHttpRoom({ assetsFolder: folder });
});
afterAll(async () => {
  await room.close();
  await rm(folder, { recursive: true });
});

describe('R35 the handshake', () => {
  test('R35 ID7 a socket is opened by our own page alone', () => {
    expect(wrongly(originAllowed)).toEqual([]);
  });

  test('R35 a rule that lets an absent Origin in, or compares nothing, is found', () => {
    expect(wrongly((request, config) => originAllowed(request, config, 'request')).length).toBe(0);
    expect(
      wrongly((request, config) => request.headers.origin === undefined || originAllowed(request, config)).length,
    ).toBeGreaterThan(0);
    expect(wrongly(hostAllowed).length).toBeGreaterThan(0);
  });

  test('ID7 without Origin a request passes only where no cookie comes with it', () => {
    expect(originAllowed(handshake({ host: 'localhost' }), LOCAL, 'request')).toBe(true);
    expect(originAllowed(handshake({ host: 'localhost', cookie: 'a=b' }), LOCAL, 'request')).toBe(false);
    expect(originAllowed(handshake({ host: 'localhost' }), LOCAL)).toBe(false);
  });

  test('ID7 an origin over which cookies would travel in the clear is refused at start', () => {
    for (const origin of [null, 'https://muster.example', 'http://localhost:4400', 'http://127.0.0.1'])
      expect(() => checkEdge({ origin, trustProxy: false })).not.toThrow();
    for (const origin of ['http://muster.example', 'http://192.0.2.1:4400'])
      expect(() => checkEdge({ origin, trustProxy: false })).toThrow('MUSTER_ORIGIN');
  });
});

describe('behind https', () => {
  test('R35 ID7 cookies are __Host-, Secure, HttpOnly and Strict, and the browser is told to stay on https', async () => {
    const port = await room.serve({ parts: { config: PUBLIC } });
    const browser = new Browser(port);
    const headers = { host: 'muster.example.police.uk', origin: 'https://muster.example.police.uk' };
    const answer = await browser.post('/api/link', { token: room.firstLink, password: PASSWORD }, { headers });
    expect(answer.status).toBe(200);
    expect(browser.setCookies[0]).toMatch(/^__Host-muster=[^;]+; /);
    expect((browser.setCookies[0] ?? '').split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ]);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
    expect((await browser.get('/api/me', { headers: { host: headers.host } })).status).toBe(200);
    const plain = new Browser(port);
    plain.cookies.set('muster', browser.cookies.get('__Host-muster') ?? '');
    expect((await plain.get('/api/me', { headers: { host: headers.host } })).status).toBe(401);
    expect((await browser.get('/api/me')).status).toBe(421);
  });
});

describe('the rest of the edge', () => {
  test('ID12 the page is there for every path without a dot, and kept by nobody; hashed files are kept', async () => {
    const browser = new Browser(await room.serve());
    for (const path of ['/', '/w', '/operations/AAAAAAAAAAA/board', '/link']) {
      const page = await browser.get(path);
      expect([page.status, page.text, page.headers['cache-control']]).toEqual([
        200,
        '<!doctype html><title>Muster</title>',
        'no-cache',
      ]);
    }
    expect((await browser.get('/assets/app-1a2b3c.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await browser.get('/sw.js')).headers['cache-control']).toBe('no-cache');
    for (const path of ['/assets/app-other.js', '/assets/none', '/.env', '/package.json', '/api', '/api/none'])
      expect((await browser.get(path)).status).toBe(404);
    expect((await browser.post('/', {})).status).toBe(404);
  });

  test('ID17 built text goes out packed as the browser can read it, and whole to whoever reads no other', async () => {
    const port = await room.serve();
    const ask = async (accepts: string) => {
      const { headers } = await new Browser(port).get('/assets/far-4d5e6f.js', {
        headers: { 'accept-encoding': accepts },
      });
      return [headers['content-encoding'], Number(headers['content-length']), headers['vary']];
    };
    expect(await ask('gzip, deflate, br')).toEqual(['br', expect.any(Number), 'Accept-Encoding']);
    expect(await ask('gzip')).toEqual(['gzip', expect.any(Number), 'Accept-Encoding']);
    expect(await ask('identity')).toEqual([undefined, LONG.length, 'Accept-Encoding']);
    for (const accepts of ['br', 'gzip']) expect((await ask(accepts))[1]).toBeLessThan(LONG.length / 4);
  });

  test('ID12 health, readiness and version speak of nothing else, whatever the Host', async () => {
    const port = await room.serve({
      parts: { health: { version: '1.2.3', ready: () => Promise.reject(new Error('disk')) } },
    });
    const ask = (path: string) => new Browser(port).get(path, { headers: { host: 'anything' } });
    expect((await ask('/healthz')).json).toEqual({ alive: true });
    expect((await ask('/version')).json).toEqual({ version: '1.2.3', protocol: PROTOCOL_VERSION });
    const ready = await ask('/readyz');
    expect([ready.status, ready.json]).toEqual([503, { ready: false }]);
  });

  test('R20 ID6 slow senders and crowds of connections are bounded', () => {
    const server = createHttpServer(() => undefined);
    expect([server.headersTimeout, server.requestTimeout, server.maxConnections]).toEqual([10_000, 30_000, 4096]);
  });
});
