import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import type { PlanOutline } from '#shared/plan-outline.ts';
import { TEMPLATE_PLANS } from '#shared/templates.ts';
import { PHASES } from '#shared/vocabulary.ts';
import { assignmentsIn, isLive } from './assignment-rules.ts';
import { admitAgency, admitMember } from './decide-people.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import {
  aboutOperation,
  accept,
  badField,
  idMaker,
  noticeTo,
  operationOf,
  refuse,
  toAssignment,
  unknownThing,
} from './deciding.ts';
import { isZone } from './log-words.ts';
import { moveT } from './move-t.ts';
import type { OperationEvent } from './operation-events.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import { eventsOf } from './outline.ts';
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
  { from, ...payload }: PayloadOf<OperationCommand, 'CreateOperation'>,
  context: OperationContext,
): OperationDecision {
  const { actor, lookups } = context;
  if (operationOf(context) !== undefined || actor.kind !== 'member') return refuse('not_for_you');
  const account = lookups.account(actor.accountId);
  const agency = account?.active === true ? lookups.agency(account.agencyId) : undefined;
  if (account === undefined || agency === undefined) return refuse('not_for_you');
  if (!isZone(payload.zone)) return badField('zone', 'not_choice');
  const outline = beginning(from, actor.accountId, context);
  if (outline === undefined) return unknownThing('from.operationId');
  const newId = idMaker(context);
  return accept<OperationEvent>(
    { type: 'OperationCreated', data: payload },
    admitAgency(account.agencyId, agency),
    admitMember(newId(), actor.accountId, account, ['lead']),
    ...(outline === null ? [] : eventsOf(outline, newId)),
  );
}

/**
 * The plan to begin with; null for an empty one. An operation that the maker does not lead is refused as one that does
 * not exist.
 */
function beginning(
  from: PayloadOf<OperationCommand, 'CreateOperation'>['from'],
  accountId: Id,
  { lookups }: OperationContext,
): PlanOutline | null | undefined {
  if (from === undefined) return null;
  return from.kind === 'template'
    ? TEMPLATE_PLANS[from.template].outline
    : lookups.planOutline(from.operationId, accountId);
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
