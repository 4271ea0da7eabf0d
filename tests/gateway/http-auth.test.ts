import { randomBytes } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import type { Identity } from '#server/identity/identity.ts';
import { dayOf, hashToken, newSecret, newSessionToken } from '#server/identity/tokens.ts';
import type { SignInResult } from '#server/identity/sign-in.ts';
import {
  type Answer,
  Browser,
  buildTown,
  give,
  type HttpRoom,
  issueLink,
  join,
  NOON,
  openHttpRoom,
  order,
  PASSWORD,
  type Plant,
  see,
  type Town,
} from './http-room.ts';

/** Passwords are hashed for real here, and the machine may be busy. */
jest.setTimeout(60_000);

interface Scene {
  readonly room: HttpRoom;
  readonly port: number;
  readonly town: Town;
  /** A new account that nobody else uses, signed in. */
  newcomer(): Promise<{ browser: Browser; accountId: string; signInName: string }>;
}

/** One way of getting in that must fail: gives what went wrong, or nothing. */
type Row = readonly [name: string, attempt: (scene: Scene) => Promise<readonly string[]>];

const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/api/me')).status === 200;
const unless = (holds: boolean, fault: string): readonly string[] => (holds ? [] : [fault]);
const refusedAs = (answer: Answer, status: number, code: string): readonly string[] =>
  unless(
    answer.status === status && (answer.json as { code?: string } | null)?.code === code,
    `${answer.status} ${answer.text.slice(0, 80)}`,
  );

/** A request that would end all sessions of somebody signed in, if the guard let it through. */
async function foreign(
  scene: Scene,
  headers: Record<string, string | undefined>,
  status = 403,
): Promise<readonly string[]> {
  const { browser } = await scene.newcomer();
  const answer = await browser.post('/api/sessions/end-all', {}, { headers });
  return [...refusedAs(answer, status, 'not_for_you'), ...unless(await isIn(browser), 'the request was carried out')];
}

/** The address of the same page on another host name of this machine. */
const sibling = ({ town }: Scene): string => town.lead.origin;

const GUARDS: readonly Row[] = [
  ['a page of another origin', (scene) => foreign(scene, { origin: 'https://evil.example' })],
  ['a page of another host name here', (scene) => foreign(scene, { origin: sibling(scene) })],
  ['a page of the same name on another port', (scene) => foreign(scene, { origin: 'http://localhost:1' })],
  ['a page of the same name over https', (scene) => foreign(scene, { origin: `https://localhost:${scene.port}` })],
  ['a sandboxed page', (scene) => foreign(scene, { origin: 'null' })],
  ['no Origin with a cookie', (scene) => foreign(scene, { origin: undefined })],
  ['no header of our own', (scene) => foreign(scene, { 'x-muster': undefined })],
  ['a header of our own with another value', (scene) => foreign(scene, { 'x-muster': '0' })],
  [
    'a foreign name pointed at this machine',
    (scene) => foreign(scene, { host: 'evil.example', origin: 'http://evil.example' }, 421),
  ],
  [
    'signing somebody in from another page',
    async ({ port }) => {
      const browser = new Browser(port);
      const answer = await browser.post(
        '/api/sign-in',
        { name: 'a.sample', password: PASSWORD },
        { headers: { origin: 'https://evil.example' } },
      );
      return [...refusedAs(answer, 403, 'not_for_you'), ...unless(browser.cookies.size === 0, 'a cookie was set')];
    },
  ],
];

const SESSIONS: readonly Row[] = [
  [
    'fixation: a token set before signing in',
    async (scene) => {
      const { browser, signInName } = await scene.newcomer();
      const victim = new Browser(scene.port, 'localhost');
      const planted = [...browser.cookies][0]!;
      victim.cookies.set(...planted);
      await victim.post('/api/sign-in', { name: signInName, password: PASSWORD });
      return [
        ...unless(victim.cookies.get(planted[0]) !== planted[1], 'the token stayed the same'),
        ...unless(!(await isIn(browser)), 'the token from before still opens'),
        ...unless(await isIn(victim), 'signing in failed'),
      ];
    },
  ],
  [
    'a cookie kept through signing out',
    async (scene) => {
      const { browser } = await scene.newcomer();
      const kept = new Browser(scene.port);
      kept.cookies.set(...[...browser.cookies][0]!);
      const out = await browser.post('/api/sign-out');
      return [
        ...unless(browser.cookies.size === 0, 'the cookie was not taken back'),
        ...unless(out.headers['clear-site-data']?.includes('"storage"') === true, 'nothing is swept'),
        ...refusedAs(await kept.get('/api/me'), 401, 'signed_out'),
      ];
    },
  ],
  [
    'a session of a suspended account',
    async (scene) => {
      const { browser, accountId, signInName } = await scene.newcomer();
      await order(scene.town.administrator, 'administrator', 'directory', 'SuspendAccount', {
        accountId,
        reason: 'Left the force.',
      });
      const again = new Browser(scene.port);
      return [
        ...refusedAs(await browser.get('/api/me'), 401, 'signed_out'),
        ...refusedAs(await again.post('/api/sign-in', { name: signInName, password: PASSWORD }), 401, 'wrong_sign_in'),
      ];
    },
  ],
  [
    'a session from before suspension, after restoring',
    async (scene) => {
      const { browser, accountId } = await scene.newcomer();
      scene.room.time.now += 1;
      await order(scene.town.administrator, 'administrator', 'directory', 'SuspendAccount', {
        accountId,
        reason: 'By mistake.',
      });
      await order(scene.town.administrator, 'administrator', 'directory', 'RestoreAccount', { accountId });
      return refusedAs(await browser.get('/api/me'), 401, 'signed_out');
    },
  ],
  [
    'a session ended by the administrator',
    async (scene) => {
      const { browser, accountId } = await scene.newcomer();
      scene.room.time.now += 1;
      await order(scene.town.administrator, 'administrator', 'directory', 'EndSessions', { accountId });
      return refusedAs(await browser.get('/api/me'), 401, 'signed_out');
    },
  ],
  [
    'a session ended by its owner from another device',
    async (scene) => {
      const { browser, signInName } = await scene.newcomer();
      const other = new Browser(scene.port);
      await other.post('/api/sign-in', { name: signInName, password: PASSWORD });
      const { sessions } = (await other.get('/api/sessions')).json as { sessions: { id: string; current: boolean }[] };
      const stolen = sessions.find(({ current }) => !current);
      const ended = await other.post(`/api/sessions/${stolen?.id ?? ''}/end`, {});
      return [
        ...unless(ended.status === 200, `ending: ${ended.status}`),
        ...refusedAs(await browser.get('/api/me'), 401, 'signed_out'),
        ...unless(await isIn(other), 'the wrong one was ended'),
      ];
    },
  ],
  [
    "ending another person's session",
    async (scene) => {
      const [one, two] = [await scene.newcomer(), await scene.newcomer()];
      const { sessions } = (await one.browser.get('/api/sessions')).json as { sessions: { id: string }[] };
      const answer = await two.browser.post(`/api/sessions/${sessions[0]?.id ?? ''}/end`, {});
      return [...refusedAs(answer, 404, 'not_for_you'), ...unless(await isIn(one.browser), 'it was ended')];
    },
  ],
  [
    'a token that was never given out',
    async ({ port }) => {
      const browser = new Browser(port);
      const faults: string[] = [];
      for (const token of [newSessionToken(NOON, randomBytes), newSecret(randomBytes), `${dayOf(NOON)}.`, 'null', '']) {
        browser.cookies.set('muster', token);
        faults.push(...refusedAs(await browser.get('/api/me'), 401, 'signed_out'));
      }
      return faults;
    },
  ],
  [
    'the kept hash in place of the token',
    async (scene) => {
      const { browser } = await scene.newcomer();
      const token = browser.cookies.get('muster') ?? '';
      browser.cookies.set('muster', `${dayOf(NOON)}.${hashToken(token)}`);
      return refusedAs(await browser.get('/api/me'), 401, 'signed_out');
    },
  ],
  [
    'two cookies of one name',
    async (scene) => {
      const { browser } = await scene.newcomer();
      const token = browser.cookies.get('muster') ?? '';
      const answer = await browser.get('/api/me', {
        headers: { cookie: `muster=${newSessionToken(NOON, randomBytes)}; muster=${token}` },
      });
      return refusedAs(answer, 401, 'signed_out');
    },
  ],
  [
    "a worker's token as an account's, and the other way round",
    async (scene) => {
      const { browser } = await scene.newcomer();
      const crossed = new Browser(scene.port);
      crossed.cookies.set('muster', scene.town.answerToken);
      crossed.cookies.set('muster-worker', browser.cookies.get('muster') ?? '');
      return [
        ...refusedAs(await crossed.get('/api/me'), 401, 'signed_out'),
        ...refusedAs(await crossed.get('/api/worker/me'), 401, 'signed_out'),
      ];
    },
  ],
  [
    'acting as an administrator without the standing',
    async ({ town }) =>
      refusedAs(await town.lead.get('/api/streams/directory/view?as=administrator'), 404, 'not_for_you'),
  ],
];

const LINKS: readonly Row[] = [
  [
    'second use of an invitation',
    async (scene) => {
      const { accountId } = await scene.newcomer();
      const used = scene.room.firstLink;
      const again = new Browser(scene.port);
      const answer = await again.post('/api/link', { token: used, password: PASSWORD });
      return [
        ...refusedAs(answer, 403, 'link_spent'),
        ...unless(again.cookies.size === 0, `a cookie was set for ${accountId}`),
      ];
    },
  ],
  [
    'second use of a sign-in link',
    async (scene) => {
      const { accountId } = await scene.newcomer();
      const token = await issueLink(scene.town.administrator, accountId, 'sign_in');
      const [one, two] = [new Browser(scene.port), new Browser(scene.port)];
      const [first, second] = await Promise.all([one.post('/api/link', { token }), two.post('/api/link', { token })]);
      const statuses = [first.status, second.status].sort((a, b) => a - b);
      return unless(statuses[0] === 200 && statuses[1] === 403, `two at once: ${statuses.join(' ')}`);
    },
  ],
  [
    'a link after a newer one',
    async (scene) => {
      const { accountId } = await scene.newcomer();
      const old = await issueLink(scene.town.administrator, accountId, 'sign_in');
      await issueLink(scene.town.administrator, accountId, 'sign_in');
      return refusedAs(await new Browser(scene.port).post('/api/link', { token: old }), 403, 'link_spent');
    },
  ],
  [
    'a link after its time',
    async (scene) => {
      const { accountId } = await scene.newcomer();
      const token = await issueLink(scene.town.administrator, accountId, 'sign_in');
      scene.room.time.now += 30 * 60_000;
      const late = await new Browser(scene.port).post('/api/link', { token });
      scene.room.time.now -= 30 * 60_000;
      return refusedAs(late, 403, 'link_spent');
    },
  ],
  [
    'a link of a suspended account',
    async (scene) => {
      const { accountId } = await scene.newcomer();
      const token = await issueLink(scene.town.administrator, accountId, 'sign_in');
      await order(scene.town.administrator, 'administrator', 'directory', 'SuspendAccount', {
        accountId,
        reason: 'Left the force.',
      });
      return refusedAs(await new Browser(scene.port).post('/api/link', { token }), 403, 'link_spent');
    },
  ],
  [
    'an invitation without a password that can be taken',
    async (scene) => {
      const account = {
        name: 'Pat Sample',
        signInName: `p.${newSecret(randomBytes).slice(0, 8).toLowerCase().replace(/[_-]/g, 'x')}`,
        agencyId: await agencyOf(scene),
        standing: 'member' as const,
      };
      await order(scene.town.administrator, 'administrator', 'directory', 'AddAccount', { unitId: null, ...account });
      const accounts = Object.entries(await see(scene.town.administrator, 'administrator', 'directory', 'account'));
      const accountId = accounts.find(([, record]) => record['signInName'] === account.signInName)?.[0] ?? '';
      const token = await issueLink(scene.town.administrator, accountId, 'invitation');
      const browser = new Browser(scene.port);
      return [
        ...refusedAs(await browser.post('/api/link', { token }), 400, 'bad_input'),
        ...refusedAs(await browser.post('/api/link', { token, password: 'short' }), 400, 'bad_input'),
        ...unless(
          (await browser.post('/api/link', { token, password: PASSWORD })).status === 200,
          'it was spent by a refusal',
        ),
      ];
    },
  ],
  [
    "spending a link, setting a password or beginning a session by a client's own command",
    async ({ town }) => {
      const accountId = town.accounts.lead;
      const hash = hashToken('x');
      const tried = [
        await give(town.administrator, 'administrator', 'directory', 'SpendLink', { accountId, tokenHash: hash }),
        await give(town.administrator, 'administrator', 'directory', 'SetPassword', {
          accountId,
          passwordHash: '$argon2id$x',
        }),
        await give(town.administrator, 'administrator', 'directory', 'FoundDirectory', {
          signInName: 'somebody',
          tokenHash: hash,
        }),
      ];
      const session = await give(town.administrator, 'administrator', `sessions/${dayOf(NOON)}`, 'BeginSession', {});
      return [
        ...tried.flatMap((answer) => unless(answer.status === 404, `${answer.status}`)),
        ...refusedAs(session, 404, 'not_for_you'),
      ];
    },
  ],
];

const HEADERS: readonly Row[] = [
  [
    'framing, sniffing, referrers, foreign content, keeping',
    async ({ port, town }) => {
      const faults: string[] = [];
      for (const path of ['/api/me', '/api/nothing', '/healthz', '/', '/w']) {
        const { headers } = await town.lead.get(path);
        const csp = String(headers['content-security-policy']);
        faults.push(
          ...unless(
            csp.includes("frame-ancestors 'none'") && headers['x-frame-options'] === 'DENY',
            `${path} can be framed`,
          ),
          ...unless(
            csp.includes("default-src 'self'") && csp.includes("object-src 'none'") && csp.includes("base-uri 'none'"),
            `${path} policy: ${csp}`,
          ),
          ...unless(!csp.includes('unsafe') && !csp.includes('*'), `${path} policy: ${csp}`),
          ...unless(headers['referrer-policy'] === 'no-referrer', `${path} leaks a referrer`),
          ...unless(headers['x-content-type-options'] === 'nosniff', `${path} is sniffed`),
          ...unless(headers['cross-origin-resource-policy'] === 'same-origin', `${path} is embedded`),
          ...unless(headers['cross-origin-opener-policy'] === 'same-origin', `${path} is opened by others`),
          ...unless(String(headers['permissions-policy']).includes('geolocation=()'), `${path} may ask for places`),
          ...unless(headers['x-powered-by'] === undefined, `${path} names its maker`),
        );
      }
      const { headers } = await new Browser(port).get('/api/me');
      return [...faults, ...unless(headers['cache-control'] === 'no-store', 'an answer may be kept')];
    },
  ],
  [
    "the cookie's flags",
    async (scene) => {
      const { browser } = await scene.newcomer();
      const flags = (browser.setCookies[0] ?? '').split('; ').slice(1).sort();
      return unless(flags.join('; ') === 'HttpOnly; Path=/; SameSite=Strict', flags.join('; '));
    },
  ],
];

const agencyOf = async ({ town }: Scene): Promise<string> =>
  Object.keys(await see(town.administrator, 'administrator', 'directory', 'agency'))[0] ?? '';

/** The auth table on one server: every row that did not hold, with what went wrong. */
async function openDoors(rows: readonly Row[], plantIn?: (room: HttpRoom) => Plant): Promise<string[]> {
  const room = await openHttpRoom();
  const port = await room.serve(plantIn?.(room));
  const town = await buildTown(room, port);
  let count = 0;
  const scene: Scene = {
    room,
    port,
    town,
    async newcomer() {
      const signInName = `newcomer${(count += 1)}`;
      const browser = new Browser(port);
      const account = {
        name: 'Nell Newcomer',
        signInName,
        agencyId: await agencyOf(scene),
        standing: 'member' as const,
      };
      const accountId = await join(town.administrator, browser, account);
      if (!(await isIn(browser))) throw new Error('joining did not sign in');
      return { browser, signInName, accountId };
    },
  };
  const open: string[] = [];
  for (const [name, attempt] of rows) for (const fault of await attempt(scene)) open.push(`${name}: ${fault}`);
  await room.close();
  return open;
}

/** Takes headers away from an answer, or changes them, as they are set. */
const rewriting = (change: (name: string, value: unknown) => unknown): Plant => ({
  before: (_request, response) => {
    const set = response.setHeader.bind(response);
    response.setHeader = (name, value) => {
      const changed = change(name.toLowerCase(), value);
      return changed === undefined ? response : set(name, changed as string);
    };
  },
});

const own = (origin: string | undefined, host: string | undefined): string =>
  origin === undefined ? '' : `http://${host ?? ''}`;

const PLANTED: Readonly<Record<string, { readonly rows: readonly Row[]; readonly plant: (room: HttpRoom) => Plant }>> =
  {
    'Origin is not looked at': {
      rows: GUARDS,
      plant: () => ({ before: ({ headers }) => void (headers.origin = own('x', headers.host)) }),
    },
    'a present Origin is not compared': {
      rows: GUARDS,
      plant: () => ({
        before: ({ headers }) => {
          if (headers.origin !== undefined) headers.origin = own(headers.origin, headers.host);
        },
      }),
    },
    'our own header is not asked for': {
      rows: GUARDS,
      plant: () => ({ before: ({ headers }) => void (headers['x-muster'] = '1') }),
    },
    'Host is not looked at': {
      rows: GUARDS,
      plant: () => ({
        before: ({ headers }) => {
          if (headers.host !== 'evil.example') return;
          headers.host = 'localhost';
          headers.origin = 'http://localhost';
        },
      }),
    },
    'standing is remembered': { rows: SESSIONS, plant: ({ identity }) => remembered(identity) },
    'ending a session does nothing': { rows: SESSIONS, plant: ({ identity }) => unended(identity) },
    'a link can be used again': { rows: LINKS, plant: (room) => ({ parts: { identity: reusable(room.identity) } }) },
    'the page can be framed': {
      rows: HEADERS,
      plant: () => rewriting((name, value) => (name === 'x-frame-options' ? undefined : value)),
    },
    'scripts may be inline': {
      rows: HEADERS,
      plant: () =>
        rewriting((name, value) =>
          name === 'content-security-policy' ? `${String(value)};script-src 'unsafe-inline'` : value,
        ),
    },
    'a script reads the cookie': {
      rows: HEADERS,
      plant: () =>
        rewriting((name, value) => (name === 'set-cookie' ? String(value).replace('; HttpOnly', '') : value)),
    },
  };

/** Remembers where somebody stood, and does not notice that it has ended. */
function remembered({ sessions }: Identity): Plant {
  const ask = sessions.standing.bind(sessions);
  const known = new Map<string, Awaited<ReturnType<typeof ask>>>();
  sessions.standing = async (session) => {
    const key = JSON.stringify(session);
    const facts = (await ask(session)) ?? known.get(key) ?? null;
    known.set(key, facts);
    return facts;
  };
  return {};
}

/** Says that a session was ended, and ends nothing. */
function unended({ sessions }: Identity): Plant {
  sessions.end = () => Promise.resolve();
  return {};
}

/** Lets in whoever brings a link that was good once. */
function reusable(identity: Identity): Identity {
  const used = new Map<string, string>();
  return {
    ...identity,
    async redeemLink(use): Promise<SignInResult> {
      const accountId = used.get(use.token);
      if (accountId !== undefined) return identity.sessions.begin({ kind: 'account', accountId }, 'A browser');
      const result = await identity.redeemLink(use);
      if (result.ok && result.session.kind === 'account') used.set(use.token, result.session.accountId);
      return result;
    },
  };
}

describe('R35 the door is shut', () => {
  test.each(Object.entries({ GUARDS, SESSIONS, LINKS, HEADERS }))(
    'R35 ID7 every row of the auth table holds: %s',
    async (_name, rows) => {
      expect(await openDoors(rows)).toEqual([]);
    },
  );

  test.each(Object.entries(PLANTED))('R35 the table finds the fault: %s', async (_name, { rows, plant }) => {
    expect((await openDoors(rows, plant)).length).toBeGreaterThan(0);
  });
});
