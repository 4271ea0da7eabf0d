import Database from 'libsql';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '#server/log/bytes.ts';
import { chainHash } from '#server/log/chain.ts';
import { DATA_FILES } from '#server/log/data-folder.ts';
import type { CommitRecord } from '#server/log/codec.ts';
import {
  PlannedFault,
  StoreUnavailable,
  type Commit,
  type CommitStore,
  type FaultSeam,
  type Head,
  type KeyStore,
} from '#server/log/store.ts';
import { openLibsqlKeyStore } from '#server/log/stores/libsql-keys.ts';
import { openLibsqlStore } from '#server/log/stores/libsql.ts';
import { MemoryStore } from '#server/log/stores/memory.ts';

/* Planted bugs: each breaks one guarantee, and its proof must find it. */

/** Says "recorded" at once and writes a moment later. */
export function acknowledgesBeforeWriting(folder: string): { commits: CommitStore; keys: KeyStore } {
  mkdirSync(folder, { recursive: true });
  const store = openLibsqlStore(join(folder, DATA_FILES.log));
  const append = store.append.bind(store);
  let queued: Commit[] = [];
  store.append = async (commits) => {
    if (queued.length === 0) {
      setTimeout(() => {
        void append(queued);
        queued = [];
      }, 20);
    }
    queued.push(...commits);
    return commits.map(() => 'recorded' as const);
  };
  return { commits: store, keys: openLibsqlKeyStore(join(folder, DATA_FILES.dataKeys)) };
}

/** Looks for the head, and writes after it without asking again. */
export function lastWriterWins(file: string): CommitStore {
  const db = new Database(file, { timeout: 5_000 });
  db.exec('CREATE TABLE IF NOT EXISTS rows (version INTEGER, command TEXT, hash BLOB)');
  const store = new MemoryStore();
  store.head = async (): Promise<Head | undefined> => {
    const [row] = db.prepare('SELECT version, hash FROM rows ORDER BY version DESC LIMIT 1').all() as Head[];
    return row && { version: row.version, hash: new Uint8Array(row.hash) };
  };
  store.append = async (commits) => {
    for (const { version, commandId, hash } of commits) {
      db.prepare('INSERT INTO rows VALUES (?, ?, ?)').run([version, commandId, hash]);
    }
    return commits.map(() => 'recorded' as const);
  };
  return store;
}

/** Writes each commit in two parts, and does not take the first back when the second fails. */
export function twoRowCommits(): (faults?: FaultSeam) => Promise<CommitStore> {
  let current: FaultSeam | undefined;
  const rows = new Map<string, Commit[]>();
  const store = new MemoryStore();
  store.read = async (stream, from, limit) => (rows.get(stream) ?? []).slice(from - 1, from - 1 + limit);
  store.head = async (stream) => rows.get(stream)?.at(-1);
  store.append = async (commits) => {
    try {
      return commits.map((commit) => {
        const held = rows.get(commit.stream) ?? [];
        rows.set(commit.stream, held);
        if (held.length >= commit.version) return 'version-taken' as const;
        current?.('insert');
        held.push({ ...commit, bytes: commit.bytes.subarray(0, 20) });
        current?.('insert');
        held[held.length - 1] = commit;
        return 'recorded' as const;
      });
    } catch (cause) {
      if (!(cause instanceof PlannedFault)) throw cause;
      throw new StoreUnavailable('planted', { cause });
    }
  };
  return async (faults) => {
    current = faults;
    return store;
  };
}

/** A codec that neither seals nor chains: the bytes are the JSON, the hash is not looked at. */
export const plainCodec = {
  async encode(stream: string, after: Head, record: CommitRecord): Promise<Commit> {
    const commit = {
      stream,
      version: after.version + 1,
      commandId: record.command.id,
      bytes: utf8(JSON.stringify(record)),
    };
    return { ...commit, hash: chainHash(after.hash, commit) };
  },
};
