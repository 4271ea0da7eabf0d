import type { Id } from '#shared/ids.ts';
import { assignmentsIn, isLive, MINUTE } from './assignment-rules.ts';
import type { OperationContext } from './deciding.ts';
import { operationOf } from './deciding.ts';
import type { OperationState } from './folding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Request, Turn } from './operation-state.ts';
import { tellCoordinators } from './request-notices.ts';
import { saidBy } from './said.ts';

/**
 * Agencies asked one after the other for one need. One of them is asked at a time; the next is asked when the one before
 * cannot, or its time has passed, or somebody drops out after that, and in no other way; and only while fewer people have
 * said yes than the need asks for, whichever agency's they are.
 */

/** What is asked of one agency or unit, now. */
export type Asking = Pick<
  Request,
  'requirementId' | 'agencyId' | 'unitId' | 'answerBy' | 'terms' | 'expenses' | 'contact' | 'orderId' | 'minutesEach'
>;

/** How many requests of one decision went to each agency, so that their numbers go on. */
export type Numbering = Map<Id, number>;

/** The one request that an agency or unit has of a requirement, where it was asked before. */
export function requestTo(
  state: OperationState,
  { requirementId, agencyId, unitId }: Pick<Asking, 'requirementId' | 'agencyId' | 'unitId'>,
): readonly [Id, Request] | undefined {
  for (const id of state.ids('request', 'requirement', requirementId)) {
    const request = state.get('request', id);
    if (request?.agencyId === agencyId && request.unitId === unitId) return [id, request];
  }
  return undefined;
}

/** Asks, by a new request or by the one that there is, and tells the coordinators. */
export function askNow(
  context: OperationContext,
  asking: Asking,
  newId: () => Id,
  numbers: Numbering = new Map(),
): readonly OperationEvent[] {
  const { state, receivedAt } = context;
  const before = requestTo(state, asking);
  if (before !== undefined) {
    const [requestId] = before;
    const { requirementId: _need, agencyId: _agency, unitId: _unit, ...asked } = asking;
    const said = saidBy(context, newId());
    return [
      { type: 'AgencyAskedAgain', data: { requestId, askedAt: receivedAt, ...asked, said } },
      ...tellCoordinators(context, 'asked_again', requestId, asking, newId),
    ];
  }
  const requestId = newId();
  const ref = nextRef(state, asking.agencyId, numbers);
  const said = saidBy(context, newId());
  return [
    { type: 'AgencyAsked', data: { requestId, ref, askedAt: receivedAt, ...asking, said } },
    ...tellCoordinators(context, 'asked', requestId, asking, newId),
  ];
}

/** An agency counts what it was asked, and nothing else: whoever only waits for a turn leaves no gap. */
function nextRef(state: OperationState, agencyId: Id, numbers: Numbering): string {
  const number = (numbers.get(agencyId) ?? [...state.ids('request', 'agency', agencyId)].length) + 1;
  numbers.set(agencyId, number);
  const letter = String.fromCodePoint(state.get('agency', agencyId)?.short.codePointAt(0) ?? 0x52);
  return `${letter.toUpperCase()}-${number}`;
}

/** The turns in which an agency or unit waits to be asked for a need: it is asked now, so they are over. */
export const turnsOf = (
  state: OperationState,
  { requirementId, agencyId, unitId }: Pick<Asking, 'requirementId' | 'agencyId' | 'unitId'>,
): readonly Id[] =>
  [...state.ids('turn', 'requirement', requirementId)].filter((id) => {
    const turn = state.get('turn', id);
    return turn?.agencyId === agencyId && turn.unitId === unitId;
  });

export const turnsEnded = (turnIds: readonly Id[], how: 'asked' | 'skipped'): readonly OperationEvent[] =>
  turnIds.map((turnId) => ({ type: 'TurnEnded', data: { turnId, how } }));

/** A request says no or its time has passed: the next of its order is asked. Nothing where it is of no order. */
export const turnPasses = (context: OperationContext, requestId: Id, newId: () => Id): readonly OperationEvent[] =>
  goOn(context, requestId, newId, { ending: requestId, leaving: [] });

/**
 * Assignments of a request leave (a no, a withdrawal) in the decision that this is part of: where its time has passed,
 * the next of its order is asked.
 */
export const turnsTaken = (
  context: OperationContext,
  requestId: Id,
  newId: () => Id,
  leaving: readonly Id[],
): readonly OperationEvent[] => goOn(context, requestId, newId, { ending: null, leaving });

function goOn(
  context: OperationContext,
  requestId: Id,
  newId: () => Id,
  { ending, leaving }: { readonly ending: Id | null; readonly leaving: readonly Id[] },
): readonly OperationEvent[] {
  const { state, receivedAt } = context;
  if (isOver(context)) return [];
  const request = state.get('request', requestId);
  const requirement = request === undefined ? undefined : state.get('requirement', request.requirementId);
  if (request === undefined || requirement === undefined || request.orderId === null) return [];
  const { orderId, requirementId } = request;
  // A request taken back is over: who is withdrawn with it, or after it, calls for nobody.
  if (request.standing === 'taken_back') return [];
  if ([...state.ids('request', 'order', orderId)].some((id) => id !== ending && isWaitedFor(state, id))) return [];
  if (saidYesTo(state, requirementId, leaving) >= requirement.number) return [];
  const next = nextTurn(state, orderId);
  if (next === undefined) return [];
  const [turnId, { place: _place, ...turn }] = next;
  const answerBy = receivedAt + turn.minutesEach * MINUTE;
  return [...turnsEnded([turnId], 'asked'), ...askNow(context, { ...turn, answerBy }, newId)];
}

/** Once cancelled or closed nobody is asked by itself any more; what is said is still taken down. */
export function isOver(context: OperationContext): boolean {
  const operation = operationOf(context);
  return operation?.standing.kind === 'cancelled' || operation?.phase === 'closed';
}

/** Whether an answer may still come in time. */
function isWaitedFor(state: OperationState, requestId: Id): boolean {
  const request = state.get('request', requestId);
  return request?.standing === 'open' && request.answerByPassed !== true;
}

const saidYesTo = (state: OperationState, requirementId: Id, leaving: readonly Id[]): number =>
  assignmentsIn(state, 'requirement', requirementId, (one) => one.answer === 'confirmed' && isLive(one)).filter(
    ([id]) => !leaving.includes(id),
  ).length;

function nextTurn(state: OperationState, orderId: Id): readonly [Id, Turn] | undefined {
  return [...state.ids('turn', 'order', orderId)]
    .flatMap((id): (readonly [Id, Turn])[] => {
      const turn = state.get('turn', id);
      return turn === undefined ? [] : [[id, turn]];
    })
    .sort(([, a], [, b]) => a.place - b.place)[0];
}
