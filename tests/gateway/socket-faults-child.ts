import { isDeepStrictEqual } from 'node:util';
import type { Principal } from '#server/domain/principal.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import { audiencesOf } from '#server/access/audiences.ts';
import { authorise } from '#server/access/authorise.ts';
import type { Bearer, Session } from '#server/identity/bearer.ts';
import { projectionOf } from '#server/live/stream-cut.ts';
import { openMemoryLog } from '#server/log/memory-log.ts';
import { RawSocket } from './raw-socket.ts';
import { type MarigoldRoom, openMarigoldRoom, type Plants, say, until, viewNow } from './socket-room.ts';

/**
 * Run in a process of its own: every step of the wire and of the door fails in turn, for one person, while another goes
 * on. What can end a process ends this one. Prints a line of JSON for each fault.
 */
interface Fault {
  victim: string | null;
  hits: number;
  /** Faults that strike whoever comes first strike once. */
  left: number;
}

const WAYS = ['throws', 'rejects', 'hangs'] as const;
type Way = (typeof WAYS)[number];

function fail(way: Way, fault: Fault): Promise<never> {
  fault.hits += 1;
  if (way === 'throws') throw new Error('planted');
  return way === 'rejects' ? Promise.reject(new Error('planted')) : new Promise(() => undefined);
}
const failNow = (fault: Fault): never => {
  fault.hits += 1;
  throw new Error('planted');
};
const strikes = (fault: Fault): boolean => {
  if (fault.victim === null || fault.left === 0) return false;
  fault.left -= 1;
  return true;
};
const isVictim = (fault: Fault, who: Bearer | Session | Principal | null): boolean => {
  const account = who !== null && 'account' in who ? who.account : who;
  return fault.victim !== null && account !== null && 'accountId' in account && account.accountId === fault.victim;
};

type Planting = (fault: Fault, way: Way) => Plants;
const async: Readonly<Record<string, Planting>> = {
  principalFor: (fault, way) => ({
    socket: ({ principalFor }) => ({
      principalFor: (bearer, as) => (isVictim(fault, bearer) ? fail(way, fault) : principalFor(bearer, as)),
    }),
  }),
  mayPass: (fault, way) => ({
    socket: ({ mayPass }) => ({
      mayPass: (who, allowance) => (isVictim(fault, who) ? fail(way, fault) : mayPass(who, allowance)),
    }),
  }),
  standsStill: (fault, way) => ({
    socket: ({ standsStill }) => ({
      standsStill: (bearer) => (isVictim(fault, bearer) ? fail(way, fault) : standsStill(bearer)),
    }),
  }),
  readLog: (fault, way) => ({
    socket: ({ readLog }) => ({
      readLog: {
        interval: (who, ...rest) =>
          who.kind === 'member' && who.accountId === fault.victim ? fail(way, fault) : readLog.interval(who, ...rest),
      },
    }),
  }),
  bearerOf: (fault, way) => ({
    socket: ({ bearerOf }) => ({ bearerOf: (request) => (strikes(fault) ? fail(way, fault) : bearerOf(request)) }),
  }),
};
const sync: Readonly<Record<string, (fault: Fault) => Plants>> = {
  seen: (fault) => ({
    socket: ({ seen }) => ({
      seen: (bearer, ...rest) => (isVictim(fault, bearer) ? failNow(fault) : seen(bearer, ...rest)),
    }),
  }),
  originAllowed: (fault) => ({
    socket: ({ originAllowed }) => ({
      originAllowed: (request) => (strikes(fault) ? failNow(fault) : originAllowed(request)),
    }),
  }),
  now: (fault) => ({ socket: ({ now }) => ({ now: () => (strikes(fault) ? failNow(fault) : now()) }) }),
  'names of audiences': (fault) => ({
    socket: ({ audiences }) => ({
      audiences: new Proxy(audiences, {
        get: (target, name) =>
          name === 'namesFor'
            ? (...asked: Parameters<typeof audiences.namesFor>) =>
                isVictim(fault, asked[0]) ? failNow(fault) : target.namesFor(...asked)
            : undefined,
      }),
    }),
  }),
  authorise: (fault) => ({
    host: { authorise: (who, ...rest) => (isVictim(fault, who) ? failNow(fault) : authorise(who, ...rest)) },
  }),
  audiencesOf: (fault) => ({
    host: { audiencesOf: (who, ...rest) => (isVictim(fault, who) ? failNow(fault) : audiencesOf(who, ...rest)) },
  }),
  ...Object.fromEntries(
    (['open', 'view', 'apply'] as const).map((step) => [
      `projection ${step}`,
      (fault: Fault): Plants => ({
        host: {
          projectionOf: (stream, reader) => {
            const projection = projectionOf(stream, reader);
            const real: (argument: never) => unknown = projection[step];
            const planted = (argument: never) => (strikes(fault) ? failNow(fault) : real(argument));
            return { ...projection, [step]: planted };
          },
        },
      }),
    ]),
  ),
};

async function logThatFails(fault: Fault): Promise<Plants> {
  const log = await openMemoryLog({ catalogue: EVENT_CATALOGUE, now: () => Date.now() });
  return {
    log: new Proxy(log, {
      get(target, name) {
        if (name === 'append' && strikes(fault)) return () => fail('rejects', fault);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }),
  };
}

const soon = <T>(promise: Promise<T>): Promise<T | null> =>
  Promise.race([promise.catch(() => null), new Promise<null>((resolve) => setTimeout(() => resolve(null), 250))]);

/** Everything that makes the wire look at the victim. */
async function provoke(
  room: MarigoldRoom,
  victim: RawSocket,
  [cookie, leadCookie]: readonly [string, string],
): Promise<void> {
  const { marigold, stream, driver } = room;
  const { accountId } = marigold.loggist;
  const [memberId = ''] = (await room.host.operation(marigold.operation))?.ids('member', 'account', accountId) ?? [];
  const at = Date.now();
  const payload = { sight: 'command', addressId: null, text: 'x', source: 'desk' };
  const command = { id: 'AAAAAAAAAAA', stream, type: 'WriteLogEntry', version: 1, payload, occurredAt: at, sentAt: at };
  await soon(victim.ask('command', command));
  await soon(victim.ask('join', { stream, as: 'loggist' }));
  await soon(victim.ask('leave', { stream }));
  await soon(victim.ask('join', { stream, as: 'loggist' }));
  await soon(say(room, 'In the midst of it.'));
  const another = await soon(RawSocket.open(room.port, { cookie }));
  for (const roles of [['loggist', 'field'], ['field']] as ('loggist' | 'field')[][])
    await soon(driver.operation(marigold.operation, marigold.lead, 'lead', 'ChangeRoles', { memberId, roles }));
  await soon(driver.directory(marigold.administrator, 'SuspendAccount', { accountId, reason: 'x' }));
  another?.close();
  // The first of an audience that nobody follows yet.
  const lead = await soon(RawSocket.open(room.port, { cookie: leadCookie }));
  await soon(lead?.ask('join', { stream, as: 'lead' }) ?? Promise.resolve(null));
  lead?.close();
}

/** One fault, from beginning to end; what went wrong for anybody else. */
async function play(name: string, plants: Plants | Promise<Plants>, fault: Fault): Promise<void> {
  const room = await openMarigoldRoom(await plants);
  const { marigold, stream } = room;
  const victim = await room.raw(marigold.loggist);
  const bystander = await room.live(marigold.desk);
  await bystander.join(stream, 'desk');
  await victim.ask('join', { stream, as: 'loggist' });
  const cookies = [await room.signIn(marigold.loggist), await room.signIn(marigold.lead)] as const;
  fault.victim = marigold.loggist.accountId;
  fault.left = 1;
  await provoke(room, victim, cookies);
  // Who is told to join again does so, as any client would.
  if (bystander.rejoins.length > 0) await bystander.join(stream, 'desk');
  const note = { sight: 'command', addressId: null, text: 'The bystander goes on.', source: 'desk' };
  const reply = await soon(bystander.command(stream, 'WriteLogEntry', note));
  fault.victim = null;
  if (bystander.rejoins.length > 0) await bystander.join(stream, 'desk');
  const fresh = await viewNow(room, marigold.desk, 'desk');
  const same = () => isDeepStrictEqual(bystander.records(stream), fresh);
  const wrong = [
    ...(fault.hits > 0 ? [] : ['the fault was never reached']),
    ...(reply?.ok === true ? [] : ['the bystander is not answered']),
    ...(await until('they are alike', same, 2_000).then(
      () => [],
      () => ['the bystander does not see the whole'],
    )),
  ];
  console.log(JSON.stringify({ name, hits: fault.hits, wrong }));
  victim.close();
  bystander.close();
  await soon(room.close());
}

const newFault = (): Fault => ({ victim: null, hits: 0, left: 0 });

if (process.argv[2] === 'unguarded') {
  const room = await openMarigoldRoom();
  const victim = await room.raw(room.marigold.observer);
  for (const { socket } of room.sockets.viewers)
    socket.on('leave', async () => Promise.reject(new Error('nobody catches this')));
  await soon(victim.ask('leave', {}));
  await room.close();
} else {
  for (const [name, planting] of Object.entries(async))
    for (const way of WAYS) {
      const fault = newFault();
      await play(`${name} ${way}`, planting(fault, way), fault);
    }
  for (const [name, planting] of Object.entries(sync)) {
    const fault = newFault();
    await play(name, planting(fault), fault);
  }
  const fault = newFault();
  await play('the log rejects', logThatFails(fault), fault);
}
process.exit(0);
