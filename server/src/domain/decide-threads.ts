import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import { LIMITS } from '#shared/limits.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, idMaker, refuse } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Capacity } from './operation-state.ts';
import { heardOfRequest, tellCoordinators, tellLeads } from './request-notices.ts';
import { memberOf } from './said.ts';
import { sameValue } from './same-value.ts';

type ThreadCommand = 'WriteMessage' | 'DeclareCapacity' | 'WithdrawCapacity';

/** The question thread of each request, and what agencies let it be known that they could send. */
export const THREADS: OperationHandlers<ThreadCommand> = {
  WriteMessage: (payload, context) => writeMessage(payload, context),
  DeclareCapacity: (payload, context) => declareCapacity(payload, context),
  WithdrawCapacity: ({ capacityId }, context) => {
    const capacity = context.state.get('capacity', capacityId);
    if (capacity === undefined || !isOwn(context, capacity)) return refuse('not_for_you');
    return accept<OperationEvent>({ type: 'CapacityWithdrawn', data: { capacityId } });
  },
};

/** Command asks and the agency answers, or the other way round, in the one thread of a request. */
function writeMessage(
  { requestId, text }: PayloadOf<OperationCommand, 'WriteMessage'>,
  context: OperationContext,
): OperationDecision {
  const { state, actor, happenedAt } = context;
  const request = state.get('request', requestId);
  if (request === undefined || actor.kind !== 'member') return refuse('not_for_you');
  const from = actor.as === 'coordinator' ? 'agency' : 'command';
  if (from === 'agency' && !isOwn(context, request)) return refuse('not_for_you');
  if ([...state.ids('message', 'request', requestId)].length >= LIMITS.threadMessages) return refuse('too_large');
  const newId = idMaker(context);
  const { agencyId } = request;
  const data = {
    messageId: newId(),
    requestId,
    agencyId,
    from,
    memberId: memberOf(context),
    text,
    at: happenedAt,
  } as const;
  return accept<OperationEvent>(
    { type: 'MessageWritten', data },
    ...heardOfRequest(context, requestId),
    ...(from === 'agency'
      ? tellLeads(context, 'message', requestId, newId)
      : tellCoordinators(context, 'message', requestId, request, newId)),
  );
}

/** For the agency, or the one unit, whose coordinator says it. */
function declareCapacity(
  payload: PayloadOf<OperationCommand, 'DeclareCapacity'>,
  context: OperationContext,
): OperationDecision {
  const { state, happenedAt } = context;
  const memberId = memberOf(context);
  const member = memberId === null ? undefined : state.get('member', memberId);
  if (member === undefined) return refuse('not_for_you');
  const { agencyId, unitId } = member;
  const capacity = { agencyId, unitId, ...payload };
  const declared = [...state.ids('capacity', 'agency', agencyId)];
  const isDeclared = declared.some((id) => {
    const { at: _at, ...before }: Partial<Capacity> = state.get('capacity', id) ?? {};
    return sameValue(before, capacity);
  });
  if (isDeclared) return refuse('already_so');
  // Counted for each unit by itself: none is kept from speaking, or learns, by what another has said.
  const own = declared.filter((id) => state.get('capacity', id)?.unitId === unitId);
  if (own.length >= LIMITS.capacities) return refuse('too_large');
  return accept<OperationEvent>({
    type: 'CapacityDeclared',
    data: { capacityId: context.newId(0), ...capacity, at: happenedAt },
  });
}

/** Of the acting member's agency, or of the one unit where the member is a unit's. */
function isOwn(context: OperationContext, thing: { readonly agencyId: Id; readonly unitId: Id | null }): boolean {
  const memberId = memberOf(context);
  const member = memberId === null ? undefined : context.state.get('member', memberId);
  return member?.agencyId === thing.agencyId && (member.unitId === null || member.unitId === thing.unitId);
}
