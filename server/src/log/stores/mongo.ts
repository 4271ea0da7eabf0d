import mongoose from 'mongoose';
import { sameBytes } from '../bytes.ts';
import {
  checkDroppable,
  checkNames,
  type AppendOutcome,
  type Commit,
  type CommitStore,
  type FaultSeam,
  type Head,
  type StoredSnapshot,
} from '../store.ts';
import { asUnavailable, isDuplicate, onMongo, READ_CONCERN, SETTLING_READ, WRITE_CONCERN } from './mongo-connection.ts';

interface CommitDocument {
  readonly _id: string;
  readonly stream: string;
  readonly version: number;
  readonly command: string;
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
}

interface SnapshotDocument {
  readonly _id: string;
  readonly version: number;
  readonly bytes: Uint8Array;
}

const ONCE_MORE = 1;
const READ = { readConcern: READ_CONCERN, promoteBuffers: true } as const;
const WRITE = { writeConcern: WRITE_CONCERN } as const;

const commitSchema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    stream: { type: String, required: true },
    version: { type: Number, required: true },
    command: { type: String, required: true },
    hash: { type: Buffer, required: true },
    bytes: { type: Buffer, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
commitSchema.index({ stream: 1, version: 1 }, { unique: true });
commitSchema.index({ stream: 1, command: 1 }, { unique: true });

/** Opens the log in MongoDB over a connection of `connectMongo`, with its two unique indexes. Throws StoreUnavailable. */
export async function openMongoStore(
  connection: mongoose.Connection,
  options: { readonly faults?: FaultSeam } = {},
): Promise<CommitStore> {
  const model = connection.models['Commit'] ?? connection.model('Commit', commitSchema, 'commits');
  await onMongo(() => model.createIndexes());
  return new MongoStore(connection, options.faults);
}

/** One document a commit: it is whole or absent without any transaction. */
class MongoStore implements CommitStore {
  readonly #connection: mongoose.Connection;
  readonly #commits: mongoose.mongo.Collection<CommitDocument>;
  readonly #snapshots: mongoose.mongo.Collection<SnapshotDocument>;
  readonly #faults: FaultSeam | undefined;

  constructor(connection: mongoose.Connection, faults: FaultSeam | undefined) {
    const { db } = connection;
    if (db === undefined) throw new TypeError('The connection to MongoDB is not open.');
    this.#connection = connection;
    this.#commits = db.collection<CommitDocument>('commits');
    this.#snapshots = db.collection<SnapshotDocument>('snapshots');
    this.#faults = faults;
  }

  async append(commits: readonly Commit[]): Promise<readonly AppendOutcome[]> {
    checkNames(commits);
    return onMongo(async () => {
      const outcomes = new Map<Commit, AppendOutcome>();
      let pending = await this.#withoutGaps(commits, outcomes);
      for (let failures = 0; pending.length > 0;) {
        try {
          await this.#insert(pending);
          for (const commit of pending) outcomes.set(commit, 'recorded');
          pending = [];
        } catch (error) {
          if (isDuplicate(error)) pending = await this.#afterDuplicate(pending, duplicateAt(error), outcomes);
          // The write may have arrived and only its answer been lost. Sent again, our own commit shows as a duplicate.
          else if (failures === ONCE_MORE) throw asUnavailable(error);
          else failures += 1;
        }
      }
      return commits.map((commit) => outcomes.get(commit) ?? 'version-taken');
    });
  }

  /** Refuses the streams whose first commit here does not follow what is recorded, and what is not in sequence. */
  async #withoutGaps(commits: readonly Commit[], outcomes: Map<Commit, AppendOutcome>): Promise<readonly Commit[]> {
    const next = await this.#nextVersions(commits);
    const following: Commit[] = [];
    for (const commit of commits) {
      const { stream, version } = commit;
      if (next.get(stream) === version) {
        following.push(commit);
        next.set(stream, version + 1);
      } else {
        if (next.has(stream)) outcomes.set(commit, await this.#judgeDuplicate(commit));
        next.delete(stream);
      }
    }
    return following;
  }

  /** For each stream the version its first commit here has, when the one before it is recorded; 0 when it is not. */
  async #nextVersions(commits: readonly Commit[]): Promise<Map<string, number>> {
    const firsts = new Map(commits.toReversed().map(({ stream, version }) => [stream, version]));
    const before = [...firsts].map(([stream, version]) => documentId(stream, version - 1));
    const found = await this.#commits
      .find({ _id: { $in: before } }, READ)
      .project({ version: 1 })
      .toArray();
    const known = new Set(found.map((document) => document['_id'] as string));
    const follows = (stream: string, version: number) => version === 1 || known.has(documentId(stream, version - 1));
    return new Map([...firsts].map(([stream, version]) => [stream, follows(stream, version) ? version : 0]));
  }

  async #insert(commits: readonly Commit[]): Promise<void> {
    this.#faults?.('begin');
    const { documents, fault } = this.#beforeFault(commits);
    if (documents.length > 0) await this.#commits.insertMany(documents, { ordered: true, ...WRITE });
    if (fault !== undefined) throw fault;
    this.#faults?.('answer');
  }

  /** A server that ends in the middle of a batch keeps its first documents: a planned fault does the same. */
  #beforeFault(commits: readonly Commit[]): { documents: CommitDocument[]; fault?: unknown } {
    const documents: CommitDocument[] = [];
    try {
      for (const commit of commits) {
        this.#faults?.('insert');
        documents.push(asDocument(commit));
      }
      return { documents };
    } catch (fault) {
      return { documents, fault };
    }
  }

  /** Those before the duplicate are recorded; the duplicate is our own earlier write, or ends its stream's batch. */
  async #afterDuplicate(pending: readonly Commit[], index: number, outcomes: Map<Commit, AppendOutcome>) {
    for (const commit of pending.slice(0, index)) outcomes.set(commit, 'recorded');
    const commit = pending[index];
    if (commit === undefined) return [];
    const outcome = await this.#judgeDuplicate(commit);
    outcomes.set(commit, outcome);
    const rest = pending.slice(index + 1);
    return outcome === 'recorded' ? rest : rest.filter(({ stream }) => stream !== commit.stream);
  }

  async #judgeDuplicate({ stream, version, commandId, hash }: Commit): Promise<AppendOutcome> {
    const there = await this.#commits.findOne({ _id: documentId(stream, version) }, SETTLING_READ);
    if (there !== null && sameBytes(there.hash, hash)) return 'recorded';
    const command = await this.#commits.findOne({ stream, command: commandId }, SETTLING_READ);
    return command === null ? 'version-taken' : 'command-taken';
  }

  async head(stream: string): Promise<Head | undefined> {
    const [document] = await onMongo(() =>
      this.#commits.find({ stream }, READ).sort({ version: -1 }).limit(1).toArray(),
    );
    return document && { version: document.version, hash: document.hash };
  }

  async read(stream: string, fromVersion: number, limit: number): Promise<readonly Commit[]> {
    const filter = { stream, version: { $gte: fromVersion } };
    const documents = await onMongo(() => this.#commits.find(filter, READ).sort({ version: 1 }).limit(limit).toArray());
    return documents.map(asCommit);
  }

  async findCommand(stream: string, commandId: string): Promise<Commit | undefined> {
    const document = await onMongo(() => this.#commits.findOne({ stream, command: commandId }, READ));
    return document === null ? undefined : asCommit(document);
  }

  async streams(prefix: string): Promise<readonly string[]> {
    const filter = { version: 1, stream: { $gte: prefix, $lt: `${prefix}\uffff` } };
    const documents = await onMongo(() => this.#commits.find(filter, READ).project({ stream: 1 }).toArray());
    return documents.map(({ stream }) => String(stream)).toSorted();
  }

  async dropStream(stream: string): Promise<void> {
    checkDroppable(stream);
    await onMongo(() => this.#commits.deleteMany({ stream }, WRITE));
    await this.dropSnapshots(stream);
  }

  async readSnapshot(stream: string): Promise<StoredSnapshot | undefined> {
    const document = await onMongo(() => this.#snapshots.findOne({ _id: stream }, READ));
    return document === null ? undefined : { version: document.version, bytes: document.bytes };
  }

  async writeSnapshot(stream: string, { version, bytes }: StoredSnapshot): Promise<void> {
    const options = { upsert: true, ...WRITE };
    await onMongo(() => this.#snapshots.replaceOne({ _id: stream }, { version, bytes: Buffer.from(bytes) }, options));
  }

  async dropSnapshots(stream: string): Promise<void> {
    await onMongo(() => this.#snapshots.deleteMany({ _id: stream }, WRITE));
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }
}

function documentId(stream: string, version: number): string {
  return `${stream} ${version}`;
}

function asDocument({ stream, version, commandId, hash, bytes }: Commit): CommitDocument {
  const place = { _id: documentId(stream, version), stream, version };
  return { ...place, command: commandId, hash: Buffer.from(hash), bytes: Buffer.from(bytes) };
}

function asCommit({ stream, version, command, hash, bytes }: CommitDocument): Commit {
  return { stream, version, commandId: command, hash, bytes };
}

function duplicateAt(error: unknown): number {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) return 0;
  const [first] = [error.writeErrors].flat();
  return first?.index ?? 0;
}
