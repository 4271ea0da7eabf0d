import type { EditTarget } from './commands-of.ts';
import { fieldsOf, inverseEdit, sameValue, type Edit } from './edits.ts';

type Values = Readonly<Record<string, unknown>>;

/** One change by one's own hand, with all that is needed to do it and to take it back. */
export type Deed =
  | { readonly kind: 'edit'; readonly edit: Edit }
  /** A record put in or taken away; `values` is what its Add command says of it. */
  | {
      readonly kind: 'add' | 'remove';
      readonly target: EditTarget;
      readonly values: Values;
      readonly label: string;
      /** Why it was taken away, where a person has said so. */
      readonly reason?: string;
      /** What goes with it when it is taken away, of the server's own accord, and comes back by commands of its own. */
      readonly with?: readonly Deed[];
    };

/** What is done, undone and done again in one go: one edit, or the whole of a change to many. */
export interface Step {
  /** "Hazards of A2", "Team of 3 addresses", "A4 added". */
  readonly label: string;
  readonly deeds: readonly Deed[];
}

/** One's own steps: those that can be taken back, newest last, and those taken back that can be done again. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}
export const NO_HISTORY: History = { done: [], undone: [] };

const MOST_KEPT = 50;

/** A new step; what was taken back before it can no longer be done again. A step of nothing is none. */
export function remember(history: History, step: Step): History {
  if (step.deeds.length === 0) return history;
  return { done: [...history.done.slice(1 - MOST_KEPT), step], undone: [] };
}

export const labelOf = (deed: Deed): string => (deed.kind === 'edit' ? deed.edit.label : deed.label);

/** The deed that takes another one back. */
export function inverseOf(deed: Deed): Deed {
  switch (deed.kind) {
    case 'edit':
      return { kind: 'edit', edit: inverseEdit(deed.edit) };
    case 'add':
      return { ...deed, kind: 'remove' };
    case 'remove':
      return { ...deed, kind: 'add' };
  }
}

/** The records as they are now, to see whether anybody else has been at them. */
export type RecordOf = (target: EditTarget) => object | undefined;

/**
 * Whether a deed would touch one's own work alone: an edit meets the value it goes from, and what is taken away is as it
 * was put in. What somebody else has changed since is left to them.
 */
export function mayDo(deed: Deed, recordOf: RecordOf): boolean {
  switch (deed.kind) {
    case 'edit': {
      const record = recordOf(deed.edit.target);
      if (record === undefined) return false;
      return fieldsOf(deed.edit).every(({ field, from }) => sameValue(Reflect.get(record, field), from));
    }
    case 'add':
      return true;
    case 'remove': {
      const record = recordOf(deed.target);
      if (record === undefined) return false;
      // What an Add command says beyond the record's own fields (where a risk is) is nobody's to change afterwards.
      return Object.entries(deed.values).every(
        ([field, value]) => !Reflect.has(record, field) || sameValue(Reflect.get(record, field), value),
      );
    }
  }
}

export type Way = 'undo' | 'redo';

/** The step that undo or redo is about, or undefined. */
export const nextStep = (history: History, way: Way): Step | undefined =>
  (way === 'undo' ? history.done : history.undone).at(-1);

/** The deeds of a step in the order in which they are to be sent: the last done is the first taken back. */
export const deedsFor = (step: Step, way: Way): readonly Deed[] =>
  way === 'redo' ? step.deeds : step.deeds.map(inverseOf).toReversed();

/** What became of the deeds that were sent. */
export interface Outcome {
  readonly done: readonly Deed[];
  /** Not recorded, and may be tried again. */
  readonly refused: readonly Deed[];
  /** A record that was added again has another id than the one that was taken away. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * The history after its newest step was undone or done again. What was refused stays where it was; what somebody else
 * has changed since is in neither list of the outcome and is forgotten.
 */
export function moved(history: History, way: Way, outcome: Outcome): History {
  const step = nextStep(history, way);
  if (step === undefined) return history;
  const asDone = (deeds: readonly Deed[]): readonly Deed[] =>
    way === 'redo' ? deeds : deeds.map(inverseOf).toReversed();
  const part = (deeds: readonly Deed[]): readonly Step[] =>
    deeds.length === 0 ? [] : [{ label: step.label, deeds: asDone(deeds) }];
  const { done, undone } = history;
  const next: History =
    way === 'undo'
      ? { done: [...done.slice(0, -1), ...part(outcome.refused)], undone: [...undone, ...part(outcome.done)] }
      : { done: [...done, ...part(outcome.done)], undone: [...undone.slice(0, -1), ...part(outcome.refused)] };
  return renamed(next, outcome.renamed);
}

/** The same steps, speaking of records by their new ids. */
function renamed(history: History, ids: ReadonlyMap<string, string>): History {
  if (ids.size === 0) return history;
  return { done: withIds(history.done, ids), undone: withIds(history.undone, ids) };
}

/** Plain JSON with every string that is an old id replaced by the new one. */
export function withIds<T>(value: T, ids: ReadonlyMap<string, string>): T {
  const swap = (one: unknown): unknown => {
    if (typeof one === 'string') return ids.get(one) ?? one;
    if (Array.isArray(one)) return one.map(swap);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, swap(part)]));
  };
  return swap(value) as T;
}
