import { describe, expect, test } from '@jest/globals';
import { operationStream } from '#shared/ids.ts';
import { MemoryStore } from '#server/log/stores/memory.ts';
import { addAddress, expectRecorded, newCommandId, openHost, openWorld, sender } from './world.ts';

const note = (text: string) => ({ sight: 'command', addressId: null, text, source: 'desk' });

describe('the one door', () => {
  test('DO1 a repeat gets its first answer and records nothing again', async () => {
    const world = await openWorld();
    const id = newCommandId();
    const first = expectRecorded(await world.send(world.desk, 'WriteLogEntry', note('Door opened.'), { id }));
    await world.clock.pass(5_000);
    const head = (await world.host.stream(world.stream)).state.head.version;
    const again = expectRecorded(await world.send(world.desk, 'WriteLogEntry', note('Door opened.'), { id }));
    expect(again.recordedAt).toBe(first.recordedAt);
    expect((await world.host.stream(world.stream)).state.head.version).toBe(head);
  });

  test('DO1 repeats within one batch are one commit', async () => {
    const world = await openWorld();
    const id = newCommandId();
    const before = (await world.host.stream(world.stream)).state.head.version;
    const replies = await Promise.all(
      [1, 2, 3].map(() => world.send(world.desk, 'WriteLogEntry', note('Once.'), { id })),
    );
    expect(replies.every((reply) => reply.ok)).toBe(true);
    expect((await world.host.stream(world.stream)).state.head.version).toBe(before + 1);
  });

  test("DO2 another person's id, and one's own id with other content, are refused and change nothing", async () => {
    const world = await openWorld();
    const id = newCommandId();
    expectRecorded(await world.send(world.desk, 'WriteLogEntry', note('Mine.'), { id }));
    expect(await world.send(world.lead, 'WriteLogEntry', note('Mine.'), { id })).toMatchObject({
      ok: false,
      refusal: { code: 'not_for_you' },
    });
    expect(await world.send(world.desk, 'WriteLogEntry', note('Other.'), { id })).toMatchObject({
      ok: false,
      refusal: { code: 'id_reused' },
    });
  });

  test('DO3 what cannot be parsed is refused by field and reason, records nothing, and says nothing of the input', async () => {
    const world = await openWorld();
    const before = (await world.host.stream(world.stream)).state.head.version;
    const deep = Array.from({ length: 5_000 }).reduce<unknown>((inner) => ({ a: inner }), 'canary 7431');
    const inputs: unknown[] = [
      null,
      'canary 7431',
      deep,
      [],
      { id: 'canary 7431' },
      JSON.parse('{"__proto__": {"isLead": true}, "id": "abcdefghijk"}'),
      {
        id: newCommandId(),
        stream: world.stream,
        type: 'WriteLogEntry',
        version: 1,
        payload: deep,
        occurredAt: world.clock.now(),
        sentAt: world.clock.now(),
      },
      {
        id: newCommandId(),
        stream: 'operation/../x',
        type: 'WriteLogEntry',
        version: 1,
        payload: {},
        occurredAt: Number('1e400'),
        sentAt: 0,
      },
      {
        id: newCommandId(),
        stream: 'sessions/2026-06-18',
        type: 'BeginSession',
        version: 1,
        payload: {},
        occurredAt: world.clock.now(),
        sentAt: world.clock.now(),
      },
      {
        id: newCommandId(),
        stream: world.stream,
        type: 'Obliterate',
        version: 1,
        payload: {},
        occurredAt: world.clock.now(),
        sentAt: world.clock.now(),
      },
      {
        id: newCommandId(),
        stream: world.stream,
        type: 'WriteLogEntry',
        version: 2,
        payload: note('x'),
        occurredAt: world.clock.now(),
        sentAt: world.clock.now(),
      },
      {
        id: newCommandId(),
        stream: world.stream,
        type: 'WriteLogEntry',
        version: 1,
        payload: { ...note('x'), 'canary 7431': 1 },
        occurredAt: world.clock.now(),
        sentAt: world.clock.now(),
      },
    ];
    for (const input of inputs) {
      const reply = await world.host.command(input, world.desk);
      expect(reply.ok).toBe(false);
      expect(JSON.stringify(reply)).not.toContain('canary');
    }
    expect(Object.hasOwn(Object.prototype, 'isLead')).toBe(false);
    expect((await world.host.stream(world.stream)).state.head.version).toBe(before);
    const reply = await world.send(world.desk, 'WriteLogEntry', { ...note(''), source: 'telepathy' });
    expect(reply).toMatchObject({
      ok: false,
      refusal: {
        code: 'bad_input',
        faults: [
          { field: 'text', reason: 'empty' },
          { field: 'source', reason: 'not_choice' },
        ],
      },
    });
  });

  test('DO4 what does not exist and what is not theirs get the same answer, and a name that means nothing is not kept', async () => {
    const world = await openWorld();
    const address = await addAddress(world);
    const edit = (addressId: string) => ({ addressId, fields: { hazards: { from: '', to: 'dog' } } });
    const forbidden = await world.send(world.desk, 'EditAddress', edit(address), { id: 'AAAAAAAAAAA' });
    const unknown = await world.send(world.desk, 'EditAddress', edit('zzzzzzzzzzz'), { id: 'AAAAAAAAAAA' });
    const elsewhere = await world.send(world.desk, 'EditAddress', edit(address), {
      id: 'AAAAAAAAAAA',
      stream: operationStream('zzzzzzzzzzz'),
    });
    expect(unknown).toEqual(forbidden);
    expect(elsewhere).toEqual(forbidden);
    expect(world.host.openTables(operationStream('zzzzzzzzzzz'))).toBeUndefined();
  });

  test("DO5 a device's clock only measures the wait", async () => {
    const world = await openWorld();
    const address = await addAddress(world);
    const wrongByYears = {
      id: newCommandId(),
      stream: world.stream,
      type: 'ReportStep',
      version: 1,
      payload: { addressId: address, step: 'entry', reached: true, source: 'desk' },
    };
    const occurredAt = Date.UTC(2031, 0, 1);
    expectRecorded(await world.host.command({ ...wrongByYears, occurredAt, sentAt: occurredAt + 90_000 }, world.desk));
    const step = (await world.host.operation(world.operation))?.get('address', address)?.steps.entry;
    expect(step).toMatchObject({
      kind: 'reached',
      report: { happenedAt: world.clock.now() - 90_000, receivedAt: world.clock.now() },
    });
  });

  test('DO6 a fault inside a decision refuses that command alone and leaves the batch as it was', async () => {
    const thrown = new Error('planted');
    let hit = 0;
    const { authorise } = await import('#server/access/authorise.ts');
    const world = await openWorld({
      parts: {
        authorise: (...asked) => {
          if (asked[2] === 'RecordDecision') {
            hit += 1;
            throw thrown;
          }
          return authorise(...asked);
        },
      },
    });
    const [before, faulty, after] = await Promise.all([
      world.send(world.desk, 'WriteLogEntry', note('Before.')),
      world.send(world.lead, 'RecordDecision', { text: 'x', reason: 'y' }),
      world.send(world.desk, 'WriteLogEntry', note('After.')),
    ]);
    expect(hit).toBe(1);
    expect(world.faults).toEqual([thrown]);
    expect([before.ok, after.ok]).toEqual([true, true]);
    expect(faulty).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
  });

  test('DO7 two hosts over one log: every command is recorded once, each on what the other recorded', async () => {
    const store = new MemoryStore();
    const one = await openWorld({ store });
    const two = await openHost({ clock: one.clock, log: one.log });
    const sendTwo = sender(two.host, one.clock, one.stream);
    await two.host.stream(one.stream);
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        (n % 2 === 0 ? one.send : sendTwo)(one.desk, 'WriteLogEntry', note(`Said ${n}.`)),
      ),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(60);
    const third = await openHost({ clock: one.clock, log: one.log });
    const entries = [...((await third.host.operation(one.operation))?.ids('logEntry', 'all', '') ?? [])];
    const texts = new Set(
      entries
        .map((id) => third.host.openTables(one.stream)?.get('logEntry', id))
        .map((entry) => (entry as { text: string }).text),
    );
    expect([...texts].filter((text) => text.startsWith('Said'))).toHaveLength(60);
  });
});
