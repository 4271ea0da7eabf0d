import { concat, lengthPrefixed, u64, utf8 } from './bytes.ts';
import { keyId, sealedHeader, splitHeader, type KeyName, type Keyring } from './keys.ts';
import { seal, unseal } from './seal.ts';
import type { CommitStore, Head } from './store.ts';

/** Kept states of streams; only ever a cache. */
export interface Snapshots {
  /** The kept state, when it belongs to this build and to the chain as it stands; undefined when anything is amiss. */
  load(stream: string, build: string): Promise<{ readonly head: Head; readonly state: Uint8Array } | undefined>;
  /** Keeps a state in place of the older one. */
  save(stream: string, head: Head, build: string, state: Uint8Array): Promise<void>;
}

const FORMAT = 1;

/** The key of a stream's snapshots, destroyed with each erasure so that no old copy can be read either. */
export function snapshotKeyName(stream: string): KeyName {
  return { subject: stream, controller: 'muster', recordClass: 'snapshot' };
}

function boundTo(header: Uint8Array, stream: string, head: Head, build: string): Uint8Array {
  return concat(header, lengthPrefixed(utf8(stream)), u64(head.version), head.hash, lengthPrefixed(utf8(build)));
}

/** Snapshots over a store, sealed and bound to stream, version, chain hash and build. */
export function createSnapshots(store: CommitStore, keys: Keyring): Snapshots {
  return {
    async load(stream, build) {
      try {
        return await openSnapshot(store, keys, stream, build);
      } catch {
        // A cache that cannot be read is no reason to stop: the log itself is folded, and says what is wrong with it.
        return undefined;
      }
    },
    async save(stream, head, build, state) {
      const key = await keys.current(snapshotKeyName(stream));
      const header = sealedHeader(FORMAT, key.generation);
      const bytes = concat(header, seal(key.bytes, boundTo(header, stream, head, build), state));
      await store.writeSnapshot(stream, { version: head.version, bytes });
    },
  };
}

async function openSnapshot(store: CommitStore, keys: Keyring, stream: string, build: string) {
  const kept = await store.readSnapshot(stream);
  const parts = kept && splitHeader(FORMAT, kept.bytes);
  if (kept === undefined || parts === undefined) return undefined;
  const [commit] = await store.read(stream, kept.version, 1);
  const key = await keys.byId(keyId(snapshotKeyName(stream), parts.generation));
  if (commit?.version !== kept.version || key.kind !== 'held') return undefined;
  const head = { version: commit.version, hash: commit.hash };
  const state = unseal(key.bytes, boundTo(parts.header, stream, head, build), parts.sealed);
  return state && { head, state };
}
