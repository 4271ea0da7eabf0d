import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import { STAFFING_RULE_BOOK } from '#shared/staffing/interpreter-rules.ts';
import { isBusy, isLive, isWithin, possibleTs } from './assignment-rules.ts';
import { moveAssignment } from './decide-moving.ts';
import type { RosterFacts } from './decider.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, badField, idMaker, noticeTo, operationOf, refuse, toAssignment, unknownThing } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import { heardOfRequest } from './request-notices.ts';
import { memberOf, saidBy } from './said.ts';
import { sameValue } from './same-value.ts';

type StaffingCommand = 'PutForward' | 'RenewAssignment' | 'MoveAssignment' | 'OverrideRule' | 'RestoreRule';

/** The people whom agencies put forward, and what command makes of them. */
export const STAFFING: OperationHandlers<StaffingCommand> = {
  PutForward: (payload, context) => putForward(payload, context),
  RenewAssignment: ({ assignmentId }, context) => renew(assignmentId, context),
  MoveAssignment: (payload, context) => moveAssignment(payload, context),
  OverrideRule: ({ assignmentId, rule, reason }, context) => {
    const assignment = context.state.get('assignment', assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    // Nobody is in two places at once, nor on both sides, whatever the reason.
    if (!STAFFING_RULE_BOOK[rule].maySetAside) return badField('rule', 'not_choice');
    if (!isLive(assignment)) return refuse('answered');
    if (assignment.setAside.some((one) => one.rule === rule && one.reason === reason)) return refuse('already_so');
    const said = saidBy(context, context.newId(0));
    return accept<OperationEvent>({ type: 'RuleSetAside', data: { assignmentId, rule, reason, said } });
  },
  RestoreRule: ({ assignmentId, rule }, context) => {
    const assignment = context.state.get('assignment', assignmentId);
    if (assignment === undefined) return refuse('not_for_you');
    if (!assignment.setAside.some((one) => one.rule === rule)) return refuse('already_so');
    const said = saidBy(context, context.newId(0));
    return accept<OperationEvent>({ type: 'RuleRestored', data: { assignmentId, rule, said } });
  },
};

/** A unit's coordinator has that unit's people before her, and names nobody else's. */
function isOfOwnUnit(context: OperationContext, unitId: Id | null): boolean {
  const memberId = memberOf(context);
  const own = memberId === null ? null : (context.state.get('member', memberId)?.unitId ?? null);
  return own === null || own === unitId;
}

/** What must be known of a person: her name as her agency shows it, what she can do, and what stands against her. */
const copiedFrom = ({
  shownName,
  languages,
  gender,
  worksWith,
  dialects,
  certificates,
  conflict,
  maxMinutes,
}: RosterFacts) => ({ shownName, languages, gender, worksWith, dialects, certificates, conflict, maxMinutes });

/**
 * The agency names a person of its own roster; what the operation must know of her is copied, her own name is not. What
 * she declared stands against her where she would work, and keeps nobody from naming her.
 */
function putForward(
  { requestId, personId, startAt, endAt, slackMinutes }: PayloadOf<OperationCommand, 'PutForward'>,
  context: OperationContext,
): OperationDecision {
  const { state, lookups, receivedAt } = context;
  const request = state.get('request', requestId);
  const requirement = request === undefined ? undefined : state.get('requirement', request.requirementId);
  if (request === undefined) return refuse('not_for_you');
  if (requirement === undefined || request.standing === 'taken_back') return refuse('answered');
  const { agencyId, requirementId } = request;
  const person = lookups.rosterPerson(agencyId, personId);
  if (person === undefined || !isOfOwnUnit(context, person.unitId)) return unknownThing('personId');
  if (!person.roles.includes(requirement.role)) return badField('personId', 'not_choice');
  if (endAt <= startAt) return badField('endAt', 'order');
  const ts = possibleTs(operationOf(context));
  if (ts.length === 0) return refuse('not_yet');
  if (!ts.some((t) => isWithin(requirement.window, t, { startAt, endAt }))) return refuse('out_of_window');
  if (isBusy(state, { agencyId, personId, startAt, endAt }, null)) return refuse('already_so');
  const newId = idMaker(context);
  const assignmentId = newId();
  const { unitId, role } = { unitId: request.unitId ?? person.unitId, role: requirement.role };
  const named = { assignmentId, requestId, requirementId, agencyId, unitId, personId, role };
  const hours = { startAt, endAt, slackMinutes };
  const notice = { kind: 'assignment', id: assignmentId } as const;
  return accept<OperationEvent>(
    { type: 'WorkerPutForward', data: { ...named, ...copiedFrom(person), ...hours, said: saidBy(context, newId()) } },
    noticeTo(newId(), 'asked', toAssignment(assignmentId), notice, receivedAt),
    ...heardOfRequest(context, requestId),
  );
}

/** What changed on the roster since she was put forward is copied again. Her hours are not among it, so nothing is asked. */
function renew(assignmentId: Id, context: OperationContext): OperationDecision {
  const assignment = context.state.get('assignment', assignmentId);
  if (assignment === undefined) return refuse('not_for_you');
  if (!isLive(assignment)) return refuse('answered');
  const { agencyId, personId } = assignment;
  const person = context.lookups.rosterPerson(agencyId, personId);
  if (person === undefined || !isOfOwnUnit(context, person.unitId)) return unknownThing('assignmentId');
  const copied = copiedFrom(person);
  const standing = new Map<string, unknown>(Object.entries(assignment));
  const isSame = Object.entries(copied).every(([field, value]) => sameValue(standing.get(field), value));
  if (isSame) return refuse('already_so');
  return accept<OperationEvent>({ type: 'AssignmentRenewed', data: { assignmentId, agencyId, personId, ...copied } });
}
