/** Rows chosen to be changed together. `anchor` is where a stretch with Shift begins. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}
export const NO_SELECTION: Selection = { ids: new Set(), anchor: null };

/** One row more, or one less. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** The stretch between the anchor and a row. Without an anchor it begins at `from`, the row that the focus was on. */
export function extended({ anchor }: Selection, order: readonly string[], from: string, to: string): Selection {
  const begin = anchor !== null && order.includes(anchor) ? anchor : from;
  const ends = [order.indexOf(begin), order.indexOf(to)].sort((a, b) => a - b);
  const [first = 0, last = 0] = ends;
  return { ids: new Set(order.slice(Math.max(0, first), last + 1)), anchor: begin };
}

export const everything = (order: readonly string[]): Selection => ({
  ids: new Set(order),
  anchor: order[0] ?? null,
});

/** Without the rows that are no longer there; the same selection where all of them are. */
export function stillThere(selection: Selection, has: (id: string) => boolean): Selection {
  const gone = [...selection.ids].some((id) => !has(id));
  if (!gone) return selection;
  return { ids: new Set([...selection.ids].filter(has)), anchor: selection.anchor };
}
