import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import { isBusy, isLive, isWithin, possibleTs } from './assignment-rules.ts';
import type { OperationContext, OperationDecision, PayloadOf } from './deciding.ts';
import { acceptAll, badField, idMaker, noticeTo, operationOf, refuse, toAssignment, unknownThing } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Assignment } from './operation-state.ts';
import { tellCoordinators } from './request-notices.ts';
import { saidBy } from './said.ts';
import { askNow, requestTo, turnsEnded, turnsOf } from './turns.ts';

/**
 * Other hours, or another need of the role for which her agency put her forward: what else it says of her on its roster is
 * not command's to try out. She is asked again, and her coordinators are told.
 */
export function moveAssignment(
  { assignmentId, requirementId, startAt, endAt }: PayloadOf<OperationCommand, 'MoveAssignment'>,
  context: OperationContext,
): OperationDecision {
  const { state, receivedAt } = context;
  const assignment = state.get('assignment', assignmentId);
  if (assignment === undefined) return refuse('not_for_you');
  if (!isLive(assignment)) return refuse('answered');
  const requirement = state.get('requirement', requirementId);
  if (requirement === undefined) return unknownThing('requirementId');
  if (requirement.role !== assignment.role) return badField('requirementId', 'not_choice');
  if (endAt <= startAt) return badField('endAt', 'order');
  const isSameNeed = requirementId === assignment.requirementId;
  if (isSameNeed && startAt === assignment.startAt && endAt === assignment.endAt) return refuse('already_so');
  const isAskedFor = possibleTs(operationOf(context)).some((t) => isWithin(requirement.window, t, { startAt, endAt }));
  if (!isAskedFor) return refuse('out_of_window');
  if (isBusy(state, { ...assignment, startAt, endAt }, assignmentId)) return refuse('already_so');
  const newId = idMaker(context);
  const said = saidBy(context, newId());
  const { requestId, events } = requestFor(context, assignment, requirementId, newId);
  return acceptAll<OperationEvent>([
    ...events,
    { type: 'AssignmentReassigned', data: { assignmentId, requestId, requirementId, startAt, endAt, said } },
    noticeTo(newId(), 'asked_again', toAssignment(assignmentId), { kind: 'assignment', id: assignmentId }, receivedAt),
  ]);
}

interface Found {
  readonly requestId: Id;
  readonly events: readonly OperationEvent[];
}

/**
 * The request by which she is counted on: her agency's, or her unit's, of that need. Where it was never asked, or is asked
 * no longer, it is asked now, on the terms on which she was put forward and without a time to answer by.
 */
function requestFor(
  context: OperationContext,
  { requestId: oldId, requirementId: oldNeed }: Assignment,
  requirementId: Id,
  newId: () => Id,
): Found {
  const { state } = context;
  const old = state.get('request', oldId);
  const told = (id: Id): readonly OperationEvent[] =>
    old === undefined ? [] : tellCoordinators(context, 'changed', id, old, newId);
  if (old === undefined || requirementId === oldNeed) return { requestId: oldId, events: told(oldId) };
  const { agencyId, unitId, terms, expenses, contact } = old;
  const asked = { requirementId, agencyId, unitId };
  const before = requestTo(state, asked);
  if (before !== undefined && before[1].standing !== 'taken_back') {
    return { requestId: before[0], events: told(before[0]) };
  }
  const asking = { ...asked, terms, expenses, contact, answerBy: null, orderId: null, minutesEach: null };
  const events = askNow(context, asking, newId);
  const made = events.find(({ type }) => type === 'AgencyAsked');
  const requestId = made?.type === 'AgencyAsked' ? made.data.requestId : (before?.[0] ?? oldId);
  const ended = turnsEnded(turnsOf(state, asked), 'asked');
  return { requestId, events: [...ended, ...events, ...told(oldId)] };
}
