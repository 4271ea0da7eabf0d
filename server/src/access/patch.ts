import type { Drop, Fields, Put } from '#shared/protocol.ts';
import type { RecordKind } from '#shared/records.ts';

/** What changed for one audience. Where a field is gone the record is in both: dropped first, then put whole. */
export interface Patch {
  readonly put: Put;
  readonly drop: Drop;
}

/** The order in which kinds are written, so that equal views are equal bytes. */
const KINDS: { readonly [K in RecordKind]: number } = {
  me: 0,
  operation: 1,
  agency: 2,
  member: 3,
  post: 4,
  team: 5,
  address: 6,
  warrant: 7,
  risk: 8,
  drawing: 9,
  site: 10,
  place: 11,
  requirement: 12,
  usualNeed: 13,
  capacity: 14,
  turn: 15,
  request: 16,
  message: 17,
  assignment: 18,
  staff: 19,
  duty: 20,
  showing: 21,
  cover: 22,
  clash: 23,
  lack: 24,
  readiness: 25,
  task: 26,
  contingency: 27,
  channel: 28,
  assistance: 29,
  contest: 30,
  notice: 31,
  decision: 32,
  import: 33,
  logEntry: 34,
  rosterPerson: 35,
  account: 36,
  messageChannel: 37,
};
const inOrder = (Object.keys(KINDS) as RecordKind[]).sort((a, b) => KINDS[a] - KINDS[b]);

/** Gathers records by kind; ids come out sorted, so that the order says nothing of what else happened. */
export class PatchBuilder {
  readonly #put = new Map<RecordKind, Map<string, Fields>>();
  readonly #drop = new Map<RecordKind, string[]>();

  put(view: RecordKind, id: string, fields: Fields): void {
    const records = this.#put.get(view) ?? new Map<string, Fields>();
    this.#put.set(view, records.set(id, fields));
  }

  drop(view: RecordKind, id: string): void {
    const ids = this.#drop.get(view) ?? [];
    ids.push(id);
    this.#drop.set(view, ids);
  }

  get isEmpty(): boolean {
    return this.#put.size === 0 && this.#drop.size === 0;
  }

  build(): Patch {
    return { put: this.#records(), drop: this.#ids() };
  }

  #records(): Put {
    if (this.#put.size === 0) return {};
    const kinds = inOrder.filter((view) => this.#put.has(view));
    return Object.fromEntries(kinds.map((view) => [view, Object.fromEntries(sorted(this.#put.get(view)))]));
  }

  #ids(): Drop {
    if (this.#drop.size === 0) return {};
    const kinds = inOrder.filter((view) => this.#drop.has(view));
    return Object.fromEntries(kinds.map((view) => [view, (this.#drop.get(view) ?? []).sort(byCode)]));
  }
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (records: ReadonlyMap<string, Fields> = new Map()): [string, Fields][] =>
  [...records].sort(([a], [b]) => byCode(a, b));

/**
 * The fields in which a record differs from what was shown, or "whole" where a field is gone (so that no old word stays
 * behind), or null where nothing differs.
 */
export function changedFields(before: Fields, after: Fields): Fields | 'whole' | null {
  if (before === after) return null;
  const known = compared.get(after);
  if (known?.before === before) return known.changed;
  const changed = compare(before, after);
  compared.set(after, { before, changed });
  return changed;
}

/** Audiences that share a record share its fields, so that one comparison serves all of them. */
const compared = new WeakMap<Fields, { readonly before: Fields; readonly changed: Fields | 'whole' | null }>();

function compare(before: Fields, after: Fields): Fields | 'whole' | null {
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) return 'whole';
  const changed = Object.entries(after).filter(([name, value]) => !isEqual(before[name], value));
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** Whether two plain JSON values are the same, key order aside. Views are a few levels deep, so recursion is safe. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && isEqual(valueOf(a, name), valueOf(b, name)));
}

const valueOf = (object: object, name: string): unknown => (object as Record<string, unknown>)[name];

/** A view with a patch applied: first what is dropped, then what is put. What a client does, in its plainest form. */
export function applyPatch(view: Put, patch: Patch): Put {
  const next = new Map<string, Map<string, Fields>>();
  for (const [kind, records] of Object.entries(view)) next.set(kind, new Map(Object.entries(records)));
  for (const [kind, ids] of Object.entries(patch.drop)) for (const id of ids) next.get(kind)?.delete(id);
  for (const [kind, records] of Object.entries(patch.put)) {
    const known = next.get(kind) ?? new Map<string, Fields>();
    next.set(kind, known);
    for (const [id, fields] of Object.entries(records)) known.set(id, { ...known.get(id), ...fields });
  }
  const builder = new PatchBuilder();
  for (const [kind, records] of next) for (const [id, fields] of records) builder.put(kind as RecordKind, id, fields);
  return builder.build().put;
}
