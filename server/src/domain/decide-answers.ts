import { isErased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { NoticeKind } from '#shared/vocabulary.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { isLive, saidYes, tFor } from './assignment-rules.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, idMaker, noticeTo, operationOf, refuse, toAssignment } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Assignment } from './operation-state.ts';
import { memberOf, saidBy } from './said.ts';
import { turnsTaken } from './turns.ts';

type AnswerCommand =
  | `${'Confirm' | 'Decline' | 'Withdraw' | 'StandDown'}Assignment`
  | 'ReportPresence'
  | 'SubscribePush'
  | 'EndPush'
  | 'IssueAnswerLink'
  | 'IssueDayPass'
  | 'OpenDayPass';

/** What one person answered, where she is, and the links by which she comes without an account. */
export const ANSWERS: OperationHandlers<AnswerCommand> = {
  ConfirmAssignment: (payload, context) => confirm(payload, context),
  DeclineAssignment: ({ assignmentId, mayKnowSomeone }, context) => {
    const assignment = ownAssignment(context, assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    if (assignment.answer === 'declined') return refuse('already_so');
    if (!isLive(assignment)) return refuse('answered');
    const newId = idMaker(context);
    const data = {
      assignmentId,
      mayKnowSomeone: mayKnowSomeone ?? false,
      by: answeredBy(context),
      at: context.happenedAt,
      said: saidBy(context, newId()),
    };
    return accept<OperationEvent>(
      { type: 'AssignmentDeclined', data },
      ...heardTheAsking(context, assignmentId),
      ...turnsTaken(context, assignment.requestId, newId, [assignmentId]),
    );
  },
  WithdrawAssignment: ({ assignmentId }, context) => {
    const assignment = ownAssignment(context, assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    if (assignment.answer === 'withdrawn') return refuse('already_so');
    if (!isLive(assignment)) return refuse('answered');
    const newId = idMaker(context);
    const { receivedAt } = context;
    const data = { assignmentId, at: context.happenedAt, said: saidBy(context, newId()) };
    return accept<OperationEvent>(
      { type: 'AssignmentWithdrawn', data },
      // Her agency takes her back: until somebody has told her she may still set out.
      noticeTo(newId(), 'not_needed', toAssignment(assignmentId), { kind: 'assignment', id: assignmentId }, receivedAt),
      ...turnsTaken(context, assignment.requestId, newId, [assignmentId]),
    );
  },
  ReportPresence: ({ assignmentId, presence, source, arrival }, context) => {
    const assignment = ownAssignment(context, assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    if (!saidYes(assignment)) return refuse('not_confirmed');
    const said = saidBy(context, context.newId(0), { source });
    const expected = presence === 'en_route' && arrival !== undefined ? { arrival } : {};
    return accept<OperationEvent>({ type: 'PresenceReported', data: { assignmentId, presence, ...expected, said } });
  },
  StandDownAssignment: ({ assignmentId }, context) => {
    const assignment = context.state.get('assignment', assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    if (assignment.presence === 'stood_down') return refuse('already_so');
    if (!saidYes(assignment)) return refuse('not_confirmed');
    const newId = idMaker(context);
    const said = saidBy(context, newId());
    return accept<OperationEvent>(
      { type: 'AssignmentStoodDown', data: { assignmentId, said } },
      noticeTo(
        newId(),
        'stood_down',
        toAssignment(assignmentId),
        { kind: 'assignment', id: assignmentId },
        context.receivedAt,
      ),
    );
  },
  IssueAnswerLink: ({ assignmentId, tokenHash }, { state }) => {
    const assignment = state.get('assignment', assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    if (!isLive(assignment)) return refuse('answered');
    if (assignment.link?.tokenHash === tokenHash) return refuse('already_so');
    return accept<OperationEvent>({ type: 'AnswerLinkIssued', data: { assignmentId, tokenHash } });
  },
  IssueDayPass: ({ assignmentId, codeHash }, { state }) => {
    const assignment = state.get('assignment', assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    if (assignment.answer !== 'confirmed' || !isLive(assignment)) return refuse('not_confirmed');
    if (assignment.pass?.codeHash === codeHash) return refuse('already_so');
    return accept<OperationEvent>({ type: 'DayPassIssued', data: { assignmentId, codeHash } });
  },
  /** A code opens on one device; the same device may open it again. Every other way gets one answer. */
  OpenDayPass: ({ assignmentId, codeHash, deviceHash }, { state, actor }) => {
    // Tries are counted in the identity room, so only from there.
    if (actor.kind !== 'system' || actor.part !== 'identity') return refuse('not_for_you');
    const pass = state.get('assignment', assignmentId)?.pass ?? null;
    if (pass === null || pass.codeHash !== codeHash) return refuse('wrong_code');
    if (pass.deviceHash !== null && pass.deviceHash !== deviceHash) return refuse('wrong_code');
    return accept<OperationEvent>({ type: 'DayPassOpened', data: { assignmentId, deviceHash } });
  },
  /** The last device that asked for it is told; the address to which its pushes go is sealed. */
  SubscribePush: ({ assignmentId, ...push }, context) => {
    const assignment = ownAssignment(context, assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    if (!isLive(assignment)) return refuse('answered');
    const before = assignment.push;
    if (before !== null && !isErased(before) && before.endpoint === push.endpoint) return refuse('already_so');
    const { agencyId, personId } = assignment;
    return accept<OperationEvent>({ type: 'PushSubscribed', data: { assignmentId, agencyId, personId, push } });
  },
  EndPush: ({ assignmentId }, context) => {
    const assignment = ownAssignment(context, assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    if (assignment.push === null) return refuse('already_so');
    return accept<OperationEvent>({ type: 'PushEnded', data: { assignmentId } });
  },
};

/** A worker by link speaks for herself alone. */
export function ownAssignment({ state, actor }: OperationContext, assignmentId: Id): Assignment | undefined {
  return actor.kind === 'link' && actor.assignmentId !== assignmentId
    ? undefined
    : state.get('assignment', assignmentId);
}

export const answeredBy = ({ actor }: OperationContext): 'worker' | 'coordinator' =>
  actor.kind === 'link' ? 'worker' : 'coordinator';

function confirm(
  { assignmentId, until }: PayloadOf<OperationCommand, 'ConfirmAssignment'>,
  context: OperationContext,
): OperationDecision {
  const assignment = ownAssignment(context, assignmentId);
  if (assignment === undefined) return refuse('not_for_you');
  // After a yes she may still say that she can only stay until earlier; nothing else is new.
  const isShorter = until !== undefined && until < assignment.endAt;
  if (assignment.answer === 'confirmed' && !isShorter) return refuse('already_so');
  if (!isLive(assignment)) return refuse('answered');
  if (askedAgainSince(context, assignmentId)) return refuse('out_of_window');
  const endAt = until ?? assignment.endAt;
  if (endAt <= assignment.startAt || endAt > assignment.endAt) return refuse('out_of_window');
  const t = tFor(context.state, operationOf(context), assignment);
  const said = saidBy(context, context.newId(0));
  const data = { assignmentId, endAt, t, by: answeredBy(context), at: context.happenedAt, said } as const;
  return accept<OperationEvent>({ type: 'AssignmentConfirmed', data }, ...heardTheAsking(context, assignmentId));
}

/** A yes kept on a phone, or on its way, while her hours or her need were changed was given to what is asked no longer. */
const askedAgainSince = ({ state, happenedAt }: OperationContext, assignmentId: Id): boolean =>
  [...state.ids('notice', 'to', assignmentId)].some((noticeId) => {
    const notice = state.get('notice', noticeId);
    return notice?.kind === 'asked_again' && notice.at > happenedAt;
  });

/** What asks her for an answer. */
const ASKINGS: readonly NoticeKind[] = ['asked', 'asked_again', 'reminder'];

/** Whoever answers has heard the question: herself by her link, or by her coordinator's voice. */
function heardTheAsking(context: OperationContext, assignmentId: Id): OperationEvent[] {
  const { state, actor, happenedAt } = context;
  return [...state.ids('notice', 'to', assignmentId)].flatMap((noticeId): OperationEvent[] => {
    const notice = state.get('notice', noticeId);
    if (
      notice === undefined ||
      !ASKINGS.includes(notice.kind) ||
      notice.told === 'understood' ||
      notice.told === 'told_by_voice'
    )
      return [];
    if (actor.kind === 'link') {
      return [{ type: 'NoticeMarked', data: { noticeId, told: 'understood', at: happenedAt } }];
    }
    return [{ type: 'NoticeTold', data: { noticeId, memberId: memberOf(context), at: happenedAt } }];
  });
}
