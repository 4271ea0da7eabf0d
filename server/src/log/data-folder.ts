import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventCatalogue } from './catalogue.ts';
import { openEventLog, type EventLog } from './event-log.ts';
import { openHeadsJournal } from './heads.ts';
import { loadSigningKey, openRing } from './key-files.ts';
import type { Keyring } from './keys.ts';
import type { CommitStore, KeyStore } from './store.ts';
import { openLibsqlKeyStore } from './stores/libsql-keys.ts';
import { openLibsqlStore } from './stores/libsql.ts';
import { lockDataFolder } from './stores/lock.ts';

/** Where everything of the log stands inside a data folder. */
export const DATA_FILES = {
  log: 'log.db',
  dataKeys: 'keys.db',
  heads: 'heads.journal',
  masterKey: 'master.key',
  signingKey: 'signing.key',
  pushKey: 'push.key',
} as const;

/** How to open the log of a data folder. */
export interface DataFolderOptions {
  readonly folder: string;
  readonly catalogue: EventCatalogue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The stores, when they are not the embedded ones of the folder. */
  readonly stores?: { readonly commits: CommitStore; readonly keys: KeyStore };
  /** The file of the master key, when it is not kept in the folder. */
  readonly masterKeyFile?: string;
}

/** An open log with what has to be closed after it. */
export interface OpenDataFolder {
  readonly log: EventLog;
  readonly keyring: Keyring;
  /** Closes the log and its stores and lets go of the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the log of a data folder (mode 700), which it makes at first start with its secrets. Throws LockTaken,
 * KeyRefused, StoreUnavailable, and DamagedLog when a file cannot be read at all.
 */
export async function openDataFolder(options: DataFolderOptions): Promise<OpenDataFolder> {
  const { folder, catalogue, now } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(folder);
  const opened: { close(): Promise<void> }[] = [{ close: async () => lock.release() }];
  const close = async () => {
    for (const part of opened.splice(0).toReversed()) await part.close();
  };
  try {
    const store = options.stores?.commits ?? openLibsqlStore(join(folder, DATA_FILES.log));
    opened.push(store);
    const keys = options.stores?.keys ?? openLibsqlKeyStore(join(folder, DATA_FILES.dataKeys));
    opened.push(keys);
    const logIsEmpty = (await store.streams('')).length === 0;
    const keyring = await openRing(options.masterKeyFile ?? join(folder, DATA_FILES.masterKey), keys, logIsEmpty);
    const signingKey = loadSigningKey(join(folder, DATA_FILES.signingKey), logIsEmpty);
    const heads = openHeadsJournal(join(folder, DATA_FILES.heads), signingKey);
    opened.push({ close: async () => heads.close() });
    const log = await openEventLog({ store, keyring, signingKey, heads, catalogue, now });
    opened.push(log);
    return { log, keyring, close };
  } catch (error) {
    await close();
    throw error;
  }
}
