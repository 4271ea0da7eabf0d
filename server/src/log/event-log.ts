import type { KeyObject } from 'node:crypto';
import { emptyHead } from './chain.ts';
import { createCodec, type Codec, type CommitRecord, type EventCatalogue } from './codec.ts';
import { DamagedLog } from './errors.ts';
import { GroupCommit } from './group-commit.ts';
import type { HeadsJournal } from './heads.ts';
import type { KeyName, Keyring } from './keys.ts';
import { readStream } from './read-stream.ts';
import { signHeads, type SignedHeads } from './signed-heads.ts';
import { createSnapshots, snapshotKeyName, type Snapshots } from './snapshots.ts';
import { checkAgainstJournal, finishDrops } from './start-check.ts';
import { checkDroppable, type AppendOutcome, type Commit, type CommitStore, type Head } from './store.ts';

/** Commits to add to one stream after a head that the caller has folded up to. */
export interface AppendRequest {
  readonly stream: string;
  readonly after: Head;
  readonly records: readonly CommitRecord[];
}

/** How many records, from the first, are on disk; the head after them; and what stopped the rest. */
export interface AppendResult {
  readonly recorded: number;
  readonly head: Head;
  readonly stopped?: Exclude<AppendOutcome, 'recorded'>;
}

/** The one log, in records. What `live` uses; below it there are only bytes. */
export interface EventLog {
  /** Streams that failed the check against the journal of heads at the start; each refuses to be opened. */
  readonly damaged: readonly DamagedLog[];
  /** True when there was no journal of heads to check a log that is not empty against. */
  readonly unanchored: boolean;
  /**
   * Gives every record after `from` (the whole stream without it), in order, each verified before it is given, and the
   * head reached. Throws DamagedLog, UnknownEvent (the stream can only be read up to there), StoreUnavailable.
   */
  open(stream: string, onCommit: (record: CommitRecord, version: number) => void, from?: Head): Promise<Head>;
  /**
   * Adds records; when it resolves, the first `recorded` of each request are on disk. All requests of one turn of the
   * event loop share one write. After StoreUnavailable open from the last known head before deciding again.
   */
  append(batch: readonly AppendRequest[]): Promise<readonly AppendResult[]>;
  readRecord(stream: string, version: number): Promise<CommitRecord | undefined>;
  findCommand(stream: string, commandId: string): Promise<{ version: number; record: CommitRecord } | undefined>;
  readonly snapshots: Snapshots;
  streams(prefix: string): Promise<readonly string[]>;
  /** Drops `sessions/…` whole. Throws RangeError for any other stream. */
  dropStream(stream: string): Promise<void>;
  /** Destroys the key of this name and every snapshot of the streams that hold what it sealed. */
  eraseSubject(name: KeyName, streams: readonly string[]): Promise<void>;
  /** The signed heads of all streams but `sessions/…` (those are dropped when due). Throws DamagedLog. */
  signedHeads(): Promise<SignedHeads>;
  /** Waits for the appends under way. The parts it was made of are closed by whoever opened them. */
  close(): Promise<void>;
}

/** What an event log is made of. */
export interface EventLogParts {
  readonly store: CommitStore;
  readonly keyring: Keyring;
  readonly signingKey: KeyObject;
  readonly heads: HeadsJournal;
  readonly catalogue: EventCatalogue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Opens the log: finishes interrupted drops, then compares every stream's head with the journal. */
export async function openEventLog(parts: EventLogParts): Promise<EventLog> {
  await finishDrops(parts.store, parts.heads);
  const unanchored = parts.heads.fresh && (await parts.store.streams('')).length > 0;
  const damaged = await checkAgainstJournal(parts.store, parts.heads);
  return new StoredEventLog(parts, damaged, unanchored);
}

class StoredEventLog implements EventLog {
  readonly damaged: readonly DamagedLog[];
  readonly unanchored: boolean;
  readonly snapshots: Snapshots;
  readonly #parts: EventLogParts;
  readonly #codec: Codec;
  readonly #group: GroupCommit;

  constructor(parts: EventLogParts, damaged: readonly DamagedLog[], unanchored: boolean) {
    this.damaged = damaged;
    this.unanchored = unanchored;
    this.snapshots = createSnapshots(parts.store, parts.keyring);
    this.#parts = parts;
    this.#codec = createCodec(parts.catalogue, parts.keyring);
    this.#group = new GroupCommit(parts.store, (recorded) => parts.heads.note(recorded));
  }

  async open(stream: string, onCommit: (record: CommitRecord, version: number) => void, from?: Head): Promise<Head> {
    const refused = this.damaged.find((damage) => damage.stream === stream);
    if (refused !== undefined) throw refused;
    const { store, heads } = this.#parts;
    const anchor = heads.anchor(stream);
    const head = await readStream(
      store,
      stream,
      { from, anchors: anchor === undefined ? [] : [anchor] },
      async (commit, previous) => {
        onCommit(await this.#codec.decode(previous.hash, commit), commit.version);
      },
    );
    // Another node may have appended in between; a journal never goes back.
    if (head.version > (heads.anchor(stream)?.version ?? 0)) heads.note([{ stream, ...head }]);
    return head;
  }

  async append(batch: readonly AppendRequest[]): Promise<readonly AppendResult[]> {
    // All are sealed before any is written: a record that cannot be written takes nothing else half the way.
    const sealed = await Promise.all(batch.map((request) => this.#sealAll(request)));
    return Promise.all(batch.map(({ after }, index) => this.#write(after, sealed[index] ?? [])));
  }

  async #sealAll({ stream, after, records }: AppendRequest): Promise<readonly Commit[]> {
    const commits: Commit[] = [];
    for (const record of records) commits.push(await this.#codec.encode(stream, commits.at(-1) ?? after, record));
    return commits;
  }

  async #write(after: Head, commits: readonly Commit[]): Promise<AppendResult> {
    const outcomes = commits.length === 0 ? [] : await this.#group.append(commits);
    const refused = outcomes.findIndex((outcome) => outcome !== 'recorded');
    const recorded = refused === -1 ? commits.length : refused;
    const { version, hash } = commits[recorded - 1] ?? after;
    const head = { version, hash };
    if (refused === -1) return { recorded, head };
    return { recorded, head, stopped: outcomes[refused] === 'command-taken' ? 'command-taken' : 'version-taken' };
  }

  async readRecord(stream: string, version: number): Promise<CommitRecord | undefined> {
    const before = version === 1 ? emptyHead(stream) : (await this.#parts.store.read(stream, version - 1, 1))[0];
    if (before?.version !== version - 1) return undefined;
    let found: CommitRecord | undefined;
    await readStream(this.#parts.store, stream, { from: before, limit: 1 }, async (commit, previous) => {
      found = await this.#codec.decode(previous.hash, commit);
    });
    return found;
  }

  async findCommand(stream: string, commandId: string) {
    const commit = await this.#parts.store.findCommand(stream, commandId);
    const record = commit && (await this.readRecord(stream, commit.version));
    return commit && record && { version: commit.version, record };
  }

  streams(prefix: string): Promise<readonly string[]> {
    return this.#parts.store.streams(prefix);
  }

  async dropStream(stream: string): Promise<void> {
    checkDroppable(stream);
    this.#parts.heads.note([{ stream, ...emptyHead(stream) }]);
    await this.#parts.store.dropStream(stream);
  }

  async eraseSubject(name: KeyName, streams: readonly string[]): Promise<void> {
    // Before, so that a crash in between leaves no readable copy; after, for a state saved in between.
    await this.#dropSnapshots(streams);
    await this.#parts.keyring.destroy(name);
    await this.#dropSnapshots(streams);
  }

  async #dropSnapshots(streams: readonly string[]): Promise<void> {
    for (const stream of streams) {
      await this.#parts.keyring.destroy(snapshotKeyName(stream));
      await this.#parts.store.dropSnapshots(stream);
    }
  }

  async signedHeads(): Promise<SignedHeads> {
    const { store, heads, signingKey, now } = this.#parts;
    const [damage] = await checkAgainstJournal(store, heads);
    if (damage !== undefined) throw damage;
    const lasting = heads.all().filter(({ stream, version }) => version > 0 && !stream.startsWith('sessions/'));
    return signHeads(signingKey, now(), lasting);
  }

  close(): Promise<void> {
    return this.#group.idle();
  }
}
