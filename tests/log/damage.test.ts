import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chainHash, emptyHead } from '#server/log/chain.ts';
import { openDataFolder } from '#server/log/data-folder.ts';
import type { StreamHead } from '#server/log/heads.ts';
import type { Commit, CommitStore, Head } from '#server/log/store.ts';
import { MemoryStore } from '#server/log/stores/memory.ts';
import { verifyStreams } from '#server/log/verify.ts';
import { bundleForNode } from '../../scripts/bundle.ts';
import type { Served } from './child.ts';
import { plainCodec } from './planted.ts';
import { CATALOGUE, commits, figure, firstCommits, record, seeded } from './records.ts';
import { startChild } from './run-child.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

const FLIPS = figure(200, 10_000);
const REWRITES = figure(500, 10_000);
const STREAMS = ['operation/one', 'operation/two', 'directory'];
const CANARY = 'canary-7Qx2-Example-Road';

/** Fills a data folder through the log and copies it as it stands, write-ahead log and all, before anything is closed. */
async function fill(folder: string, copy: string, words: (n: number) => string): Promise<void> {
  const { log, close } = await openDataFolder({ folder, catalogue: CATALOGUE, now: () => 0 });
  for (const stream of STREAMS) {
    let head: Head = emptyHead(stream);
    for (let n = 1; n <= 30; n += 1) {
      const said = { type: 'said', data: { who: `p${n % 4}`, words: words(n), note: words(n) } };
      const [result] = await log.append([{ stream, after: head, records: [record(n, [said])] }]);
      head = result?.head ?? head;
      if (n === 20) await log.snapshots.save(stream, head, 'build', Buffer.from(`state of ${stream} ${words(0)}`));
    }
  }
  cpSync(folder, copy, { recursive: true });
  await close();
}

describe('damage is found before it is shown', () => {
  let bundle = '';
  let folder = '';
  let pristine: string[] = [];
  beforeAll(async () => {
    bundle = bundleForNode('tests/log/child.ts');
    folder = mkdtempSync(join(tmpdir(), 'muster-damage-'));
    // One copy with everything still in the write-ahead logs, one closed in good order.
    pristine = [join(folder, 'open'), join(folder, 'closed')];
    await fill(join(folder, 'live'), join(folder, 'open'), (n) => `words ${n}`);
    cpSync(join(folder, 'live'), join(folder, 'closed'), { recursive: true });
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(bundle, { force: true });
  });

  function served(lines: readonly string[]): Map<number, Served> {
    const found = lines.map((line) => /^served (\d+) (.*)$/.exec(line)).filter((match) => match !== null);
    return new Map(found.map(([, n, json]) => [Number(n), JSON.parse(json ?? '') as Served]));
  }

  /** R8. Gives what was served although it was not what had been recorded. */
  function wronglyServed(truth: Served, given: Served): string[] {
    if (given.refused !== undefined) return [];
    return Object.entries(truth.streams).flatMap(([stream, right]) => {
      const got = given.streams[stream];
      if (got === undefined) return [`${stream} is gone in silence`];
      const wrong: string[] = [];
      if (got.records.some((one, index) => one !== right.records[index])) wrong.push(`${stream} serves another record`);
      if (got.whole && got.records.length !== right.records.length) wrong.push(`${stream} is shorter in silence`);
      if (got.snapshot !== undefined && got.snapshot !== right.snapshot)
        wrong.push(`${stream} serves another snapshot`);
      return wrong;
    });
  }

  test(
    `LG3 ${FLIPS} flipped bits in log, write-ahead log, snapshots, keys and journal: none served, no process ended`,
    async () => {
      const seed = 201;
      const whole = startChild(bundle, 'serve', join(folder, 'live'));
      expect(await whole.ended).toBe(0);
      const truth = served(whole.lines).get(0)!;
      expect(truth.streams['directory']?.records).toHaveLength(30);
      const wrong: string[] = [];
      const counts = { found: 0, harmless: 0, aborts: 0 };
      for (let from = 0; from < FLIPS;) {
        // libsql gives a closed file back to the system only when the garbage collector comes by: a process for 500.
        const to = Math.min(from + 500, FLIPS);
        const child = startChild(bundle, 'flip', pristine.join(','), String(seed), String(from), String(to));
        const end = await child.ended;
        const results = served(child.lines);
        for (const [n, given] of results) {
          wrong.push(...wronglyServed(truth, given).map((what) => `flip ${n}: ${what}`));
          const whole = given.refused === undefined && Object.values(given.streams).every((stream) => stream.whole);
          counts[whole ? 'harmless' : 'found'] += 1;
        }
        from = Math.max(from, ...[...results.keys()].map((n) => n + 1));
        if (end === 0) continue;
        counts.aborts += 1;
        wrong.push(
          `flip ${from}: the process ended with ${end}: ${child.lines.findLast((line) => line.startsWith('flip'))}`,
        );
        from += 1;
      }
      console.log(`R8: ${FLIPS} flips, ${JSON.stringify(counts)}, ${wrong.length} violations (seed ${seed})`);
      expect(wrong).toEqual([]);
      expect(counts.found).toBeGreaterThan(FLIPS / 4);
    },
    FLIPS * 1_000,
  );

  test('LG3 the proof finds a record that is served in another form, a lost tail and a lost stream', () => {
    const stream = (records: string[]) => ({ records, whole: true });
    const truth = { streams: { a: stream(['1', '2']), b: stream(['1']), c: stream(['1']) } };
    const given = { streams: { a: stream(['1']), b: stream(['x']) } };
    expect(wronglyServed(truth, given)).toHaveLength(3);
  });

  describe('the disk', () => {
    /** R34. Gives every file of a folder in which a secret can be read in some form. */
    function readable(place: string, secret: string): string[] {
      const plain = Buffer.from(secret);
      const forms = [
        plain,
        Buffer.from(plain.toString('hex')),
        Buffer.from(secret, 'utf16le'),
        ...[0, 1, 2].map((shift) =>
          Buffer.from(
            Buffer.concat([Buffer.alloc(shift), plain])
              .toString('base64')
              .slice(4, -4),
          ),
        ),
        gzipSync(plain).subarray(10, -8),
      ];
      const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      return files
        .filter((entry) => forms.some((form) => readFileSync(join(entry.parentPath, entry.name)).includes(form)))
        .map(({ name }) => name);
    }

    test('LG6 a secret in every sealed place is in no file, open or closed', async () => {
      const [open, live] = [join(folder, 'opaque-copy'), join(folder, 'opaque')];
      await fill(live, open, () => CANARY);
      expect(readdirSync(open)).toEqual(expect.arrayContaining(['log.db', 'log.db-wal', 'keys.db', 'heads.journal']));
      expect(readable(open, CANARY)).toEqual([]);
      expect(readable(live, CANARY)).toEqual([]);
      expect(readable(live, 'command-1')).not.toEqual([]);
    });

    test('LG6 the proof finds a log that is written in the clear', async () => {
      const { openLibsqlStore } = await import('#server/log/stores/libsql.ts');
      const place = join(folder, 'clear');
      mkdirSync(place);
      const store = openLibsqlStore(join(place, 'log.db'));
      const said = record(1, [{ type: 'said', data: { who: 'p1', words: CANARY } }]);
      await store.append([await plainCodec.encode('operation/one', emptyHead('operation/one'), said)]);
      expect(readable(place, CANARY)).not.toEqual([]);
      await store.close();
    });
  });
});

describe('no rewrite passes unseen', () => {
  type Rewrite = (log: Commit[], random: () => number) => Commit[];

  const at = (log: readonly Commit[], random: () => number) => Math.floor(random() * log.length);
  const edited = (commit: Commit, random: () => number): Commit => {
    const bytes = Uint8Array.from(commit.bytes);
    const byte = Math.floor(random() * bytes.length);
    bytes[byte] = (bytes[byte] ?? 0) ^ (1 + Math.floor(random() * 255));
    return { ...commit, bytes };
  };
  const replaced = (log: Commit[], index: number, commit: Commit) => log.with(index, commit);

  const REWRITES_BY_NAME: Record<string, Rewrite> = {
    'an edit of the bytes': (log, random) => {
      const index = at(log, random);
      return replaced(log, index, edited(log[index]!, random));
    },
    'an edit with its hash made anew': (log, random) => {
      const index = at(log, random);
      const commit = edited(log[index]!, random);
      const before = index === 0 ? emptyHead(commit.stream) : log[index - 1]!;
      return replaced(log, index, { ...commit, hash: chainHash(before.hash, commit) });
    },
    'another command id': (log, random) => {
      const index = at(log, random);
      return replaced(log, index, { ...log[index]!, commandId: 'other' });
    },
    'a drop': (log, random) => log.toSpliced(at(log, random), 1),
    'a drop with the versions closed up': (log, random) =>
      log.toSpliced(at(log, random), 1).map((commit, index) => ({ ...commit, version: index + 1 })),
    'a swap': (log, random) => {
      const index = Math.floor(random() * (log.length - 1));
      const [one, two] = [log[index]!, log[index + 1]!];
      return log.toSpliced(index, 2, { ...two, version: one.version }, { ...one, version: two.version });
    },
    'a cut tail': (log, random) => log.slice(0, at(log, random)),
    'an old copy that went on otherwise': (log, random) => {
      const kept = log.slice(0, at(log, random));
      const stream = log[0]!.stream;
      return [...kept, ...commits(stream, kept.at(-1) ?? emptyHead(stream), log.length - kept.length, 'otherwise')];
    },
    'a whole chain made anew': (log, random) => {
      const index = at(log, random);
      const rebuilt: Commit[] = [];
      for (const [n, commit] of log.entries()) {
        const next = n === index ? edited(commit, random) : commit;
        rebuilt.push({ ...next, hash: chainHash(rebuilt.at(-1)?.hash ?? emptyHead(commit.stream).hash, next) });
      }
      return rebuilt;
    },
    'the commits of another stream': (log) => firstCommits('operation/other', log.length),
  };

  /** A store that holds whatever a host wrote into it. */
  function storeOf(stream: string, log: readonly Commit[]): CommitStore {
    const store = new MemoryStore();
    store.streams = async () => (log.length === 0 ? [] : [stream]);
    store.read = async (_, from, limit) => log.filter(({ version }) => version >= from).slice(0, limit);
    return store;
  }

  type Verify = (store: CommitStore, known: readonly StreamHead[]) => Promise<boolean>;
  const holds: Verify = async (store, known) =>
    (await verifyStreams(store, known)).every(({ damage }) => damage === undefined);

  /** R9. Rewrites a log in a random way, again and again; gives the rewrites after which it was still said to hold. */
  async function unseen(count: number, seed: number, verify: Verify): Promise<string[]> {
    const random = seeded(seed);
    const names = Object.keys(REWRITES_BY_NAME);
    const passed: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const name = names[n % names.length]!;
      const log = firstCommits('operation/marigold', 2 + Math.floor(random() * 20));
      const last = log.at(-1)!;
      const known = [{ stream: 'operation/marigold', version: last.version, hash: last.hash }];
      const rewritten = storeOf('operation/marigold', REWRITES_BY_NAME[name]!(log, random));
      if (await verify(rewritten, known)) passed.push(`${name} (${n})`);
      if (!(await verify(storeOf('operation/marigold', log), known)))
        passed.push(`a whole log is said to be damaged (${n})`);
    }
    return passed;
  }

  test(`LG5 ${REWRITES} edits, drops, swaps, cuts, old copies and new chains are all found`, async () => {
    const seed = 301;
    const passed = await unseen(REWRITES, seed, holds);
    console.log(`R9: ${REWRITES} rewrites, ${passed.length} unseen (seed ${seed})`);
    expect(passed).toEqual([]);
  });

  test('LG5 the proof finds a verifier that believes stored hashes, and one without the last heads', async () => {
    const believing: Verify = async (store, known) => {
      const log = await store.read('operation/marigold', 1, 1_000);
      return known.every(({ version, hash }) => Buffer.compare(log[version - 1]?.hash ?? new Uint8Array(), hash) === 0);
    };
    expect((await unseen(100, 302, believing)).length).toBeGreaterThan(0);
    expect((await unseen(100, 303, (store) => holds(store, []))).length).toBeGreaterThan(0);
  });

  test('LG5 100,000 commits are verified', async () => {
    const store = new MemoryStore();
    for (let n = 0; n < 20; n += 1) {
      const stream = `operation/long-${n}`;
      let head: Head = emptyHead(stream);
      for (let part = 0; part < 5; part += 1) {
        const made = commits(stream, head, 1_000, 'c', 64);
        await store.append(made);
        head = made.at(-1)!;
      }
    }
    const reports = await verifyStreams(store, []);
    expect(reports.map(({ head, damage }) => [head.version, damage])).toEqual(
      Array.from({ length: 20 }, () => [5_000, undefined]),
    );
  });
});
