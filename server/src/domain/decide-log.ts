import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import type { ToldState } from '#shared/vocabulary.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, badField, idMaker, operationOf, refuse, unknownThing } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import { memberOf, saidBy } from './said.ts';

type LogCommand =
  | 'WriteLogEntry'
  | 'StrikeLogEntry'
  | 'RecordDecision'
  | 'MarkNotice'
  | 'TellByVoice'
  | 'RecordSending';

/** The log with its two streams of sight, decisions with their reasons, and who has been told. */
export const LOG: OperationHandlers<LogCommand> = {
  WriteLogEntry: (payload, context) => write(payload, context),
  StrikeLogEntry: ({ entryId, reason }, context) => {
    const { state, actor, happenedAt: at } = context;
    const entry = state.get('logEntry', entryId);
    if (entry === undefined) return refuse('not_for_you');
    if (entry.sight === 'care' && entry.agencyId !== agencyOf(context)) return refuse('not_for_you');
    if (entry.struck !== null) return refuse('already_so');
    const memberId = memberOf(context);
    if (entry.sight === 'command' || entry.agencyId === null) {
      return accept<OperationEvent>({ type: 'LogEntryStruck', data: { entryId, reason, memberId, at } });
    }
    const { agencyId, addressId } = entry;
    const assignmentId = actor.kind === 'link' ? actor.assignmentId : null;
    const data = { entryId, agencyId, addressId, reason, memberId, assignmentId, at };
    return accept<OperationEvent>({ type: 'CareEntryStruck', data });
  },
  RecordDecision: ({ text, reason, options, potentialVictims }, context) => {
    if (potentialVictims !== undefined && context.state.get('address', potentialVictims.addressId) === undefined) {
      return unknownThing('potentialVictims.addressId');
    }
    const newId = idMaker(context);
    const decisionId = newId();
    const number = (operationOf(context)?.counters.decisions ?? 0) + 1;
    const what = { number, text, reason, options: options ?? null, potentialVictims: potentialVictims ?? null };
    return accept<OperationEvent>({
      type: 'DecisionRecorded',
      data: { decisionId, ...what, said: saidBy(context, newId()) },
    });
  },
  MarkNotice: ({ noticeId, state: told }, { state, happenedAt }) => {
    const notice = state.get('notice', noticeId);
    if (notice === undefined) return refuse('not_for_you');
    if (TOLD_ORDER[notice.told] >= TOLD_ORDER[told]) return refuse('already_so');
    return accept<OperationEvent>({ type: 'NoticeMarked', data: { noticeId, told, at: happenedAt } });
  },
  TellByVoice: ({ noticeId }, context) => {
    const notice = context.state.get('notice', noticeId);
    if (notice === undefined) return refuse('not_for_you');
    if (TOLD_ORDER[notice.told] >= TOLD_ORDER.told_by_voice) return refuse('already_so');
    const data = { noticeId, memberId: memberOf(context), at: context.happenedAt };
    return accept<OperationEvent>({ type: 'NoticeTold', data });
  },
  /** What has left by a channel has left; what could not may be tried again. */
  RecordSending: ({ noticeId, channel, outcome }, { state, actor, happenedAt: at }) => {
    const notice = state.get('notice', noticeId);
    if (actor.kind !== 'system' || notice === undefined) return refuse('not_for_you');
    if (notice.sent.some((one) => one.channel === channel && one.outcome === 'sent')) return refuse('already_so');
    return accept<OperationEvent>({ type: 'NoticeSent', data: { noticeId, channel, outcome, at } });
  },
};

/** Never backwards, and both ends are ends. */
const TOLD_ORDER: Readonly<Record<ToldState, number>> = { waiting: 0, shown: 1, understood: 2, told_by_voice: 2 };

/** The agency for which the actor writes. */
function agencyOf(context: OperationContext): Id | undefined {
  const { state, actor } = context;
  if (actor.kind === 'link') return state.get('assignment', actor.assignmentId)?.agencyId;
  const memberId = memberOf(context);
  return memberId === null ? undefined : state.get('member', memberId)?.agencyId;
}

/** Coordinators and workers write on the care side, for their own agency; everybody else writes for command. */
function write(
  { sight, addressId, text, source, heardFrom }: PayloadOf<OperationCommand, 'WriteLogEntry'>,
  context: OperationContext,
): OperationDecision {
  const { state, actor } = context;
  if (addressId !== null && state.get('address', addressId) === undefined) return refuse('not_for_you');
  const cares = actor.kind === 'link' || (actor.kind === 'member' && actor.as === 'coordinator');
  if (cares !== (sight === 'care')) return badField('sight', 'not_choice');
  const said = saidBy(context, context.newId(0), { source, heardFrom });
  if (!cares) return accept<OperationEvent>({ type: 'LogEntryWritten', data: { addressId, text, said } });
  const agencyId = agencyOf(context);
  if (agencyId === undefined) return refuse('not_for_you');
  return accept<OperationEvent>({ type: 'CareEntryWritten', data: { agencyId, addressId, text, said } });
}
