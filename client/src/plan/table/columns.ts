import type { ReactNode } from 'react';
import type { ContestOn } from '../contests.ts';

/** One row of a plan table. It keeps its identity until something in it changes, so that only then it is drawn again. */
export interface GridRow<V> {
  readonly id: string;
  /** "A2": what the row is called. */
  readonly name: string;
  readonly view: V;
  /** What is contested in it. */
  readonly contests: readonly ContestOn[];
  /** What is derived of it, such as its readiness; the same object until that changes. */
  readonly derived: unknown;
}

/** One column: how a value is shown, and the field's own editor, which stands elsewhere on the page too. */
export interface Column<V> {
  readonly key: string;
  /** "Postcode". */
  readonly head: string;
  readonly cell: (row: GridRow<V>) => ReactNode;
  /** The edited field, where two values may stand against each other; `show` draws either. */
  readonly field?: { readonly name: string; readonly show: (value: unknown) => ReactNode };
  /** Opens when the cell is edited; absent where the column is only read. */
  readonly editor?: (row: GridRow<V>) => ReactNode;
}

/** Which kinds of record stand in a table. */
export type TableKind = 'address' | 'team' | 'staff';
