import { describe, expect, test } from '@jest/globals';
import { deriveId, DIRECTORY, type Id } from '#shared/ids.ts';
import { MemoryStore } from '#server/log/stores/memory.ts';
import { addAddress, expectRecorded, newCommandId, openHost, openWorld, settle, type World } from './world.ts';

const HOUR = 3_600_000;

/** An address that one agency is to be shown in an hour; gives how much of it the agency has been shown. */
async function planned(world: World) {
  const address = await addAddress(world);
  const id = newCommandId();
  expectRecorded(
    await world.send(
      world.administrator,
      'AddAgency',
      { name: 'Harbour Support', short: 'HARBOUR', kind: 'charity' },
      { id, stream: DIRECTORY },
    ),
  );
  const agencyId = deriveId(DIRECTORY, id, 0);
  expectRecorded(await world.send(world.lead, 'AdmitAgency', { agencyId }));
  const at = world.clock.now() + HOUR;
  expectRecorded(
    await world.send(world.lead, 'ShowPlace', { place: { kind: 'address', id: address }, agencyId, level: 'full', at }),
  );
  return { address, agencyId, at };
}

function shownIn(world: Pick<World, 'host'>, stream: string, agencyId: Id): string | null {
  const tables = world.host.openTables(stream);
  const [showing = ''] = [...(tables?.ids('showing', 'agency', agencyId) ?? [])];
  return (tables?.get('showing', showing) as { shown: { level: string } | null } | undefined)?.shown?.level ?? null;
}

describe('what falls due', () => {
  test('DO8 a place is shown at its moment: not a millisecond before, and once', async () => {
    const world = await openWorld();
    const { agencyId } = await planned(world);
    await world.clock.pass(HOUR - 1);
    expect(shownIn(world, world.stream, agencyId)).toBeNull();
    await world.clock.pass(1);
    await settle();
    expect(shownIn(world, world.stream, agencyId)).toBe('full');
    const { version } = (await world.host.stream(world.stream)).state.head;
    await world.clock.pass(HOUR);
    expect((await world.host.stream(world.stream)).state.head.version).toBe(version);
  });

  test('DO8 after downtime it comes late, never skipped, and until then it has not happened', async () => {
    const store = new MemoryStore();
    const world = await openWorld({ store });
    const { agencyId } = await planned(world);
    await world.host.stop();
    await world.clock.pass(3 * HOUR);
    expect(shownIn(world, world.stream, agencyId)).toBeNull();
    const again = await openHost({ clock: world.clock, log: world.log });
    await world.clock.pass(0);
    await settle();
    expect(shownIn(again, world.stream, agencyId)).toBe('full');
    expect(
      (await again.host.stream(world.stream)).state.tables.get(
        'showing',
        [...again.host.openTables(world.stream)!.ids('showing', 'all', '')][0]!,
      ),
    ).toMatchObject({
      shown: { at: world.clock.now() },
    });
  });

  test('DO8 two hosts give it once between them', async () => {
    const world = await openWorld();
    const { agencyId } = await planned(world);
    const other = await openHost({ clock: world.clock, log: world.log });
    await world.clock.pass(HOUR);
    await settle();
    const third = await openHost({ clock: world.clock, log: world.log });
    expect(shownIn(third, world.stream, agencyId)).toBe('full');
    const shown = [...third.host.openTables(world.stream)!.ids('logEntry', 'all', '')]
      .map((id) => (third.host.openTables(world.stream)!.get('logEntry', id) as { text: string }).text)
      .filter((text) => /shown to/i.test(text));
    // One line for the plan, one for the showing.
    expect(shown).toHaveLength(2);
    expect(other.faults).toEqual([]);
  });

  test('DO14 nobody can take the id of what falls due, and so keep it from being done', async () => {
    const world = await openWorld();
    const { agencyId, at } = await planned(world);
    const [showing = ''] = world.host.openTables(world.stream)?.ids('showing', 'agency', agencyId) ?? [];
    const taken = deriveId(world.stream, `ReleasePlace:${showing}:${at}`, 0);
    for (const id of [taken, `~${taken}`]) {
      const reply = await world.send(world.lead, 'RecordDecision', { text: 'Words.', reason: 'Words.' }, { id });
      expect(reply.ok).toBe(id === taken);
    }
    await world.clock.pass(HOUR);
    await settle();
    expect(shownIn(world, world.stream, agencyId)).toBe('full');
  });

  test('DO9 a clock that leaps stops releases and says so', async () => {
    const world = await openWorld();
    const { agencyId } = await planned(world);
    world.clock.leap(2 * HOUR);
    await world.clock.pass(HOUR);
    await settle();
    expect(world.host.scheduler.leapt).toBe(true);
    expect(world.faults.map(String).join()).toContain('leapt');
    expect(shownIn(world, world.stream, agencyId)).toBeNull();
  });

  test('DO9 a clock that is slowly put right is no leap', async () => {
    const world = await openWorld();
    const { agencyId } = await planned(world);
    for (let minute = 0; minute < 60; minute += 1) {
      world.clock.leap(90);
      await world.clock.pass(59_910);
    }
    await settle();
    expect(world.host.scheduler.leapt).toBe(false);
    expect(shownIn(world, world.stream, agencyId)).toBe('full');
  });
});
