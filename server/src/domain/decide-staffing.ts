import type { Id } from '#shared/ids.ts';
import { assignmentsIn, isLive, isWithin } from './assignment-rules.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, badField, idMaker, noticeTo, operationOf, refuse, toAssignment, unknownThing } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import { memberOf } from './said.ts';

type StaffingCommand = 'PutForward';

/** The people whom agencies put forward. */
export const STAFFING: OperationHandlers<StaffingCommand> = {
  PutForward: (payload, context) => putForward(payload, context),
};

/** A unit's coordinator has that unit's people before her, and names nobody else's. */
function isOfOwnUnit(context: OperationContext, unitId: Id | null): boolean {
  const memberId = memberOf(context);
  const own = memberId === null ? null : (context.state.get('member', memberId)?.unitId ?? null);
  return own === null || own === unitId;
}

/** T, or while it is not set the dates pencilled in its place: people may be put forward for either, or for both. */
function possibleTs(context: OperationContext): readonly number[] {
  const { t = null, dates = [] } = operationOf(context) ?? {};
  return t === null ? dates.map((date) => date.t) : [t];
}

/** The agency names a person of its own roster; what the operation must know of her is copied, her own name is not. */
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
  const ts = possibleTs(context);
  if (ts.length === 0) return refuse('not_yet');
  if (!ts.some((t) => isWithin(requirement.window, t, { startAt, endAt }))) return refuse('out_of_window');
  const busy = assignmentsIn(
    state,
    'agency',
    agencyId,
    (other) => isLive(other) && other.personId === personId && other.startAt < endAt && startAt < other.endAt,
  );
  if (busy.length > 0) return refuse('already_so');
  const newId = idMaker(context);
  const assignmentId = newId();
  const { shownName, languages, gender, worksWith, dialects, certificates, conflict, maxMinutes } = person;
  const data = {
    assignmentId,
    requestId,
    requirementId,
    agencyId,
    unitId: request.unitId ?? person.unitId,
    personId,
    shownName,
    role: requirement.role,
    languages,
    gender,
    worksWith,
    startAt,
    endAt,
    slackMinutes,
    dialects,
    certificates,
    conflict,
    maxMinutes,
  };
  return accept<OperationEvent>(
    { type: 'WorkerPutForward', data },
    noticeTo(newId(), 'asked', toAssignment(assignmentId), { kind: 'assignment', id: assignmentId }, receivedAt),
  );
}
