import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { ERASED, isErased } from '#shared/erased.ts';
import { upcast } from '#server/log/catalogue.ts';
import { emptyHead, genesisHash } from '#server/log/chain.ts';
import { createCodec, type CommitRecord, type EventCatalogue } from '#server/log/codec.ts';
import { DamagedLog, UnknownEvent } from '#server/log/errors.ts';
import { openKeyring } from '#server/log/keys.ts';
import { MemoryKeyStore } from '#server/log/stores/memory.ts';
import type { Commit } from '#server/log/store.ts';
import { CATALOGUE, record } from './records.ts';

const STREAM = 'operation/marigold';
const EMPTY = emptyHead(STREAM);

async function codecWith(catalogue: EventCatalogue = CATALOGUE) {
  const store = new MemoryKeyStore();
  const keyring = await openKeyring(store, randomBytes(32), true);
  return { keyring, store, codec: createCodec(catalogue, keyring) };
}

const said = (who: string, words: unknown, note?: unknown) => ({
  type: 'said',
  data: { who, words, ...(note === undefined ? {} : { note }) },
});

describe('a record comes back as it was written', () => {
  test('LG17 with its command, its events in order and every kind of value', async () => {
    const { codec } = await codecWith();
    const events = [
      said('p1', { lines: ['ș ț', 'A2 secured', ''], nested: { none: null, yes: true, n: -1.5 } }, 'a note'),
      { type: 'counted', data: { found: 3 } },
      said('p2', 'words', null),
      said('p3', '\ud800 \0 "'),
    ];
    const written = record(1, events);
    const commit = await codec.encode(STREAM, EMPTY, written);
    expect(await codec.decode(EMPTY.hash, commit)).toEqual(written);
    expect(commit).toMatchObject({ stream: STREAM, version: 1, commandId: 'command-1' });
    expect(commit.bytes[0]).toBe(1);
    expect(commit.hash).toHaveLength(32);
  });

  test('LG17 a field named __proto__ stays a field', async () => {
    const { codec } = await codecWith();
    const data = JSON.parse('{"found": 1, "__proto__": {"lead": true}}') as unknown;
    const commit = await codec.encode(STREAM, EMPTY, record(1, [{ type: 'counted', data }]));
    const back = (await codec.decode(EMPTY.hash, commit)).events[0]?.data as object;
    expect(Object.hasOwn(back, '__proto__')).toBe(true);
    expect('lead' in back).toBe(false);
  });

  test.each([
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a date', new Date(0)],
    ['a map', new Map([[1, 2]])],
    ['a function', () => 1],
    ['undefined in a list', [1, undefined]],
    ['a bigint', 1n],
  ])('LG17 %s is refused, in the open and under a seal', async (_, value) => {
    const { codec } = await codecWith();
    const open = record(1, [{ type: 'counted', data: { found: value } }]);
    await expect(codec.encode(STREAM, EMPTY, open)).rejects.toThrow(TypeError);
    await expect(codec.encode(STREAM, EMPTY, record(1, [said('p1', value)]))).rejects.toThrow(TypeError);
  });
});

describe('a seal opens only where it was made', () => {
  const elsewhere: [string, (commit: Commit) => Commit, Uint8Array][] = [
    ['another stream', (commit) => ({ ...commit, stream: 'operation/other' }), EMPTY.hash],
    ['another version', (commit) => ({ ...commit, version: 2 }), EMPTY.hash],
    ['another command', (commit) => ({ ...commit, commandId: 'command-2' }), EMPTY.hash],
    ['another commit before it', (commit) => commit, genesisHash('operation/other')],
    ['another format', (commit) => ({ ...commit, bytes: commit.bytes.with(0, 2) }), EMPTY.hash],
    ['a key of another generation', (commit) => ({ ...commit, bytes: commit.bytes.with(4, 9) }), EMPTY.hash],
    ['other bytes', (commit) => ({ ...commit, bytes: commit.bytes.with(40, commit.bytes[40]! ^ 1) }), EMPTY.hash],
    ['too few bytes', (commit) => ({ ...commit, bytes: commit.bytes.subarray(0, 4) }), EMPTY.hash],
    ['no bytes', (commit) => ({ ...commit, bytes: new Uint8Array() }), EMPTY.hash],
  ];

  test.each(elsewhere)('LG3 not under %s; the error names the place and no content', async (_, change, before) => {
    const { codec } = await codecWith();
    const commit = change(await codec.encode(STREAM, EMPTY, record(1, [said('p1', 'a secret')])));
    const error = await codec.decode(before, commit).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DamagedLog);
    expect((error as DamagedLog).message).toContain(
      `The log of ${commit.stream} is damaged at version ${commit.version}`,
    );
    expect((error as DamagedLog).message).not.toContain('secret');
  });
});

describe('erasure', () => {
  test('LG8 a destroyed key folds to Erased, for its subject, controller and class only', async () => {
    const { codec, keyring } = await codecWith();
    const written = record(1, [said('p1', 'one', 'care one'), said('p2', 'two')]);
    const commit = await codec.encode(STREAM, EMPTY, written);
    await keyring.destroy({ subject: 'p1', controller: 'police', recordClass: 'words' });
    const { events } = await codec.decode(EMPTY.hash, commit);
    expect(events).toEqual([said('p1', ERASED, 'care one'), said('p2', 'two')]);
  });

  test('LG8 what is said of the same subject afterwards is kept, and can be erased again', async () => {
    const { codec, keyring } = await codecWith();
    const name = { subject: 'p1', controller: 'police', recordClass: 'words' };
    const first = await codec.encode(STREAM, EMPTY, record(1, [said('p1', 'first')]));
    await keyring.destroy(name);
    const second = await codec.encode(STREAM, first, record(2, [said('p1', 'second')]));
    const read = async (commit: Commit, before: Uint8Array) => (await codec.decode(before, commit)).events[0]?.data;
    expect(await read(first, EMPTY.hash)).toEqual({ who: 'p1', words: ERASED });
    expect(await read(second, first.hash)).toEqual({ who: 'p1', words: 'second' });
    await keyring.destroy(name);
    expect(await read(second, first.hash)).toEqual({ who: 'p1', words: ERASED });
  });

  test('LG8 a key that is merely gone is damage', async () => {
    const { codec } = await codecWith();
    const commit = await codec.encode(STREAM, EMPTY, record(1, [said('p1', 'one')]));
    const other = createCodec(CATALOGUE, await openKeyring(new MemoryKeyStore(), randomBytes(32), true));
    await expect(other.decode(EMPTY.hash, commit)).rejects.toThrow('the key of the stream is missing');
  });

  test('LG8 only the mark itself is Erased', () => {
    expect([ERASED, { erased: true }].map(isErased)).toEqual([true, true]);
    expect([null, undefined, 'erased', {}, { erased: false }, []].map(isErased)).toEqual(Array(6).fill(false));
  });
});

describe('versions', () => {
  const older = { counted: { version: 1 } } satisfies EventCatalogue;

  async function writtenBy(catalogue: EventCatalogue, written: CommitRecord, readBy: EventCatalogue) {
    const { codec, keyring } = await codecWith(catalogue);
    const commit = await codec.encode(STREAM, EMPTY, written);
    return createCodec(readBy, keyring).decode(EMPTY.hash, commit);
  }

  test('LG9 an older event is brought to the current version', async () => {
    const back = await writtenBy(older, record(1, [{ type: 'counted', data: { count: 4 } }]), CATALOGUE);
    expect(back.events).toEqual([{ type: 'counted', data: { found: 4 } }]);
  });

  test('LG9 upcasts go step by step', () => {
    const steps = { version: 3, upcasts: { 1: (n: unknown) => `${String(n)}b`, 2: (n: unknown) => `${String(n)}c` } };
    expect([1, 2, 3].map((from) => upcast({ step: steps }, 'step', from, 'a'))).toEqual(['abc', 'ac', 'a']);
  });

  test('LG9 an unknown or newer event is refused by name, and so is a missing step', async () => {
    const newer = { counted: { version: 3 } };
    const events = [{ type: 'counted', data: {} }];
    const refusal = writtenBy(newer, record(1, events), CATALOGUE);
    await expect(refusal).rejects.toThrow(new UnknownEvent('counted', 3));
    await expect(writtenBy(older, record(1, events), {})).rejects.toThrow(new UnknownEvent('counted', 1));
    expect(() => upcast({ counted: { version: 2 } }, 'counted', 1, {})).toThrow(UnknownEvent);
    expect(() => upcast(CATALOGUE, 'counted', 0, {})).toThrow(UnknownEvent);
    expect(() => upcast(CATALOGUE, 'toString', 1, {})).toThrow(UnknownEvent);
  });

  test('LG9 nothing unknown is written', async () => {
    const { codec } = await codecWith();
    await expect(codec.encode(STREAM, EMPTY, record(1, [{ type: 'constructor', data: {} }]))).rejects.toThrow(
      UnknownEvent,
    );
  });
});
