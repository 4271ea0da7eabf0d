import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { emptyHead } from '#server/log/chain.ts';
import { openDataFolder, type OpenDataFolder } from '#server/log/data-folder.ts';
import { openLibsqlStore } from '#server/log/stores/libsql.ts';
import type { CommitStore, Head } from '#server/log/store.ts';
import { acknowledgesBeforeWriting, lastWriterWins } from './planted.ts';
import { CATALOGUE, commits, record, seeded } from './records.ts';

/** Programs that the tests start in processes of their own, to kill them or to let them race. One line a fact. */
const [mode, ...args] = process.argv.slice(2);

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const hash = ({ hash: bytes }: Head) => Buffer.from(bytes).toString('hex');

/** Appends to three streams for as long as it lives; says each commit after the log has said "recorded". */
async function appendForEver(folder: string, planted: boolean): Promise<void> {
  const stores = planted ? { stores: acknowledgesBeforeWriting(folder) } : {};
  const { log } = await openDataFolder({ folder, catalogue: CATALOGUE, now: () => 0, ...stores });
  const streams = ['operation/one', 'operation/two', 'directory'];
  const heads = new Map<string, Head>();
  for (const stream of streams) heads.set(stream, await log.open(stream, () => undefined));
  say('ready');
  for (;;) {
    const asked = streams.map((stream) => {
      const after = heads.get(stream) ?? emptyHead(stream);
      const records = [1, 2].map((n) => record(after.version + n, [{ type: 'said', data: { who: 'p1', words: 'w' } }]));
      return { stream, after, records };
    });
    const results = await log.append(asked);
    results.forEach(({ recorded, head }, index) => {
      const stream = asked[index]?.stream ?? '';
      heads.set(stream, head);
      say(`${recorded === 2 ? 'recorded' : 'stopped'} ${stream} ${head.version} ${hash(head)}`);
    });
  }
}

/** Writes one stream up to a version against rivals, and says each version it won. */
async function race(file: string, me: string, last: number, planted: boolean): Promise<void> {
  const store: CommitStore = planted ? lastWriterWins(file) : openLibsqlStore(file);
  const stream = 'operation/race';
  say('ready');
  for (let head = await store.head(stream); (head?.version ?? 0) < last; head = await store.head(stream)) {
    const [mine] = commits(stream, head ?? emptyHead(stream), 1, me);
    const [outcome] = mine === undefined ? [] : await store.append([mine]);
    if (outcome === 'recorded') say(`won ${mine?.version} ${mine?.commandId}`);
  }
  await store.close();
}

const FLIPPED = ['log.db', 'log.db-wal', 'keys.db', 'keys.db-wal', 'heads.journal', 'master.key', 'signing.key'];

/** Flips one bit in a copy of a data folder for each number, opens and reads it all, and says what was served. */
async function openFlipped(pristine: readonly string[], seed: number, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1) {
    const random = seeded(seed + n);
    const source = pristine[n % pristine.length] ?? '';
    const copy = `${source}-${n}`;
    cpSync(source, copy, { recursive: true });
    const files = FLIPPED.filter((name) => existsSync(join(copy, name)) && statSync(join(copy, name)).size > 0);
    // Half of the flips go into the first two, where the commits are; the rest into the others.
    const file = files[Math.floor(random() * (random() < 0.5 ? 2 : files.length))] ?? 'log.db';
    const bytes = readFileSync(join(copy, file));
    const bit = Math.floor(random() * bytes.length * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    writeFileSync(join(copy, file), bytes, { mode: 0o600 });
    say(`flip ${n} ${file} ${bit}`);
    say(`served ${n} ${JSON.stringify(await serveAll(copy))}`);
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What a folder serves: by stream the digests of the records given, and whether the end was reached. */
async function serveAll(folder: string): Promise<Served> {
  let opened: OpenDataFolder;
  try {
    opened = await openDataFolder({ folder, catalogue: CATALOGUE, now: () => 0 });
  } catch (error) {
    return { refused: error instanceof Error ? error.name : 'unknown', streams: {} };
  }
  const streams: Served['streams'] = {};
  for (const stream of ['operation/one', 'operation/two', 'directory']) {
    const records: string[] = [];
    try {
      const kept = await opened.log.snapshots.load(stream, 'build');
      await opened.log.open(stream, (one) => records.push(digest(JSON.stringify(one))));
      streams[stream] = { records, whole: true, snapshot: kept && digest(Buffer.from(kept.state).toString('latin1')) };
    } catch (error) {
      streams[stream] = { records, whole: false, refused: error instanceof Error ? error.name : 'unknown' };
    }
  }
  await opened.close();
  return { streams };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/** What one opening gave. */
export interface Served {
  readonly refused?: string;
  readonly streams: Record<
    string,
    { records: string[]; whole: boolean; refused?: string; snapshot?: string | undefined }
  >;
}

/** Takes the lock of a folder and holds it until it is killed. */
async function hold(folder: string): Promise<void> {
  await openDataFolder({ folder, catalogue: CATALOGUE, now: () => 0 });
  say('ready');
  setInterval(() => undefined, 60_000);
}

const [first = '', second = '', third = '', fourth = ''] = args;
if (mode === 'append') await appendForEver(first, second === 'planted');
else if (mode === 'race') await race(first, second, Number(third), fourth === 'planted');
else if (mode === 'flip') await openFlipped(first.split(','), Number(second), Number(third), Number(fourth));
else if (mode === 'serve') say(`served 0 ${JSON.stringify(await serveAll(first))}`);
else if (mode === 'hold') await hold(first);
else throw new Error(`unknown mode ${mode}`);
