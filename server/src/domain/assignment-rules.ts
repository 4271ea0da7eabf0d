import type { Id } from '#shared/ids.ts';
import type { OperationState } from './folding.ts';
import type { Assignment, PlaceRef } from './operation-state.ts';

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
