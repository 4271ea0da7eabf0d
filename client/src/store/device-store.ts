import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import * as z from 'zod/mini';
import type { CommandType } from '../connection/command-types.ts';
import { readRefusal } from '../connection/answers.ts';
import type { Keeper, OutboxEntry } from '../connection/outbox-entry.ts';
import { keepable } from './keepable.ts';
import { timeSchema } from '#shared/commands/command.ts';
import { commandIdSchema, idSchema, streamSchema } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import { ACTING_ROLES } from '#shared/vocabulary.ts';

const NAME = 'muster';

interface Schema extends DBSchema {
  /** Unanswered reports in the order in which they were made. */
  outbox: { key: number; value: OutboxEntry; indexes: { id: string } };
  /** "owner": the account that last used this device, as an id. */
  device: { key: string; value: string };
}

const entrySchema = z.object({
  id: commandIdSchema,
  owner: idSchema,
  stream: streamSchema,
  as: z.enum(ACTING_ROLES),
  type: z.string().check(z.maxLength(40)),
  payload: z.unknown(),
  occurredAt: timeSchema,
  tries: z.int().check(z.gte(0)),
  shortened: z.boolean(),
  refused: z.optional(z.unknown()),
});

/** What Muster writes to a device: unanswered reports and whose they are. Nothing of any view. */
export interface DeviceStore extends Keeper {
  /** The account id last used here; null where there is none. */
  owner(): Promise<string | null>;
  setOwner(accountId: string): Promise<void>;
  /** Removes everything. */
  wipe(): Promise<void>;
  /** Lets go of the database, so that the browser can sweep it; it opens again when needed. */
  close(): Promise<void>;
}

/** Opens the device's store when first needed. Each method rejects where the device forbids storage or is full. */
export function createDeviceStore(isListedNeed: (words: string) => boolean): DeviceStore {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  /** The browser closed the database by itself, as at a sweep: the next use opens it anew. */
  const forgotten = (): void => {
    opened = undefined;
  };
  const database = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= open(forgotten).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const close = async (): Promise<void> => {
    const db = await opened?.catch(() => undefined);
    opened = undefined;
    db?.close();
  };
  return {
    async all(owner) {
      const values: readonly unknown[] = await (await database()).getAll('outbox');
      return values.flatMap((value) => readEntry(value) ?? []).filter((entry) => entry.owner === owner);
    },
    async keep(entry) {
      const safe = keepable(entry.type, entry.payload, isListedNeed);
      if (safe === undefined) return false;
      const value = { ...entry, payload: safe.payload, shortened: entry.shortened || safe.shortened };
      const writing = (await database()).transaction('outbox', 'readwrite');
      const key = await writing.store.index('id').getKey(entry.id);
      await Promise.all([writing.store.put(value, key), writing.done]);
      return true;
    },
    async remove(id) {
      const writing = (await database()).transaction('outbox', 'readwrite');
      const key = await writing.store.index('id').getKey(id);
      if (key !== undefined) await writing.store.delete(key);
      await writing.done;
    },
    async owner() {
      return (await (await database()).get('device', 'owner')) ?? null;
    },
    async setOwner(accountId) {
      await (await database()).put('device', accountId, 'owner');
    },
    async wipe() {
      await close();
      await deleteDB(NAME);
    },
    close,
  };
}

async function open(forgotten: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { autoIncrement: true }).createIndex('id', 'id', { unique: true });
      db.createObjectStore('device');
    },
    // Another tab wants to remove the store, at sign-out: this one lets go.
    terminated: forgotten,
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
  });
}

/** What is on the device may have been written by another build, or altered: it is read like any other input. */
function readEntry(value: unknown): OutboxEntry | undefined {
  const read = parse(entrySchema, value);
  if (!read.ok) return undefined;
  const { refused, ...entry } = read.value;
  const why = readRefusal(refused);
  return { ...entry, type: entry.type as CommandType, ...(why === undefined ? {} : { refused: why }) };
}
