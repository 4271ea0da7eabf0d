import type { ArrivalBand } from '#shared/staffing-vocabulary.ts';
import type { Presence } from '#shared/vocabulary.ts';
import type { AssignmentTypes } from './evolve-assignments.ts';
import { ASSIGNMENT_FOLDS } from './evolve-assignments.ts';
import type { Folds, OperationChanges, OperationState } from './folding.ts';
import { patched } from './folding.ts';
import { clock, planShownWords, presenceWords, shownWords, withdrawnWords } from './log-words.ts';
import type { OperationFact } from './operation-events.ts';
import type { Assignment, OperationEntities, PlaceRef, Showing } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import type { Said } from './said.ts';
import { entryOf } from './said.ts';

type StaffingTypes =
  | 'AssignmentStoodDown'
  | 'PresenceReported'
  | 'AnswerLinkIssued'
  | `DayPass${'Issued' | 'Opened'}`
  | `Place${'Planned' | 'Shown' | 'Withdrawn' | 'PlanDropped'}`;

/** How the facts of staffing change the state: who is counted on, where they are, and which places they are shown. */
export const STAFFING_FOLDS: Folds<Pick<OperationFact, StaffingTypes | AssignmentTypes>, OperationEntities> = {
  ...ASSIGNMENT_FOLDS,
  PresenceReported: (state, { assignmentId, presence, arrival = null, said }) => [
    ...(stands(state.get('assignment', assignmentId), presence, said.happenedAt)
      ? patched(state, 'assignment', assignmentId, { presence, presenceAt: said.happenedAt, arrival })
      : []),
    ...presenceEntry(state, assignmentId, presence, said, arrival),
  ],
  AssignmentStoodDown: (state, { assignmentId, said }) => [
    ...patched(state, 'assignment', assignmentId, {
      presence: 'stood_down',
      presenceAt: said.happenedAt,
      pass: null,
      arrival: null,
      push: null,
    }),
    ...presenceEntry(state, assignmentId, 'stood_down', said),
  ],
  AnswerLinkIssued: (state, { assignmentId, tokenHash }) =>
    patched(state, 'assignment', assignmentId, { link: { tokenHash } }),
  DayPassIssued: (state, { assignmentId, codeHash }) =>
    patched(state, 'assignment', assignmentId, { pass: { codeHash, deviceHash: null } }),
  DayPassOpened: (state, { assignmentId, deviceHash }) => {
    const pass = state.get('assignment', assignmentId)?.pass ?? null;
    return pass === null ? [] : patched(state, 'assignment', assignmentId, { pass: { ...pass, deviceHash } });
  },

  PlacePlanned: (state, { showingId, place, agencyId, label, level, dueAt, said }) => {
    const before = state.get('showing', showingId);
    const value: Showing = {
      place,
      agencyId,
      label,
      shown: before?.shown ?? null,
      planned: { level, dueAt },
      withdrawn: before?.withdrawn ?? null,
    };
    const due = clock(dueAt, state.get('operation', OPERATION_RECORD)?.zone ?? 'UTC');
    const text = planShownWords(placeWords(state, place), agencyWords(state, agencyId), level, due);
    return [{ kind: 'showing', id: showingId, value }, showingEntry(state, said, { place, showingId, text })];
  },
  PlaceShown: (state, { showingId, place, agencyId, label, level, at, said }) => {
    const planned = state.get('showing', showingId)?.planned ?? null;
    const stillPlanned = planned !== null && level === 'area' && planned.level === 'full' ? planned : null;
    const value: Showing = { place, agencyId, label, shown: { level, at }, planned: stillPlanned, withdrawn: null };
    const text = shownWords(placeWords(state, place), agencyWords(state, agencyId), level);
    return [{ kind: 'showing', id: showingId, value }, showingEntry(state, said, { place, showingId, text })];
  },
  PlaceWithdrawn: (state, { showingId, reason, seen, at, said }) => {
    const showing = state.get('showing', showingId);
    if (showing === undefined) return [];
    const { place, agencyId } = showing;
    const text = withdrawnWords(placeWords(state, place), agencyWords(state, agencyId), seen, reason);
    return [
      {
        kind: 'showing',
        id: showingId,
        value: { ...showing, shown: null, planned: null, withdrawn: { at, reason, seen } },
      },
      showingEntry(state, said, { place, showingId, text }),
    ];
  },
  PlacePlanDropped: (state, { showingId }) => patched(state, 'showing', showingId, { planned: null }),
};

/** On her way, then there, in one way or another, then stood down. */
const STAGE: Readonly<Record<Presence, number>> = {
  not_started: 0,
  en_route: 1,
  arrived: 2,
  at_reception: 2,
  on_break: 2,
  stood_down: 3,
};

/**
 * Whether a report is where she is now. A later stage always is, whenever it was heard, and an earlier one never; of one
 * stage what happened last. What happened before she was moved to another place is of the place before.
 */
function stands(before: Assignment | undefined, presence: Presence, happenedAt: number): boolean {
  if (before === undefined) return false;
  const further = STAGE[presence] - STAGE[before.presence];
  const isNewer = before.presenceAt === null || happenedAt >= before.presenceAt;
  return before.presence === 'not_started' || further === 0 ? isNewer && further >= 0 : further > 0;
}

function presenceEntry(
  state: OperationState,
  assignmentId: string,
  presence: Exclude<Presence, 'not_started'>,
  said: Said,
  arrival: ArrivalBand | null = null,
): OperationChanges {
  const assignment = state.get('assignment', assignmentId);
  if (assignment === undefined) return [];
  const place = state.get('requirement', assignment.requirementId)?.place;
  const text = presenceWords(assignment.role, agencyWords(state, assignment.agencyId), presence, arrival);
  const addressId = place?.kind === 'address' ? place.id : null;
  return [entryOf(state, said, { addressId, text, about: { kind: 'staffing', id: assignmentId } })];
}

function showingEntry(
  state: OperationState,
  said: Said,
  { place, showingId, text }: { place: PlaceRef; showingId: string; text: string },
) {
  const addressId = place.kind === 'address' ? place.id : null;
  return entryOf(state, said, { addressId, text, about: { kind: 'plan', id: showingId } });
}

const agencyWords = (state: OperationState, agencyId: string): string =>
  state.get('agency', agencyId)?.short ?? 'an agency';

function placeWords(state: OperationState, place: PlaceRef): string {
  if (place.kind === 'address') return state.get('address', place.id)?.ref ?? 'A place';
  return state.get('site', place.id)?.name ?? 'A place';
}
