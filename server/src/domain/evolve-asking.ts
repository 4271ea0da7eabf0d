import type { Folds, OperationChanges, OperationState } from './folding.ts';
import { patched } from './folding.ts';
import { askedWords, cannotWords, clock, overdueWords, roleWords, takenBackWords } from './log-words.ts';
import type { OperationFact } from './operation-events.ts';
import type { OperationEntities, Request } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import { reminderTimes } from './reminders.ts';
import type { Said } from './said.ts';
import { entryOf, memberName } from './said.ts';

type AskingTypes =
  | `Agency${'Asked' | 'AskedAgain' | 'SaidCannot'}`
  | 'RequestTakenBack'
  | 'AnswerByPassed'
  | 'AnswerReminded'
  | `Turn${'Queued' | 'Ended'}`
  | 'MessageWritten'
  | `Capacity${'Declared' | 'Withdrawn'}`
  | `Notice${'Raised' | 'Marked' | 'Sent' | 'Told'}`;

/** How the facts of asking change the state: requests and turns, threads, what agencies could send, and who has been told. */
export const ASKING_FOLDS: Folds<Pick<OperationFact, AskingTypes>, OperationEntities> = {
  AgencyAsked: (state, { requestId, said, ...request }) => [
    { kind: 'request', id: requestId, value: { ...request, standing: 'open', reminders: 0 } },
    ...askedLine(state, requestId, request, said, false),
  ],
  AgencyAskedAgain: (state, { requestId, said, ...asked }) => {
    const request = state.get('request', requestId);
    if (request === undefined) return [];
    const { answerByPassed: _before, ...rest } = request;
    const value: Request = { ...rest, ...asked, standing: 'open', reminders: 0 };
    return [{ kind: 'request', id: requestId, value }, ...askedLine(state, requestId, value, said, true)];
  },
  AgencySaidCannot: (state, { requestId, said }) => [
    ...patched(state, 'request', requestId, { standing: 'cannot' }),
    ...line(state, requestId, said, cannotWords),
  ],
  RequestTakenBack: (state, { requestId, said }) => [
    ...patched(state, 'request', requestId, { standing: 'taken_back' }),
    ...line(state, requestId, said, takenBackWords),
  ],
  AnswerByPassed: (state, { requestId, overdue, said }) => [
    ...patched(state, 'request', requestId, { answerByPassed: true, ...(overdue ? { standing: 'overdue' } : {}) }),
    ...(overdue ? line(state, requestId, said, overdueWords) : []),
  ],
  AnswerReminded: (state, { requestId, dueAt }) => {
    const request = state.get('request', requestId);
    if (request === undefined) return [];
    return patched(state, 'request', requestId, {
      reminders: reminderTimes(request).filter((at) => at <= dueAt).length,
    });
  },
  TurnQueued: (_state, { turnId, ...turn }) => [{ kind: 'turn', id: turnId, value: turn }],
  TurnEnded: (_state, { turnId }) => [{ kind: 'turn', id: turnId, value: null }],

  MessageWritten: (_state, { messageId, ...message }) => [{ kind: 'message', id: messageId, value: message }],
  CapacityDeclared: (_state, { capacityId, ...capacity }) => [{ kind: 'capacity', id: capacityId, value: capacity }],
  CapacityWithdrawn: (_state, { capacityId }) => [{ kind: 'capacity', id: capacityId, value: null }],

  NoticeRaised: (_state, { noticeId, kind, to, about, at }) => [
    {
      kind: 'notice',
      id: noticeId,
      value: { kind, to, about, at, told: 'waiting', toldAt: null, toldBy: null, sent: [] },
    },
  ],
  NoticeMarked: (state, { noticeId, told, at }) => patched(state, 'notice', noticeId, { told, toldAt: at }),
  /** Of each channel the last try stands. */
  NoticeSent: (state, { noticeId, channel, outcome, at }) => {
    const before = state.get('notice', noticeId)?.sent ?? [];
    const others = before.filter((one) => one.channel !== channel);
    return patched(state, 'notice', noticeId, { sent: [...others, { channel, at, outcome }] });
  },
  NoticeTold: (state, { noticeId, memberId, at }) =>
    patched(state, 'notice', noticeId, { told: 'told_by_voice', toldAt: at, toldBy: memberName(state, memberId) }),
};

type Asked = Pick<Request, 'requirementId' | 'agencyId' | 'unitId' | 'answerBy' | 'orderId'>;

function askedLine(
  state: OperationState,
  requestId: string,
  request: Asked,
  said: Said | null,
  isAgain: boolean,
): OperationChanges {
  const zone = state.get('operation', OPERATION_RECORD)?.zone ?? 'UTC';
  const by = request.answerBy === null ? null : clock(request.answerBy, zone);
  return lineOf(state, requestId, request, said, (need, agency) =>
    askedWords(need, agency, { isAgain, isInOrder: request.orderId !== null, by }),
  );
}

/** A line about a request that is there already. */
function line(
  state: OperationState,
  requestId: string,
  said: Said | null,
  words: (need: string, agency: string) => string,
): OperationChanges {
  const request = state.get('request', requestId);
  return request === undefined ? [] : lineOf(state, requestId, request, said, words);
}

function lineOf(
  state: OperationState,
  requestId: string,
  { requirementId, agencyId, unitId }: Asked,
  said: Said | null,
  words: (need: string, agency: string) => string,
): OperationChanges {
  const requirement = state.get('requirement', requirementId);
  if (said === null || requirement === undefined) return [];
  const addressId = requirement.place.kind === 'address' ? requirement.place.id : null;
  const text = words(`${requirement.ref} ${roleWords(requirement.role)}`, agencyWords(state, agencyId, unitId));
  return [entryOf(state, said, { addressId, text, about: { kind: 'staffing', id: requestId } })];
}

function agencyWords(state: OperationState, agencyId: string, unitId: string | null): string {
  const agency = state.get('agency', agencyId);
  if (agency === undefined) return 'an agency';
  const unit = agency.units.find(({ id }) => id === unitId)?.name;
  return unit === undefined ? agency.short : `${agency.short} ${unit}`;
}
