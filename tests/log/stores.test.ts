import { describe, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommitStore } from '#server/log/store.ts';
import { openLibsqlKeyStore } from '#server/log/stores/libsql-keys.ts';
import { openLibsqlStore } from '#server/log/stores/libsql.ts';
import { MemoryKeyStore, MemoryStore } from '#server/log/stores/memory.ts';
import { connectMongo } from '#server/log/stores/mongo-connection.ts';
import { openMongoKeyStore } from '#server/log/stores/mongo-keys.ts';
import { openMongoStore } from '#server/log/stores/mongo.ts';
import { startMongo } from '../support/mongo-server.ts';
import { storeContract } from './store-contract.ts';

storeContract({
  name: 'memory',
  allOrNothing: true,
  start: async () => {
    const { store, setFaults } = sharedMemory();
    return {
      open: async (faults) => {
        setFaults(faults);
        return store;
      },
      openKeys: async () => new MemoryKeyStore(),
      stop: async () => {},
    };
  },
});

/** Memory has no second connection: every `open` gives the one store, with the seam of the latest. */
function sharedMemory() {
  let current: ((point: 'begin' | 'insert' | 'commit' | 'answer') => void) | undefined;
  return {
    store: new MemoryStore({ faults: (point) => current?.(point) }),
    setFaults: (faults: typeof current) => {
      current = faults;
    },
  };
}

storeContract({
  name: 'libsql',
  allOrNothing: true,
  start: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-libsql-'));
    const opened: CommitStore[] = [];
    return {
      open: async (faults) => {
        const store = openLibsqlStore(join(folder, 'log.db'), faults === undefined ? {} : { faults });
        opened.push(store);
        return store;
      },
      openKeys: async () => openLibsqlKeyStore(join(folder, 'keys.db')),
      stop: async () => {
        for (const store of opened.slice(1)) await store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
});

const mongo = await startMongo();

if ('absent' in mongo) {
  console.warn(mongo.absent);
  describe.skip(mongo.absent, () => {
    test('LG18 the store in MongoDB keeps the contract', () => undefined);
  });
} else {
  storeContract({
    name: 'MongoDB',
    allOrNothing: false,
    start: async () => {
      const connection = await connectMongo(mongo.uri);
      return {
        open: (faults) => openMongoStore(connection, faults === undefined ? {} : { faults }),
        openKeys: async () => openMongoKeyStore(connection),
        stop: () => mongo.stop(),
      };
    },
  });
}
