import type { Entities, Reader, Touched } from '../domain/tables.ts';
import { bucketKey, recordKey } from '../domain/tables.ts';
import type { Parts } from '../planning/parts.ts';
import { isEqual } from './patch.ts';

/** Something made out of state, which knows what it read. */
export interface Computed {
  deps: ReadonlySet<string>;
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
    const read = new Set<string>();
    const value = compute(this.#watching(read));
    for (const dep of read) if (!computed.deps.has(dep)) this.#link(dep, computed);
    for (const dep of computed.deps) if (!read.has(dep)) this.#unlink(dep, computed);
    computed.deps = read;
    return value;
  }

  forget(computed: Computed): void {
    for (const dep of computed.deps) this.#unlink(dep, computed);
    computed.deps = new Set();
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

  #watching(read: Set<string>): Parts<E> {
    const reader = this.#reader;
    return {
      get: (kind, id) => {
        read.add(recordKey(kind, id));
        return reader.get(kind, id);
      },
      ids: (kind, index, key) => {
        read.add(bucketKey(kind, index, key));
        return reader.ids(kind, index, key);
      },
      part: (kind, id, field) => {
        const record = recordKey(kind, id);
        const dep = `${record}#${field}`;
        read.add(dep);
        if (this.#partsOf.get(record)?.has(dep) !== true) this.#watch(record, dep, () => reader.get(kind, id)?.[field]);
        return reader.get(kind, id)?.[field];
      },
    };
  }

  #watch(record: string, dep: string, readPart: () => unknown): void {
    const parts = this.#partsOf.get(record) ?? new Map<string, PartWatch>();
    this.#partsOf.set(record, parts);
    parts.set(dep, { read: readPart, value: readPart() });
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
