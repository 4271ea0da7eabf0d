import type { ReactNode } from 'react';
import type { Scope } from '../app/client.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { PlanNow } from './rows/plan-rows.ts';

/** Where rows come in: into the plan of an operation, or onto the roster of an agency. */
export interface ImportPlace {
  readonly home: 'operation' | 'agency';
  /** What sheets may hold here. */
  readonly kinds: readonly RowKind[];
  /** What is there at this moment, outside of any drawing. */
  readonly now: (scope: Scope) => PlanNow;
  /** Who brings the file in: two people's parts are told apart by it. */
  readonly by: string;
  /** What a sheet may be taken for, in a sentence: "addresses, teams or staff". */
  readonly kindWords: string;
  /** The way to what has come in. */
  readonly onward: ReactNode;
}
