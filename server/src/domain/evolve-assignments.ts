import type { Folds, OperationChanges, OperationState } from './folding.ts';
import { patched } from './folding.ts';
import type { OperationFact } from './operation-events.ts';
import type { Assignment, OperationEntities } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import type { Said } from './said.ts';
import { entryOf, nameOf } from './said.ts';
import { sameValue } from './same-value.ts';
import {
  agreedWords,
  confirmedWords,
  declinedWords,
  movedWords,
  putForwardWords,
  restoredWords,
  setAsideWords,
  withdrawnWords,
} from './assignment-words.ts';
import { clock, roleWords } from './log-words.ts';

export type AssignmentTypes =
  | 'WorkerPutForward'
  | `Assignment${'Confirmed' | 'Declined' | 'Withdrawn' | 'Renewed' | 'Reassigned' | 'AskedAgain' | 'Moved'}`
  | `Rule${'SetAside' | 'Restored'}`
  | `Hours${'Signed' | 'Agreed'}`
  | `Push${'Subscribed' | 'Ended'}`;

/** How those whom agencies put forward come to be counted on, and what becomes of it. */
export const ASSIGNMENT_FOLDS: Folds<Pick<OperationFact, AssignmentTypes>, OperationEntities> = {
  WorkerPutForward: (state, { assignmentId, said, ...named }) => {
    const assignment: Assignment = { ...named, ...UNANSWERED };
    return [
      { kind: 'assignment', id: assignmentId, value: assignment },
      ...patched(state, 'request', assignment.requestId, { standing: 'open' }),
      ...lineOf(state, assignmentId, assignment, said, (who, hours) => putForwardWords(who, hours)),
    ];
  },
  AssignmentRenewed: (state, { assignmentId, agencyId: _agencyId, personId: _personId, ...copied }) =>
    patched(state, 'assignment', assignmentId, copied),
  AssignmentConfirmed: (state, { assignmentId, endAt, t, by, at, said }) => [
    ...patched(state, 'assignment', assignmentId, {
      endAt,
      tWhenAnswered: t,
      answer: 'confirmed',
      answeredAt: at,
      answeredBy: by,
    }),
    ...line(state, assignmentId, said, confirmedWords, { endAt }),
  ],
  AssignmentDeclined: (state, { assignmentId, mayKnowSomeone, by, at, said }) => [
    ...patched(state, 'assignment', assignmentId, {
      answer: 'declined',
      answeredAt: at,
      answeredBy: by,
      mayKnowSomeone,
      pass: null,
      push: null,
    }),
    ...line(state, assignmentId, said, declinedWords),
  ],
  AssignmentWithdrawn: (state, { assignmentId, said }) => [
    ...patched(state, 'assignment', assignmentId, { answer: 'withdrawn', pass: null, push: null }),
    ...line(state, assignmentId, said, withdrawnWords),
  ],
  AssignmentReassigned: (state, data) => reassigned(state, data),
  AssignmentAskedAgain: (state, { assignmentId, startAt, endAt }) =>
    patched(state, 'assignment', assignmentId, { answer: 'asked_again', startAt, endAt }),
  AssignmentMoved: (state, { assignmentId, startAt, endAt }) =>
    patched(state, 'assignment', assignmentId, { startAt, endAt }),

  RuleSetAside: (state, { assignmentId, rule, reason, said }) => {
    const others = state.get('assignment', assignmentId)?.setAside.filter((one) => one.rule !== rule) ?? [];
    const setAside = [...others, { rule, reason, by: nameOf(state, said), at: said.happenedAt }];
    return [
      ...patched(state, 'assignment', assignmentId, { setAside }),
      ...line(state, assignmentId, said, (who) => setAsideWords(who, rule, reason)),
    ];
  },
  RuleRestored: (state, { assignmentId, rule, said }) => {
    const setAside = state.get('assignment', assignmentId)?.setAside.filter((one) => one.rule !== rule) ?? [];
    return [
      ...patched(state, 'assignment', assignmentId, { setAside }),
      ...line(state, assignmentId, said, (who) => restoredWords(who, rule)),
    ];
  },

  HoursSigned: (state, { assignmentId, ...hours }) =>
    patched(state, 'assignment', assignmentId, { hours: { ...hours, agreed: null } }),
  HoursAgreed: (state, { assignmentId, said }) => {
    const hours = state.get('assignment', assignmentId)?.hours ?? null;
    if (hours === null) return [];
    const agreed = { at: said.happenedAt, by: nameOf(state, said) };
    return [
      ...patched(state, 'assignment', assignmentId, { hours: { ...hours, agreed } }),
      ...line(state, assignmentId, said, (who, span) => agreedWords(who, span, hours.breakMinutes), hours),
    ];
  },
  PushSubscribed: (state, { assignmentId, push }) => patched(state, 'assignment', assignmentId, { push }),
  PushEnded: (state, { assignmentId }) => patched(state, 'assignment', assignmentId, { push: null }),
};

const UNANSWERED = {
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
} as const;

/**
 * Her yes is asked for again. Of the old need no rule set aside goes with her; of the old place neither the pass, which
 * showed it, nor that she was there.
 */
function reassigned(
  state: OperationState,
  { assignmentId, said, ...to }: OperationFact['AssignmentReassigned'],
): OperationChanges {
  const before = state.get('assignment', assignmentId);
  if (before === undefined) return [];
  const placeOf = (id: string) => state.get('requirement', id)?.place;
  const isSameNeed = to.requirementId === before.requirementId;
  const isSamePlace = isSameNeed || sameValue(placeOf(to.requirementId), placeOf(before.requirementId));
  const value: Assignment = {
    ...before,
    ...to,
    answer: before.answer === 'put_forward' ? 'put_forward' : 'asked_again',
    tWhenAnswered: null,
    ...(isSameNeed ? {} : { setAside: [] }),
    ...(isSamePlace ? {} : { pass: null }),
    ...(isSamePlace || before.presence === 'not_started'
      ? {}
      : { presence: 'not_started', presenceAt: said.receivedAt, arrival: null }),
  };
  const from = isSameNeed ? null : (state.get('requirement', before.requirementId)?.ref ?? 'another need');
  return [
    { kind: 'assignment', id: assignmentId, value },
    ...patched(state, 'request', to.requestId, { standing: 'open' }),
    ...lineOf(state, assignmentId, value, said, (who, hours) => movedWords(who, from, hours)),
  ];
}

type Words = (who: string, hours: string) => string;
type Span = Pick<Assignment, 'startAt' | 'endAt'>;

/** A line about somebody who is there already, with her hours or those given. */
function line(
  state: OperationState,
  assignmentId: string,
  said: Said | undefined,
  words: Words,
  span: Partial<Span> = {},
): OperationChanges {
  const assignment = state.get('assignment', assignmentId);
  return assignment === undefined
    ? []
    : lineOf(
        state,
        assignmentId,
        { ...assignment, startAt: span.startAt ?? assignment.startAt, endAt: span.endAt ?? assignment.endAt },
        said,
        words,
      );
}

/** By role and agency alone: nobody's name is made part of a line. */
function lineOf(
  state: OperationState,
  assignmentId: string,
  assignment: Assignment,
  said: Said | undefined,
  words: Words,
): OperationChanges {
  if (said === undefined) return [];
  const place = state.get('requirement', assignment.requirementId)?.place;
  const zone = state.get('operation', OPERATION_RECORD)?.zone ?? 'UTC';
  const agency = state.get('agency', assignment.agencyId)?.short ?? 'an agency';
  const text = words(
    `${needWords(state, assignment)}: one of ${agency}`,
    `${clock(assignment.startAt, zone)} to ${clock(assignment.endAt, zone)}`,
  );
  const addressId = place?.kind === 'address' ? place.id : null;
  return [entryOf(state, said, { addressId, text, about: { kind: 'staffing', id: assignmentId } })];
}

/** "N3 Interpreter". */
function needWords(state: OperationState, { requirementId, role }: Assignment): string {
  const ref = state.get('requirement', requirementId)?.ref;
  return ref === undefined ? roleWords(role) : `${ref} ${roleWords(role)}`;
}
