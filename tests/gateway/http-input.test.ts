import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { refusal } from '#shared/refusals.ts';
import { readJson } from '#server/gateway/http-body.ts';
import {
  Browser,
  buildTown,
  give,
  NOON,
  openHttpRoom,
  PASSWORD,
  type Answer,
  type HttpRoom,
  type Sending,
  type Town,
} from './http-room.ts';

/** Passwords are hashed for real here, and the machine may be busy. */
jest.setTimeout(60_000);

let room: HttpRoom;
let port: number;
let town: Town;
beforeAll(async () => {
  room = await openHttpRoom();
  port = await room.serve();
  town = await buildTown(room, port);
});
afterAll(() => room.close());

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const MARK = 'canary-9f3e';

/** Bodies that no route can take, with the status that each must get. */
const BODIES: readonly (readonly [name: string, status: number, sending: Sending])[] = [
  ['nothing', 400, {}],
  ['10 MB', 413, { raw: Buffer.alloc(10 * 1024 * 1024, 0x20) }],
  ['64 KB and a byte', 413, { raw: `"${'x'.repeat(65_535)}"` }],
  ['9 deep', 400, { raw: deep(10) }],
  ['30,000 deep', 400, { raw: deep(30_000) }],
  ['a prototype', 400, { raw: `{"__proto__":{"isLead":true},"name":"${MARK}","password":"x"}` }],
  ['a prototype within', 400, { raw: `{"name":{"__proto__":{}},"password":"${MARK}"}` }],
  ['a field too many', 400, { body: { name: 'a.sample', password: 'x', [MARK]: 1 } }],
  ['half of JSON', 400, { raw: `{"name":"${MARK}"` }],
  ['no JSON', 400, { raw: `name=${MARK}` }],
  ['broken UTF-8', 400, { raw: Buffer.from([0x22, 0xc3, 0x28, 0x22]) }],
  ['a list', 400, { body: [MARK] }],
  ['null', 400, { body: null }],
  ['a number beyond numbers', 400, { raw: `{"name":1e400,"password":"${MARK}"}` }],
  ['NUL and bidi', 400, { body: { name: `a\u0000\u202e${MARK}`, password: 'x' } }],
  ['a form', 415, { raw: `name=${MARK}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ['plain text', 415, { raw: `{"name":"a.sample","password":"${MARK}"}`, headers: { 'content-type': 'text/plain' } }],
  ['no type', 415, { raw: `{"name":"a.sample","password":"${MARK}"}`, headers: { 'content-type': undefined } }],
  ['compressed', 415, { raw: Buffer.from([0x1f, 0x8b, 8, 0]), headers: { 'content-encoding': 'gzip' } }],
];

const POSTS = ['/api/sign-in', '/api/link', '/api/link/look', '/api/worker/open'];

/** What is wrong with a refusal: its form, its words, or that it repeats what was sent. */
function faultsOf(name: string, answer: Answer, status: number): string[] {
  const said = answer.json as { code?: unknown; message?: unknown; faults?: unknown } | null;
  return [
    ...(answer.status === status ? [] : [`${name}: ${answer.status}, not ${status}`]),
    ...(typeof said?.code === 'string' && typeof said.message === 'string' && Array.isArray(said.faults)
      ? []
      : [`${name}: ${answer.text.slice(0, 60)}`]),
    ...(/canary|\bat \/|node_modules|SyntaxError/.test(answer.text)
      ? [`${name}: repeats or betrays ${answer.text.slice(0, 80)}`]
      : []),
  ];
}

/** Sends raw bytes and gives what came back until the other side closed. */
function rawExchange(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}

describe('R18 bad input', () => {
  test.each(POSTS)('R18 ID6 %s refuses what it cannot take, repeats nothing, and goes on', async (path) => {
    const faults: string[] = [];
    for (const [name, status, sending] of BODIES)
      faults.push(...faultsOf(name, await new Browser(port).send('POST', path, sending), status));
    expect(faults).toEqual([]);
    expect((await town.lead.get('/api/me')).status).toBe(200);
    expect(room.reported).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('R18 a handler that betrays is found', () => {
    const betraying: Answer = {
      status: 400,
      headers: {},
      text: `{"message":"bad ${MARK}"}`,
      json: { message: `bad ${MARK}` },
    };
    expect(faultsOf('planted', betraying, 400).length).toBeGreaterThan(0);
  });

  test('R18 ID6 a command that cannot be taken is refused by field, and the same one mended is recorded', async () => {
    const stream = `operation/${town.operationId}`;
    const bad = await give(town.lead, 'lead', stream, 'EditOperation', {
      fields: { codename: { from: 'Marigold', to: 'x'.repeat(41) } },
    });
    expect(bad.status).toBe(400);
    expect(bad.json).toMatchObject({
      ok: false,
      refusal: { code: 'bad_input', faults: [{ field: 'fields.codename.to', reason: 'too_long', limit: 40 }] },
    });
    const good = await give(town.lead, 'lead', stream, 'EditOperation', {
      fields: { codename: { from: 'Marigold', to: 'Larkspur' } },
    });
    expect(good.json).toMatchObject({ ok: true, recordedAt: NOON });
  });

  test('R18 ID6 a command for one stream does not go through the path of another', async () => {
    const body = {
      id: 'AAAAAAAAAAAAAAAA',
      stream: 'directory',
      type: 'AddAgency',
      version: 1,
      payload: {},
      occurredAt: NOON,
      sentAt: NOON,
    };
    const answer = await town.lead.post(`/api/streams/operation/${town.operationId}/commands?as=lead`, body);
    expect([answer.status, answer.json]).toEqual([
      400,
      refusal('bad_input', [{ field: 'stream', reason: 'not_form' }]),
    ]);
  });

  test('R18 ID6 odd paths, queries, methods and cookies are answered and change nothing', async () => {
    const browser = new Browser(port);
    for (const [name, value] of town.lead.cookies) browser.cookies.set(name, value);
    const view = `/api/streams/operation/${town.operationId}/view`;
    const odd: readonly (readonly [string, string, number])[] = [
      ['GET', '/api/%ZZ', 404],
      ['GET', '/api/streams/%00/%00/view?as=lead', 404],
      ['GET', `${view}?as=lead&as=desk`, 400],
      ['GET', `${view}?as[]=lead`, 400],
      ['GET', `${view}?as=worker`, 404],
      ['GET', `${view}?as=__proto__`, 400],
      ['GET', view, 400],
      ['GET', `/api/streams/sessions/2026-11-24/view?as=lead`, 404],
      ['PUT', '/api/me', 404],
      ['DELETE', '/api/sessions', 404],
      ['TRACE', '/api/me', 404],
      ['GET', '/../../etc/passwd', 404],
      ['GET', '/api/../healthz', 404],
    ];
    const wrong: string[] = [];
    for (const [method, path, status] of odd) {
      const answer = await browser.send(method, path, {});
      if (answer.status !== status) wrong.push(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 60)}`);
    }
    for (const cookie of ['muster', 'muster=', '=;;;=', 'muster=%ZZ', `muster=${'x'.repeat(8000)}`, '__proto__=1']) {
      const answer = await new Browser(port).get('/api/me', { headers: { cookie } });
      if (answer.status !== 401) wrong.push(`cookie ${cookie.slice(0, 20)}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  test('R18 ID6 bytes that are no HTTP end their own connection and no other', async () => {
    const answers = await Promise.all([
      rawExchange('\u0000\u0001\u0002\r\n\r\n'),
      rawExchange(`GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`),
      rawExchange(
        'POST /api/sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      ),
      rawExchange('GET /api/me HTTP/1.1\r\n\r\n'),
    ]);
    for (const answer of answers) expect(answer).not.toMatch(/^HTTP\/1\.1 (2|5)/);
    expect((await town.lead.get('/api/me')).status).toBe(200);
  });

  test('R19 ID12 whatever fails inside is told as "unavailable", and its text goes nowhere', async () => {
    const failing = await room.serve({
      parts: {
        view: () => Promise.reject(new Error(`secret ${MARK}`)),
        readLog: { interval: () => Promise.resolve() },
      },
    });
    const browser = new Browser(failing, 'lead.localhost');
    for (const [name, value] of town.lead.cookies) browser.cookies.set(name, value);
    const answer = await browser.get(`/api/streams/operation/${town.operationId}/view?as=lead`);
    expect([answer.status, answer.json]).toEqual([500, refusal('unavailable')]);
    expect((await browser.get('/api/me')).status).toBe(200);
    expect(room.reported.splice(0)).toHaveLength(1);
  });

  test('R36 ID11 a view waits for the read log, and without it nothing leaves', async () => {
    const lines: unknown[] = [];
    let failing = false;
    const logged = await room.serve({
      parts: {
        readLog: {
          async interval(...line) {
            if (failing) throw new Error('full');
            lines.push(line);
          },
        },
      },
    });
    const browser = new Browser(logged, 'lead.localhost');
    for (const [name, value] of town.lead.cookies) browser.cookies.set(name, value);
    const path = `/api/streams/operation/${town.operationId}/view?as=lead`;
    expect((await browser.get(path)).status).toBe(200);
    expect(lines).toEqual([
      [{ kind: 'member', accountId: town.accounts.lead, as: 'lead' }, `operation/${town.operationId} as lead`, null],
    ]);
    failing = true;
    const refused = await browser.get(path);
    expect([refused.status, refused.json]).toEqual([503, refusal('unavailable')]);
  });

  test('R33 ID6 JSON is read or not read, and never throws', () => {
    const bytes = (text: string) => Buffer.from(text);
    expect(readJson(bytes('{"a":[1,{"b":null}]}'))).toEqual({ ok: true, value: { a: [1, { b: null }] } });
    for (const text of ['', '{', deep(40_000), '{"a":{"__proto__":1}}', '[{"__proto__":[]}]'])
      expect(readJson(bytes(text))).toEqual({ ok: false });
  });
});

describe('R20 floods', () => {
  test('R20 ID5 five wrong passwords from one place, and a sixth is not even looked at', async () => {
    const guesser = new Browser(port, 'localhost', '198.51.100.7');
    const guess = (name: string, from = guesser) => from.post('/api/sign-in', { name, password: 'not the password' });
    for (let i = 0; i < 5; i += 1) expect((await guess(`name${i}`)).status).toBe(401);
    const sixth = await guess('a.sample');
    expect([sixth.status, sixth.json]).toEqual([429, refusal('too_fast')]);
    expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(0);
    const elsewhere = await new Browser(port, 'localhost', '198.51.100.8').post('/api/sign-in', {
      name: 'a.sample',
      password: PASSWORD,
    });
    expect(elsewhere.status).toBe(200);
  });

  test('R20 ID5 five wrong passwords for one name, from five places', async () => {
    const guess = (address: string) =>
      new Browser(port, 'localhost', address).post('/api/sign-in', {
        name: 'c.placeholder',
        password: 'not the password',
      });
    for (let i = 0; i < 5; i += 1) expect((await guess(`203.0.113.${i}`)).status).toBe(401);
    expect((await guess('203.0.113.9')).status).toBe(429);
  });

  test('R20 ID3 a crowd at the door is turned away before its passwords are hashed, and those inside go on', async () => {
    const crowd = Array.from({ length: 120 }, (_, i) =>
      new Browser(port, 'localhost', `2001:db8:${i.toString(16)}::1`).post('/api/sign-in', {
        name: `crowd${i}`,
        password: 'not the password',
      }),
    );
    const inside = await town.lead.get('/api/me');
    const statuses = (await Promise.all(crowd)).map(({ status }) => status);
    expect(inside.status).toBe(200);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(120);
  });

  test('R20 ID5 without a proxy of our own nobody chooses where they come from', async () => {
    const direct = await room.serve({
      parts: {
        config: { origin: null, trustProxy: false },
        paces: {
          address: { take: async (from) => (from === '127.0.0.1' ? { ok: true } : { ok: false, waitMs: 1 }) },
          mapsByAddress: { take: async () => ({ ok: true }) },
          person: { take: async () => ({ ok: true }) },
          imports: { take: async () => ({ ok: true }) },
          maps: { take: async () => ({ ok: true }) },
        },
      },
    });
    expect(
      (await new Browser(direct, 'localhost', '198.51.100.99').post('/api/link/look', { token: 'x' })).status,
    ).toBe(403);
  });

  test('R20 ID6 who asks too often is told to wait, by place and by person', async () => {
    const none = { take: async () => ({ ok: false, waitMs: 1500 }) as const };
    const all = { take: async () => ({ ok: true }) as const };
    const open = { address: all, mapsByAddress: all, person: all, imports: all, maps: all };
    const byPlace = new Browser(await room.serve({ parts: { paces: { ...open, address: none } } }));
    const refused = await byPlace.get('/api/me');
    expect([refused.status, refused.json, refused.headers['retry-after']]).toEqual([429, refusal('too_fast'), '2']);
    const byPerson = new Browser(await room.serve({ parts: { paces: { ...open, person: none } } }));
    for (const [name, value] of town.lead.cookies) byPerson.cookies.set(name, value);
    expect((await byPerson.get('/api/me')).status).toBe(429);
  });
});
