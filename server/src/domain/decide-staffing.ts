import type { Id } from '#shared/ids.ts';
import { assignmentsIn, isLive, isWithin } from './assignment-rules.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import {
  acceptAll,
  accept,
  badField,
  idMaker,
  notInFuture,
  noticeTo,
  operationOf,
  refuse,
  toAssignment,
  unknownThing,
} from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Request } from './operation-state.ts';
import { memberOf } from './said.ts';

type StaffingCommand = 'AskAgencies' | 'PutForward' | 'SayCannot' | 'PassAnswerBy';

/** Asking agencies for people, and the people they put forward. */
export const STAFFING: OperationHandlers<StaffingCommand> = {
  AskAgencies: (payload, context) => askAgencies(payload, context),
  PutForward: (payload, context) => putForward(payload, context),
  SayCannot: ({ requestId }, { state }) => {
    const request = state.get('request', requestId);
    if (request === undefined) return refuse('not_for_you');
    if (request.standing === 'cannot') return refuse('already_so');
    if (request.standing === 'taken_back') return refuse('answered');
    return accept<OperationEvent>({ type: 'AgencySaidCannot', data: { requestId } });
  },
  PassAnswerBy: ({ requestId, dueAt }, { state, actor, receivedAt }) => {
    const request = state.get('request', requestId);
    if (actor.kind !== 'system' || request === undefined) return refuse('not_for_you');
    if (request.standing !== 'open' || request.answerByPassed === true || request.answerBy !== dueAt) {
      return refuse('already_so');
    }
    if (receivedAt < dueAt) return refuse('not_yet');
    const overdue = assignmentsIn(state, 'request', requestId, isLive).length === 0;
    return accept<OperationEvent>({ type: 'AnswerByPassed', data: { requestId, dueAt, overdue } });
  },
};

/** One request for each agency or unit. Whoever said that they cannot, or is late, is asked again; an open one may get a new time. */
function askAgencies(
  { requirementId, asked, answerBy }: PayloadOf<OperationCommand, 'AskAgencies'>,
  context: OperationContext,
): OperationDecision {
  const { state, receivedAt } = context;
  if (state.get('requirement', requirementId) === undefined) return refuse('not_for_you');
  const faults = asked.flatMap(({ agencyId, unitId }, at) => {
    const agency = state.get('agency', agencyId);
    if (agency === undefined) return [{ field: `asked.${at}.agencyId`, reason: 'unknown_thing' as const }];
    const known = unitId === null || agency.units.some(({ id }) => id === unitId);
    return known ? [] : [{ field: `asked.${at}.unitId`, reason: 'unknown_thing' as const }];
  });
  if (faults.length > 0) return refuse('bad_input', faults);
  if (answerBy !== null && answerBy <= receivedAt) return notInFuture('answerBy');
  const newId = idMaker(context);
  const numbers = new Map<Id, number>();
  const events = distinct(asked).flatMap(({ agencyId, unitId }): OperationEvent[] => {
    const before = requestTo(context, requirementId, agencyId, unitId);
    if (before !== undefined) {
      const [requestId, { standing, answerBy: until }] = before;
      if (standing === 'open' && until === answerBy) return [];
      return [{ type: 'AgencyAskedAgain', data: { requestId, askedAt: receivedAt, answerBy } }];
    }
    const number = (numbers.get(agencyId) ?? [...state.ids('request', 'agency', agencyId)].length) + 1;
    numbers.set(agencyId, number);
    const letter = String.fromCodePoint(state.get('agency', agencyId)?.short.codePointAt(0) ?? 0x52);
    const ref = `${letter.toUpperCase()}-${number}`;
    const asking = { terms: '', expenses: '', contact: null, orderId: null, minutesEach: null };
    const data = { requestId: newId(), ref, requirementId, agencyId, unitId, askedAt: receivedAt, answerBy, ...asking };
    return [{ type: 'AgencyAsked', data }];
  });
  return acceptAll(events);
}

interface Asked {
  readonly agencyId: Id;
  readonly unitId: Id | null;
}
const distinct = (asked: readonly Asked[]): readonly Asked[] => [
  ...new Map(asked.map((one) => [`${one.agencyId} ${one.unitId ?? ''}`, one])).values(),
];

function requestTo(
  { state }: OperationContext,
  requirementId: Id,
  agencyId: Id,
  unitId: Id | null,
): readonly [Id, Request] | undefined {
  for (const id of state.ids('request', 'requirement', requirementId)) {
    const request = state.get('request', id);
    if (request?.agencyId === agencyId && request.unitId === unitId) return [id, request];
  }
  return undefined;
}

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
