import type { Id } from '#shared/ids.ts';
import type { NoticeKind } from '#shared/vocabulary.ts';
import type { Found } from './assignment-rules.ts';
import { assignmentsIn, isLive, MINUTE, nearestFirst, tFor } from './assignment-rules.ts';
import { withdrawn } from './decide-dates.ts';
import type { OperationContext, OperationDecision } from './deciding.ts';
import { accept, badField, idMaker, noticeTo, operationOf, refuse, toAssignment } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Assignment } from './operation-state.ts';
import { saidBy } from './said.ts';

/**
 * Moves T from where it stood. Hours that nobody promised move with it; a promise holds within its slack and is asked for
 * again beyond it, measured from where T stood when it was given. Once asked again she stays so until she answers, should
 * T come back meanwhile: nobody is counted on who was told that her yes no longer stands.
 *
 * Where dates are pencilled, T is set without choosing one. They go, each as an act of its own in the log, and everybody's
 * hours move from the date that they belong to. Whoever was put forward for both is kept for the date nearer to T and
 * freed of the other.
 */
export function moveT(from: number | null, to: number, reason: string, context: OperationContext): OperationDecision {
  const operation = operationOf(context);
  const t = operation?.t ?? null;
  if (t === to) return refuse('already_so');
  if (t !== from) return badField('from', 'not_choice');
  const newId = idMaker(context);
  const said = saidBy(context, newId());
  const live = assignmentsIn(context.state, 'all', '', isLive);
  const freed = t === null ? doubled(context, live, to) : [];
  const touched = live.flatMap((one) => (freed.includes(one) ? [] : followed(context, one, to, newId)));
  return accept<OperationEvent>(
    { type: 'TMoved', data: { from, to, reason, said } },
    ...(operation?.dates ?? []).map((date): OperationEvent => {
      const data = { dateId: date.id, t: date.t, reason, said: saidBy(context, newId()) };
      return { type: 'DateRubbedOut', data };
    }),
    ...withdrawn(context, freed, 'freed', newId),
    ...touched,
  );
}

function followed(context: OperationContext, [id, assignment]: Found, to: number, newId: () => Id): OperationEvent[] {
  const event = followT(id, assignment, tFor(context.state, operationOf(context), assignment), to);
  if (event === undefined) return [];
  const kind: NoticeKind = event.type === 'AssignmentAskedAgain' ? 'asked_again' : 'changed';
  return [event, noticeTo(newId(), kind, toAssignment(id), { kind: 'assignment', id }, context.receivedAt)];
}

/** `from`: where T, or the date that the hours belong to, stood for them before. */
function followT(id: Id, assignment: Assignment, from: number | null, to: number) {
  const { answer, tWhenAnswered, slackMinutes, startAt, endAt } = assignment;
  const base = answer === 'confirmed' ? tWhenAnswered : from;
  const move = base === null ? 0 : to - base;
  if (answer === 'confirmed' && Math.abs(move) <= slackMinutes * MINUTE) return undefined;
  if (move === 0) return undefined;
  const type = answer === 'confirmed' ? 'AssignmentAskedAgain' : 'AssignmentMoved';
  return { type, data: { assignmentId: id, startAt: startAt + move, endAt: endAt + move } } as const;
}

/** Of a person who is on more than one date: her assignments on all but the one nearest to where T is set. */
function doubled(context: OperationContext, live: readonly Found[], to: number): readonly Found[] {
  const operation = operationOf(context);
  const dateOf = (assignment: Assignment) => tFor(context.state, operation, assignment);
  return live.filter(([, mine]) => {
    const hers = live.filter(([, one]) => one.agencyId === mine.agencyId && one.personId === mine.personId);
    const on = (operation?.dates ?? []).filter(({ t }) => hers.some(([, one]) => dateOf(one) === t));
    const [kept] = nearestFirst(on, to);
    return kept !== undefined && dateOf(mine) !== kept.t;
  });
}
