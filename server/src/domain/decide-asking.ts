import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import { assignmentsIn, isLive, MINUTE } from './assignment-rules.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import {
  accept,
  acceptAll,
  badField,
  idMaker,
  notInFuture,
  noticeTo,
  operationOf,
  refuse,
  toAssignment,
} from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Request } from './operation-state.ts';
import { reminderDue, reminderTimes, unansweredOf } from './reminders.ts';
import { heardOfRequest, tellCoordinators } from './request-notices.ts';
import { sameValue } from './same-value.ts';
import { saidBy } from './said.ts';
import type { Asking } from './turns.ts';
import { askNow, isOver, requestTo, turnPasses, turnsEnded, turnsOf } from './turns.ts';

type AskingCommand = 'AskAgencies' | 'TakeBackRequest' | 'SkipTurn' | 'SayCannot' | 'PassAnswerBy' | 'RemindOfAnswer';

/** Asking agencies for people, at once or in order; reminding them; and what they say to it. */
export const ASKING: OperationHandlers<AskingCommand> = {
  AskAgencies: (payload, context) => askAgencies(payload, context),
  TakeBackRequest: ({ requestId }, context) => takeBack(requestId, context),
  SkipTurn: ({ turnId }, { state }) =>
    state.get('turn', turnId) === undefined
      ? refuse('not_for_you')
      : accept<OperationEvent>({ type: 'TurnEnded', data: { turnId, how: 'skipped' } }),
  SayCannot: ({ requestId }, context) => {
    const request = context.state.get('request', requestId);
    if (request === undefined) return refuse('not_for_you');
    if (request.standing === 'cannot') return refuse('already_so');
    if (request.standing === 'taken_back') return refuse('answered');
    const newId = idMaker(context);
    return accept<OperationEvent>(
      { type: 'AgencySaidCannot', data: { requestId, said: saidBy(context, newId()) } },
      ...heardOfRequest(context, requestId),
      ...turnPasses(context, requestId, newId),
    );
  },
  PassAnswerBy: ({ requestId, dueAt }, context) => passAnswerBy(requestId, dueAt, context),
  RemindOfAnswer: ({ requestId, dueAt }, context) => remind(requestId, dueAt, context),
};

/** While the operation is postponed, cancelled or closed nothing falls due; resumed, it comes late. */
const isIdle = (context: OperationContext): boolean =>
  isOver(context) || operationOf(context)?.standing.kind !== 'running';

interface Asked {
  readonly agencyId: Id;
  readonly unitId: Id | null;
}
const distinct = (asked: readonly Asked[]): readonly Asked[] => [
  ...new Map(asked.map((one) => [`${one.agencyId} ${one.unitId ?? ''}`, one])).values(),
];

/** One request for each agency or unit. Whoever said that they cannot, or is late, is asked again; an open one may get a new time. */
function askAgencies(
  payload: PayloadOf<OperationCommand, 'AskAgencies'>,
  context: OperationContext,
): OperationDecision {
  const { requirementId, asked, answerBy, inOrder } = payload;
  const { state, receivedAt } = context;
  if (state.get('requirement', requirementId) === undefined) return refuse('not_for_you');
  const faults = asked.flatMap(({ agencyId, unitId }, at) => {
    const agency = state.get('agency', agencyId);
    if (agency === undefined) return [{ field: `asked.${at}.agencyId`, reason: 'unknown_thing' as const }];
    const known = unitId === null || agency.units.some(({ id }) => id === unitId);
    return known ? [] : [{ field: `asked.${at}.unitId`, reason: 'unknown_thing' as const }];
  });
  if (faults.length > 0) return refuse('bad_input', faults);
  if (inOrder !== undefined) {
    if (answerBy !== null) return badField('answerBy', 'not_choice');
    return acceptAll(askedInOrder(payload, inOrder.minutesEach, context));
  }
  if (answerBy !== null && answerBy <= receivedAt) return notInFuture('answerBy');
  const newId = idMaker(context);
  const numbers = new Map<Id, number>();
  return acceptAll(
    distinct(asked).flatMap((one): readonly OperationEvent[] => {
      const before = requestTo(state, { requirementId, ...one })?.[1];
      const asking = askingOf(payload, one, before, { answerBy });
      if (before?.standing === 'open' && isAsked(before, asking)) return [];
      const waiting = turnsOf(state, { requirementId, ...one });
      return [...turnsEnded(waiting, 'asked'), ...askNow(context, asking, newId, numbers)];
    }),
  );
}

/** What is not said of an asking stays as it was said before; a request keeps its order when it is asked again by hand. */
function askingOf(
  { requirementId, terms, expenses, contact }: PayloadOf<OperationCommand, 'AskAgencies'>,
  { agencyId, unitId }: Asked,
  before: Request | undefined,
  now: Pick<Asking, 'answerBy'> & Partial<Pick<Asking, 'orderId' | 'minutesEach'>>,
): Asking {
  return {
    requirementId,
    agencyId,
    unitId,
    terms: terms ?? before?.terms ?? '',
    expenses: expenses ?? before?.expenses ?? '',
    contact: contact === undefined ? (before?.contact ?? null) : contact,
    orderId: before?.orderId ?? null,
    minutesEach: before?.minutesEach ?? null,
    ...now,
  };
}

const isAsked = (before: Request, { requirementId: _need, ...asking }: Asking): boolean =>
  Object.entries(asking).every(([field, value]) => sameValue(new Map(Object.entries(before)).get(field), value));

/**
 * The first is asked now; whoever comes after, and has no open request already, gets a turn. A need has one order at a
 * time: whoever waits in an older one waits there no longer.
 */
function askedInOrder(
  payload: PayloadOf<OperationCommand, 'AskAgencies'>,
  minutesEach: number,
  context: OperationContext,
): readonly OperationEvent[] {
  const { state, receivedAt } = context;
  const { requirementId } = payload;
  const [first, ...others] = distinct(payload.asked);
  if (first === undefined) return [];
  const newId = idMaker(context);
  const orderId = newId();
  const asking = (one: Asked, answerBy: number | null): Asking =>
    askingOf(payload, one, requestTo(state, { requirementId, ...one })?.[1], { answerBy, orderId, minutesEach });
  const later = others.filter((one) => requestTo(state, { requirementId, ...one })?.[1].standing !== 'open');
  const before = turnsOf(state, { requirementId, ...first });
  const waiting = [...state.ids('turn', 'requirement', requirementId)].filter((id) => !before.includes(id));
  return [
    ...turnsEnded(before, 'asked'),
    ...turnsEnded(waiting, 'skipped'),
    ...askNow(context, asking(first, receivedAt + minutesEach * MINUTE), newId),
    ...later.map((one, at): OperationEvent => {
      const { answerBy: _answerBy, orderId: _order, minutesEach: _minutes, ...turn } = asking(one, null);
      return { type: 'TurnQueued', data: { turnId: newId(), orderId, minutesEach, place: at + 2, ...turn } };
    }),
  ];
}

/** Whoever was put forward is told at once that she is not needed; who said no keeps that. */
function takeBack(requestId: Id, context: OperationContext): OperationDecision {
  const { state, receivedAt } = context;
  const request = state.get('request', requestId);
  if (request === undefined) return refuse('not_for_you');
  if (request.standing === 'taken_back') return refuse('already_so');
  const live = assignmentsIn(state, 'request', requestId, isLive);
  if (request.standing === 'cannot' && live.length === 0) return refuse('answered');
  const newId = idMaker(context);
  return accept<OperationEvent>(
    { type: 'RequestTakenBack', data: { requestId, said: saidBy(context, newId()) } },
    ...live.flatMap(([id]): OperationEvent[] => [
      { type: 'AssignmentWithdrawn', data: { assignmentId: id, at: receivedAt } },
      noticeTo(newId(), 'not_needed', toAssignment(id), { kind: 'assignment', id }, receivedAt),
    ]),
    ...tellCoordinators(context, 'taken_back', requestId, request, newId),
  );
}

/** Silence passes on: an order goes on to the next once the time of the one before has passed. */
function passAnswerBy(requestId: Id, dueAt: number, context: OperationContext): OperationDecision {
  const { state, actor, receivedAt } = context;
  const request = state.get('request', requestId);
  if (actor.kind !== 'system' || request === undefined) return refuse('not_for_you');
  if (request.standing !== 'open' || request.answerByPassed === true || request.answerBy !== dueAt) {
    return refuse('already_so');
  }
  if (receivedAt < dueAt) return refuse('not_yet');
  if (isIdle(context)) return refuse('not_running');
  const overdue = assignmentsIn(state, 'request', requestId, isLive).length === 0;
  const newId = idMaker(context);
  const said = saidBy(context, newId());
  return accept<OperationEvent>(
    { type: 'AnswerByPassed', data: { requestId, dueAt, overdue, said } },
    ...turnPasses(context, requestId, newId),
  );
}

/**
 * Coordinators are reminded while nobody is put forward, and whoever is put forward while she has not answered. What fell
 * due meanwhile, because nothing could run, is one reminder.
 */
function remind(requestId: Id, dueAt: number, context: OperationContext): OperationDecision {
  const { state, actor, receivedAt } = context;
  const request = state.get('request', requestId);
  if (actor.kind !== 'system' || request === undefined) return refuse('not_for_you');
  if (reminderDue(state, requestId) !== dueAt) return refuse('already_so');
  if (receivedAt < dueAt) return refuse('not_yet');
  if (request.answerBy !== null && request.answerBy <= receivedAt) return refuse('already_so');
  if (isIdle(context)) return refuse('not_running');
  const newId = idMaker(context);
  const unanswered = unansweredOf(state, requestId);
  const latest = reminderTimes(request).findLast((at) => at <= receivedAt) ?? dueAt;
  return accept<OperationEvent>(
    { type: 'AnswerReminded', data: { requestId, dueAt: latest } },
    ...(unanswered.length === 0 ? tellCoordinators(context, 'reminder', requestId, request, newId) : []),
    ...unanswered.map((id) => noticeTo(newId(), 'reminder', toAssignment(id), { kind: 'assignment', id }, receivedAt)),
  );
}
