import { assignmentsIn } from './assignment-rules.ts';
import { dateChosenWords, datePencilledWords, dateRubbedOutWords } from './date-words.ts';
import type { Folds, OperationChange, OperationChanges, OperationState } from './folding.ts';
import { patched } from './folding.ts';
import type { OperationFact } from './operation-events.ts';
import type { Operation, OperationEntities } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import type { Said } from './said.ts';
import { entryOf } from './said.ts';

type DateTypes = `Date${'Pencilled' | 'RubbedOut' | 'Chosen'}`;

/** How pencilled dates come, go, and become T. */
export const DATE_FOLDS: Folds<Pick<OperationFact, DateTypes>, OperationEntities> = {
  DatePencilled: (state, { dateId, t, said }) => [
    ...dated(state, ({ dates }) => ({ dates: [...dates, { id: dateId, t }].sort((a, b) => a.t - b.t) })),
    dateEntry(state, said, (zone) => datePencilledWords(t, zone)),
  ],
  DateRubbedOut: (state, { dateId, t, reason, said }) => [
    ...dated(state, ({ dates }) => ({ dates: dates.filter(({ id }) => id !== dateId) })),
    ...answeredForOther(state, dateId, t),
    dateEntry(state, said, (zone) => dateRubbedOutWords(t, zone, reason)),
  ],
  DateChosen: (state, { t, reason, said }) => [
    ...dated(state, () => ({ t, dates: [] })),
    ...answeredFor(state, t),
    dateEntry(state, said, (zone) => dateChosenWords(t, zone, reason)),
  ],
};

/** Every yes that still holds is a yes to T as it is now: whoever is freed is withdrawn by an event of her own. */
function answeredFor(state: OperationState, t: number): OperationChanges {
  return yesses(state, (tWhenAnswered) => tWhenAnswered !== t).flatMap((id) =>
    patched(state, 'assignment', id, { tWhenAnswered: t }),
  );
}

/** A yes whose hours fit both dates is a yes to the one that is left. */
function answeredForOther(state: OperationState, dateId: string, t: number): OperationChanges {
  const operation = state.get('operation', OPERATION_RECORD);
  const left = operation?.t === null ? operation.dates.find(({ id }) => id !== dateId) : undefined;
  if (left === undefined) return [];
  return yesses(state, (tWhenAnswered) => tWhenAnswered === t).flatMap((id) =>
    patched(state, 'assignment', id, { tWhenAnswered: left.t }),
  );
}

/** Who is asked again has given none yet. */
const yesses = (state: OperationState, holds: (tWhenAnswered: number | null) => boolean): readonly string[] =>
  assignmentsIn(state, 'all', '', (one) => one.answer === 'confirmed' && holds(one.tWhenAnswered)).map(([id]) => id);

function dated(state: OperationState, change: (operation: Operation) => Partial<Operation>): OperationChanges {
  const operation = state.get('operation', OPERATION_RECORD);
  return operation === undefined ? [] : patched(state, 'operation', OPERATION_RECORD, change(operation));
}

function dateEntry(state: OperationState, said: Said, words: (zone: string) => string): OperationChange {
  const text = words(state.get('operation', OPERATION_RECORD)?.zone ?? 'UTC');
  return entryOf(state, said, { addressId: null, text, about: { kind: 'plan', id: OPERATION_RECORD } });
}
