import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DIRECTORY, sessionStream } from '#shared/ids.ts';
import { foundDirectory } from '#server/identity/first-start.ts';
import { createIdentity } from '#server/identity/identity.ts';
import type { AccountSession } from '#server/identity/bearer.ts';
import { SESSION_SPANS } from '#server/identity/sessions.ts';
import type { Host } from '#server/live/host.ts';
import { createPasswords } from '#server/identity/passwords.ts';
import { dayOf, hashToken } from '#server/identity/tokens.ts';
import { NOON, openHttpRoom, PASSWORD, type HttpRoom } from '../gateway/http-room.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FROM = { device: 'Firefox on Windows', address: '192.0.2.1' };

let room: HttpRoom;
beforeEach(async () => {
  room = await openHttpRoom();
});
afterEach(() => room.close());

/** The first administrator, signed in by his link. */
async function signedIn(): Promise<{ token: string; session: AccountSession }> {
  const result = await room.identity.redeemLink({ token: room.firstLink, newPassword: PASSWORD, from: FROM });
  if (!result.ok || result.session.kind !== 'account') throw new Error('not signed in');
  return { token: result.token, session: result.session };
}
/** The hash of the administrator's own password, made anew. */
async function hashed(): Promise<string> {
  const hash = await (await createPasswords(randomBytes)).hash(PASSWORD);
  if (typeof hash !== 'string') throw new Error('too many at once');
  return hash;
}
const opens = async (token: string): Promise<boolean> => (await room.identity.sessions.resolve(token)) !== null;

describe('sessions', () => {
  test('ID4 a session in use lasts 12 hours to the millisecond, over midnight too', async () => {
    room.time.now = NOON + 8 * HOUR;
    const { token, session } = await signedIn();
    expect(session.day).toBe(dayOf(room.time.now));
    for (let at = 0; at < 12 * HOUR; at += 29 * MINUTE) {
      room.time.now = NOON + 8 * HOUR + at;
      expect(await opens(token)).toBe(true);
    }
    room.time.now = NOON + 20 * HOUR - 1;
    expect(await opens(token)).toBe(true);
    room.time.now += 1;
    expect(await opens(token)).toBe(false);
  });

  test('ID4 half an hour without use ends it, on record, and looking at its standing is no use', async () => {
    const { token, session } = await signedIn();
    room.time.now += SESSION_SPANS.idle - 1;
    expect(await room.identity.standsStill({ account: session, link: null })).toBe(true);
    expect(await opens(token)).toBe(true);
    room.time.now += SESSION_SPANS.idle;
    expect(await room.identity.standsStill({ account: session, link: null })).toBe(false);
    room.time.now -= SESSION_SPANS.idle;
    const again = await createIdentity({ host: room.host, now: () => room.time.now, random: randomBytes });
    expect(await again.sessions.resolve(token)).toBeNull();
  });

  test('ID4 what is used in the field does not end by lying idle, and ends with the day all the same', async () => {
    const { session } = await signedIn();
    const bearer = { account: session, link: null };
    room.identity.seen(bearer, true);
    room.identity.seen(bearer, false);
    room.time.now += 8 * 3_600_000;
    expect(await room.identity.standsStill(bearer)).toBe(true);
    room.time.now += 4 * 3_600_000;
    expect(await room.identity.standsStill(bearer)).toBe(false);
  });
  test('ID4 a page that says it is there, and whoever acts, is not idle', async () => {
    const { session } = await signedIn();
    const bearer = { account: session, link: null };
    for (let i = 0; i < 8; i += 1) {
      room.time.now += SESSION_SPANS.idle - 1;
      if (i % 2 === 0) room.identity.seen(bearer);
      else expect(await room.identity.principalFor(bearer, 'administrator')).toMatchObject({ name: 'Administrator' });
    }
    expect(await room.identity.standsStill(bearer)).toBe(true);
  });

  test('ID4 a session outlives a restart, and half an hour is counted from there', async () => {
    const { token } = await signedIn();
    room.time.now += 2 * HOUR;
    const restarted = await createIdentity({ host: room.host, now: () => room.time.now, random: randomBytes });
    room.time.now += SESSION_SPANS.idle - 1;
    expect(await restarted.sessions.resolve(token)).not.toBeNull();
  });

  test('ID4 a token that names another day than its session opens no stream', async () => {
    const { token } = await signedIn();
    const read: string[] = [];
    const host: Host = {
      command: (envelope, principal) => room.host.command(envelope, principal),
      directory: () => room.host.directory(),
      operation: (id) => room.host.operation(id),
      agency: (id) => room.host.agency(id),
      sessions: (day) => {
        read.push(day);
        return room.host.sessions(day);
      },
      operations: () => room.host.operations(),
      onCommitted: (listener) => room.host.onCommitted(listener),
    };
    const identity = await createIdentity({ host, now: () => room.time.now, random: randomBytes });
    for (const day of ['1999-01-01', '2026-11-20', '2026-11-25', '9999-99-99'])
      expect(await identity.sessions.resolve(`${day}${token.slice(10)}`)).toBeNull();
    expect(read).toEqual([]);
    expect(await identity.sessions.resolve(token)).not.toBeNull();
    expect(read).toContain('2026-11-24');
  });

  test('ID1 the log holds no token, and no client may name the stream of sessions', async () => {
    const { token, session } = await signedIn();
    const sessions = await room.host.sessions(session.day);
    const records = [...(sessions?.ids('session', 'all', '') ?? [])].map((id) => sessions?.get('session', id));
    expect(JSON.stringify(records)).not.toContain(token.slice(11));
    const principal = await room.identity.principalFor({ account: session, link: null }, 'administrator');
    if (principal === null) throw new Error('nobody');
    const envelope = {
      id: 'AAAAAAAAAAAAAAAA',
      stream: sessionStream(session.day),
      type: 'EndSession',
      version: 1,
      payload: { tokenHash: session.tokenHash },
      occurredAt: NOON,
      sentAt: NOON,
    };
    expect((await room.host.command(envelope, principal)).ok).toBe(false);
    expect(await opens(token)).toBe(true);
  });

  test('ID4 setting a password by a link ends every older session', async () => {
    const { token, session } = await signedIn();
    room.time.now += 1;
    const link = 'b'.repeat(43);
    const principal = await room.identity.principalFor({ account: session, link: null }, 'administrator');
    if (principal === null) throw new Error('nobody');
    const payload = { accountId: session.accountId, tokenHash: hashToken(link), purpose: 'sign_in' };
    await room.host.command(
      {
        id: 'BBBBBBBBBBBBBBBB',
        stream: 'directory',
        type: 'IssueLink',
        version: 1,
        payload,
        occurredAt: NOON,
        sentAt: NOON,
      },
      principal,
    );
    const fresh = await room.identity.redeemLink({ token: link, newPassword: 'ten herons at the weir', from: FROM });
    expect(fresh.ok && (await opens(fresh.token))).toBe(true);
    expect(await opens(token)).toBe(false);
    const tried = async (password: string) =>
      (await room.identity.signIn({ name: 'administrator', password, from: FROM })).ok;
    expect([await tried(PASSWORD), await tried('ten herons at the weir')]).toEqual([false, true]);
  });

  const directory = (part: 'identity' | 'setup', type: string, payload: object) => {
    const at = room.time.now;
    const id = randomBytes(12).toString('base64url');
    const envelope = { id, stream: DIRECTORY, type, version: 1, payload, occurredAt: at, sentAt: at };
    return room.host.command(envelope, { kind: 'system', part });
  };

  test('ID4 what ends all sessions ends those begun in the same millisecond, and not the one begun after it', async () => {
    const { token, session } = await signedIn();
    expect(await opens(token)).toBe(true);
    expect(await room.identity.sessions.endAll(session.accountId)).toBe(true);
    expect(await opens(token)).toBe(false);
    const next = await room.identity.signIn({ name: 'administrator', password: PASSWORD, from: FROM });
    expect(next.ok && (await opens(next.token))).toBe(true);
  });

  test('ID4 a password that is changed while it is being checked opens nothing', async () => {
    const { session } = await signedIn();
    const changes = [
      ['SetPassword', { accountId: session.accountId, passwordHash: '$argon2id$another' }],
      ['EndSessions', { accountId: session.accountId }],
    ] as const;
    for (const [type, payload] of changes) {
      const trying = room.identity.signIn({ name: 'administrator', password: PASSWORD, from: FROM });
      // The password's check takes a whole turn of work elsewhere; what is ordered now is on record before its end.
      expect((await directory('identity', type, payload)).ok).toBe(true);
      const tried = await trying;
      expect([type, tried.ok && (await opens(tried.token))]).toEqual([type, false]);
      expect(await room.identity.sessions.list(session)).toEqual([]);
      await directory('identity', 'SetPassword', { accountId: session.accountId, passwordHash: await hashed() });
    }
  });

  test('ID4 a new password and the end of the old sessions are one commit', async () => {
    const { token, session } = await signedIn();
    expect(await opens(token)).toBe(true);
    const payload = { accountId: session.accountId, passwordHash: '$argon2id$another' };
    expect((await directory('identity', 'SetPassword', payload)).ok).toBe(true);
    expect(await opens(token)).toBe(false);
  });

  test("ID4 one's own sessions are listed by device, the newest first, without anything that opens them", async () => {
    const { token, session } = await signedIn();
    room.time.now += MINUTE;
    await room.identity.signIn({
      name: 'administrator',
      password: PASSWORD,
      from: { device: 'Safari on iPhone', address: '192.0.2.2' },
    });
    const lines = await room.identity.sessions.list(session);
    expect(lines.map(({ device, current }) => [device, current])).toEqual([
      ['Safari on iPhone', false],
      ['Firefox on Windows', true],
    ]);
    expect(JSON.stringify(lines)).not.toContain(session.tokenHash);
    room.time.now += 1;
    expect(await room.identity.sessions.endAll(session.accountId)).toBe(true);
    expect(await room.identity.sessions.list(session)).toEqual([]);
    expect(await opens(token)).toBe(false);
  });
});

describe('the first start', () => {
  test('ID13 an empty store gives one link, once, good for a day', async () => {
    expect(await foundDirectory(room.host, randomBytes, () => room.time.now)).toBeNull();
    room.time.now += 24 * HOUR - 1;
    expect(await room.identity.lookAtLink(room.firstLink, FROM)).toMatchObject({
      ok: true,
      purpose: 'invitation',
      signInName: 'administrator',
    });
    room.time.now += 1;
    expect(await room.identity.lookAtLink(room.firstLink, FROM)).toMatchObject({
      ok: false,
      refusal: { code: 'link_spent' },
    });
  });

  test('ID13 there is no password until one is set', async () => {
    for (const password of ['', 'administrator', 'admin', 'muster', 'password'])
      expect(
        (
          await room.identity.signIn({
            name: 'administrator',
            password,
            from: { ...FROM, address: `192.0.2.${password.length}` },
          })
        ).ok,
      ).toBe(false);
  });
});
