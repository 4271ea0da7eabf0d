import { PHASES } from '#shared/vocabulary.ts';
import type { NoticeKind } from '#shared/vocabulary.ts';
import type { Id } from '#shared/ids.ts';
import { assignmentsIn, isLive, MINUTE } from './assignment-rules.ts';
import type { OperationContext, OperationDecision, OperationHandlers } from './deciding.ts';
import { aboutOperation, accept, badField, idMaker, noticeTo, operationOf, refuse, toAssignment } from './deciding.ts';
import { isZone } from './log-words.ts';
import type { OperationEvent } from './operation-events.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import type { Assignment } from './operation-state.ts';
import { admitAgency, admitMember } from './decide-people.ts';
import { decideContest, decideEdit } from './plan-edits.ts';
import { saidBy } from './said.ts';

type OperationCommands =
  | `${'Create' | 'Edit' | 'Postpone' | 'Resume' | 'Cancel'}Operation`
  | 'MoveT'
  | 'ChangePhase'
  | 'SettleContest';

/** The operation as a whole: made, moved in time, taken through its phases, postponed, resumed, cancelled. */
export const OPERATION: OperationHandlers<OperationCommands> = {
  CreateOperation: (payload, context) => createOperation(payload, context),
  EditOperation: ({ fields }, context) => decideEdit(context, { kind: 'operation', id: OPERATION_RECORD }, fields),
  MoveT: ({ from, to, reason }, context) => moveT(from, to, reason, context),
  ChangePhase: ({ to, reason }, context) => changePhase(to, reason ?? null, context),
  PostponeOperation: ({ reason }, context) => {
    if (operationOf(context)?.standing.kind !== 'running') return refuse('already_so');
    return stopped('OperationPostponed', 'postponed', reason, context);
  },
  ResumeOperation: ({ reason }, context) => {
    const standing = operationOf(context)?.standing.kind;
    if (standing === 'cancelled') return refuse('not_running');
    if (standing !== 'postponed') return refuse('already_so');
    const said = saidBy(context, context.newId(0));
    return accept<OperationEvent>({ type: 'OperationResumed', data: { reason, said } });
  },
  CancelOperation: ({ reason }, context) => {
    if (operationOf(context)?.standing.kind === 'cancelled') return refuse('already_so');
    return stopped('OperationCancelled', 'cancelled', reason, context);
  },
  SettleContest: ({ contestId, keep }, context) => decideContest(context, contestId, keep),
};

function createOperation(
  payload: { codename: string; area: string; zone: string; t: number | null },
  context: OperationContext,
): OperationDecision {
  const { actor, lookups, newId } = context;
  if (operationOf(context) !== undefined || actor.kind !== 'member') return refuse('not_for_you');
  const account = lookups.account(actor.accountId);
  const agency = account?.active === true ? lookups.agency(account.agencyId) : undefined;
  if (account === undefined || agency === undefined) return refuse('not_for_you');
  if (!isZone(payload.zone)) return badField('zone', 'not_choice');
  return accept<OperationEvent>(
    { type: 'OperationCreated', data: payload },
    admitAgency(account.agencyId, agency),
    admitMember(newId(0), actor.accountId, account, ['lead']),
  );
}

/**
 * Moves T from where it stood. Hours that nobody promised move with it; a promise holds within its slack and is asked for
 * again beyond it, measured from where T stood when it was given.
 */
function moveT(from: number | null, to: number, reason: string, context: OperationContext): OperationDecision {
  const t = operationOf(context)?.t ?? null;
  if (t === to) return refuse('already_so');
  if (t !== from) return badField('from', 'not_choice');
  const newId = idMaker(context);
  const said = saidBy(context, newId());
  const touched = assignmentsIn(context.state, 'all', '', isLive).flatMap(([id, assignment]) => {
    const event = followT(id, assignment, t, to);
    if (event === undefined) return [];
    const kind: NoticeKind = event.type === 'AssignmentAskedAgain' ? 'asked_again' : 'changed';
    return [event, noticeTo(newId(), kind, toAssignment(id), { kind: 'assignment', id }, context.receivedAt)];
  });
  return accept<OperationEvent>({ type: 'TMoved', data: { from, to, reason, said } }, ...touched);
}

function followT(id: Id, assignment: Assignment, from: number | null, to: number) {
  const { answer, tWhenAnswered, slackMinutes, startAt, endAt } = assignment;
  const base = answer === 'confirmed' ? tWhenAnswered : from;
  const move = base === null ? 0 : to - base;
  if (answer === 'confirmed' && Math.abs(move) <= slackMinutes * MINUTE) return undefined;
  const type = answer === 'confirmed' ? 'AssignmentAskedAgain' : 'AssignmentMoved';
  return { type, data: { assignmentId: id, startAt: startAt + move, endAt: endAt + move } } as const;
}

/** One step on, or one step back with a reason. */
function changePhase(to: (typeof PHASES)[number], reason: string | null, context: OperationContext): OperationDecision {
  const operation = operationOf(context);
  if (operation === undefined) return refuse('not_for_you');
  if (operation.standing.kind !== 'running') return refuse('not_running');
  const step = PHASES.indexOf(to) - PHASES.indexOf(operation.phase);
  if (step === 0) return refuse('already_so');
  if (step === -1 && reason === null) return badField('reason', 'missing');
  if (Math.abs(step) !== 1) return refuse('wrong_phase');
  const said = saidBy(context, context.newId(0));
  return accept<OperationEvent>(
    { type: 'PhaseChanged', data: { from: operation.phase, to, reason, said } },
    ...(to === 'closed' ? plansDropped(context) : []),
  );
}

/** Everybody counted on is told, and nothing that was to be shown later is shown by itself. */
function stopped(
  type: 'OperationPostponed' | 'OperationCancelled',
  kind: 'postponed' | 'cancelled',
  reason: string,
  context: OperationContext,
): OperationDecision {
  const { state, receivedAt } = context;
  const newId = idMaker(context);
  return accept<OperationEvent>(
    { type, data: { reason, said: saidBy(context, newId()) } },
    ...plansDropped(context),
    ...assignmentsIn(state, 'all', '', isLive).map(([id]) =>
      noticeTo(newId(), kind, toAssignment(id), aboutOperation, receivedAt),
    ),
  );
}

const plansDropped = ({ state }: OperationContext): readonly OperationEvent[] =>
  [...state.ids('showing', 'due', 'due')].map((showingId) => ({ type: 'PlacePlanDropped', data: { showingId } }));
