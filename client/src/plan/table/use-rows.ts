import { useMemo, useState } from 'react';
import type { ContestView } from '#shared/records.ts';
import type { ContestOn } from '../contests.ts';
import type { GridRow } from './columns.ts';

const NONE: readonly ContestOn[] = [];
const NOTHING: ReadonlyMap<string, unknown> = new Map();

/**
 * Makes rows out of records, in the order given. A row whose record, contests and derived value are the same as the last
 * time is the same row, so that one edit among hundreds draws one row.
 */
export class RowKeeper<V> {
  #before = new Map<string, GridRow<V>>();

  rows(
    entries: Entries<V>,
    contests: ReadonlyMap<string, readonly ContestOn[]>,
    nameOf: (view: V) => string,
    derived: ReadonlyMap<string, unknown>,
  ): readonly GridRow<V>[] {
    const next = new Map<string, GridRow<V>>();
    for (const [id, view] of entries) {
      const over = contests.get(id) ?? NONE;
      const more = derived.get(id);
      const known = this.#before.get(id);
      const same =
        known !== undefined && known.view === view && known.derived === more && sameContests(known.contests, over);
      next.set(id, same ? known : { id, name: nameOf(view), view, contests: over, derived: more });
    }
    this.#before = next;
    return [...next.values()];
  }
}
type Entries<V> = readonly (readonly [id: string, view: V])[];

/** The rows of a table; each is the same until something in it changes. */
export function useRows<V>(
  entries: Entries<V>,
  contests: ReadonlyMap<string, ContestView>,
  nameOf: (view: V) => string,
  derived: ReadonlyMap<string, unknown> = NOTHING,
): readonly GridRow<V>[] {
  const [keeper] = useState(() => new RowKeeper<V>());
  const byRecord = useMemo(() => contestsByRecord(contests), [contests]);
  return useMemo(() => keeper.rows(entries, byRecord, nameOf, derived), [keeper, entries, byRecord, nameOf, derived]);
}

function contestsByRecord(contests: ReadonlyMap<string, ContestView>): ReadonlyMap<string, readonly ContestOn[]> {
  const byRecord = new Map<string, ContestOn[]>();
  for (const [id, contest] of contests) {
    const on = contest.on?.id;
    if (on === undefined) continue;
    const list = byRecord.get(on) ?? [];
    list.push({ id, contest });
    byRecord.set(on, list);
  }
  return byRecord;
}

const sameContests = (a: readonly ContestOn[], b: readonly ContestOn[]): boolean =>
  a.length === b.length && a.every(({ contest }, at) => contest === b[at]?.contest);
