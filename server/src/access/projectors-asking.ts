import type { CapacityView, MessageView, TurnView } from '#shared/staffing-records.ts';
import type { DutyView } from '#shared/plan-records.ts';
import type { Erased } from '#shared/erased.ts';
import type { Message, OperationEntities } from '../domain/operation-state.ts';
import type { Parts } from '../planning/parts.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';

/** Who waits to be asked is command's: the agency that waits knows nothing of it. */
const turn = record<OperationEntities, 'turn'>('turn', (id, from): TurnView | null => {
  const turn = from.get('turn', id);
  if (turn === undefined) return null;
  return {
    orderId: turn.orderId,
    requirementId: turn.requirementId,
    agencyId: turn.agencyId,
    unitId: turn.unitId,
    place: turn.place,
    minutesEach: turn.minutesEach,
  };
});

const messageForCommand = record<OperationEntities, 'message'>('message', (id, from): MessageView | null => {
  const message = from.get('message', id);
  if (message === undefined) return null;
  return {
    requestId: message.requestId,
    from: message.from,
    by: writerOf(message, from),
    text: message.text,
    at: message.at,
  };
});

/** The name of whoever of the police wrote stays with the police. */
const messageForAgency = record<OperationEntities, 'message'>('message', (id, from): MessageView | null => {
  const message = from.get('message', id);
  if (message === undefined) return null;
  return {
    requestId: message.requestId,
    from: message.from,
    ...(message.from === 'agency' ? { by: writerOf(message, from) } : {}),
    text: message.text,
    at: message.at,
  };
});

const writerOf = ({ memberId }: Message, from: Parts<OperationEntities>): string | Erased =>
  (memberId === null ? undefined : from.part('member', memberId, 'name')) ?? '';

/** What an agency let it be known that it could send: nobody is named in it. */
const capacity = record<OperationEntities, 'capacity'>('capacity', (id, from): CapacityView | null => {
  const capacity = from.get('capacity', id);
  if (capacity === undefined) return null;
  const { hours } = capacity;
  return {
    agencyId: capacity.agencyId,
    unitId: capacity.unitId,
    role: capacity.role,
    number: capacity.number,
    languages: capacity.languages,
    gender: capacity.gender,
    hours: hours === null ? null : { startAt: hours.startAt, endAt: hours.endAt },
    note: capacity.note,
    at: capacity.at,
  };
});

const duty = record<OperationEntities, 'duty'>('duty', (id, from): DutyView | null => {
  const duty = from.get('duty', id);
  if (duty === undefined) return null;
  return {
    staffId: duty.staffId,
    requirementId: duty.requirementId,
    window: { start: duty.window.start, end: duty.window.end },
  };
});

export const askingRules = {
  turn: forEach(COMMAND_CLASSES, turn),
  message: { ...forEach(COMMAND_CLASSES, messageForCommand), ...forEach(['agency', 'unit'], messageForAgency) },
  capacity: forEach([...COMMAND_CLASSES, 'agency', 'unit'], capacity),
  duty: forEach(COMMAND_CLASSES, duty),
} satisfies RuleTable<OperationEntities>;
