import { createHash, randomBytes } from 'node:crypto';
import { concat, lengthPrefixed, utf8 } from './bytes.ts';
import { KeyRefused } from './errors.ts';
import { seal, unseal } from './seal.ts';
import type { KeyStore } from './store.ts';

/** What a data key is for: whom or what it speaks of, who controls that, and which class of record. */
export interface KeyName {
  readonly subject: string;
  /** An agency's id, or 'police'; 'muster' for the log's own keys. */
  readonly controller: string;
  readonly recordClass: string;
}

/** A data key ready for use. */
export interface DataKey {
  readonly id: string;
  /** Counts up from 0 each time the key of this name is destroyed. */
  readonly generation: number;
  readonly bytes: Uint8Array;
}

/** What is known of a key by its id: `missing` is damage, `destroyed` is an erasure; they are never confused. */
export type KeyState =
  | { readonly kind: 'held'; readonly bytes: Uint8Array }
  | { readonly kind: 'destroyed' }
  | { readonly kind: 'missing' };

/** Data keys, made on first need and durable before first use. */
export interface Keyring {
  /** The key to seal with now. Throws KeyRefused when the stored key does not open, StoreUnavailable. */
  current(name: KeyName): Promise<DataKey>;
  byId(keyId: string): Promise<KeyState>;
  /** Destroys the key in use for this name. What was sealed under it reads as erased for ever. */
  destroy(name: KeyName): Promise<void>;
  /** Wraps every key anew; may be repeated when it was interrupted. Gives the number of keys. */
  rewrap(newMaster: Uint8Array): Promise<number>;
}

const HEADER_BYTES = 5;
const CHECK_ID = 'check';
const HELD = 1;
const DESTROYED = 2;

/** The id of a key: a hash, so that the key store does not name persons. */
export function keyId(name: KeyName, generation: number): string {
  const parts = [name.subject, name.controller, name.recordClass].map((part) => lengthPrefixed(utf8(part)));
  return `${createHash('sha256')
    .update(concat(...parts))
    .digest('base64url')}.${generation}`;
}

/** Format byte and key generation (4 bytes, big-endian): what stands before sealed bytes that name no key. */
export function sealedHeader(format: number, generation: number): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(format);
  header.writeUInt32BE(generation, 1);
  return header;
}

/** Reads such a header; undefined when the format is another or the bytes are too few. */
export function splitHeader(format: number, bytes: Uint8Array) {
  if (bytes.length < HEADER_BYTES || bytes[0] !== format) return undefined;
  const header = bytes.subarray(0, HEADER_BYTES);
  return { header, generation: Buffer.from(header).readUInt32BE(1), sealed: bytes.subarray(HEADER_BYTES) };
}

function wrap(master: Uint8Array, id: string, kind: number, bytes: Uint8Array): Uint8Array {
  return seal(master, utf8(`muster data key 1\n${id}`), concat(Uint8Array.of(kind), bytes));
}

function unwrap(master: Uint8Array, id: string, wrapped: Uint8Array): KeyState {
  const plain = unseal(master, utf8(`muster data key 1\n${id}`), wrapped);
  if (plain?.[0] === HELD && plain.length === 33) return { kind: 'held', bytes: plain.subarray(1) };
  return plain?.[0] === DESTROYED ? { kind: 'destroyed' } : { kind: 'missing' };
}

/**
 * Opens the ring of data keys over a store. Throws KeyRefused when the master key is not the one that wrapped them, or
 * when the keys are gone although the log is not empty.
 */
export async function openKeyring(store: KeyStore, master: Uint8Array, logIsEmpty: boolean): Promise<Keyring> {
  const check = await store.get(CHECK_ID);
  if (check === undefined) {
    if (!logIsEmpty || (await store.all()).length > 0) {
      throw new KeyRefused('The data keys are missing although the log is not empty. Restore the file of data keys.');
    }
    await store.put(CHECK_ID, wrap(master, CHECK_ID, HELD, new Uint8Array(32)));
  } else if (unwrap(master, CHECK_ID, check).kind !== 'held') {
    throw new KeyRefused('This master key does not open the data keys. Restore the master key that belongs to them.');
  }
  return new StoredKeyring(store, master);
}

class StoredKeyring implements Keyring {
  readonly #store: KeyStore;
  #master: Uint8Array;
  readonly #known = new Map<string, KeyState>();
  readonly #current = new Map<string, Promise<DataKey>>();

  constructor(store: KeyStore, master: Uint8Array) {
    this.#store = store;
    this.#master = master;
  }

  current(name: KeyName): Promise<DataKey> {
    const first = keyId(name, 0);
    const known = this.#current.get(first);
    if (known !== undefined) return known;
    const found = this.#findOrMake(name);
    this.#current.set(first, found);
    found.catch(() => this.#current.delete(first));
    return found;
  }

  async #findOrMake(name: KeyName): Promise<DataKey> {
    for (let generation = 0; ; generation += 1) {
      const id = keyId(name, generation);
      const state = await this.#readOrMake(id);
      if (state.kind === 'missing') throw new KeyRefused('A stored data key does not open with this master key.');
      if (state.kind === 'held') return { id, generation, bytes: state.bytes };
    }
  }

  async #readOrMake(id: string): Promise<KeyState> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const stored =
      (await this.#store.get(id)) ?? (await this.#store.put(id, wrap(this.#master, id, HELD, randomBytes(32))));
    return this.#remember(id, unwrap(this.#master, id, stored));
  }

  async byId(id: string): Promise<KeyState> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const stored = await this.#store.get(id);
    return stored === undefined ? { kind: 'missing' } : this.#remember(id, unwrap(this.#master, id, stored));
  }

  #remember(id: string, state: KeyState): KeyState {
    if (state.kind !== 'missing') this.#known.set(id, state);
    return state;
  }

  async destroy(name: KeyName): Promise<void> {
    const { id } = await this.current(name);
    await this.#store.destroy(id, wrap(this.#master, id, DESTROYED, new Uint8Array(0)));
    this.#known.set(id, { kind: 'destroyed' });
    this.#current.delete(keyId(name, 0));
  }

  async rewrap(newMaster: Uint8Array): Promise<number> {
    const stored = await this.#store.all();
    // The check entry last: until it is wrapped anew, the old master key still opens the ring.
    const entries = stored.toSorted((one, other) => Number(one.keyId === CHECK_ID) - Number(other.keyId === CHECK_ID));
    const rewrapped = entries.map(({ keyId: id, wrapped }) => {
      const state = unwrap(this.#master, id, wrapped);
      if (state.kind === 'held') return { keyId: id, wrapped: wrap(newMaster, id, HELD, state.bytes) };
      if (state.kind === 'destroyed') return { keyId: id, wrapped: wrap(newMaster, id, DESTROYED, new Uint8Array(0)) };
      if (unwrap(newMaster, id, wrapped).kind !== 'missing') return { keyId: id, wrapped };
      throw new KeyRefused('A stored data key opens neither with the old nor with the new master key.');
    });
    await this.#store.replaceAll(rewrapped);
    this.#master = newMaster;
    return rewrapped.length;
  }
}
