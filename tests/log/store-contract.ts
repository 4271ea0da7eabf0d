import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommitStore, FaultSeam, KeyStore } from '#server/log/store.ts';
import { firstCommits, commits, readAll } from './records.ts';
import { wholeOrAbsent } from './whole-or-absent.ts';

/** A kind of store under test; each `open` gives a store on the same data, with a seam for faults when given. */
export interface StoreKind {
  readonly name: string;
  /** True when a batch that fails leaves nothing at all; else it may leave the first commits of each stream. */
  readonly allOrNothing: boolean;
  start(): Promise<{
    open(faults?: FaultSeam): Promise<CommitStore>;
    openKeys(): Promise<KeyStore>;
    stop(): Promise<void>;
  }>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The rules that every store keeps. */
export function storeContract(kind: StoreKind): void {
  describe(`the ${kind.name} store`, () => {
    let place: Awaited<ReturnType<StoreKind['start']>>;
    let store: CommitStore;
    let streams = 0;
    const fresh = () => `operation/contract-${(streams += 1)}`;

    beforeAll(async () => {
      place = await kind.start();
      store = await place.open();
    }, 120_000);
    afterAll(async () => {
      await store.close();
      await place.stop();
    });

    test('LG18 an empty stream has no head, no commits and no commands', async () => {
      expect(await store.head('operation/none')).toBeUndefined();
      expect(await readAll(store, 'operation/none')).toEqual([]);
      expect(await store.findCommand('operation/none', 'x')).toBeUndefined();
      expect(await store.readSnapshot('operation/none')).toBeUndefined();
    });

    test('LG18 what is appended is read in order, byte for byte, in pages', async () => {
      const stream = fresh();
      const made = firstCommits(stream, 7);
      expect(await store.append(made)).toEqual(Array(7).fill('recorded'));
      const read = await readAll(store, stream);
      expect(read.map(plain)).toEqual(made.map(plain));
      expect((await store.read(stream, 3, 2)).map(({ version }) => version)).toEqual([3, 4]);
      expect(plain({ ...made[6]!, ...(await store.head(stream))! })).toEqual(plain(made[6]!));
      expect(plain((await store.findCommand(stream, 'c-4'))!)).toEqual(plain(made[3]!));
    });

    test('LG18 an empty batch and bytes of every value are kept as they are', async () => {
      const stream = fresh();
      const [commit] = firstCommits(stream, 1);
      const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
      expect(await store.append([])).toEqual([]);
      expect(await store.append([{ ...commit!, bytes }])).toEqual(['recorded']);
      expect(Buffer.compare((await readAll(store, stream))[0]!.bytes, bytes)).toBe(0);
    });

    test('LG4 a version that is taken is refused, with the rest of its stream and nothing else', async () => {
      const [one, other] = [fresh(), fresh()];
      const made = firstCommits(one, 3);
      await store.append(made.slice(0, 2));
      const rival = commits(one, { version: 1, hash: made[0]!.hash }, 2, 'rival');
      const elsewhere = firstCommits(other, 2);
      const outcomes = await store.append([rival[0]!, elsewhere[0]!, rival[1]!, elsewhere[1]!]);
      expect(outcomes).toEqual(['version-taken', 'recorded', 'version-taken', 'recorded']);
      expect((await readAll(store, one)).map(({ commandId }) => commandId)).toEqual(['c-1', 'c-2']);
      expect(await readAll(store, other)).toHaveLength(2);
    });

    test('LG10 a command is recorded once in its stream and once in another', async () => {
      const [one, other] = [fresh(), fresh()];
      const made = firstCommits(one, 3);
      await store.append(made.slice(0, 2));
      const repeat = { ...commits(one, made[1]!, 1)[0]!, commandId: 'c-1' };
      const after = commits(one, repeat, 1)[0]!;
      expect(await store.append([repeat, after])).toEqual(['command-taken', 'version-taken']);
      expect(await store.append([{ ...made[0]!, hash: repeat.hash }])).toEqual(['command-taken']);
      expect(await store.append(firstCommits(other, 1))).toEqual(['recorded']);
      expect(await readAll(store, one)).toHaveLength(2);
    });

    test('LG18 a gap is refused', async () => {
      const stream = fresh();
      const made = firstCommits(stream, 4);
      expect(await store.append([made[1]!])).toEqual(['version-taken']);
      expect(await store.append([made[0]!, made[2]!])).toEqual(['recorded', 'version-taken']);
      expect(await store.append([made[3]!])).toEqual(['version-taken']);
      expect(await readAll(store, stream)).toHaveLength(1);
    });

    test('LG18 streams are named by prefix, in order', async () => {
      const names = ['agency/b', 'agency/a', 'agencyx/a', 'directory'];
      await store.append(names.flatMap((name) => firstCommits(name, 2)));
      expect(await store.streams('agency/')).toEqual(['agency/a', 'agency/b']);
      expect(await store.streams('')).toEqual(expect.arrayContaining(names));
      expect(await store.streams('nothing')).toEqual([]);
    });

    test('LG16 sessions are dropped whole, and nothing else is', async () => {
      await store.append([...firstCommits('sessions/2026-11-24', 3), ...firstCommits('sessions/2026-11-25', 1)]);
      await store.dropStream('sessions/2026-11-24');
      expect(await store.streams('sessions/')).toEqual(['sessions/2026-11-25']);
      expect(await store.append(firstCommits('sessions/2026-11-24', 1))).toEqual(['recorded']);
      await expect(store.dropStream('operation/contract-1')).rejects.toThrow('may not be dropped');
      await expect(store.dropStream('sessions/')).rejects.toThrow('may not be dropped');
    });

    test('LG18 a snapshot replaces the older one and can be dropped', async () => {
      const stream = fresh();
      await store.writeSnapshot(stream, { version: 1, bytes: bytesOf('one') });
      await store.writeSnapshot(stream, { version: 2, bytes: bytesOf('two') });
      const kept = await store.readSnapshot(stream);
      expect([kept?.version, Buffer.from(kept!.bytes).toString()]).toEqual([2, 'two']);
      await store.dropSnapshots(stream);
      expect(await store.readSnapshot(stream)).toBeUndefined();
    });

    test.each(['', 'Operation/x', 'operation/', 'operation/a b', 'a/b/c', 'operation/é', 'operation/\0', '$where'])(
      'LG18 the stream name %j is refused and nothing is written',
      async (stream) => {
        const [good] = firstCommits(fresh(), 1);
        await expect(store.append([good!, { ...good!, stream }])).rejects.toThrow('stream name');
        expect(await readAll(store, good!.stream)).toEqual([]);
      },
    );

    test.each(['', 'a b', 'é', 'x'.repeat(201), '\ud800'])('LG18 the command id %j is refused', async (commandId) => {
      const [good] = firstCommits(fresh(), 1);
      await expect(store.append([{ ...good!, commandId }])).rejects.toThrow('command id');
    });

    test('LG2 a commit is whole or absent, and a stream keeps its order, whichever write fails', async () => {
      const found = await wholeOrAbsent((faults) => place.open(faults), fresh, kind.allOrNothing);
      expect(found.violations).toEqual([]);
      expect(found.runs).toBeGreaterThan(12);
    }, 120_000);

    test('LG8 the first writer of a data key wins, and a destroyed key stays so', async () => {
      const keys = await place.openKeys();
      expect(text(await keys.put('k1', bytesOf('mine')))).toBe('mine');
      expect(text(await keys.put('k1', bytesOf('theirs')))).toBe('mine');
      expect(await keys.get('k2')).toBeUndefined();
      await keys.put('k2', bytesOf('second'));
      await keys.destroy('k1', bytesOf('mark'));
      expect(text(await keys.get('k1'))).toBe('mark');
      expect(text(await keys.put('k1', bytesOf('again')))).toBe('mark');
      await keys.replaceAll([{ keyId: 'k2', wrapped: bytesOf('anew') }]);
      const all = (await keys.all()).map(({ keyId, wrapped }) => `${keyId}=${text(wrapped)}`);
      expect(all.toSorted()).toEqual(['k1=mark', 'k2=anew']);
      await keys.close();
    });

    test('LG8 keys asked for together are each their own, and the first of one name wins', async () => {
      const keys = await place.openKeys();
      const asked = await Promise.all([
        keys.put('t1', bytesOf('one')),
        keys.put('t2', bytesOf('two')),
        keys.put('t1', bytesOf('later')),
      ]);
      expect(asked.map(text)).toEqual(['one', 'two', 'one']);
      expect(await Promise.all([keys.get('t1'), keys.get('t2')]).then((found) => found.map(text))).toEqual([
        'one',
        'two',
      ]);
      await keys.close();
    });
  });
}

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes && Buffer.from(bytes).toString();
}

function plain(commit: { stream: string; version: number; commandId: string; bytes: Uint8Array; hash: Uint8Array }) {
  const { stream, version, commandId, bytes, hash } = commit;
  return [stream, version, commandId, Buffer.from(bytes).toString('hex'), Buffer.from(hash).toString('hex')];
}
