import type { Entities, Reader } from '../domain/tables.ts';

/**
 * A reader that can also be asked for one field of a record. What asks for a field depends on that field alone: a new
 * step at an address does not stir what only asked who its team is.
 */
export interface Parts<E extends Entities> extends Reader<E> {
  part<K extends keyof E & string, F extends keyof E[K] & string>(kind: K, id: string, field: F): E[K][F] | undefined;
}

/** Any reader as `Parts`, tracking nothing. */
export function partsOf<E extends Entities>(reader: Reader<E>): Parts<E> {
  return {
    get: (kind, id) => reader.get(kind, id),
    ids: (kind, index, key) => reader.ids(kind, index, key),
    part: (kind, id, field) => reader.get(kind, id)?.[field],
  };
}

/** A derived value, and the keys ("requirement/…") of the records it speaks of: it is shown only where all of them are. */
export interface Derived<T> {
  readonly value: T;
  readonly speaksOf: readonly string[];
}
