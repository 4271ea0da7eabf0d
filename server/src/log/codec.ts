import { concat, lengthPrefixed, u64, utf8 } from './bytes.ts';
import { chainHash } from './chain.ts';
import { DamagedLog } from './errors.ts';
import { closeEvent, openEvent, type StoredEvent } from './fields.ts';
import type { EventCatalogue } from './catalogue.ts';
import { toJson } from './json.ts';
import { keyId, sealedHeader, splitHeader, type KeyName, type Keyring } from './keys.ts';
import { seal, unseal } from './seal.ts';
import type { Commit, Head } from './store.ts';

export type { EventCatalogue, EventDescription, SealedField } from './catalogue.ts';

/** One event as it lies in the log, in the version it was written in. */
export interface RecordedEvent {
  readonly type: string;
  readonly version: number;
  readonly data: unknown;
}

/** One accepted command and what it did. Times are milliseconds since 1970. */
export interface CommitRecord {
  readonly command: {
    readonly id: string;
    readonly type: string;
    readonly version: number;
    /** SHA-256 of stream, type, version and payload, made by the caller. */
    readonly fingerprint: string;
    /** The actor; the log does not look into it. */
    readonly by: unknown;
    readonly occurredAt: number;
    readonly sentAt: number;
    readonly receivedAt: number;
  };
  /** In their current versions: upcasts are already applied. */
  readonly events: readonly { readonly type: string; readonly data: unknown }[];
}

interface StoredCommit {
  readonly command: CommitRecord['command'];
  readonly events: readonly StoredEvent[];
}

/** Turns records into sealed commits and back; the only part that knows both sides. */
export interface Codec {
  /** Seals a record as the commit after `after`. Throws UnknownEvent, TypeError for what JSON cannot carry. */
  encode(stream: string, after: Head, record: CommitRecord): Promise<Commit>;
  /** Opens a commit that follows `previousHash`. Throws DamagedLog, UnknownEvent. */
  decode(previousHash: Uint8Array, commit: Commit): Promise<CommitRecord>;
}

/** JSON under AES-256-GCM: this byte, the generation of the stream's key, nonce, ciphertext, tag. */
const FORMAT = 1;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The key under which a stream's whole commits are sealed. */
export function commitKeyName(stream: string): KeyName {
  return { subject: stream, controller: 'muster', recordClass: 'commit' };
}

function boundTo(header: Uint8Array, previous: Uint8Array, commit: Pick<Commit, 'stream' | 'version' | 'commandId'>) {
  const { stream, version, commandId } = commit;
  return concat(header, lengthPrefixed(utf8(stream)), u64(version), lengthPrefixed(utf8(commandId)), previous);
}

/** Makes the codec for a catalogue of event types; keys come from the ring. */
export function createCodec(catalogue: EventCatalogue, keys: Keyring): Codec {
  return {
    async encode(stream, after, record) {
      const place = { stream, version: after.version + 1, commandId: record.command.id };
      // Together, so that the keys which a commit needs for the first time share one durable write.
      const events = await Promise.all(record.events.map((event) => closeEvent(catalogue, keys, event)));
      const stored: StoredCommit = { command: record.command, events };
      const key = await keys.current(commitKeyName(stream));
      const header = sealedHeader(FORMAT, key.generation);
      const sealed = seal(key.bytes, boundTo(header, after.hash, place), utf8(toJson(stored)));
      const bytes = concat(header, sealed);
      return { ...place, bytes, hash: chainHash(after.hash, { ...place, bytes }) };
    },
    async decode(previousHash, commit) {
      const { command, events } = await openCommit(keys, previousHash, commit);
      const opened: { type: string; data: unknown }[] = [];
      for (const event of events) opened.push(await openEvent(catalogue, keys, event, commit));
      return { command, events: opened };
    },
  };
}

async function openCommit(keys: Keyring, previousHash: Uint8Array, commit: Commit): Promise<StoredCommit> {
  const { stream, version, commandId, bytes } = commit;
  const damaged = (reason: string) => new DamagedLog(stream, version, reason);
  const parts = splitHeader(FORMAT, bytes);
  if (parts === undefined) throw damaged('the format is not known');
  const key = await keys.byId(keyId(commitKeyName(stream), parts.generation));
  if (key.kind !== 'held') throw damaged(`the key of the stream is ${key.kind}`);
  const plain = unseal(key.bytes, boundTo(parts.header, previousHash, commit), parts.sealed);
  if (plain === undefined) throw damaged('the seal does not open');
  const stored = JSON.parse(decoder.decode(plain)) as StoredCommit;
  if (stored.command.id !== commandId) throw damaged('it carries another command');
  return stored;
}
