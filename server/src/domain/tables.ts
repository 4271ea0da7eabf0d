/**
 * State as tables of immutable records with the indexes that the fold keeps. Everything that reads state (deciders,
 * derived values, projectors) reads it through `Reader`, so that what was read can be tracked.
 */
export type Entities = Record<string, object>;

export interface Reader<E extends Entities> {
  get<K extends keyof E & string>(kind: K, id: string): E[K] | undefined;
  /** Ids of one bucket of an index, in the order in which they came. Index "all" with key "" lists a whole table. */
  ids(kind: keyof E & string, index: string, key: string): Iterable<string>;
}

/** One record put (value) or taken away (null). */
export type Change<E extends Entities> = {
  [K in keyof E & string]: { readonly kind: K; readonly id: string; readonly value: E[K] | null };
}[keyof E & string];

export interface Index<T> {
  readonly keys: (entity: T) => readonly string[];
  /** Keeps only the newest so many of each bucket. */
  readonly newest?: number;
}
export type Indexes<E extends Entities> = { readonly [K in keyof E]?: Readonly<Record<string, Index<E[K]>>> };

/** What a batch of changes moved: the records, and for each index bucket what came and went. */
export interface Touched {
  readonly records: ReadonlySet<string>;
  readonly buckets: ReadonlyMap<string, BucketDelta>;
}
export interface BucketDelta {
  readonly kind: string;
  readonly added: Set<string>;
  readonly removed: Set<string>;
}

export const recordKey = (kind: string, id: string): string => `${kind}/${id}`;
export const bucketKey = (kind: string, index: string, key: string): string => `${kind}?${index}=${key}`;

const ALL: Index<object> = { keys: () => [''] };

export class Tables<E extends Entities> implements Reader<E> {
  readonly #records = new Map<string, Map<string, object>>();
  readonly #buckets = new Map<string, Set<string>>();
  readonly #indexes: Indexes<E>;

  constructor(indexes: Indexes<E>) {
    this.#indexes = indexes;
  }

  get<K extends keyof E & string>(kind: K, id: string): E[K] | undefined {
    return this.#records.get(kind)?.get(id) as E[K] | undefined;
  }

  ids(kind: keyof E & string, index: string, key: string): Iterable<string> {
    return this.#buckets.get(bucketKey(kind, index, key)) ?? [];
  }

  /** Applies changes in order and says what they moved. */
  apply(changes: readonly Change<E>[]): Touched {
    const records = new Set<string>();
    const buckets = new Map<string, BucketDelta>();
    for (const change of changes) {
      const before = this.get(change.kind, change.id);
      if (before === undefined && change.value === null) continue;
      records.add(recordKey(change.kind, change.id));
      this.#put(change);
      for (const [name, index] of indexesOf(this.#indexes, change.kind))
        this.#reindex(change, name, index, before, buckets);
    }
    return { records, buckets };
  }

  /** Every record, for a snapshot: kind, id, value, in the order in which they came. */
  *entries(): Iterable<readonly [kind: string, id: string, value: object]> {
    for (const [kind, table] of this.#records) for (const [id, value] of table) yield [kind, id, value];
  }

  #put(change: Change<E>): void {
    const table = this.#records.get(change.kind) ?? new Map<string, object>();
    this.#records.set(change.kind, table);
    if (change.value === null) table.delete(change.id);
    else table.set(change.id, change.value);
  }

  #reindex(
    change: Change<E>,
    name: string,
    index: Index<object>,
    before: object | undefined,
    deltas: Map<string, BucketDelta>,
  ): void {
    const keysBefore = before === undefined ? [] : index.keys(before);
    const keysAfter = change.value === null ? [] : index.keys(change.value);
    for (const key of keysBefore)
      if (!keysAfter.includes(key)) this.#remove(change.kind, bucketKey(change.kind, name, key), change.id, deltas);
    for (const key of keysAfter) {
      if (keysBefore.includes(key)) continue;
      const full = bucketKey(change.kind, name, key);
      const bucket = this.#buckets.get(full) ?? new Set<string>();
      this.#buckets.set(full, bucket.add(change.id));
      note(deltas, full, change.kind, 'added', change.id);
      const oldest =
        index.newest !== undefined && bucket.size > index.newest ? bucket.values().next().value : undefined;
      if (oldest !== undefined) this.#remove(change.kind, full, oldest, deltas);
    }
  }

  #remove(kind: string, full: string, id: string, deltas: Map<string, BucketDelta>): void {
    const bucket = this.#buckets.get(full);
    if (!bucket?.delete(id)) return;
    if (bucket.size === 0) this.#buckets.delete(full);
    note(deltas, full, kind, 'removed', id);
  }
}

/**
 * A tentative state: what is recorded, and what this batch would add. It is read like any state and thrown away if the
 * batch cannot be recorded.
 */
export class Draft<E extends Entities> implements Reader<E> {
  readonly changes: Change<E>[] = [];
  readonly #base: Reader<E>;
  readonly #indexes: Indexes<E>;
  readonly #records = new Map<string, E[keyof E & string] | null>();
  readonly #deltas = new Map<string, BucketDelta>();
  /** Buckets that keep only their newest are small: they are copied when first touched. */
  readonly #windows = new Map<string, Set<string>>();

  constructor(base: Reader<E>, indexes: Indexes<E>) {
    this.#base = base;
    this.#indexes = indexes;
  }

  get<K extends keyof E & string>(kind: K, id: string): E[K] | undefined {
    const changed = this.#records.get(recordKey(kind, id));
    if (changed === undefined) return this.#base.get(kind, id);
    return (changed ?? undefined) as E[K] | undefined;
  }

  ids(kind: keyof E & string, index: string, key: string): Iterable<string> {
    const full = bucketKey(kind, index, key);
    const window = this.#windows.get(full);
    if (window !== undefined) return window;
    const delta = this.#deltas.get(full);
    if (delta === undefined) return this.#base.ids(kind, index, key);
    return [...[...this.#base.ids(kind, index, key)].filter((id) => !delta.removed.has(id)), ...delta.added];
  }

  apply(changes: readonly Change<E>[]): void {
    for (const change of changes) {
      const before = this.get(change.kind, change.id);
      if (before === undefined && change.value === null) continue;
      this.changes.push(change);
      this.#records.set(recordKey(change.kind, change.id), change.value);
      for (const [name, index] of indexesOf(this.#indexes, change.kind)) {
        const keysBefore = before === undefined ? [] : index.keys(before);
        const keysAfter = change.value === null ? [] : index.keys(change.value);
        for (const key of keysBefore) if (!keysAfter.includes(key)) this.#remove(change, name, index, key);
        for (const key of keysAfter) if (!keysBefore.includes(key)) this.#add(change, name, index, key);
      }
    }
  }

  #add({ kind, id }: Change<E>, name: string, index: Index<object>, key: string): void {
    if (index.newest === undefined) {
      const delta = this.#delta(kind, name, key);
      // What left and came back within the batch stands at the end, as it will in the tables.
      delta.added.delete(id);
      delta.added.add(id);
      return;
    }
    const window = this.#window(kind, name, key).add(id);
    const oldest = window.size > index.newest ? window.values().next().value : undefined;
    if (oldest !== undefined) window.delete(oldest);
  }

  #remove({ kind, id }: Change<E>, name: string, index: Index<object>, key: string): void {
    if (index.newest !== undefined) {
      this.#window(kind, name, key).delete(id);
      return;
    }
    const delta = this.#delta(kind, name, key);
    delta.added.delete(id);
    delta.removed.add(id);
  }

  #delta(kind: keyof E & string, name: string, key: string): BucketDelta {
    const full = bucketKey(kind, name, key);
    const delta = this.#deltas.get(full) ?? { kind, added: new Set(), removed: new Set() };
    this.#deltas.set(full, delta);
    return delta;
  }

  #window(kind: keyof E & string, name: string, key: string): Set<string> {
    const full = bucketKey(kind, name, key);
    const window = this.#windows.get(full) ?? new Set(this.#base.ids(kind, name, key));
    this.#windows.set(full, window);
    return window;
  }
}

function indexesOf<E extends Entities>(indexes: Indexes<E>, kind: string): [string, Index<object>][] {
  return [['all', ALL], ...(Object.entries(indexes[kind] ?? {}) as [string, Index<object>][])];
}

/** Coming and going within one batch cancel out. */
function note(
  deltas: Map<string, BucketDelta>,
  full: string,
  kind: string,
  what: 'added' | 'removed',
  id: string,
): void {
  const delta = deltas.get(full) ?? { kind, added: new Set(), removed: new Set() };
  deltas.set(full, delta);
  const opposite = what === 'added' ? delta.removed : delta.added;
  if (!opposite.delete(id)) delta[what].add(id);
}
