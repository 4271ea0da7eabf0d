import { describe, expect, test } from '@jest/globals';
import { deriveId, DIRECTORY, type Id } from '#shared/ids.ts';
import type { AccountHolder } from '#server/domain/principal.ts';
import { expectRecorded, newCommandId, openHost, openWorld, settle, type World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Asking {
  readonly world: World;
  readonly agencies: readonly Id[];
  readonly coordinator: AccountHolder;
  readonly needId: Id;
}

/** Gives a command, and the id of the first thing that it made. */
async function made(
  world: World,
  by: AccountHolder,
  type: string,
  payload: unknown,
  stream = world.stream,
): Promise<Id> {
  const id = newCommandId();
  expectRecorded(await world.send(by, type, payload, { id, stream }));
  return deriveId(stream, id, 0);
}

/** Two agencies, the first with a coordinator, and a need that nobody was asked for yet. */
async function withNeed(): Promise<Asking> {
  const world = await openWorld();
  const { lead, administrator } = world;
  const agencies: Id[] = [];
  for (const short of ['HARBOUR', 'CLINIC']) {
    const agency = { name: `Sample ${short}`, short, kind: 'charity' };
    const agencyId = await made(world, administrator, 'AddAgency', agency, DIRECTORY);
    agencies.push(agencyId);
    expectRecorded(await world.send(lead, 'AdmitAgency', { agencyId }));
  }
  const [agencyId = ''] = agencies;
  const account = { name: 'Cora Coord', signInName: 'cora', agencyId, unitId: null, standing: 'member' as const };
  const accountId = await made(world, administrator, 'AddAccount', account, DIRECTORY);
  expectRecorded(await world.send(lead, 'AdmitMember', { accountId, roles: ['coordinator'] }));
  const site = { kind: 'rvp', name: 'Car park', line: '', postcode: '', point: null };
  const place = { kind: 'site', id: await made(world, lead, 'AddSite', site) };
  const needId = await made(world, lead, 'AddRequirement', {
    role: 'interpreter',
    number: 1,
    place,
    window: { start: -60, end: 240 },
    languages: ['ro'],
    gender: 'any',
    worksWith: 'either',
    note: '',
  });
  return { world, agencies, coordinator: { kind: 'member', accountId, ...account, as: 'coordinator' }, needId };
}

const ask = ({ world, agencies, needId }: Asking, more: object): Promise<unknown> =>
  made(world, world.lead, 'AskAgencies', {
    requirementId: needId,
    asked: agencies.map((agencyId) => ({ agencyId, unitId: null })),
    answerBy: null,
    ...more,
  });

type Hosted = Pick<World, 'host'>;

/** How often somebody was reminded, and in which standing each request of the need is, in order of asking. */
function seen({ host }: Hosted, { world, needId }: Asking) {
  const tables = host.openTables(world.stream);
  const requests = [...(tables?.ids('request', 'requirement', needId) ?? [])].map(
    (id) => (tables?.get('request', id) as { standing: string } | undefined)?.standing,
  );
  const notices = [...(tables?.ids('notice', 'all', '') ?? [])].map(
    (id) => (tables?.get('notice', id) as { kind: string } | undefined)?.kind,
  );
  return { requests, reminders: notices.filter((kind) => kind === 'reminder').length };
}

async function pass({ world }: Asking, milliseconds: number): Promise<void> {
  await world.clock.pass(milliseconds);
  await settle();
}

describe('what falls due of asking', () => {
  test('DO15 a reminder comes at its moment: not a millisecond before, and once', async () => {
    const asking = await withNeed();
    const { world } = asking;
    await ask(asking, { answerBy: world.clock.now() + 2 * HOUR });
    await pass(asking, HOUR - 1);
    expect(seen(world, asking).reminders).toBe(0);
    await pass(asking, 1);
    expect(seen(world, asking).reminders).toBe(1);
    await pass(asking, 30 * MINUTE - 1);
    expect(seen(world, asking).reminders).toBe(1);
    await pass(asking, 1);
    expect(seen(world, asking)).toEqual({ requests: ['open', 'open'], reminders: 2 });
    await pass(asking, 30 * MINUTE);
    expect(seen(world, asking)).toEqual({ requests: ['overdue', 'overdue'], reminders: 2 });
    expect(world.faults).toEqual([]);
  });

  test('DO15 after downtime it comes late, as one; and not at all once the time to answer has passed', async () => {
    for (const [away, reminders, standing] of [
      [100 * MINUTE, 1, 'open'],
      [5 * HOUR, 0, 'overdue'],
    ] as const) {
      const asking = await withNeed();
      const { world } = asking;
      await ask(asking, { answerBy: world.clock.now() + 2 * HOUR });
      await world.host.stop();
      await world.clock.pass(away);
      const again = await openHost({ clock: world.clock, log: world.log });
      await pass(asking, 0);
      expect(seen(again, asking)).toEqual({ requests: [standing, standing], reminders });
    }
  });

  test('DO15 nobody is reminded of a new time to answer at the old moment, nor once the agency cannot', async () => {
    const asking = await withNeed();
    const { world, coordinator } = asking;
    await ask(asking, { answerBy: world.clock.now() + 2 * HOUR });
    await ask(asking, { answerBy: world.clock.now() + 6 * HOUR });
    await pass(asking, 2 * HOUR);
    expect(seen(world, asking).reminders).toBe(0);
    const [requestId] = world.host.openTables(world.stream)?.ids('request', 'all', '') ?? [];
    expectRecorded(await world.send(coordinator, 'SayCannot', { requestId }));
    await pass(asking, 3 * HOUR);
    expect(seen(world, asking)).toEqual({ requests: ['cannot', 'open'], reminders: 0 });
  });

  test('DO16 silence passes from agency to agency, each with its own time', async () => {
    const asking = await withNeed();
    const { world } = asking;
    await ask(asking, { inOrder: { minutesEach: 30 } });
    await pass(asking, 30 * MINUTE - 1);
    expect(seen(world, asking).requests).toEqual(['open']);
    await pass(asking, 1);
    expect(seen(world, asking).requests).toEqual(['overdue', 'open']);
    await pass(asking, 30 * MINUTE);
    expect(seen(world, asking).requests).toEqual(['overdue', 'overdue']);
    expect(world.faults).toEqual([]);
  });

  test('DO16 after downtime the next is asked then, with its whole time; two hosts ask once between them', async () => {
    const asking = await withNeed();
    const { world } = asking;
    await ask(asking, { inOrder: { minutesEach: 30 } });
    await world.host.stop();
    await world.clock.pass(3 * HOUR);
    const hosts = [
      await openHost({ clock: world.clock, log: world.log }),
      await openHost({ clock: world.clock, log: world.log }),
    ];
    await pass(asking, 0);
    const third = await openHost({ clock: world.clock, log: world.log });
    expect(seen(third, asking).requests).toEqual(['overdue', 'open']);
    await pass(asking, 30 * MINUTE);
    const fourth = await openHost({ clock: world.clock, log: world.log });
    expect(seen(fourth, asking).requests).toEqual(['overdue', 'overdue']);
    expect(hosts.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('DO17 a postponed operation holds all that; resumed, it comes late', async () => {
    const asking = await withNeed();
    const { world } = asking;
    await ask(asking, { inOrder: { minutesEach: 30 } });
    expectRecorded(await world.send(world.lead, 'PostponeOperation', { reason: 'Fog' }));
    const { version } = (await world.host.stream(world.stream)).state.head;
    await pass(asking, 4 * HOUR);
    expect((await world.host.stream(world.stream)).state.head.version).toBe(version);
    expectRecorded(await world.send(world.lead, 'ResumeOperation', { reason: 'Clear' }));
    await pass(asking, 0);
    expect(seen(world, asking)).toEqual({ requests: ['overdue', 'open'], reminders: 0 });
    expect(world.faults).toEqual([]);
  });
});
