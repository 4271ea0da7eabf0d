import type { OperationEntities } from './operation-state.ts';
import type { Change, Entities, Reader } from './tables.ts';

/** One fold for every fact of a map: a fact without a fold does not compile. */
export type Folds<Facts, E extends Entities> = {
  readonly [T in keyof Facts]: (state: Reader<E>, data: Readonly<Facts[T]>) => readonly Change<E>[];
};

/** Joins folds into the `evolve` of a decider. An event of a type that nobody knows changes nothing; the codec refuses it before. */
export const evolveBy =
  <E extends Entities, Event extends { readonly type: string; readonly data: unknown }>(
    folds: Readonly<Record<Event['type'], (state: Reader<E>, data: never) => readonly Change<E>[]>>,
  ) =>
  (state: Reader<E>, event: Event): readonly Change<E>[] =>
    folds[event.type as Event['type']](state, event.data as never);

export type OperationState = Reader<OperationEntities>;
export type OperationChange = Change<OperationEntities>;
export type OperationChanges = readonly OperationChange[];

/** Puts a record with some fields changed; a record that is not there stays away. */
export function patched<E extends Entities, K extends keyof E & string>(
  state: Reader<E>,
  kind: K,
  id: string,
  fields: Partial<E[K]>,
): readonly Change<E>[] {
  const before = state.get(kind, id);
  return before === undefined ? [] : [{ kind, id, value: { ...before, ...fields } }];
}
