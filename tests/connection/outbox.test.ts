import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Outbox } from '#client/connection/outbox.ts';
import type { Keeper, OutboxEntry } from '#client/connection/outbox-entry.ts';
import { keepable } from '#client/store/keepable.ts';
import type { Reply } from '#shared/protocol.ts';
import { refusal } from '#shared/refusals.ts';

const OWNER = 'OwnerAAAAAA';
const STREAM = 'operation/OperationAA';
const step = (at: number) => ({
  stream: STREAM,
  as: 'field' as const,
  type: 'ReportStep' as const,
  payload: { addressId: 'AAAAAAAAAAA', step: 'secured', reached: true, source: 'phone' },
  occurredAt: 1_000_000_000_000 + at,
});

/** A device's storage that fails at the writes it is told to. */
class Device implements Keeper {
  readonly entries = new Map<string, OutboxEntry>();
  readonly #fails: (write: number) => boolean;
  #writes = 0;

  constructor(fails: (write: number) => boolean = () => false) {
    this.#fails = fails;
  }

  async all(owner: string) {
    return [...this.entries.values()].filter((entry) => entry.owner === owner);
  }

  async keep(entry: OutboxEntry) {
    this.#mayFail();
    const safe = keepable(entry.type, entry.payload, () => false);
    if (safe === undefined) return false;
    this.entries.set(entry.id, { ...entry, payload: safe.payload, shortened: entry.shortened || safe.shortened });
    return true;
  }

  async remove(id: string) {
    this.#mayFail();
    this.entries.delete(id);
  }

  #mayFail() {
    this.#writes += 1;
    if (this.#fails(this.#writes)) throw new DOMException('full', 'QuotaExceededError');
  }
}

type Fate = 'ok' | 'lost_before' | 'lost_after' | 'unavailable' | 'too_fast' | 'refused';

/** The server, as far as an outbox meets it: records each id once, remembers what it said, and loses what it is told to lose. */
class Server {
  readonly recorded: { readonly id: string; readonly payload: unknown }[] = [];
  readonly refused = new Set<string>();
  readonly sent: string[] = [];
  fates: Fate[] = [];

  readonly send = async (entry: OutboxEntry): Promise<Reply | null> => {
    this.sent.push(entry.id);
    const { id, payload } = entry;
    const fate = this.fates.shift() ?? 'ok';
    if (fate === 'lost_before') return null;
    if (fate === 'unavailable' || fate === 'too_fast') return { ok: false, id, refusal: refusal(fate) };
    const known = this.recorded.find((one) => one.id === id);
    if (known !== undefined && JSON.stringify(known.payload) !== JSON.stringify(payload))
      return { ok: false, id, refusal: refusal('id_reused') };
    if (this.refused.has(id) || (fate === 'refused' && known === undefined)) {
      this.refused.add(id);
      return { ok: false, id, refusal: refusal('not_for_you') };
    }
    if (known === undefined) this.recorded.push({ id, payload });
    return fate === 'lost_after' ? null : { ok: true, id, recordedAt: 1 };
  };
}

interface World {
  readonly outbox: Outbox;
  /** Runs what waits for its time. */
  readonly later: () => void;
}
let ids = 0;

function open(device: Keeper, server: Pick<Server, 'send'>, ready = () => true): World {
  const waiting = new Set<() => void>();
  const outbox = new Outbox({
    keeper: device,
    newId: () => `Command${String((ids += 1)).padStart(6, '0')}`,
    ready,
    send: server.send,
    after: (_ms, run) => {
      waiting.add(run);
      return () => waiting.delete(run);
    },
    random: () => 0.5,
  });
  return {
    outbox,
    later: () => {
      for (const run of Array.from(waiting)) {
        waiting.delete(run);
        run();
      }
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
async function untilQuiet({ outbox, later }: World) {
  for (let at = 0; at < 60; at += 1) {
    later();
    await turn();
    await outbox.settled();
    if (outbox.pending().every(({ state }) => typeof state === 'object')) break;
  }
}

const fate = fc.constantFrom<Fate>('ok', 'lost_before', 'lost_after', 'unavailable', 'too_fast', 'refused');
const run = fc.record({
  /** How many reports are made before each restart. */
  spells: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
  fates: fc.array(fate, { maxLength: 12 }),
});

/** Plays the spells with a restart after each, then lets everything through; gives what was lost, doubled, reordered or hidden. */
async function faultsOf(
  { spells, fates }: { readonly spells: readonly number[]; readonly fates: readonly Fate[] },
  alter: (entry: OutboxEntry) => OutboxEntry = (entry) => entry,
): Promise<string[]> {
  const device = new Device();
  const server = new Server();
  server.fates = [...fates];
  const made: string[] = [];
  const altering = { send: (entry: OutboxEntry) => server.send(alter(entry)) };
  let world = open(device, altering);
  for (const [at, count] of spells.entries()) {
    await world.outbox.open(OWNER);
    for (let one = 0; one < count; one += 1) made.push(world.outbox.put(step(at * 10 + one)));
    await turn();
    await world.outbox.settled();
    world = open(device, altering);
  }
  await world.outbox.open(OWNER);
  await untilQuiet(world);
  const recorded = server.recorded.map(({ id }) => id);
  const shown = new Set(world.outbox.pending().map(({ id }) => id));
  return [
    ...made.filter((id) => !recorded.includes(id) && !shown.has(id)).map((id) => `${id} vanished`),
    ...recorded.filter((id, at) => recorded.indexOf(id) !== at || !made.includes(id)).map((id) => `${id} doubled`),
    ...(JSON.stringify(recorded) === JSON.stringify(made.filter((id) => recorded.includes(id)))
      ? []
      : ['out of order']),
    ...made.filter((id) => server.refused.has(id) && !shown.has(id)).map((id) => `${id} refused and not shown`),
  ];
}

describe('outbox', () => {
  test('CL12 through lost answers and restarts nothing vanishes, doubles or changes places', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (played) => expect(await faultsOf(played)).toEqual([])),
      { numRuns: 300 },
    );
  });

  test('CL12 the proof sees a sender that makes a new id for each try', async () => {
    const renamed = (entry: OutboxEntry) => ({ ...entry, id: `${entry.id}${entry.tries}` });
    const found = await faultsOf({ spells: [2], fates: ['lost_after', 'ok', 'ok'] }, renamed);
    expect(found).not.toEqual([]);
  });

  test('CL12 what waits is not tried while there is no way to the server', async () => {
    const server = new Server();
    let contact = false;
    const world = open(new Device(), server, () => contact);
    await world.outbox.open(OWNER);
    world.outbox.put(step(1));
    world.outbox.flush();
    await turn();
    expect(server.sent).toEqual([]);
    expect(world.outbox.pending()[0]).toMatchObject({ state: 'kept', kept: 'device' });
    contact = true;
    world.outbox.flush();
    await untilQuiet(world);
    expect(server.recorded.length).toBe(1);
  });

  test('CL13 a refusal is kept over a restart and shown until it is dismissed; the next report goes on', async () => {
    const device = new Device();
    const server = new Server();
    server.fates = ['refused'];
    const first = open(device, server);
    await first.outbox.open(OWNER);
    const id = first.outbox.put(step(1));
    first.outbox.put(step(2));
    await untilQuiet(first);
    await first.outbox.settled();
    const again = open(device, server);
    await again.outbox.open(OWNER);
    expect(again.outbox.pending()).toMatchObject([{ id, state: { refused: { code: 'not_for_you' } } }]);
    expect(server.recorded.length).toBe(1);
    again.outbox.dismiss(id);
    await again.outbox.settled();
    expect([again.outbox.pending(), device.entries.size]).toEqual([[], 0]);
  });

  test('CL13 only a refused report can be dismissed', async () => {
    const world = open(new Device(), new Server(), () => false);
    await world.outbox.open(OWNER);
    world.outbox.dismiss(world.outbox.put(step(1)));
    expect(world.outbox.pending().length).toBe(1);
  });

  test('CL14 with storage failing at any write nothing is lost while the page is open, and it says where it is', async () => {
    for (let failing = 1; failing <= 8; failing += 1) {
      const server = new Server();
      const world = open(new Device((write) => write === failing), server, () => false);
      await world.outbox.open(OWNER);
      for (let at = 0; at < 4; at += 1) world.outbox.put(step(at));
      await world.outbox.settled();
      expect(world.outbox.pending().map(({ kept }) => kept)).toEqual(
        [1, 2, 3, 4].map((write) => (write === failing ? 'memory_no_room' : 'device')),
      );
    }
    const full = new Server();
    const world = open(new Device(() => true), full);
    await world.outbox.open(OWNER);
    for (let at = 0; at < 4; at += 1) world.outbox.put(step(at));
    await untilQuiet(world);
    expect(full.recorded.length).toBe(4);
  });

  test('CL14 a report with typed words says that it is in memory alone', async () => {
    const world = open(new Device(), new Server(), () => false);
    await world.outbox.open(OWNER);
    world.outbox.put({ ...step(1), type: 'WriteLogEntry', payload: { text: 'typed' } });
    await world.outbox.settled();
    expect(world.outbox.pending()[0]).toMatchObject({ kept: 'memory_has_words', payload: { text: 'typed' } });
  });

  test('CL15 a call that was recorded whole, and is repeated without its words, is recorded once and done', async () => {
    const device = new Device();
    const server = new Server();
    server.fates = ['lost_after'];
    const first = open(device, server);
    await first.outbox.open(OWNER);
    const detail = 'rear garden';
    first.outbox.put({
      ...step(1),
      type: 'RaiseAssistance',
      payload: { addressId: 'AAAAAAAAAAA', detail, source: 'phone' },
    });
    await turn();
    await first.outbox.settled();
    expect(JSON.stringify([...device.entries.values()])).not.toContain(detail);
    const again = open(device, server);
    await again.outbox.open(OWNER);
    await untilQuiet(again);
    expect(server.recorded.map(({ payload }) => payload)).toEqual([
      { addressId: 'AAAAAAAAAAA', detail, source: 'phone' },
    ]);
    expect(again.outbox.pending()).toEqual([]);
  });

  test('CL15 a whole report whose id was used by something else is shown as refused', async () => {
    const server: Pick<Server, 'send'> = { send: async ({ id }) => ({ ok: false, id, refusal: refusal('id_reused') }) };
    const world = open(new Device(), server);
    await world.outbox.open(OWNER);
    world.outbox.put(step(1));
    await untilQuiet(world);
    expect(world.outbox.pending()).toMatchObject([{ state: { refused: { code: 'id_reused' } } }]);
  });

  test('CL16 the reports of one account are neither shown to nor sent for another', async () => {
    const device = new Device();
    const server = new Server();
    const first = open(device, server, () => false);
    await first.outbox.open(OWNER);
    first.outbox.put(step(1));
    await first.outbox.settled();
    const other = open(device, server);
    await other.outbox.open('OtherBBBBBB');
    await untilQuiet(other);
    expect([other.outbox.pending(), server.sent]).toEqual([[], []]);
    await first.outbox.open('OtherBBBBBB');
    expect(first.outbox.pending()).toEqual([]);
    expect(device.entries.size).toBe(1);
  });

  test('CL16 a report made before it is known who is here is theirs as soon as it is', async () => {
    const device = new Device();
    const server = new Server();
    let contact = false;
    const world = open(device, server, () => contact);
    world.outbox.put(step(1));
    await world.outbox.settled();
    expect(device.entries.size).toBe(0);
    await world.outbox.open(OWNER);
    await world.outbox.settled();
    expect([...device.entries.values()][0]?.owner).toBe(OWNER);
    contact = true;
    world.outbox.flush();
    await untilQuiet(world);
    expect(server.recorded.length).toBe(1);
  });

  test('CL12 after a sweep everything that is held is written anew', async () => {
    const device = new Device();
    const world = open(device, new Server(), () => false);
    await world.outbox.open(OWNER);
    world.outbox.put(step(1));
    await world.outbox.settled();
    device.entries.clear();
    await world.outbox.keepAgain();
    expect(device.entries.size).toBe(1);
    world.outbox.forget();
    expect([world.outbox.pending(), device.entries.size]).toEqual([[], 1]);
  });
});
