import { LIMITS } from '#shared/limits.ts';
import type { NoticeKind } from '#shared/vocabulary.ts';
import type { Id } from '#shared/ids.ts';
import type { Found, PencilledDate } from './assignment-rules.ts';
import { assignmentsIn, datesOf, isLive } from './assignment-rules.ts';
import type { OperationContext, OperationDecision, OperationHandlers } from './deciding.ts';
import { accept, badField, idMaker, noticeTo, operationOf, refuse, toAssignment } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import { saidBy } from './said.ts';

/** Dates pencilled side by side while T is not set, rubbed out again, or chosen. */
export const DATES: OperationHandlers<'PencilDate' | 'RubOutDate' | 'ChooseDate'> = {
  PencilDate: ({ t }, context) => pencil(t, context),
  RubOutDate: ({ dateId, reason }, context) => {
    const dates = datesIn(context);
    const date = dates.find(({ id }) => id === dateId);
    if (date === undefined) return refuse('not_for_you');
    const newId = idMaker(context);
    const said = saidBy(context, newId());
    const alone = onlyOn(context, dates, (kept) => kept.every(({ id }) => id === dateId));
    return accept<OperationEvent>(
      { type: 'DateRubbedOut', data: { dateId, t: date.t, reason, said } },
      ...withdrawn(context, alone, 'not_needed', newId),
    );
  },
  ChooseDate: ({ dateId, reason }, context) => {
    const dates = datesIn(context);
    const date = dates.find(({ id }) => id === dateId);
    if (date === undefined) return refuse('not_for_you');
    const newId = idMaker(context);
    const said = saidBy(context, newId());
    const elsewhere = onlyOn(context, dates, (kept) => kept.every(({ id }) => id !== dateId));
    return accept<OperationEvent>(
      { type: 'DateChosen', data: { dateId, t: date.t, reason, said } },
      ...withdrawn(context, elsewhere, 'freed', newId),
    );
  },
};

/** Dates stand in place of T: once T is set it moves, by an act of its own. */
function pencil(t: number, context: OperationContext): OperationDecision {
  if ((operationOf(context)?.t ?? null) !== null) return badField('t', 'not_choice');
  const dates = datesIn(context);
  if (dates.some((date) => date.t === t)) return refuse('already_so');
  if (dates.length >= LIMITS.dates) {
    return refuse('bad_input', [{ field: 't', reason: 'too_many', limit: LIMITS.dates }]);
  }
  const newId = idMaker(context);
  const dateId = newId();
  return accept<OperationEvent>({ type: 'DatePencilled', data: { dateId, t, said: saidBy(context, newId()) } });
}

const datesIn = (context: OperationContext): readonly PencilledDate[] => operationOf(context)?.dates ?? [];

/** Live assignments by the dates that they belong to. */
const onlyOn = (
  { state }: OperationContext,
  dates: readonly PencilledDate[],
  holds: (dates: readonly PencilledDate[]) => boolean,
): readonly Found[] => assignmentsIn(state, 'all', '', (one) => isLive(one) && holds(datesOf(state, one, dates)));

/** People who are counted on no longer, each of them told. */
export function withdrawn(
  { receivedAt }: OperationContext,
  found: readonly Found[],
  kind: NoticeKind,
  newId: () => Id,
): readonly OperationEvent[] {
  return found.flatMap(([id]): OperationEvent[] => [
    { type: 'AssignmentWithdrawn', data: { assignmentId: id, at: receivedAt } },
    noticeTo(newId(), kind, toAssignment(id), { kind: 'assignment', id }, receivedAt),
  ]);
}
