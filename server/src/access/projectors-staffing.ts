import type { Certificate } from '#shared/commands/staffing-fields.ts';
import { isErased } from '#shared/erased.ts';
import type { AssignmentView, RequestView, RequirementView } from '#shared/records.ts';
import type { Assignment, OperationEntities, Request } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import type { Parts } from '../planning/parts.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';
import { isOver, isShown, placeKindOf, showingTo } from './shown-places.ts';

const MINUTE = 60_000;

const requirement = record<OperationEntities, 'requirement'>('requirement', (id, from): RequirementView | null => {
  const requirement = from.get('requirement', id);
  if (requirement === undefined) return null;
  return {
    ref: requirement.ref,
    role: requirement.role,
    number: requirement.number,
    place: { kind: requirement.place.kind, id: requirement.place.id },
    window: { start: requirement.window.start, end: requirement.window.end },
    languages: requirement.languages,
    gender: requirement.gender,
    worksWith: requirement.worksWith,
    note: requirement.note,
    dialects: requirement.dialects,
    certificates: requirement.certificates,
    minutesEach: requirement.minutesEach,
  };
});

const requestForCommand = record<OperationEntities, 'request'>('request', (id, from): RequestView | null => {
  const request = from.get('request', id);
  if (request === undefined) return null;
  return {
    ref: request.ref,
    requirementId: request.requirementId,
    agencyId: request.agencyId,
    unitId: request.unitId,
    askedAt: request.askedAt,
    answerBy: request.answerBy,
    standing: request.standing,
    ...termsOf(request),
    reminders: request.reminders,
    orderId: request.orderId,
  };
});

/** What is asked (the ref counts what is asked of this agency alone), by kind of place and area, in hours of the clock: never which place, nor from which T. */
const requestForAgency = record<OperationEntities, 'request'>('request', (id, from): RequestView | null => {
  const request = from.get('request', id);
  if (request === undefined) return null;
  return {
    ref: request.ref,
    agencyId: request.agencyId,
    unitId: request.unitId,
    askedAt: request.askedAt,
    answerBy: request.answerBy,
    standing: request.standing,
    ...termsOf(request),
    reminders: request.reminders,
    placeId: shownPlaceId(request, from),
    ...whatIsAsked(request, from),
    ...papersAsked(request, from),
  };
});

/** Her own request: what she is asked for, not how the asking went. */
const requestForWorker = record<OperationEntities, 'request'>('request', (id, from): RequestView | null => {
  const request = from.get('request', id);
  return request === undefined ? null : { ...underItsRef(request), ...termsOf(request), ...whatIsAsked(request, from) };
});

const requestForPassHolder = record<OperationEntities, 'request'>('request', (id, from): RequestView | null => {
  const request = from.get('request', id);
  if (request === undefined) return null;
  return {
    ...underItsRef(request),
    ...termsOf(request),
    ...whatIsAsked(request, from),
    placeId: shownPlaceId(request, from),
  };
});

/** On what terms somebody would come, and whom they may ask. */
const termsOf = ({ terms, expenses, contact }: Request): RequestView => ({
  terms,
  expenses,
  contact: contact === null ? null : { name: contact.name, phone: contact.phone },
});

/** The number under which her agency speaks of it, and until when it waits. */
const underItsRef = ({ ref, answerBy }: Request): RequestView => ({ ref, answerBy });

function whatIsAsked(request: Request, from: Parts<OperationEntities>): RequestView {
  const area = from.part('operation', OPERATION_RECORD, 'area') ?? '';
  const requirement = from.get('requirement', request.requirementId);
  if (requirement === undefined) return { area };
  const t = from.part('operation', OPERATION_RECORD, 't') ?? null;
  const dates = from.part('operation', OPERATION_RECORD, 'dates') ?? [];
  const { start, end } = requirement.window;
  const placeKind = placeKindOf(requirement.place, from);
  return {
    area,
    role: requirement.role,
    number: requirement.number,
    startAt: t === null ? null : t + start * MINUTE,
    endAt: t === null ? null : t + end * MINUTE,
    ...(dates.length === 0
      ? {}
      : { windows: dates.map((date) => ({ startAt: date.t + start * MINUTE, endAt: date.t + end * MINUTE })) }),
    languages: requirement.languages,
    gender: requirement.gender,
    worksWith: requirement.worksWith,
    note: requirement.note,
    dialects: requirement.dialects,
    ...(placeKind === null ? {} : { placeKind }),
  };
}

/** Which papers are asked for: for those who choose whom to put forward. */
function papersAsked({ requirementId }: Request, from: Parts<OperationEntities>): RequestView {
  const certificates = from.part('requirement', requirementId, 'certificates');
  return certificates === undefined ? {} : { certificates };
}

/** The place under the id by which its agency knows it, once it is shown. */
function shownPlaceId(request: Request, from: Parts<OperationEntities>): string | null {
  const place = from.part('requirement', request.requirementId, 'place');
  const id = place === undefined ? null : showingTo(request.agencyId, place.id, from);
  const showing = id === null ? undefined : from.get('showing', id);
  return showing !== undefined && isShown(showing) && !isOver(from) ? id : null;
}

/** Police see "support worker, Harbour Support": neither her name nor whom she may know. */
const assignmentForCommand = record<OperationEntities, 'assignment'>(
  'assignment',
  (id, from): AssignmentView | null => {
    const assignment = from.get('assignment', id);
    if (assignment === undefined) return null;
    return {
      requirementId: assignment.requirementId,
      requestId: assignment.requestId,
      agencyId: assignment.agencyId,
      unitId: assignment.unitId,
      role: assignment.role,
      languages: assignment.languages,
      gender: assignment.gender,
      startAt: assignment.startAt,
      endAt: assignment.endAt,
      answer: assignment.answer,
      answeredAt: assignment.answeredAt,
      answeredBy: assignment.answeredBy,
      presence: assignment.presence,
      presenceAt: assignment.presenceAt,
      arrival: assignment.arrival,
      dialects: assignment.dialects,
      certificates: askedOf(assignment, from),
      conflict: assignment.conflict,
      hours: hoursForCommand(assignment),
      setAside: assignment.setAside.map(({ rule, reason, by, at }) => ({ rule, reason, by, at })),
    };
  },
);

const assignmentForTeam = record<OperationEntities, 'assignment'>('assignment', (id, from): AssignmentView | null => {
  const assignment = from.get('assignment', id);
  if (assignment === undefined) return null;
  return {
    role: assignment.role,
    answer: assignment.answer,
    presence: assignment.presence,
    presenceAt: assignment.presenceAt,
    arrival: assignment.arrival,
  };
});

const assignmentForAgency = record<OperationEntities, 'assignment'>('assignment', (id, from): AssignmentView | null => {
  const assignment = from.get('assignment', id);
  if (assignment === undefined) return null;
  return {
    ...forItsOwnPeople(assignment),
    unitId: assignment.unitId,
    personId: assignment.personId,
    gender: assignment.gender,
    dialects: assignment.dialects,
    certificates: assignment.certificates,
    conflict: assignment.conflict,
    link: assignment.link === null ? 'none' : 'issued',
    pass: passState(assignment),
  };
});

const assignmentForWorker = record<OperationEntities, 'assignment'>('assignment', (id, from): AssignmentView | null => {
  const assignment = from.get('assignment', id);
  if (assignment === undefined) return null;
  // Whom she may know is her own answer; no reason is shown to anyone.
  return { ...forItsOwnPeople(assignment), mayKnowSomeone: assignment.mayKnowSomeone };
});

const forItsOwnPeople = (assignment: Assignment): AssignmentView => ({
  requestId: assignment.requestId,
  agencyId: assignment.agencyId,
  shownName: assignment.shownName,
  role: assignment.role,
  languages: assignment.languages,
  startAt: assignment.startAt,
  endAt: assignment.endAt,
  slackMinutes: assignment.slackMinutes,
  answer: assignment.answer,
  answeredAt: assignment.answeredAt,
  answeredBy: assignment.answeredBy,
  presence: assignment.presence,
  presenceAt: assignment.presenceAt,
  arrival: assignment.arrival,
  hours: hoursOf(assignment),
  push: assignment.push !== null && !isErased(assignment.push),
});

/** Of what her agency showed, no more than the need asks for. */
function askedOf({ requirementId, certificates }: Assignment, from: Parts<OperationEntities>): readonly Certificate[] {
  const asked = from.part('requirement', requirementId, 'certificates') ?? [];
  return certificates.filter(({ kind }) => asked.includes(kind));
}

/** Hours as signed, and when they were agreed. */
function hoursOf({ hours }: Assignment): NonNullable<AssignmentView['hours']> | null {
  if (hours === null) return null;
  const { startAt, endAt, breakMinutes, note, signedAt, signedBy, agreed } = hours;
  return { startAt, endAt, breakMinutes, note, signedAt, signedBy, agreed: agreed === null ? null : { at: agreed.at } };
}

/** Who of the police agreed them is for police. */
function hoursForCommand(assignment: Assignment): NonNullable<AssignmentView['hours']> | null {
  const hours = hoursOf(assignment);
  const agreed = assignment.hours?.agreed ?? null;
  return hours === null || agreed === null ? hours : { ...hours, agreed: { at: agreed.at, by: agreed.by } };
}

function passState({ pass }: Assignment): 'none' | 'issued' | 'opened' {
  if (pass === null) return 'none';
  return pass.deviceHash === null ? 'issued' : 'opened';
}

export const staffingRules = {
  requirement: forEach(COMMAND_CLASSES, requirement),
  request: {
    ...forEach(COMMAND_CLASSES, requestForCommand),
    ...forEach(['agency', 'unit'], requestForAgency),
    workerAnswer: requestForWorker,
    workerPass: requestForPassHolder,
  },
  assignment: {
    ...forEach(COMMAND_CLASSES, assignmentForCommand),
    team: assignmentForTeam,
    ...forEach(['agency', 'unit'], assignmentForAgency),
    ...forEach(['workerAnswer', 'workerPass'], assignmentForWorker),
  },
} satisfies RuleTable<OperationEntities>;
