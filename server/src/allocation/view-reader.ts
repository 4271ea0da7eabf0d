import type { Fields, Put } from '#shared/protocol.ts';
import type { RecordKind, ViewRecords } from '#shared/records.ts';

/** What one asker sees, by kind: all that is known here of anything. */
export interface View {
  /** Every record of a kind with its id, in the order of their ids. */
  all<K extends RecordKind>(kind: K): readonly (readonly [id: string, record: ViewRecords[K]])[];
  get<K extends RecordKind>(kind: K, id: string): ViewRecords[K] | undefined;
}

/** Reads the `put`s of full views, which the projectors of the asker's own audiences have made. */
export function readView(puts: readonly Put[]): View {
  const kinds = new Map<string, Map<string, Fields>>();
  for (const put of puts)
    for (const [kind, records] of Object.entries(put)) {
      const known = kinds.get(kind) ?? new Map<string, Fields>();
      for (const [id, fields] of Object.entries(records)) known.set(id, { ...known.get(id), ...fields });
      kinds.set(kind, known);
    }
  /** A projector writes the fields of its kind and no others. */
  const recordsOf = <K extends RecordKind>(kind: K) =>
    (kinds.get(kind) ?? new Map<string, Fields>()) as ReadonlyMap<string, ViewRecords[K]>;
  return {
    all: (kind) => [...recordsOf(kind)].sort(([a], [b]) => (a < b ? -1 : 1)),
    get: (kind, id) => recordsOf(kind).get(id),
  };
}
