import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERASED } from '#shared/erased.ts';
import { emptyHead } from '#server/log/chain.ts';
import type { CommitRecord } from '#server/log/codec.ts';
import { openDataFolder } from '#server/log/data-folder.ts';
import { DamagedLog } from '#server/log/errors.ts';
import type { EventLog } from '#server/log/event-log.ts';
import { openMemoryLog } from '#server/log/memory-log.ts';
import { headsAreSigned, parseSignedHeads } from '#server/log/signed-heads.ts';
import { PlannedFault, StoreUnavailable, type Commit, type Head } from '#server/log/store.ts';
import { MemoryStore } from '#server/log/stores/memory.ts';
import { CATALOGUE, record } from './records.ts';

const STREAM = 'operation/marigold';
const AT = Date.UTC(2026, 10, 24, 14, 5);

const memoryLog = (store = new MemoryStore()) => openMemoryLog({ catalogue: CATALOGUE, now: () => AT, store });

/** Appends records 1 … n to a stream, one by one. */
async function grow(
  log: EventLog,
  stream: string,
  from: number,
  to: number,
  after: Head = emptyHead(stream),
): Promise<Head> {
  let head = after;
  for (let n = from; n <= to; n += 1)
    head = (await log.append([{ stream, after: head, records: [record(n)] }]))[0]!.head;
  return head;
}

async function readBack(log: EventLog, stream: string, from?: Head) {
  const versions: number[] = [];
  const records: CommitRecord[] = [];
  const head = await log.open(
    stream,
    (one, version) => {
      records.push(one);
      versions.push(version);
    },
    from,
  );
  return { versions, records, head };
}

describe('opening and appending', () => {
  test('LG18 a stream is read in order over many pages, and on from any head', async () => {
    const log = await memoryLog();
    const middle = await grow(log, STREAM, 1, 400);
    const end = await grow(log, STREAM, 401, 600, middle);
    const whole = await readBack(log, STREAM);
    expect(whole.versions).toEqual(Array.from({ length: 600 }, (_, n) => n + 1));
    expect(whole.records[599]).toEqual(record(600));
    expect(whole.head).toEqual(end);
    expect((await readBack(log, STREAM, middle)).versions).toHaveLength(200);
    expect((await readBack(log, STREAM, end)).versions).toEqual([]);
    expect(await readBack(log, 'operation/none')).toMatchObject({ versions: [], head: emptyHead('operation/none') });
  });

  test('LG3 a head that is not on the chain is refused', async () => {
    const log = await memoryLog();
    const head = await grow(log, STREAM, 1, 3);
    await expect(readBack(log, STREAM, { ...head, hash: new Uint8Array(32) })).rejects.toThrow(DamagedLog);
    await expect(readBack(log, STREAM, { ...head, version: 9 })).rejects.toThrow(DamagedLog);
    await expect(readBack(log, STREAM, { version: 0, hash: head.hash })).rejects.toThrow(DamagedLog);
  });

  test('LG4 the loser of a version keeps its head, learns why, and goes on after catching up', async () => {
    const store = new MemoryStore();
    const log = await memoryLog(store);
    const head = await grow(log, STREAM, 1, 2);
    await grow(log, STREAM, 3, 3, head);
    const [lost] = await log.append([{ stream: STREAM, after: head, records: [record(4), record(5)] }]);
    expect(lost).toEqual({ recorded: 0, head, stopped: 'version-taken' });
    const caught = await readBack(log, STREAM, head);
    expect(caught.records.map(({ command }) => command.id)).toEqual(['command-3']);
    const [won] = await log.append([{ stream: STREAM, after: caught.head, records: [record(4), record(5)] }]);
    expect(won).toMatchObject({ recorded: 2, head: { version: 5 } });
  });

  test('LG10 a repeat stops its stream there and no other', async () => {
    const log = await memoryLog();
    const head = await grow(log, STREAM, 1, 1);
    const other = emptyHead('directory');
    const results = await log.append([
      { stream: STREAM, after: head, records: [record(2), record(1), record(3)] },
      { stream: 'directory', after: other, records: [record(1), record(2)] },
      { stream: 'agency/a', after: emptyHead('agency/a'), records: [] },
    ]);
    expect(results[0]).toMatchObject({ recorded: 1, head: { version: 2 }, stopped: 'command-taken' });
    expect(results[1]).toMatchObject({ recorded: 2, head: { version: 2 } });
    expect(results[2]).toEqual({ recorded: 0, head: emptyHead('agency/a') });
  });

  test('LG17 a record that cannot be written takes nothing else of its batch with it', async () => {
    const log = await memoryLog();
    const bad = record(2, [{ type: 'counted', data: { found: Number.NaN } }]);
    const asked = [
      { stream: 'directory', after: emptyHead('directory'), records: [record(1)] },
      { stream: STREAM, after: emptyHead(STREAM), records: [record(1), bad] },
    ];
    await expect(log.append(asked)).rejects.toThrow(TypeError);
    expect(await log.streams('')).toEqual([]);
  });

  test('LG3 what comes before the damage is given, nothing from it on, and another stream is whole', async () => {
    const store = new MemoryStore();
    const log = await memoryLog(store);
    await grow(log, STREAM, 1, 5);
    await grow(log, 'directory', 1, 5);
    const read = store.read.bind(store);
    store.read = async (stream, from, limit) =>
      (await read(stream, from, limit)).map((commit) =>
        stream === STREAM && commit.version === 3
          ? { ...commit, bytes: commit.bytes.with(30, commit.bytes[30]! ^ 4) }
          : commit,
      );
    const given: number[] = [];
    await expect(log.open(STREAM, (_, version) => given.push(version))).rejects.toThrow(
      new DamagedLog(STREAM, 3, 'the chain does not hold'),
    );
    expect(given).toEqual([1, 2]);
    await expect(log.readRecord(STREAM, 3)).rejects.toThrow(DamagedLog);
    expect((await readBack(log, 'directory')).versions).toHaveLength(5);
  });

  test('LG3 a file that cannot be read is damage of the stream that was asked for', async () => {
    const store = new MemoryStore();
    const log = await memoryLog(store);
    await grow(log, STREAM, 1, 5);
    store.read = async () => {
      throw new DamagedLog('the store', 0, 'the file cannot be read');
    };
    await expect(log.open(STREAM, () => undefined)).rejects.toMatchObject({ stream: STREAM, version: 1 });
  });

  test('LG18 one record is found by version and by command', async () => {
    const log = await memoryLog();
    await grow(log, STREAM, 1, 5);
    expect(await log.readRecord(STREAM, 1)).toEqual(record(1));
    expect(await log.readRecord(STREAM, 4)).toEqual(record(4));
    expect(await log.readRecord(STREAM, 6)).toBeUndefined();
    expect(await log.readRecord(STREAM, 9)).toBeUndefined();
    expect(await log.findCommand(STREAM, 'command-3')).toEqual({ version: 3, record: record(3) });
    expect(await log.findCommand(STREAM, 'command-9')).toBeUndefined();
  });
});

describe('group commit', () => {
  /** A store that counts its writes and can be held in the middle of one. */
  function counting() {
    const writes: (readonly Commit[])[] = [];
    const gates: Promise<void>[] = [];
    const store = new MemoryStore();
    const append = store.append.bind(store);
    store.append = async (commits) => {
      writes.push(commits);
      await gates.shift();
      return append(commits);
    };
    return { store, writes, gates };
  }

  const one = (stream: string, n: number, after = emptyHead(stream)) => [{ stream, after, records: [record(n)] }];

  test('LG11 appends of one turn share one write, those during a write the next', async () => {
    const { store, writes, gates } = counting();
    const log = await memoryLog(store);
    await log.append(one('agency/warm', 1));
    await Promise.all(['agency/a', 'agency/b', 'agency/c'].map((stream) => grow(log, stream, 1, 1)));
    writes.length = 0;
    let open = () => {};
    gates.push(new Promise((resolve) => (open = resolve)));
    const heads = await Promise.all(['agency/a', 'agency/b', 'agency/c'].map((stream) => store.head(stream)));
    const first = log.append(one('agency/a', 2, heads[0]));
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const later = [log.append(one('agency/b', 2, heads[1])), log.append(one('agency/c', 2, heads[2]))];
    await new Promise(setImmediate);
    expect(writes.map((write) => write.length)).toEqual([1]);
    open();
    const results = await Promise.all([first, ...later]);
    expect(results.flat().map(({ recorded }) => recorded)).toEqual([1, 1, 1]);
    expect(writes.map((write) => write.length)).toEqual([1, 2]);
  });

  test('LG2 a write that fails fails everyone in it, and the next one goes through', async () => {
    let broken = true;
    const store = new MemoryStore({
      faults: (point) => {
        if (broken && point === 'commit') throw new PlannedFault('full');
      },
    });
    const log = await memoryLog(store);
    const asked = ['agency/a', 'agency/b'].map((stream) => log.append(one(stream, 1)));
    const outcomes = await Promise.allSettled(asked);
    expect(
      outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason instanceof StoreUnavailable),
    ).toEqual([true, true]);
    expect(await log.streams('')).toEqual([]);
    broken = false;
    expect(await log.append(one('agency/a', 1))).toMatchObject([{ recorded: 1 }]);
  });

  test('LG1 closing waits for what is under way', async () => {
    const { store, gates } = counting();
    const log = await memoryLog(store);
    let open = () => {};
    gates.push(new Promise((resolve) => (open = resolve)));
    const asked = log.append(one('agency/a', 1));
    await new Promise(setImmediate);
    const order: string[] = [];
    const closed = log.close().then(() => order.push('closed'));
    const answered = asked.then(() => order.push('answered'));
    open();
    await Promise.all([closed, answered]);
    expect(order.toSorted()).toEqual(['answered', 'closed']);
    expect(await store.head('agency/a')).toBeDefined();
  });
});

describe('snapshots', () => {
  const state = Buffer.from('a state');
  const save = async (log: EventLog, head: Head) => log.snapshots.save(STREAM, head, 'build-1', state);

  test('LG12 a state comes back with its head, and the log goes on from there', async () => {
    const log = await memoryLog();
    const head = await grow(log, STREAM, 1, 5);
    await save(log, head);
    await grow(log, STREAM, 6, 7, head);
    const kept = await log.snapshots.load(STREAM, 'build-1');
    expect(Buffer.from(kept!.state).equals(state)).toBe(true);
    expect((await readBack(log, STREAM, kept!.head)).versions).toEqual([6, 7]);
  });

  test('LG12 another build, another chain, a longer version or damaged bytes give none and no error', async () => {
    const store = new MemoryStore();
    const log = await memoryLog(store);
    const head = await grow(log, STREAM, 1, 5);
    expect(await log.snapshots.load(STREAM, 'build-1')).toBeUndefined();
    await save(log, head);
    expect(await log.snapshots.load(STREAM, 'build-2')).toBeUndefined();
    const kept = (await store.readSnapshot(STREAM))!;
    for (const [byte] of kept.bytes.entries()) {
      await store.writeSnapshot(STREAM, { ...kept, bytes: kept.bytes.with(byte, kept.bytes[byte]! ^ 1) });
      expect(await log.snapshots.load(STREAM, 'build-1')).toBeUndefined();
    }
    for (const version of [0, 4, 6]) {
      await store.writeSnapshot(STREAM, { ...kept, version });
      expect(await log.snapshots.load(STREAM, 'build-1')).toBeUndefined();
    }
    for (const length of [0, 4, 20]) {
      await store.writeSnapshot(STREAM, { ...kept, bytes: kept.bytes.subarray(0, length) });
      expect(await log.snapshots.load(STREAM, 'build-1')).toBeUndefined();
    }
    await store.writeSnapshot(STREAM, kept);
    expect(await log.snapshots.load(STREAM, 'build-1')).toBeDefined();
    await save(log, { ...head, hash: new Uint8Array(32) });
    expect(await log.snapshots.load(STREAM, 'build-1')).toBeUndefined();
  });

  test('LG12 an erasure destroys the snapshot, an old copy of it too, and the field', async () => {
    const store = new MemoryStore();
    const log = await memoryLog(store);
    const said = { type: 'said', data: { who: 'p1', words: 'to be erased' } };
    const [result] = await log.append([{ stream: STREAM, after: emptyHead(STREAM), records: [record(1, [said])] }]);
    await save(log, result!.head);
    const copy = (await store.readSnapshot(STREAM))!;
    await log.eraseSubject({ subject: 'p1', controller: 'police', recordClass: 'words' }, [STREAM]);
    expect(await store.readSnapshot(STREAM)).toBeUndefined();
    await store.writeSnapshot(STREAM, copy);
    expect(await log.snapshots.load(STREAM, 'build-1')).toBeUndefined();
    expect((await readBack(log, STREAM)).records[0]?.events).toEqual([
      { type: 'said', data: { who: 'p1', words: ERASED } },
    ]);
    await save(log, result!.head);
    expect(await log.snapshots.load(STREAM, 'build-1')).toBeDefined();
  });
});

describe('the heads outside the log', () => {
  let folder = '';
  const open = () => openDataFolder({ folder, catalogue: CATALOGUE, now: () => AT });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-heads-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Writes five commits, keeps a copy of the store, writes three more. */
  async function withOldCopy(): Promise<string> {
    const first = await open();
    const head = await grow(first.log, STREAM, 1, 5);
    await grow(first.log, 'directory', 1, 2);
    await first.close();
    const copy = join(folder, 'log.old');
    cpSync(join(folder, 'log.db'), copy);
    const second = await open();
    await grow(second.log, STREAM, 6, 8, head);
    await second.close();
    return copy;
  }

  test('LG13 a log that comes back shorter is not served, in words, and the other streams are', async () => {
    const copy = await withOldCopy();
    cpSync(copy, join(folder, 'log.db'));
    const { log, close } = await open();
    expect(log.damaged.map(({ message }) => message)).toEqual([
      `The log of ${STREAM} is damaged at version 6: it was recorded up to version 8 and ends before.`,
    ]);
    await expect(readBack(log, STREAM)).rejects.toThrow('recorded up to version 8');
    await expect(log.signedHeads()).rejects.toThrow(DamagedLog);
    expect((await readBack(log, 'directory')).versions).toEqual([1, 2]);
    await close();
  });

  test('LG13 an old copy that went on otherwise is not served', async () => {
    const copy = await withOldCopy();
    cpSync(copy, join(folder, 'log.db'));
    const journal = readFileSync(join(folder, 'heads.journal'));
    rmSync(join(folder, 'heads.journal'));
    const forged = await open();
    expect(forged.log.unanchored).toBe(true);
    const { head } = await readBack(forged.log, STREAM);
    await grow(forged.log, STREAM, 11, 14, head);
    await forged.close();
    writeFileSync(join(folder, 'heads.journal'), journal);
    const { log, close } = await open();
    expect(log.damaged.map(({ version, reason }) => [version, reason])).toEqual([
      [8, 'it is not the commit that was recorded'],
    ]);
    await expect(readBack(log, STREAM)).rejects.toThrow(DamagedLog);
    await close();
  });

  test('LG13 a torn or forged line of the journal is passed over, and the journal is written anew', async () => {
    const first = await open();
    const head = await grow(first.log, STREAM, 1, 5);
    await first.close();
    const path = join(folder, 'heads.journal');
    const forged = `${STREAM} 9 ${'0'.repeat(64)} ${'0'.repeat(32)}\n`;
    appendFileSync(path, `${forged}\0\0\0 no line\n${readFileSync(path, 'utf8').slice(0, 40)}`);
    const second = await open();
    expect(second.log.damaged).toEqual([]);
    await grow(second.log, STREAM, 6, 6, head);
    await second.close();
    expect(
      readFileSync(path, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(' ')[1]),
    ).toEqual(['5', '6']);
    expect((await open()).log.damaged).toEqual([]);
  });

  test('LG13 a log that is longer than the journal is served: the machine stopped in between', async () => {
    const first = await open();
    const head = await grow(first.log, STREAM, 1, 5);
    const before = readFileSync(join(folder, 'heads.journal'));
    await grow(first.log, STREAM, 6, 7, head);
    await first.close();
    writeFileSync(join(folder, 'heads.journal'), before);
    const { log, close } = await open();
    expect(log.damaged).toEqual([]);
    expect((await readBack(log, STREAM)).versions).toHaveLength(7);
    await close();
  });

  test('LG16 sessions are dropped, and a drop that was interrupted is finished at the next start', async () => {
    const first = await open();
    await grow(first.log, 'sessions/2026-11-24', 1, 3);
    await grow(first.log, 'sessions/2026-11-25', 1, 3);
    await first.log.dropStream('sessions/2026-11-24');
    await expect(first.log.dropStream(STREAM)).rejects.toThrow(RangeError);
    await first.close();
    cpSync(join(folder, 'log.db'), join(folder, 'log.before'));
    const second = await open();
    expect(await second.log.streams('')).toEqual(['sessions/2026-11-25']);
    await second.log.dropStream('sessions/2026-11-25');
    await second.close();
    cpSync(join(folder, 'log.before'), join(folder, 'log.db'));
    const third = await open();
    expect(third.log.damaged).toEqual([]);
    expect(await third.log.streams('')).toEqual([]);
    await grow(third.log, 'sessions/2026-11-25', 1, 2);
    expect((await readBack(third.log, 'sessions/2026-11-25')).versions).toEqual([1, 2]);
    await third.close();
  });

  test('LG14 a signed list of heads proves itself, and any change to it shows', async () => {
    const { log, close } = await open();
    const head = await grow(log, STREAM, 1, 3);
    await grow(log, 'sessions/2026-11-24', 1, 1);
    const list = await log.signedHeads();
    await close();
    expect(list.at).toBe('2026-11-24T14:05:00.000Z');
    expect(list.heads).toEqual([{ stream: STREAM, version: 3, hash: Buffer.from(head.hash).toString('hex') }]);
    expect(headsAreSigned(parseSignedHeads(JSON.stringify(list))!)).toBe(true);
    expect(headsAreSigned({ ...list, at: '2026-11-25T14:05:00.000Z' })).toBe(false);
    expect(headsAreSigned({ ...list, heads: [{ ...list.heads[0]!, version: 2 }] })).toBe(false);
    expect(headsAreSigned({ ...list, heads: [] })).toBe(false);
    expect(headsAreSigned(list, 'MCowBQYDK2VwAyEAieT7Db9YO026y5v33Jl72lrfJPfYOs3tB2AO/70sYss=')).toBe(false);
    expect(headsAreSigned(list, 'no key')).toBe(false);
    expect(['', '{}', 'null', '[]', '{"at":1}'].map(parseSignedHeads)).toEqual(Array(5).fill(undefined));
  });
});
