import type { Id } from '#shared/ids.ts';
import type { NoticeKind } from '#shared/vocabulary.ts';
import type { OperationContext } from './deciding.ts';
import { noticeTo } from './deciding.ts';
import type { OperationState } from './folding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Member, Request } from './operation-state.ts';
import { memberOf } from './said.ts';

type Asked = Pick<Request, 'agencyId' | 'unitId'>;

/** The active coordinators whom a request concerns: those of the whole agency and, where it is one unit's, that unit's. */
export function coordinatorsOf(state: OperationState, { agencyId, unitId }: Asked): readonly Id[] {
  return members(
    state,
    state.ids('member', 'agency', agencyId),
    (member) => member.roles.includes('coordinator') && (member.unitId === null || member.unitId === unitId),
  );
}

/** A notice about a request to each of its coordinators. */
export const tellCoordinators = (
  { state, receivedAt }: OperationContext,
  kind: NoticeKind,
  requestId: Id,
  asked: Asked,
  newId: () => Id,
): readonly OperationEvent[] =>
  coordinatorsOf(state, asked).map((id) =>
    noticeTo(newId(), kind, { kind: 'member', id }, { kind: 'request', id: requestId }, receivedAt),
  );

/** A notice about a request to each active lead. */
export const tellLeads = (
  { state, receivedAt }: OperationContext,
  kind: NoticeKind,
  requestId: Id,
  newId: () => Id,
): readonly OperationEvent[] =>
  members(state, state.ids('member', 'all', ''), ({ roles }) => roles.includes('lead')).map((id) =>
    noticeTo(newId(), kind, { kind: 'member', id }, { kind: 'request', id: requestId }, receivedAt),
  );

/** Whoever acts on a request has heard of it: the acting member's own notices about it that are still open. */
export function heardOfRequest(context: OperationContext, requestId: Id): readonly OperationEvent[] {
  const { state, happenedAt } = context;
  const memberId = memberOf(context);
  if (memberId === null) return [];
  return [...state.ids('notice', 'to', memberId)].flatMap((noticeId): OperationEvent[] => {
    const notice = state.get('notice', noticeId);
    const isOpen = notice?.told === 'waiting' || notice?.told === 'shown';
    if (!isOpen || notice.about.kind !== 'request' || notice.about.id !== requestId) return [];
    return [{ type: 'NoticeMarked', data: { noticeId, told: 'understood', at: happenedAt } }];
  });
}

function members(state: OperationState, ids: Iterable<Id>, holds: (member: Member) => boolean): readonly Id[] {
  return [...ids].filter((id) => {
    const member = state.get('member', id);
    return member?.active === true && holds(member);
  });
}
