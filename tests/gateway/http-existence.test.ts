import { randomBytes } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import { idFromBytes } from '#shared/ids.ts';
import { hashToken, newSecret } from '#server/identity/tokens.ts';
import {
  type Answer,
  Browser,
  buildTown,
  find,
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

/** Two questions of which one speaks of something that is there and one of something that is not. */
type Pair = readonly [name: string, ask: (scene: Scene, isThere: boolean) => Promise<Answer>];

interface Scene {
  readonly room: HttpRoom;
  readonly port: number;
  readonly town: Town;
  /** Somebody signed in who has no part in the operation. */
  readonly outsider: Browser;
  /** The operation, and one that nobody ever made. */
  readonly operations: readonly [there: string, nowhere: string];
}

const envelope = (stream: string, type: string, payload: object) => ({
  id: 'AAAAAAAAAAAAAAAA',
  stream,
  type,
  version: 1,
  payload,
  occurredAt: NOON,
  sentAt: NOON,
});

const operationOf = ({ operations }: Scene, isThere: boolean): string => operations[isThere ? 0 : 1];

const PAIRS: readonly Pair[] = [
  ...(['lead', 'desk', 'observer', 'coordinator', 'field'] as const).map((as): Pair => [
    `an operation's view as ${as}`,
    (scene, isThere) => scene.outsider.get(`/api/streams/operation/${operationOf(scene, isThere)}/view?as=${as}`),
  ]),
  [
    "an operation's view as administrator",
    (scene, isThere) =>
      scene.town.administrator.get(`/api/streams/operation/${operationOf(scene, isThere)}/view?as=administrator`),
  ],
  [
    "a coordinator's view as lead",
    (scene, isThere) =>
      scene.town.coordinator.get(`/api/streams/operation/${operationOf(scene, isThere)}/view?as=lead`),
  ],
  [
    'a command on an operation',
    (scene, isThere) => {
      const stream = `operation/${operationOf(scene, isThere)}`;
      return scene.outsider.post(
        `/api/streams/${stream}/commands?as=lead`,
        envelope(stream, 'MoveT', { from: null, to: NOON, reason: 'x' }),
      );
    },
  ],
  [
    "another agency's roster",
    async (scene, isThere) => {
      const charity = await find(scene.town.administrator, 'administrator', 'directory', 'agency', 'short', 'PYS');
      return scene.outsider.get(`/api/streams/agency/${isThere ? charity : 'AAAAAAAAAAA'}/view?as=coordinator`);
    },
  ],
  [
    'a name that signs in',
    (scene, isThere) =>
      new Browser(scene.port).post('/api/sign-in', {
        name: isThere ? 'a.sample' : 'nobody.here',
        password: 'not the password',
      }),
  ],
  [
    'an account without a password',
    async (scene, isThere) => {
      if (!isThere) return new Browser(scene.port).post('/api/sign-in', { name: 'nobody.here', password: PASSWORD });
      const agencyId =
        Object.keys(await see(scene.town.administrator, 'administrator', 'directory', 'agency'))[0] ?? '';
      await order(scene.town.administrator, 'administrator', 'directory', 'AddAccount', {
        name: 'Ivy Invited',
        signInName: 'i.invited',
        agencyId,
        unitId: null,
        standing: 'member',
      });
      return new Browser(scene.port).post('/api/sign-in', { name: 'i.invited', password: PASSWORD });
    },
  ],
  [
    'an invitation that is spent',
    (scene, isThere) =>
      new Browser(scene.port).post('/api/link', {
        token: isThere ? scene.room.firstLink : newSecret(randomBytes),
        password: PASSWORD,
      }),
  ],
  [
    'looking at an invitation that is spent',
    (scene, isThere) =>
      new Browser(scene.port).post('/api/link/look', {
        token: isThere ? scene.room.firstLink : newSecret(randomBytes),
      }),
  ],
  [
    'a link that a newer one replaced',
    async (scene, isThere) => {
      const old = await issueLink(scene.town.administrator, scene.town.accounts.lead, 'sign_in');
      await issueLink(scene.town.administrator, scene.town.accounts.lead, 'sign_in');
      return new Browser(scene.port).post('/api/link', { token: isThere ? old : newSecret(randomBytes) });
    },
  ],
  [
    "a worker's link of a right operation and assignment",
    (scene, isThere) => {
      const ids = isThere
        ? `${scene.town.operationId}.${scene.town.assignmentId}`
        : `${scene.operations[1]}.AAAAAAAAAAA`;
      return new Browser(scene.port).post('/api/worker/open', { token: `${ids}.${newSecret(randomBytes)}` });
    },
  ],
  [
    "another person's session",
    async (scene, isThere) => {
      const { sessions } = (await scene.town.lead.get('/api/sessions')).json as { sessions: { id: string }[] };
      return scene.outsider.post(`/api/sessions/${isThere ? sessions[0]!.id : 'AAAAAAAAAAA'}/end`, {});
    },
  ],
  [
    'a cookie of a session that is over',
    async (scene, isThere) => {
      const browser = new Browser(scene.port);
      const token = await issueLink(scene.town.administrator, scene.town.accounts.coordinator, 'sign_in');
      await browser.post('/api/link', { token });
      const kept = browser.cookies.get('muster') ?? '';
      await browser.post('/api/sign-out');
      browser.cookies.set('muster', isThere ? kept : `${kept.slice(0, 11)}${newSecret(randomBytes)}`);
      return browser.get('/api/me');
    },
  ],
  [
    'a route',
    (scene, isThere) =>
      scene.outsider.get(isThere ? `/api/streams/operation/${scene.operations[0]}/view?as=lead` : '/api/wherever'),
  ],
  [
    'a stream with an impossible name',
    (scene, isThere) =>
      scene.outsider.get(
        isThere
          ? `/api/streams/operation/${scene.operations[0]}/view?as=lead`
          : '/api/streams/operation/..%2F..%2Fetc/view?as=lead',
      ),
  ],
];

/** What an answer tells: everything but the moment it was given. */
function told({ status, headers, text }: Answer): string {
  const { date: _date, ...rest } = headers;
  return JSON.stringify([status, Object.entries(rest).sort(([a], [b]) => a.localeCompare(b)), text]);
}

/** The pairs whose answers differ, so that a stranger learns from them what is there. */
async function betrayed(plantIn?: (room: HttpRoom) => Plant): Promise<string[]> {
  const room = await openHttpRoom();
  const port = await room.serve(plantIn?.(room));
  const town = await buildTown(room, port);
  const outsider = new Browser(port);
  const agencyId = await find(town.administrator, 'administrator', 'directory', 'agency', 'short', 'POL');
  await join(town.administrator, outsider, {
    name: 'Otto Outsider',
    signInName: 'o.outsider',
    agencyId,
    standing: 'member',
  });
  const scene: Scene = { room, port, town, outsider, operations: [town.operationId, idFromBytes(randomBytes(11))] };
  const differing: string[] = [];
  for (const [name, ask] of PAIRS) {
    const [there, nowhere] = [await ask(scene, true), await ask(scene, false)];
    if (there.status < 400 || told(there) !== told(nowhere))
      differing.push(
        `${name}: ${there.status} ${there.text.slice(0, 60)} / ${nowhere.status} ${nowhere.text.slice(0, 60)}`,
      );
  }
  await room.close();
  return differing;
}

const PLANTED: Readonly<Record<string, (room: HttpRoom) => Plant>> = {
  'a view that says "forbidden"': ({ host, parts }) => ({
    parts: {
      view: async (principal, stream) => {
        const seen = await parts.view(principal, stream);
        if (seen === null && (await host.existing(stream)) !== undefined) throw new Error('forbidden');
        return seen;
      },
    },
  }),
  'a sign-in that knows names': ({ identity, host }) => ({
    parts: {
      identity: {
        ...identity,
        async signIn(tried) {
          const known = [...(await host.directory()).ids('account', 'signInName', tried.name)].length > 0;
          const result = await identity.signIn(tried);
          return result.ok || known
            ? result
            : { ok: false, refusal: { ...result.refusal, message: 'No such account.' } };
        },
      },
    },
  }),
  'a link that says "used already"': ({ identity, host }) => ({
    parts: {
      identity: {
        ...identity,
        async redeemLink(use) {
          const directory = await host.directory();
          const hash = hashToken(use.token);
          const spent = [...directory.ids('account', 'all', '')].some(
            (id) => directory.get('account', id)?.link?.tokenHash === hash,
          );
          const result = await identity.redeemLink(use);
          return result.ok || !spent ? result : { ok: false, refusal: { ...result.refusal, code: 'already_so' } };
        },
      },
    },
  }),
};

describe('R27 existence does not show', () => {
  test('R27 ID8 what is not yours and what is not there get the same status, headers and bytes', async () => {
    expect(await betrayed()).toEqual([]);
  });

  test.each(Object.entries(PLANTED))('R27 the pairs find the fault: %s', async (_name, plant) => {
    expect((await betrayed(plant)).length).toBeGreaterThan(0);
  });
});
