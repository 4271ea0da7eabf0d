import Database from 'libsql';
import { utf8 } from '../bytes.ts';
import { DamagedLog, StoreUnavailable } from '../errors.ts';

/** An open libsql file. */
export type LibsqlFile = InstanceType<typeof Database>;

/** How long a write waits for another process to let go of the file; libsql's own default is not at all. */
const BUSY_MS = 5_000;

/** Opens a libsql file so that a commit is on disk when it returns, and what is deleted is overwritten. */
export function openLibsqlFile(path: string, schema: readonly string[], readOnly = false): LibsqlFile {
  return guarded(path, () => {
    const file = new Database(path, { timeout: BUSY_MS });
    if (readOnly) {
      file.pragma('query_only=ON');
      return file;
    }
    file.pragma('journal_mode=WAL');
    file.pragma('synchronous=FULL');
    file.pragma('secure_delete=ON');
    for (const statement of schema) file.exec(statement);
    const [row] = file.pragma('synchronous') as [{ synchronous: number }];
    if (row.synchronous !== 2) throw new StoreUnavailable('The store does not wait for the disk.');
    return file;
  });
}

/**
 * Closes a file and leaves no write-ahead log behind. libsql itself lets go only when the garbage collector has met
 * the last statement, so the write-ahead log is emptied first; that it cannot be, on a damaged file, stops nobody.
 */
export function closeLibsqlFile(file: LibsqlFile): void {
  try {
    file.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Whoever opens the file next reads the write-ahead log.
  }
  file.close();
}

/** Runs a write in one transaction. Whatever fails, nothing of it stays. */
export function inOneWrite<Result>(file: LibsqlFile, name: string, write: () => Result): Result {
  return guarded(name, () => {
    file.exec('BEGIN IMMEDIATE');
    try {
      const result = write();
      file.exec('COMMIT');
      return result;
    } catch (error) {
      // After SQLITE_FULL the transaction is already gone, and rolling back would throw over the cause.
      if (file.inTransaction) file.exec('ROLLBACK');
      throw error;
    }
  });
}

/** Runs a call on a file and turns what SQLite throws into the log's own errors. */
export function guarded<Result>(name: string, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    const code = codeOf(error);
    if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
      throw new DamagedLog(name, 0, 'the file cannot be read');
    }
    if (code.startsWith('SQLITE_')) throw new StoreUnavailable(`The store answered ${code}.`, { cause: error });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Parameters are always handed over as one list: a single blob would be taken for an object of named parameters, which
 * ends the process. Names go in and out as bytes: text with a damaged byte ends the whole process inside libsql, and one flipped bit can
 * turn a stored blob into text, which is why every SELECT casts as well.
 */
export function asKey(name: string): Uint8Array {
  return utf8(name);
}

/** A column read as BLOB, as bytes of our own; an empty one when it is damaged into something else. */
export function asBytes(column: unknown): Uint8Array {
  return Buffer.from(column instanceof Uint8Array ? column : new Uint8Array(toBuffer(column)));
}

function toBuffer(column: unknown): ArrayBuffer {
  return Object.prototype.toString.call(column) === '[object ArrayBuffer]'
    ? (column as ArrayBuffer)
    : new ArrayBuffer(0);
}

/** A name read as BLOB; each byte becomes one character, so damage shows as a name that matches nothing. */
export function asName(column: unknown): string {
  return Buffer.from(asBytes(column)).toString('latin1');
}
