import { describe, expect, test } from '@jest/globals';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import { openMemoryLog } from '#server/log/memory-log.ts';
import type { CommitStore } from '#server/log/store.ts';
import { StoreUnavailable } from '#server/log/store.ts';
import { MemoryStore } from '#server/log/stores/memory.ts';
import { addAddress, expectRecorded, newCommandId, openHost, openWorld, settle } from './world.ts';

const note = (text: string) => ({ sight: 'command', addressId: null, text, source: 'desk' });

/** A store whose next append fails: before it writes, or after. */
class FailingStore extends MemoryStore {
  failing: 'no' | 'before' | 'after' = 'no';

  override async append(commits: Parameters<CommitStore['append']>[0]): ReturnType<CommitStore['append']> {
    const { failing } = this;
    this.failing = 'no';
    if (failing === 'before') throw new StoreUnavailable('planted');
    const outcomes = await super.append(commits);
    if (failing === 'after') throw new StoreUnavailable('planted');
    return outcomes;
  }
}

describe('reopening', () => {
  test('DO10 a state from a snapshot and the log after it equals the fold of the whole log', async () => {
    const store = new MemoryStore();
    const world = await openWorld({ store });
    await addAddress(world);
    for (let batch = 0; batch < 11; batch += 1) {
      await Promise.all(
        Array.from({ length: 100 }, (_, n) => world.send(world.desk, 'WriteLogEntry', note(`Entry ${batch}-${n}.`))),
      );
    }
    await settle();
    expect(await store.readSnapshot(world.stream)).toBeUndefined();
    // Kept once the stream is quiet, and not while it is busy.
    await world.clock.pass(1_000);
    await settle();
    expect(await store.readSnapshot(world.stream)).toBeDefined();
    const fromSnapshot = await openHost({ clock: world.clock, log: world.log });
    const fromLog = await openHost({ clock: world.clock, log: world.log, parts: { build: 'another' } });
    const entries = async (host: typeof world.host) => [...(await host.stream(world.stream)).state.tables.entries()];
    expect(await entries(fromSnapshot.host)).toEqual(await entries(fromLog.host));
    expect(await entries(fromSnapshot.host)).toEqual(await entries(world.host));
    const view = async (host: typeof world.host) => (await host.stream(world.stream)).view('lead');
    expect(await view(fromSnapshot.host)).toEqual(await view(world.host));
    // Commands before the snapshot are still known by their ids.
    expect((await fromSnapshot.host.stream(world.stream)).state.seen.size).toBe(
      (await world.host.stream(world.stream)).state.seen.size,
    );
  });

  test('DO11 a write that could not be confirmed is answered by what is on disk', async () => {
    const store = new FailingStore();
    const world = await openWorld({ store });
    const before = (await world.host.stream(world.stream)).state.head.version;
    store.failing = 'before';
    expect(await world.send(world.desk, 'WriteLogEntry', note('Lost.'))).toMatchObject({
      ok: false,
      refusal: { code: 'unavailable' },
    });
    expect((await world.host.stream(world.stream)).state.head.version).toBe(before);
    store.failing = 'after';
    const id = newCommandId();
    expectRecorded(await world.send(world.desk, 'WriteLogEntry', note('Written after all.'), { id }));
    expectRecorded(await world.send(world.desk, 'WriteLogEntry', note('Written after all.'), { id }));
    expect((await world.host.stream(world.stream)).state.head.version).toBe(before + 1);
    expectRecorded(await world.send(world.desk, 'WriteLogEntry', note('And on.')));
  });

  test('DO12 a log that this release cannot read to its end is kept closed; the others serve', async () => {
    const store = new MemoryStore();
    const clock = undefined;
    const log = await openMemoryLog({
      catalogue: { ...EVENT_CATALOGUE, SomethingNewer: { version: 1 } },
      now: () => 1,
      store,
    });
    const world = await openWorld({ log, ...(clock ? { clock } : {}) });
    const { head } = (await world.host.stream(world.stream)).state;
    const command = {
      id: newCommandId(),
      type: 'X',
      version: 1,
      fingerprint: 'x',
      by: { kind: 'system', part: 'setup' },
      occurredAt: 1,
      sentAt: 1,
      receivedAt: 1,
    };
    await log.append([
      { stream: world.stream, after: head, records: [{ command, events: [{ type: 'SomethingNewer', data: {} }] }] },
    ]);
    // The fold of this build knows no such event either.
    const again = await openHost({ clock: world.clock, log });
    expect(again.faults).toHaveLength(1);
    expect(
      await again.host.command(
        {
          id: newCommandId(),
          stream: world.stream,
          type: 'WriteLogEntry',
          version: 1,
          payload: note('x'),
          occurredAt: world.clock.now(),
          sentAt: world.clock.now(),
        },
        world.desk,
      ),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'read_only' },
    });
    expect((await again.host.directory()).get('account', world.desk.accountId)).toBeDefined();
  });

  test('DO13 stopping answers what was begun and refuses what comes after', async () => {
    const world = await openWorld();
    const begun = Array.from({ length: 50 }, (_, n) => world.send(world.desk, 'WriteLogEntry', note(`Begun ${n}.`)));
    const stopped = world.host.stop();
    const after = await world.send(world.desk, 'WriteLogEntry', note('Too late.'));
    await stopped;
    expect((await Promise.all(begun)).every((reply) => reply.ok)).toBe(true);
    expect(after).toMatchObject({ ok: false, refusal: { code: 'restarting' } });
  });
});
