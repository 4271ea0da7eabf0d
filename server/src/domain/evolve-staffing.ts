import type { Folds, OperationChanges, OperationState } from './folding.ts';
import { patched } from './folding.ts';
import { clock, planShownWords, presenceWords, shownWords, withdrawnWords } from './log-words.ts';
import type { OperationFact } from './operation-events.ts';
import type { OperationEntities, PlaceRef, Showing } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import type { Presence } from '#shared/vocabulary.ts';
import type { Said } from './said.ts';
import { entryOf } from './said.ts';

type StaffingTypes =
  | 'WorkerPutForward'
  | `Assignment${'Confirmed' | 'Declined' | 'Withdrawn' | 'AskedAgain' | 'Moved' | 'StoodDown'}`
  | 'PresenceReported'
  | 'AnswerLinkIssued'
  | `DayPass${'Issued' | 'Opened'}`
  | `Place${'Planned' | 'Shown' | 'Withdrawn' | 'PlanDropped'}`;

/** How the facts of staffing change the state: assignments, and places shown. */
export const STAFFING_FOLDS: Folds<Pick<OperationFact, StaffingTypes>, OperationEntities> = {
  WorkerPutForward: (state, { assignmentId, ...assignment }) => [
    {
      kind: 'assignment',
      id: assignmentId,
      value: {
        ...assignment,
        tWhenAnswered: null,
        answer: 'put_forward',
        answeredAt: null,
        answeredBy: null,
        mayKnowSomeone: false,
        presence: 'not_started',
        presenceAt: null,
        link: null,
        pass: null,
        arrival: null,
        hours: null,
        setAside: [],
        push: null,
      },
    },
    ...patched(state, 'request', assignment.requestId, { standing: 'open' }),
  ],
  AssignmentConfirmed: (state, { assignmentId, endAt, t, by, at }) =>
    patched(state, 'assignment', assignmentId, {
      endAt,
      tWhenAnswered: t,
      answer: 'confirmed',
      answeredAt: at,
      answeredBy: by,
    }),
  AssignmentDeclined: (state, { assignmentId, mayKnowSomeone, by, at }) =>
    patched(state, 'assignment', assignmentId, {
      answer: 'declined',
      answeredAt: at,
      answeredBy: by,
      mayKnowSomeone,
      pass: null,
    }),
  AssignmentWithdrawn: (state, { assignmentId }) =>
    patched(state, 'assignment', assignmentId, { answer: 'withdrawn', pass: null }),
  AssignmentAskedAgain: (state, { assignmentId, startAt, endAt }) =>
    patched(state, 'assignment', assignmentId, { answer: 'asked_again', startAt, endAt }),
  AssignmentMoved: (state, { assignmentId, startAt, endAt }) =>
    patched(state, 'assignment', assignmentId, { startAt, endAt }),
  PresenceReported: (state, { assignmentId, presence, said }) => [
    ...(isFurther(state, assignmentId, presence)
      ? patched(state, 'assignment', assignmentId, { presence, presenceAt: said.happenedAt })
      : []),
    ...presenceEntry(state, assignmentId, presence, said),
  ],
  AssignmentStoodDown: (state, { assignmentId, said }) => [
    ...patched(state, 'assignment', assignmentId, {
      presence: 'stood_down',
      presenceAt: said.happenedAt,
      pass: null,
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

const PRESENCE_ORDER = ['not_started', 'en_route', 'arrived', 'stood_down'];

/** A presence that came late never takes a person back on her way. */
function isFurther(state: OperationState, assignmentId: string, presence: string): boolean {
  const before = state.get('assignment', assignmentId)?.presence ?? 'not_started';
  return PRESENCE_ORDER.indexOf(presence) > PRESENCE_ORDER.indexOf(before);
}

function presenceEntry(
  state: OperationState,
  assignmentId: string,
  presence: Exclude<Presence, 'not_started'>,
  said: Said,
): OperationChanges {
  const assignment = state.get('assignment', assignmentId);
  if (assignment === undefined) return [];
  const place = state.get('requirement', assignment.requirementId)?.place;
  const text = presenceWords(assignment.role, agencyWords(state, assignment.agencyId), presence);
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
