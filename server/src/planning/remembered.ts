import type { OperationEntities } from '../domain/operation-state.ts';
import type { From } from './found.ts';

type Kind = keyof OperationEntities;

/** Something that was read, and how it is read again: true where it is the same still. */
type Again = (from: From) => boolean;

/** A reader that writes down what is read through it, each thing once, so that it can be asked for again. */
class Recording implements From {
  readonly #reads = new Map<string, Again>();
  #from: From;

  constructor(from: From) {
    this.#from = from;
  }

  /** Whether all reads alike through another reader; from then on what is still to be read is read through that one. */
  holdsIn(from: From): boolean {
    for (const again of this.#reads.values()) if (!again(from)) return false;
    this.#from = from;
    return true;
  }

  get<K extends Kind>(kind: K, id: string): OperationEntities[K] | undefined {
    const value = this.#from.get(kind, id);
    this.#note(`${kind}/${id}`, (from) => from.get(kind, id) === value);
    return value;
  }

  part<K extends Kind, F extends keyof OperationEntities[K] & string>(
    kind: K,
    id: string,
    field: F,
  ): OperationEntities[K][F] | undefined {
    const value = this.#from.part(kind, id, field);
    this.#note(`${kind}/${id}#${field}`, (from) => from.part(kind, id, field) === value);
    return value;
  }

  ids(kind: Kind, index: string, key: string): readonly string[] {
    const ids = [...this.#from.ids(kind, index, key)];
    this.#note(`${kind}?${index}=${key}`, (from) => isSame(ids, from.ids(kind, index, key)));
    return ids;
  }

  #note(key: string, again: Again): void {
    if (!this.#reads.has(key)) this.#reads.set(key, again);
  }
}

function isSame(before: readonly string[], now: Iterable<string>): boolean {
  let at = 0;
  for (const id of now) if (before[at++] !== id) return false;
  return at === before.length;
}

/**
 * A pure function of what it reads, which gives its last answer for a thing again as long as all that it read is the same:
 * reading it once more is much less than making it. `thing` is an immutable record; with it the answer is forgotten. Read
 * again through the reader of whoever asks, everything is noted there as if the answer were made anew.
 */
export function remembering<Thing extends object, T>(
  make: (thing: Thing, id: string, from: From) => T,
): (thing: Thing, id: string, from: From) => T {
  const known = new WeakMap<Thing, { readonly id: string; readonly recording: Recording; readonly value: T }>();
  return (thing, id, from) => {
    const before = known.get(thing);
    if (before?.id === id && before.recording.holdsIn(from)) return before.value;
    const recording = new Recording(from);
    const value = make(thing, id, recording);
    known.set(thing, { id, recording, value });
    return value;
  };
}
