export { StoreUnavailable } from './errors.ts';

/** One commit as the stores know it: opaque bytes with a place in a stream. */
export interface Commit {
  readonly stream: string;
  /** 1, 2, 3 … without a gap. */
  readonly version: number;
  /** Unique within the stream. */
  readonly commandId: string;
  /** Sealed; the first byte is the format. */
  readonly bytes: Uint8Array;
  /** 32 bytes: the chain up to and including this commit. */
  readonly hash: Uint8Array;
}

/** Where a stream stands. Version 0 is an empty stream, with its genesis hash. */
export interface Head {
  readonly version: number;
  readonly hash: Uint8Array;
}

/** What became of one commit: on disk, beaten to its version by another writer, or its command was recorded before. */
export type AppendOutcome = 'recorded' | 'version-taken' | 'command-taken';

/** A sealed state of a stream at a version; only ever a cache. */
export interface StoredSnapshot {
  readonly version: number;
  readonly bytes: Uint8Array;
}

/** Keeps commits. Knows nothing of what they say. */
export interface CommitStore {
  /**
   * One durable write for all of them; when it resolves, what is `recorded` is on disk. Once a commit of a stream is
   * refused, the rest of that stream in this batch is refused too (`version-taken`); other streams are unaffected.
   * A commit is whole or absent. Throws StoreUnavailable.
   */
  append(commits: readonly Commit[]): Promise<readonly AppendOutcome[]>;
  /** The newest commit's place, or undefined for an empty stream. */
  head(stream: string): Promise<Head | undefined>;
  /** Up to `limit` commits in order, from `fromVersion` on. */
  read(stream: string, fromVersion: number, limit: number): Promise<readonly Commit[]>;
  findCommand(stream: string, commandId: string): Promise<Commit | undefined>;
  /** Names of the streams that begin with `prefix`, in order; '' for all. */
  streams(prefix: string): Promise<readonly string[]>;
  /** Drops a stream whole; only `sessions/…` may be dropped. */
  dropStream(stream: string): Promise<void>;
  readSnapshot(stream: string): Promise<StoredSnapshot | undefined>;
  /** Keeps the newest only. */
  writeSnapshot(stream: string, snapshot: StoredSnapshot): Promise<void>;
  dropSnapshots(stream: string): Promise<void>;
  close(): Promise<void>;
}

/** Keeps data keys, each wrapped by the master key, beside the log and never in it. */
export interface KeyStore {
  get(keyId: string): Promise<Uint8Array | undefined>;
  /** Durable when it resolves. The first writer wins; gives what is stored, which may be another's. */
  put(keyId: string, wrapped: Uint8Array): Promise<Uint8Array>;
  /** Overwrites the key for good with a mark that it was destroyed (wrapped too, so nobody forges an erasure). */
  destroy(keyId: string, mark: Uint8Array): Promise<void>;
  /** Every entry, marks included. */
  all(): Promise<readonly WrappedKey[]>;
  /** Replaces the wrapping of these keys; may be repeated after a failure. */
  replaceAll(keys: readonly WrappedKey[]): Promise<void>;
  close(): Promise<void>;
}

/** One entry of a key store. */
export interface WrappedKey {
  readonly keyId: string;
  readonly wrapped: Uint8Array;
}

/** The steps of a write at which a test may let a store fail; production passes no seam. */
export type WritePoint = 'begin' | 'insert' | 'commit' | 'answer';

/** What a fault seam throws, so that a planned fault is told from a mistake of ours. */
export class PlannedFault extends Error {
  override readonly name = 'PlannedFault';
}

/** Called at each step of a write; throwing PlannedFault there is as if that step had failed. */
export type FaultSeam = (point: WritePoint) => void;

const STREAM = /^[a-z]{1,40}(\/[A-Za-z0-9_-]{1,100})?$/;
const COMMAND_ID = /^[\x21-\x7e]{1,200}$/;

/** Stream names and command ids are plain ASCII by rule, so that no store has to interpret text; throws RangeError. */
export function checkNames(commits: readonly Commit[]): void {
  for (const { stream, commandId } of commits) {
    if (!STREAM.test(stream))
      throw new RangeError('A stream name is a lower-case word, or such a word, a slash and an id.');
    if (!COMMAND_ID.test(commandId)) throw new RangeError('A command id is 1 to 200 printable ASCII characters.');
  }
}

/** Only the streams of sessions are ever dropped; throws RangeError for any other. */
export function checkDroppable(stream: string): void {
  if (!/^sessions\/[A-Za-z0-9_-]{1,100}$/.test(stream))
    throw new RangeError(`The stream ${stream} may not be dropped.`);
}
