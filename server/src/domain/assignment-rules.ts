import type { Id } from '#shared/ids.ts';
import type { OperationState } from './folding.ts';
import type { Assignment, Operation, PlaceRef, Requirement } from './operation-state.ts';

export const MINUTE = 60_000;

/** Whether a person is still counted on: asked, or with a yes, and not stood down. */
export const isLive = ({ answer, presence }: Assignment): boolean =>
  (answer === 'put_forward' || answer === 'confirmed' || answer === 'asked_again') && presence !== 'stood_down';

/** Whether she said yes, be it that she is asked again. */
export const saidYes = ({ answer }: Assignment): boolean => answer === 'confirmed' || answer === 'asked_again';

export type Found = readonly [id: Id, assignment: Assignment];

/** The assignments of one bucket of an index that hold. */
export function assignmentsIn(
  state: OperationState,
  index: 'all' | 'requirement' | 'request' | 'agency',
  key: string,
  holds: (assignment: Assignment) => boolean,
): readonly Found[] {
  const found: Found[] = [];
  for (const id of state.ids('assignment', index, key)) {
    const assignment = state.get('assignment', id);
    if (assignment !== undefined && holds(assignment)) found.push([id, assignment]);
  }
  return found;
}

/** Those of an agency with a yes whom a place concerns: at an address those who work there, at a site all of them. */
export function confirmedFor(state: OperationState, agencyId: Id, place: PlaceRef): readonly Found[] {
  return assignmentsIn(state, 'agency', agencyId, (assignment) => {
    if (assignment.answer !== 'confirmed' || assignment.presence === 'stood_down') return false;
    return place.kind === 'site' || state.get('requirement', assignment.requirementId)?.place.id === place.id;
  });
}

/** Whether a person is on something else in those hours; `own` is what does not stand in its own way. */
export function isBusy(
  state: OperationState,
  { agencyId, personId, startAt, endAt }: Pick<Assignment, 'agencyId' | 'personId' | 'startAt' | 'endAt'>,
  own: Id | null,
): boolean {
  const others = assignmentsIn(
    state,
    'agency',
    agencyId,
    (other) => isLive(other) && other.personId === personId && other.startAt < endAt && startAt < other.endAt,
  );
  return others.some(([id]) => id !== own);
}

/** T, or while it is not set the dates pencilled in its place: people may be on either, or on both. */
export function possibleTs(operation: Operation | undefined): readonly number[] {
  const { t = null, dates = [] } = operation ?? {};
  return t === null ? dates.map((date) => date.t) : [t];
}

export type PencilledDate = Operation['dates'][number];

/** Whether hours (milliseconds since 1970) lie within those that a requirement asks for, were T at `t`. */
export const isWithin = (
  { start, end }: Requirement['window'],
  t: number,
  hours: { readonly startAt: number; readonly endAt: number },
): boolean => hours.startAt >= t + start * MINUTE && hours.endAt <= t + end * MINUTE;

/**
 * The pencilled dates that an assignment belongs to: those whose hours asked for hold its own. Where the requirement has
 * changed since so that none does, it belongs to the date nearest to its beginning; the earlier of two as near.
 */
export function datesOf(
  state: OperationState,
  assignment: Assignment,
  dates: readonly PencilledDate[],
): readonly PencilledDate[] {
  const window = state.get('requirement', assignment.requirementId)?.window;
  const within = window === undefined ? [] : dates.filter(({ t }) => isWithin(window, t, assignment));
  if (within.length > 0) return within;
  return nearestFirst(dates, assignment.startAt - (window?.start ?? 0) * MINUTE).slice(0, 1);
}

/** Dates by how far they lie from a moment; the earlier of two as near comes first. */
export const nearestFirst = (dates: readonly PencilledDate[], at: number): readonly PencilledDate[] =>
  [...dates].sort((a, b) => Math.abs(a.t - at) - Math.abs(b.t - at) || a.t - b.t);

/**
 * Where T stands for an assignment: T itself, or, while dates are pencilled in its place, the one that its hours belong
 * to (of two, the one whose hours asked for begin nearest to them). Null before there is either.
 */
export function tFor(state: OperationState, operation: Operation | undefined, assignment: Assignment): number | null {
  if (operation === undefined) return null;
  if (operation.t !== null) return operation.t;
  const start = state.get('requirement', assignment.requirementId)?.window.start ?? 0;
  const [nearest] = nearestFirst(datesOf(state, assignment, operation.dates), assignment.startAt - start * MINUTE);
  return nearest?.t ?? null;
}
