import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyHead } from '#server/log/chain.ts';
import { openDataFolder } from '#server/log/data-folder.ts';
import { KeyRefused, StoreUnavailable } from '#server/log/errors.ts';
import { checkMasterKey, openRing, rotateMasterKey } from '#server/log/key-files.ts';
import { openKeyring } from '#server/log/keys.ts';
import { MemoryKeyStore } from '#server/log/stores/memory.ts';
import { CATALOGUE, record } from './records.ts';

describe('the keys of a data folder', () => {
  let folder = '';
  const open = () => openDataFolder({ folder, catalogue: CATALOGUE, now: () => 0 });
  const words = { type: 'said', data: { who: 'p1', words: 'kept' } };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-keys-'));
    const { log, close } = await open();
    await log.append([{ stream: 'directory', after: emptyHead('directory'), records: [record(1, [words])] }]);
    await close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function readBack(): Promise<unknown[]> {
    const { log, close } = await open();
    const events: unknown[] = [];
    await log.open('directory', (one) => events.push(...one.events));
    await close();
    return events;
  }

  test('LG7 secrets are made at first start, for their owner only, and found again', async () => {
    for (const name of ['master.key', 'signing.key']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'master.key')).size).toBe(32);
    expect(await readBack()).toEqual([words]);
  });

  const bad: [string, (path: string) => void, string][] = [
    ['missing', (path) => rmSync(path), 'The master key is missing although the log is not empty.'],
    ['empty', (path) => writeFileSync(path, ''), 'this one has 0'],
    ['too short', (path) => writeFileSync(path, randomBytes(31)), 'this one has 31'],
    ['too long', (path) => writeFileSync(path, randomBytes(33)), 'this one has 33'],
    ['one byte repeated', (path) => writeFileSync(path, Buffer.alloc(32, 7)), 'is not random'],
    ['a pattern', (path) => writeFileSync(path, Buffer.from(Array.from({ length: 32 }, (_, n) => n))), 'is not random'],
    ['a sentence', (path) => writeFileSync(path, 'correct horse battery staple 1234'.slice(0, 32)), 'is not random'],
    ['readable by others', (path) => chmodSync(path, 0o644), 'The master key can be read by others.'],
    ['another key', (path) => writeFileSync(path, randomBytes(32)), 'This master key does not open the data keys.'],
  ];

  test.each(bad)('LG7 a master key that is %s is refused in words, and nothing is written', async (_, spoil, words) => {
    const before = readFileSync(join(folder, 'log.db'));
    spoil(join(folder, 'master.key'));
    const refusal = await open().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(KeyRefused);
    expect((refusal as KeyRefused).message).toContain(words);
    expect(Buffer.compare(readFileSync(join(folder, 'log.db')), before)).toBe(0);
  });

  test('LG7 random keys are not refused', () => {
    for (let n = 0; n < 2_000; n += 1) checkMasterKey(randomBytes(32));
  });

  test('LG7 a missing file of data keys, or signing key, is refused and not made anew', async () => {
    renameSync(join(folder, 'keys.db'), join(folder, 'keys.away'));
    await expect(open()).rejects.toThrow('The data keys are missing although the log is not empty.');
    rmSync(join(folder, 'keys.db'));
    renameSync(join(folder, 'keys.away'), join(folder, 'keys.db'));
    rmSync(join(folder, 'signing.key'));
    await expect(open()).rejects.toThrow('The signing key is missing although the log is not empty.');
    writeFileSync(join(folder, 'signing.key'), 'no key', { mode: 0o600 });
    await expect(open()).rejects.toThrow('not an Ed25519 private key');
  });

  test('LG20 a new master key takes the place of the old one, and everything is still read', async () => {
    const path = join(folder, 'master.key');
    const old = readFileSync(path);
    const { keyring, close } = await open();
    expect(await rotateMasterKey(path, keyring)).toBeGreaterThan(2);
    await close();
    expect(readFileSync(path).equals(old)).toBe(false);
    expect(existsSync(`${path}.next`)).toBe(false);
    expect(await readBack()).toEqual([words]);
    writeFileSync(path, old);
    await expect(open()).rejects.toThrow('does not open the data keys');
  });
});

describe('the ring of data keys', () => {
  const name = { subject: 'p1', controller: 'police', recordClass: 'words' };

  test('LG8 two rings over one store agree on a key, whoever asks first', async () => {
    const [store, master] = [new MemoryKeyStore(), randomBytes(32)];
    const rings = [await openKeyring(store, master, true), await openKeyring(store, master, true)];
    const keys = await Promise.all([...rings, ...rings].map((ring) => ring.current(name)));
    expect(new Set(keys.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).size).toBe(1);
  });

  test('LG8 keys of neighbouring names differ', async () => {
    const ring = await openKeyring(new MemoryKeyStore(), randomBytes(32), true);
    const names = [name, { ...name, subject: 'p1p', controller: 'olice' }, { ...name, recordClass: 'care' }];
    const ids = await Promise.all(names.map((one) => ring.current(one)));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
  });

  test('LG8 a key is stored before it is first used', async () => {
    const store = new MemoryKeyStore();
    const ring = await openKeyring(store, randomBytes(32), true);
    store.put = async () => {
      throw new Error('disk full');
    };
    await expect(ring.current(name)).rejects.toThrow('disk full');
    await expect(ring.current(name)).rejects.toThrow('disk full');
  });

  test('LG8 nobody without the master key can write an erasure', async () => {
    const [store, master] = [new MemoryKeyStore(), randomBytes(32)];
    const { id } = await (await openKeyring(store, master, true)).current(name);
    await store.destroy(id, randomBytes(29));
    expect(await (await openKeyring(store, master, false)).byId(id)).toEqual({ kind: 'missing' });
  });

  test('LG20 a change of the master key that was interrupted anywhere is finished at the next start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-rotation-'));
    for (let stop = 0; stop <= 4; stop += 1) {
      const [store, path] = [new MemoryKeyStore(), join(folder, `master-${stop}.key`)];
      const ring = await openRing(path, store, true);
      const key = await ring.current(name);
      await ring.destroy({ ...name, subject: 'p2' });
      const replaceAll = store.replaceAll.bind(store);
      store.replaceAll = async (keys) => {
        await replaceAll(keys.slice(0, stop));
        throw new StoreUnavailable('planned');
      };
      await expect(rotateMasterKey(path, ring)).rejects.toThrow(StoreUnavailable);
      store.replaceAll = replaceAll;
      const again = await openRing(path, store, false);
      expect(await again.byId(key.id)).toEqual({ kind: 'held', bytes: key.bytes });
      expect(existsSync(`${path}.next`)).toBe(false);
      expect(await (await openRing(path, store, false)).byId(key.id)).toEqual({ kind: 'held', bytes: key.bytes });
    }
    rmSync(folder, { recursive: true, force: true });
  });
});
