import type { Change } from '../connection/frames.ts';
import { readChange, recordKinds } from '../connection/frames.ts';
import { Listeners } from '../connection/listeners.ts';
import type { Begun, Sink } from '../connection/sink.ts';
import type { Fields, Put } from '#shared/protocol.ts';
import type { RecordKind, ViewRecords } from '#shared/records.ts';

type Table = ReadonlyMap<string, Fields>;
/** What one audience has sent, by kind and id. */
type Layer = Map<RecordKind, Map<string, Fields>>;

const NOTHING: Table = new Map();
const BLANK: Fields = {};

/**
 * The records of one stream as this viewer may see them. Two audiences feed it, the shared one and the viewer's own,
 * each its own layer; where both speak of one record, the fields are merged. Tables and records are never altered:
 * each keeps its identity until something in it changes.
 */
export class RecordStore implements Sink {
  #layers = new Map<string, Layer>();
  readonly #tables = new Map<RecordKind, Table>();
  readonly #listeners = new Map<RecordKind, Listeners>();

  /** All records of a kind by id, the same map until one of them changes. */
  records<K extends RecordKind>(kind: K): ReadonlyMap<string, ViewRecords[K]> {
    return this.#tables.get(kind) ?? NOTHING;
  }

  /** Tells when any record of a kind has changed; the answer stops listening. */
  subscribe(kind: RecordKind, listener: () => void): () => void {
    const listeners = this.#listeners.get(kind) ?? new Listeners();
    this.#listeners.set(kind, listeners);
    return listeners.add(listener);
  }

  /** Sets which audiences feed the store. What came from any other audience is forgotten. */
  begin(audiences: readonly Begun[]): void {
    const layers = new Map<string, Layer>();
    for (const begun of audiences) {
      const layer: Layer = begun.kind === 'resume' ? (this.#layers.get(begun.instance) ?? new Map()) : new Map();
      for (const change of begun.kind === 'resume' ? begun.changes : [begun.change]) applyTo(layer, change);
      layers.set(begun.instance, layer);
    }
    this.#layers = layers;
    this.#remakeAll();
  }

  /** One frame of one audience. An audience that does not feed the store is ignored. */
  apply(instance: string, change: Change): void {
    const layer = this.#layers.get(instance);
    if (layer === undefined) return;
    applyTo(layer, change);
    for (const kind of new Set([...change.put.keys(), ...change.drop.keys()])) {
      this.#remake(kind, [...(change.drop.get(kind) ?? []), ...(change.put.get(kind)?.keys() ?? [])]);
    }
  }

  /** Fills the store with one audience's whole view. False, and nothing changed, where it is malformed. */
  fillWith(put: Put): boolean {
    const change = readChange(put);
    if (change === undefined) return false;
    this.begin([{ kind: 'welcome', instance: 'filled', change }]);
    return true;
  }

  /** Forgets everything. */
  wipe(): void {
    this.begin([]);
  }

  #remakeAll(): void {
    for (const kind of recordKinds) {
      const ids = [...this.#layers.values()].flatMap((layer) => [...(layer.get(kind)?.keys() ?? [])]);
      if (ids.length === 0 && (this.#tables.get(kind)?.size ?? 0) === 0) continue;
      this.#tables.set(kind, new Map(ids.map((id) => [id, this.#merged(kind, id) ?? BLANK])));
      this.#listeners.get(kind)?.tell();
    }
  }

  #remake(kind: RecordKind, ids: readonly string[]): void {
    const table = new Map(this.#tables.get(kind));
    let changed = false;
    for (const id of ids) {
      const record = this.#merged(kind, id);
      if (record === table.get(id)) continue;
      changed = true;
      if (record === undefined) table.delete(id);
      else table.set(id, record);
    }
    if (!changed) return;
    this.#tables.set(kind, table);
    this.#listeners.get(kind)?.tell();
  }

  #merged(kind: RecordKind, id: string): Fields | undefined {
    const found = [...this.#layers.values()].flatMap<Fields>((layer) => layer.get(kind)?.get(id) ?? []);
    return found.length > 1 ? merge(found) : found[0];
  }
}

/** Drops first, so that a frame that drops and puts one id replaces the record. */
function applyTo(layer: Layer, change: Change): void {
  for (const [kind, ids] of change.drop) for (const id of ids) layer.get(kind)?.delete(id);
  for (const [kind, records] of change.put) {
    const table = layer.get(kind) ?? new Map<string, Fields>();
    layer.set(kind, table);
    for (const [id, fields] of records) table.set(id, merge([table.get(id) ?? BLANK, fields]));
  }
}

function merge(parts: readonly Fields[]): Fields {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, unknown>, ...parts)) as Fields;
}
