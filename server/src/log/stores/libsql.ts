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
  type StoredSnapshot,
} from '../store.ts';
import { judgeBatch } from './judge.ts';
import {
  asBytes,
  asKey,
  asName,
  closeLibsqlFile,
  guarded,
  inOneWrite,
  openLibsqlFile,
  type LibsqlFile,
} from './libsql-file.ts';

const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS commits (stream BLOB NOT NULL, version INTEGER NOT NULL, command BLOB NOT NULL,
   hash BLOB NOT NULL, bytes BLOB NOT NULL)`,
  'CREATE UNIQUE INDEX IF NOT EXISTS commits_version ON commits (stream, version)',
  'CREATE UNIQUE INDEX IF NOT EXISTS commits_command ON commits (stream, command)',
  'CREATE TABLE IF NOT EXISTS snapshots (stream BLOB PRIMARY KEY, version INTEGER NOT NULL, bytes BLOB NOT NULL)',
];

const COLUMNS = `CAST(stream AS BLOB) AS stream, CAST(version AS INTEGER) AS version, CAST(command AS BLOB) AS command,
  CAST(hash AS BLOB) AS hash, CAST(bytes AS BLOB) AS bytes`;

interface Row {
  readonly stream: unknown;
  readonly version: number;
  readonly command: unknown;
  readonly hash: unknown;
  readonly bytes: unknown;
}

/** What the store may be opened with. */
export interface LibsqlOptions {
  readonly faults?: FaultSeam;
  /** Opens what is there and writes nothing. */
  readonly readOnly?: boolean;
}

/** Opens (or makes) the embedded log: one file, written through to the disk before an append resolves. */
export function openLibsqlStore(path: string, options: LibsqlOptions = {}): LibsqlStore {
  return new LibsqlStore(openLibsqlFile(path, SCHEMA, options.readOnly), options);
}

/** The embedded store. Calls block the event loop for the time of the disk, about 0.3 ms an append. */
export class LibsqlStore implements CommitStore {
  readonly #file: LibsqlFile;
  readonly #faults: FaultSeam | undefined;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(file: LibsqlFile, options: LibsqlOptions) {
    this.#file = file;
    this.#faults = options.faults;
    this.#statements = guarded('the store', () => prepare(file));
  }

  async append(commits: readonly Commit[]): Promise<readonly AppendOutcome[]> {
    checkNames(commits);
    if (commits.length === 0) return [];
    const { insert, headVersion, hasCommand } = this.#statements;
    const standing = {
      headVersion: (stream: string) =>
        (headVersion.all([asKey(stream)])[0] as { version: number } | undefined)?.version ?? 0,
      hasCommand: (stream: string, commandId: string) => hasCommand.all([asKey(stream), asKey(commandId)]).length > 0,
    };
    return this.#write(() =>
      judgeBatch(commits, standing, ({ stream, version, commandId, hash, bytes }) => {
        this.#faults?.('insert');
        insert.run([asKey(stream), version, asKey(commandId), hash, bytes]);
      }),
    );
  }

  #write<Result>(write: () => Result): Result {
    try {
      this.#faults?.('begin');
      const result = inOneWrite(this.#file, 'the store', () => {
        const written = write();
        this.#faults?.('commit');
        return written;
      });
      this.#faults?.('answer');
      return result;
    } catch (error) {
      if (error instanceof PlannedFault) throw new StoreUnavailable('The store could not write.', { cause: error });
      throw error;
    }
  }

  async head(stream: string): Promise<Head | undefined> {
    const row = this.#read(() => this.#statements.head.all([asKey(stream)]))[0];
    return row && { version: row.version, hash: asBytes(row.hash) };
  }

  async read(stream: string, fromVersion: number, limit: number): Promise<readonly Commit[]> {
    return this.#read(() => this.#statements.read.all([asKey(stream), fromVersion, limit])).map(asCommit);
  }

  async findCommand(stream: string, commandId: string): Promise<Commit | undefined> {
    const row = this.#read(() => this.#statements.find.all([asKey(stream), asKey(commandId)]))[0];
    return row && asCommit(row);
  }

  async streams(prefix: string): Promise<readonly string[]> {
    const names = this.#read(() => this.#statements.streams.all()).map((row) => asName(row.stream));
    return names.filter((name) => name.startsWith(prefix)).toSorted();
  }

  #read(call: () => unknown[]): Row[] {
    return guarded('the store', call) as Row[];
  }

  async dropStream(stream: string): Promise<void> {
    checkDroppable(stream);
    this.#write(() => {
      this.#statements.dropCommits.run([asKey(stream)]);
      this.#statements.dropSnapshots.run([asKey(stream)]);
    });
  }

  async readSnapshot(stream: string): Promise<StoredSnapshot | undefined> {
    const row = this.#read(() => this.#statements.snapshot.all([asKey(stream)]))[0];
    return row && { version: row.version, bytes: asBytes(row.bytes) };
  }

  async writeSnapshot(stream: string, { version, bytes }: StoredSnapshot): Promise<void> {
    this.#write(() => this.#statements.writeSnapshot.run([asKey(stream), version, bytes]));
  }

  async dropSnapshots(stream: string): Promise<void> {
    this.#write(() => this.#statements.dropSnapshots.run([asKey(stream)]));
  }

  async close(): Promise<void> {
    closeLibsqlFile(this.#file);
  }
}

function asCommit(row: Row): Commit {
  return {
    stream: asName(row.stream),
    version: row.version,
    commandId: asName(row.command),
    bytes: asBytes(row.bytes),
    hash: asBytes(row.hash),
  };
}

function prepare(file: LibsqlFile) {
  return {
    insert: file.prepare('INSERT INTO commits (stream, version, command, hash, bytes) VALUES (?, ?, ?, ?, ?)'),
    headVersion: file.prepare('SELECT version FROM commits WHERE stream = ? ORDER BY version DESC LIMIT 1'),
    hasCommand: file.prepare('SELECT 1 AS known FROM commits WHERE stream = ? AND command = ?'),
    head: file.prepare(`SELECT ${COLUMNS} FROM commits WHERE stream = ? ORDER BY version DESC LIMIT 1`),
    read: file.prepare(`SELECT ${COLUMNS} FROM commits WHERE stream = ? AND version >= ? ORDER BY version LIMIT ?`),
    find: file.prepare(`SELECT ${COLUMNS} FROM commits WHERE stream = ? AND command = ?`),
    streams: file.prepare('SELECT DISTINCT CAST(stream AS BLOB) AS stream FROM commits'),
    dropCommits: file.prepare('DELETE FROM commits WHERE stream = ?'),
    snapshot: file.prepare(
      'SELECT CAST(version AS INTEGER) AS version, CAST(bytes AS BLOB) AS bytes FROM snapshots WHERE stream = ?',
    ),
    writeSnapshot: file.prepare('INSERT OR REPLACE INTO snapshots (stream, version, bytes) VALUES (?, ?, ?)'),
    dropSnapshots: file.prepare('DELETE FROM snapshots WHERE stream = ?'),
  };
}
