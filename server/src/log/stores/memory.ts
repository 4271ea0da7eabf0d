import {
  checkDroppable,
  checkNames,
  PlannedFault,
  StoreUnavailable,
  type AppendOutcome,
  type Commit,
  type CommitStore,
  type FaultSeam,
  type Head,
  type KeyStore,
  type StoredSnapshot,
  type WrappedKey,
} from '../store.ts';
import { judgeBatch } from './judge.ts';

interface MemoryStream {
  readonly commits: Commit[];
  readonly byCommand: Map<string, Commit>;
}

/** A store that forgets everything when the process ends; for tests and throw-away demonstrations. */
export class MemoryStore implements CommitStore {
  readonly #streams = new Map<string, MemoryStream>();
  readonly #snapshots = new Map<string, StoredSnapshot>();
  readonly #faults: FaultSeam | undefined;

  constructor(options: { readonly faults?: FaultSeam } = {}) {
    this.#faults = options.faults;
  }

  async append(commits: readonly Commit[]): Promise<readonly AppendOutcome[]> {
    checkNames(commits);
    const added: Commit[] = [];
    try {
      this.#faults?.('begin');
      const outcomes = judgeBatch(commits, this.#standing(), (commit) => {
        this.#faults?.('insert');
        this.#add(commit);
        added.push(commit);
      });
      this.#faults?.('commit');
      return outcomes;
    } catch (cause) {
      for (const commit of added.toReversed()) this.#remove(commit);
      if (!(cause instanceof PlannedFault)) throw cause;
      throw new StoreUnavailable('The store in memory could not write.', { cause });
    }
  }

  #standing() {
    return {
      headVersion: (stream: string) => this.#streams.get(stream)?.commits.length ?? 0,
      hasCommand: (stream: string, commandId: string) => this.#streams.get(stream)?.byCommand.has(commandId) ?? false,
    };
  }

  #add(commit: Commit): void {
    const stream = this.#streams.get(commit.stream) ?? { commits: [], byCommand: new Map<string, Commit>() };
    this.#streams.set(commit.stream, stream);
    stream.commits.push(commit);
    stream.byCommand.set(commit.commandId, commit);
  }

  #remove(commit: Commit): void {
    const stream = this.#streams.get(commit.stream);
    stream?.commits.pop();
    stream?.byCommand.delete(commit.commandId);
    if (stream?.commits.length === 0) this.#streams.delete(commit.stream);
  }

  async head(stream: string): Promise<Head | undefined> {
    return this.#streams.get(stream)?.commits.at(-1);
  }

  async read(stream: string, fromVersion: number, limit: number): Promise<readonly Commit[]> {
    return this.#streams.get(stream)?.commits.slice(fromVersion - 1, fromVersion - 1 + limit) ?? [];
  }

  async findCommand(stream: string, commandId: string): Promise<Commit | undefined> {
    return this.#streams.get(stream)?.byCommand.get(commandId);
  }

  async streams(prefix: string): Promise<readonly string[]> {
    return [...this.#streams.keys()].filter((stream) => stream.startsWith(prefix)).toSorted();
  }

  async dropStream(stream: string): Promise<void> {
    checkDroppable(stream);
    this.#streams.delete(stream);
    this.#snapshots.delete(stream);
  }

  async readSnapshot(stream: string): Promise<StoredSnapshot | undefined> {
    return this.#snapshots.get(stream);
  }

  async writeSnapshot(stream: string, snapshot: StoredSnapshot): Promise<void> {
    this.#snapshots.set(stream, snapshot);
  }

  async dropSnapshots(stream: string): Promise<void> {
    this.#snapshots.delete(stream);
  }

  async close(): Promise<void> {}
}

/** Data keys that end with the process. */
export class MemoryKeyStore implements KeyStore {
  readonly #keys = new Map<string, Uint8Array>();

  async get(keyId: string): Promise<Uint8Array | undefined> {
    return this.#keys.get(keyId);
  }

  async put(keyId: string, wrapped: Uint8Array): Promise<Uint8Array> {
    const stored = this.#keys.get(keyId) ?? wrapped;
    this.#keys.set(keyId, stored);
    return stored;
  }

  async destroy(keyId: string, mark: Uint8Array): Promise<void> {
    this.#keys.set(keyId, mark);
  }

  async all(): Promise<readonly WrappedKey[]> {
    return [...this.#keys].map(([keyId, wrapped]) => ({ keyId, wrapped }));
  }

  async replaceAll(keys: readonly WrappedKey[]): Promise<void> {
    for (const { keyId, wrapped } of keys) this.#keys.set(keyId, wrapped);
  }

  async close(): Promise<void> {}
}
