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

class LibsqlKeyStore implements KeyStore {
  readonly #file: LibsqlFile;

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

  async put(keyId: string, wrapped: Uint8Array): Promise<Uint8Array> {
    return inOneWrite(this.#file, NAME, () => {
      this.#file.prepare('INSERT OR IGNORE INTO keys (id, wrapped) VALUES (?, ?)').run([asKey(keyId), wrapped]);
      return this.#find(keyId) ?? wrapped;
    });
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
