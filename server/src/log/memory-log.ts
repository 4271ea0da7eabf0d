import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { EventCatalogue } from './catalogue.ts';
import { openEventLog, type EventLog } from './event-log.ts';
import { memoryHeads } from './heads.ts';
import { openKeyring } from './keys.ts';
import type { CommitStore } from './store.ts';
import { MemoryKeyStore, MemoryStore } from './stores/memory.ts';

/** A whole log that ends with the process, sealed and chained as the real one; for demonstrations and tests. */
export async function openMemoryLog(options: {
  readonly catalogue: EventCatalogue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly store?: CommitStore;
}): Promise<EventLog> {
  const { catalogue, now, store = new MemoryStore() } = options;
  return openEventLog({
    store,
    keyring: await openKeyring(new MemoryKeyStore(), randomBytes(32), true),
    signingKey: generateKeyPairSync('ed25519').privateKey,
    heads: memoryHeads(),
    catalogue,
    now,
  });
}
