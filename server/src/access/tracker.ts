import type { Entities, Reader, Touched } from '../domain/tables.ts';
import { bucketKey, recordKey } from '../domain/tables.ts';
import type { Parts } from '../planning/parts.ts';
import { isEqual } from './patch.ts';

/** Something made out of state, which knows what it read, in the order in which it read it (things twice, too). */
export interface Computed {
  deps: readonly string[];
}

interface PartWatch {
  readonly read: () => unknown;
  value: unknown;
}

/** Which computations read what, so that a commit stirs only those that read something it touched. */
export class Dependencies<E extends Entities> {
  readonly #reader: Reader<E>;
  readonly #readers = new Map<string, Set<Computed>>();
  /** Watched fields by record: such a dependency is stirred only when that field has another value. */
  readonly #partsOf = new Map<string, Map<string, PartWatch>>();

  constructor(reader: Reader<E>) {
    this.#reader = reader;
  }

  /** Runs a computation, and from now on knows all that it read. */
  track<T>(computed: Computed, compute: (from: Parts<E>) => T): T {
    const reading = new Reading(this.#reader, computed.deps, (record, field) => this.#watch(record, field));
    const value = compute(reading);
    const read = reading.end();
    // Made again, a thing mostly reads what it read before: then there is nothing to link anew.
    if (read !== computed.deps) this.#relink(computed, read);
    return value;
  }

  forget(computed: Computed): void {
    for (const dep of new Set(computed.deps)) this.#unlink(dep, computed);
    computed.deps = [];
  }

  /** The computations that read something which these changes moved. */
  stale(touched: Touched): Set<Computed> {
    const stale = new Set<Computed>();
    const stir = (dep: string) => this.#readers.get(dep)?.forEach((computed) => stale.add(computed));
    for (const record of touched.records) {
      stir(record);
      for (const [dep, part] of this.#partsOf.get(record) ?? []) {
        const value = part.read();
        if (isEqual(part.value, value)) continue;
        part.value = value;
        stir(dep);
      }
    }
    for (const bucket of touched.buckets.keys()) stir(bucket);
    return stale;
  }

  #relink(computed: Computed, read: readonly string[]): void {
    const before = new Set(computed.deps);
    const after = new Set(read);
    for (const dep of after) if (!before.has(dep)) this.#link(dep, computed);
    for (const dep of before) if (!after.has(dep)) this.#unlink(dep, computed);
    computed.deps = read;
  }

  #watch(record: string, { dep, read }: WatchedField): void {
    const parts = this.#partsOf.get(record) ?? new Map<string, PartWatch>();
    this.#partsOf.set(record, parts);
    if (!parts.has(dep)) parts.set(dep, { read, value: read() });
  }

  #link(dep: string, computed: Computed): void {
    const readers = this.#readers.get(dep) ?? new Set<Computed>();
    this.#readers.set(dep, readers.add(computed));
  }

  #unlink(dep: string, computed: Computed): void {
    const readers = this.#readers.get(dep);
    readers?.delete(computed);
    if (readers === undefined || readers.size > 0) return;
    this.#readers.delete(dep);
    if (!dep.includes('#')) return;
    const record = dep.slice(0, dep.indexOf('#'));
    const parts = this.#partsOf.get(record);
    parts?.delete(dep);
    if (parts?.size === 0) this.#partsOf.delete(record);
  }
}

interface WatchedField {
  readonly dep: string;
  readonly read: () => unknown;
}

/**
 * A reader that notes what is read. As long as that is the same as last time, step by step, nothing is written down:
 * most of what a commit stirs reads just what it read before.
 */
class Reading<E extends Entities> implements Parts<E> {
  readonly #reader: Reader<E>;
  readonly #before: readonly string[];
  readonly #watch: (record: string, field: WatchedField) => void;
  #same = 0;
  /** What was read, once it went another way than last time. */
  #read: string[] | null = null;

  constructor(reader: Reader<E>, before: readonly string[], watch: (record: string, field: WatchedField) => void) {
    this.#reader = reader;
    this.#before = before;
    this.#watch = watch;
  }

  get<K extends keyof E & string>(kind: K, id: string): E[K] | undefined {
    this.#note(recordKey(kind, id));
    return this.#reader.get(kind, id);
  }

  ids(kind: keyof E & string, index: string, key: string): Iterable<string> {
    this.#note(bucketKey(kind, index, key));
    return this.#reader.ids(kind, index, key);
  }

  part<K extends keyof E & string, F extends keyof E[K] & string>(kind: K, id: string, field: F): E[K][F] | undefined {
    const record = recordKey(kind, id);
    const dep = `${record}#${field}`;
    if (!this.#note(dep)) this.#watch(record, { dep, read: () => this.#reader.get(kind, id)?.[field] });
    return this.#reader.get(kind, id)?.[field];
  }

  /** All that was read; the very list from before where it is the same. */
  end(): readonly string[] {
    if (this.#read === null && this.#same === this.#before.length) return this.#before;
    return this.#read ?? this.#before.slice(0, this.#same);
  }

  /** Whether this step is the same as last time. */
  #note(dep: string): boolean {
    if (this.#read === null && this.#before[this.#same] === dep) {
      this.#same += 1;
      return true;
    }
    this.#read ??= this.#before.slice(0, this.#same);
    this.#read.push(dep);
    return false;
  }
}
