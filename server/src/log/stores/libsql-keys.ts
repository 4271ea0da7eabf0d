import type { KeyStore, WrappedKey } from '../store.ts';
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

const SCHEMA = ['CREATE TABLE IF NOT EXISTS keys (id BLOB PRIMARY KEY, wrapped BLOB NOT NULL)'];
const NAME = 'the file of data keys';

/** Opens (or makes) the file of data keys, which stands beside the log. */
export function openLibsqlKeyStore(path: string): KeyStore {
  return new LibsqlKeyStore(openLibsqlFile(path, SCHEMA));
}

interface AskedFor extends WrappedKey {
  readonly resolve: (stored: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

class LibsqlKeyStore implements KeyStore {
  readonly #file: LibsqlFile;
  #asked: AskedFor[] = [];

  constructor(file: LibsqlFile) {
    this.#file = file;
  }

  async get(keyId: string): Promise<Uint8Array | undefined> {
    return this.#find(keyId);
  }

  #find(keyId: string): Uint8Array | undefined {
    const rows = guarded(NAME, () =>
      this.#file.prepare('SELECT CAST(wrapped AS BLOB) AS wrapped FROM keys WHERE id = ?').all([asKey(keyId)]),
    ) as { wrapped: unknown }[];
    return rows[0] && asBytes(rows[0].wrapped);
  }

  /** Keys asked for in one turn share one durable write: one part of a file may name fifty people. */
  put(keyId: string, wrapped: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ keyId, wrapped, resolve, reject });
      if (this.#asked.length === 1) queueMicrotask(() => this.#writeAsked());
    });
  }

  #writeAsked(): void {
    const asked = this.#asked;
    this.#asked = [];
    try {
      const stored = inOneWrite(this.#file, NAME, () => {
        const insert = this.#file.prepare('INSERT OR IGNORE INTO keys (id, wrapped) VALUES (?, ?)');
        for (const { keyId, wrapped } of asked) insert.run([asKey(keyId), wrapped]);
        return asked.map(({ keyId, wrapped }) => this.#find(keyId) ?? wrapped);
      });
      for (const [n, { wrapped, resolve }] of asked.entries()) resolve(stored[n] ?? wrapped);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  async destroy(keyId: string, mark: Uint8Array): Promise<void> {
    await this.replaceAll([{ keyId, wrapped: mark }]);
  }

  async all(): Promise<readonly WrappedKey[]> {
    const rows = guarded(NAME, () =>
      this.#file.prepare('SELECT CAST(id AS BLOB) AS id, CAST(wrapped AS BLOB) AS wrapped FROM keys').all(),
    ) as { id: unknown; wrapped: unknown }[];
    return rows.map((row) => ({ keyId: asName(row.id), wrapped: asBytes(row.wrapped) }));
  }

  async replaceAll(keys: readonly WrappedKey[]): Promise<void> {
    inOneWrite(this.#file, NAME, () => {
      const replace = this.#file.prepare('INSERT OR REPLACE INTO keys (id, wrapped) VALUES (?, ?)');
      for (const { keyId, wrapped } of keys) replace.run([asKey(keyId), wrapped]);
    });
    // Old wrappings would otherwise live on in the write-ahead log.
    guarded(NAME, () => this.#file.pragma('wal_checkpoint(TRUNCATE)'));
  }

  async close(): Promise<void> {
    closeLibsqlFile(this.#file);
  }
}
