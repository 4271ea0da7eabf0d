import { afterEach, describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import type { LiveHost } from '#server/live/create-host.ts';
import { newSecret, hashToken } from '#server/identity/tokens.ts';
import { randomBytes } from 'node:crypto';
import type { ActingRole } from '#shared/vocabulary.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { LiveClient } from '../support/live-client.ts';
import { RawSocket } from './raw-socket.ts';
import { type MarigoldRoom, openMarigoldRoom, say, until } from './socket-room.ts';

let room: MarigoldRoom | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});

const AFTER = 'Said after 8231.';

/** Everything that a socket was sent, its welcomes opened. */
function opened(socket: RawSocket): string {
  return socket.received
    .map((one) => {
      if (typeof one === 'string') return one;
      return one[0] === 0x1f && one[1] === 0x8b ? gunzipSync(one).toString('utf8') : one.toString('latin1');
    })
    .join('\n');
}

interface Case {
  readonly who: (room: MarigoldRoom) => Player;
  readonly as: ActingRole;
  readonly revoke: (room: MarigoldRoom, cookie: string) => Promise<unknown>;
  /** Whether the account itself is out, and with it the connection. */
  readonly gone: boolean;
}

const CASES: Readonly<Record<string, Case>> = {
  'an account suspended': {
    who: ({ marigold }) => marigold.observer,
    as: 'observer',
    revoke: ({ driver, marigold }) =>
      driver.directory(marigold.administrator, 'SuspendAccount', {
        accountId: marigold.observer.accountId,
        reason: 'Left',
      }),
    gone: true,
  },
  'every session ended': {
    who: ({ marigold }) => marigold.loggist,
    as: 'loggist',
    revoke: ({ identity, marigold }) => identity.sessions.endAll(marigold.loggist.accountId),
    gone: true,
  },
  'the session ended': {
    who: ({ marigold }) => marigold.observer,
    as: 'observer',
    revoke: async ({ identity }, cookie) => {
      const bearer = await identity.bearer({ account: cookie.slice('muster='.length) });
      if (bearer === null || bearer.account === null) throw new Error('no session');
      await identity.sessions.end(bearer.account);
    },
    gone: true,
  },
  'a role taken away': {
    who: ({ marigold }) => marigold.observer,
    as: 'observer',
    revoke: ({ driver, marigold, host }) => changeRoles({ driver, marigold, host }, marigold.observer, ['field']),
    gone: false,
  },
  'a member dismissed': {
    who: ({ marigold }) => marigold.loggist,
    as: 'loggist',
    revoke: async ({ driver, marigold, host }) =>
      driver.operation(marigold.operation, marigold.lead, 'lead', 'DismissMember', {
        memberId: await memberId(host, marigold.operation, marigold.loggist),
        reason: 'Gone home',
      }),
    gone: false,
  },
};

async function memberId(host: LiveHost, operation: string, player: Player): Promise<string> {
  const [id = ''] = (await host.operation(operation))?.ids('member', 'account', player.accountId) ?? [];
  return id;
}

async function changeRoles(
  { driver, marigold, host }: Pick<MarigoldRoom, 'driver' | 'marigold' | 'host'>,
  player: Player,
  roles: ('field' | 'observer' | 'desk')[],
): Promise<unknown> {
  return driver.operation(marigold.operation, marigold.lead, 'lead', 'ChangeRoles', {
    memberId: await memberId(host, marigold.operation, player),
    roles,
  });
}

/**
 * R29: takes somebody's right away in the midst of a flood of changes, then goes on talking; what is wrong with what
 * they were still sent, and with their connection. `as` names who follows.
 */
async function revocationFaults(room: MarigoldRoom, { who, as, revoke, gone }: Case): Promise<readonly string[]> {
  const player = who(room);
  const cookie = await room.signIn(player);
  const reading = await RawSocket.open(room.port, { cookie });
  const following = new LiveClient(room.url, cookie);
  await following.connected();
  await reading.ask('join', { stream: room.stream, as });
  await following.join(room.stream, as);
  // The frames of these are still queued when the right is taken away, and again when it is gone.
  const flood = Array.from({ length: 200 }, (_, n) => say(room, `Said before ${n}.`));
  await Promise.all([revoke(room, cookie), ...flood.slice(0, 100)]);
  await Promise.all(Array.from({ length: 50 }, () => say(room, AFTER)));
  await Promise.all(flood);
  const again = await reading.ask('join', { stream: room.stream, as });
  const isGone = () => reading.closed && !following.socket.connected;
  const left = gone
    ? await until('the connection is gone', isGone, 1_000).then(
        () => [],
        () => ['the connection is still there after a second'],
      )
    : [];
  const faults = [
    ...left,
    ...(opened(reading).includes(AFTER) ? ['a frame was built after the right was gone'] : []),
    ...(JSON.stringify(following.records(room.stream)).includes(AFTER) ? ['it reached the records'] : []),
    ...(again.text.includes('"ok":true') ? ['it could be joined again'] : []),
    ...(gone && following.socket.active ? ['the client goes on trying'] : []),
    ...(gone && following.out === null ? ['the client was not told'] : []),
    ...(gone || following.rejoins.includes(room.stream) ? [] : ['the client was not told to join again']),
  ];
  reading.close();
  following.close();
  return faults;
}

describe('revoked means gone', () => {
  for (const [name, one] of Object.entries(CASES))
    test(`WI10 R29 ${name}: no frame is built after the answer`, async () => {
      room = await openMarigoldRoom();
      expect(await revocationFaults(room, one)).toEqual([]);
      expect(room.faults).toEqual([]);
    }, 30_000);

  test('WI10 R29 a wire that does not hear of commits is caught', async () => {
    room = await openMarigoldRoom({ socket: (_parts, { host }) => ({ host: deaf(host) }) });
    const found = await revocationFaults(room, CASES['an account suspended']!);
    expect(found).toContain('a frame was built after the right was gone');
    expect(found).toContain('the connection is still there after a second');
  }, 30_000);

  test('WI10 R29 a join under way when the right is taken away ends in nothing', async () => {
    let hold: (() => void) | null = null;
    room = await openMarigoldRoom({
      socket: ({ readLog }) => ({
        readLog: {
          interval: async (...asked) => {
            await new Promise<void>((resolve) => (hold = resolve));
            await readLog.interval(...asked);
          },
        },
      }),
    });
    const { marigold, driver, stream } = room;
    const reading = await room.raw(marigold.observer);
    const asking = reading.ask('join', { stream, as: 'observer' });
    await until('the join waits for the read log', () => hold !== null);
    await driver.directory(marigold.administrator, 'SuspendAccount', {
      accountId: marigold.observer.accountId,
      reason: 'Left',
    });
    const release = setInterval(() => hold?.(), 5);
    const answer = await asking;
    clearInterval(release);
    expect(answer.bytes).toEqual([]);
    expect(opened(reading)).not.toContain('MARIGOLD');
  }, 30_000);

  test('WI10 R29 a new answer link puts the holder of the old one out', async () => {
    room = await openMarigoldRoom();
    const { marigold, driver, stream } = room;
    const assignmentId = marigold.assignments.get('Ioana Field') ?? '';
    const desk = marigold.coordinators.romanianDesk;
    const issue = async () => {
      const secret = newSecret(randomBytes);
      const tokenHash = hashToken(secret);
      await driver.operation(marigold.operation, desk, 'coordinator', 'IssueAnswerLink', { assignmentId, tokenHash });
      return `muster-worker=${marigold.operation}.${assignmentId}.${secret}`;
    };
    const old = await issue();
    const worker = new LiveClient(room.url, old);
    await worker.connected();
    expect(await worker.join(stream, 'worker')).toMatchObject({ ok: true });
    const idle = await RawSocket.open(room.port, { cookie: old });
    const next = await issue();
    await until('both are gone', () => !worker.socket.connected && idle.closed, 1_000);
    expect([worker.out?.code, worker.socket.active]).toEqual(['signed_out', false]);
    expect((await RawSocket.open(room.port, { cookie: old })).standing).toContain('signed_out');
    const other = new LiveClient(room.url, next);
    await other.connected();
    expect(await other.join(stream, 'worker')).toMatchObject({ ok: true });
    other.close();
  }, 30_000);

  test('WI11 whoever is moved joins again and follows another audience, from its beginning', async () => {
    room = await openMarigoldRoom();
    const { marigold, driver, stream, host } = room;
    const [first, second] = marigold.updaters;
    if (first === undefined || second === undefined) throw new Error('no teams');
    const field = await room.live(first);
    await field.join(stream, 'field');
    expect(Object.values(field.records(stream)['address'] ?? {})).toMatchObject([{ ref: 'A1' }]);
    const operation = await host.operation(marigold.operation);
    const [one = '', two = ''] = operation?.ids('team', 'all', '') ?? [];
    const [moved, stays] = [
      await memberId(host, marigold.operation, first),
      await memberId(host, marigold.operation, second),
    ];
    const edit = (teamId: string, from: readonly string[], to: readonly string[], updater: string) =>
      driver.operation(marigold.operation, marigold.lead, 'lead', 'EditTeam', {
        teamId,
        fields: {
          memberIds: { from: [...from], to: [...to] },
          updaterId: { from: operation?.get('team', teamId)?.updaterId ?? null, to: updater },
        },
      });
    const before = [...(operation?.get('team', one)?.memberIds ?? [])];
    const other = [...(operation?.get('team', two)?.memberIds ?? [])];
    const rest = before.filter((id) => id !== moved);
    await edit(one, before, rest, rest[0] ?? '');
    await edit(two, other, [...other, moved], stays);
    await until('it is told', () => field.rejoins.includes(stream));
    await say(room, 'To nobody who is between two teams.');
    const reply = await field.join(stream, 'field');
    expect(reply).toMatchObject({ ok: true, audiences: [{ kind: 'welcome' }, { kind: 'resume' }] });
    expect(Object.values(field.records(stream)['address'] ?? {})).toMatchObject([{ ref: 'A2' }]);
    expect(JSON.stringify(field.records(stream))).not.toContain('Example Road');
    field.close();
  }, 30_000);
});

/** A host that tells nobody of what was committed. */
function deaf(host: LiveHost): LiveHost {
  return new Proxy(host, {
    get(target, name) {
      if (name === 'onCommitted') return () => () => undefined;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
