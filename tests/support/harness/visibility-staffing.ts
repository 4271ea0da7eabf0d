import type { Erased } from '#shared/erased.ts';
import type { Assignment, Capacity, Message, Request, Requirement, Turn } from '#server/domain/operation-state.ts';
import type { Row } from './visibility-words.ts';

export const requirement: Row<Requirement> = {
  ref: 'command',
  role: 'command agency unit answer pass',
  number: 'command agency unit answer pass',
  /** Never which place: what kind, and, once it is shown, under which of its own places. A team loses sight of staff. */
  'place.kind': 'command agency unit answer pass',
  'place.id': 'command team agency unit answer pass',
  'window.start': 'command agency unit answer pass',
  'window.end': 'command agency unit answer pass',
  languages: 'command agency unit answer pass',
  gender: 'command agency unit answer pass',
  worksWith: 'command agency unit answer pass',
  note: 'command agency unit answer pass',
  'dialects.language': 'command agency unit answer pass',
  'dialects.dialect': 'command agency unit answer pass',
  certificates: 'command agency unit',
  minutesEach: 'command',
};

export const request: Row<Request> = {
  ref: 'command agency unit answer pass',
  requirementId: 'command agency unit answer pass',
  /** A coordinator is told of her own agency's requests. */
  agencyId: 'command agency unit pass person',
  unitId: 'command agency unit',
  askedAt: 'command agency unit',
  answerBy: 'command agency unit answer pass',
  standing: 'command agency unit',
  answerByPassed: 'nobody',
  terms: 'command agency unit answer pass',
  expenses: 'command agency unit answer pass',
  'contact.name': 'command agency unit answer pass',
  'contact.phone': 'command agency unit answer pass',
  reminders: 'command agency unit',
  /** That agencies are asked one after the other is command's alone. */
  orderId: 'command',
  minutesEach: 'nobody',
};

/** Who waits to be asked: to the agency that waits it is not there. */
export const turn: Row<Turn> = {
  orderId: 'command',
  requirementId: 'command',
  agencyId: 'command',
  unitId: 'command',
  place: 'command',
  minutesEach: 'command',
  terms: 'nobody',
  expenses: 'nobody',
  'contact.name': 'nobody',
  'contact.phone': 'nobody',
};

/** What an agency wrote about its request. */
export const message: Row<Message> = {
  requestId: 'command agency unit',
  agencyId: 'nobody',
  from: 'command agency unit',
  memberId: 'command agency unit',
  text: 'command agency unit',
  at: 'command agency unit',
};
/** What command wrote: who of them it was stays with command. */
export const messageOfCommand: Row<Message> = { ...message, memberId: 'command' };

export const capacity: Row<Capacity> = {
  agencyId: 'command agency unit',
  unitId: 'command agency unit',
  role: 'command agency unit',
  number: 'command agency unit',
  languages: 'command agency unit',
  gender: 'command agency unit',
  'hours.startAt': 'command agency unit',
  'hours.endAt': 'command agency unit',
  note: 'command agency unit',
  at: 'command agency unit',
};

/** Erased, an address to push to is as good as none. */
type UnerasedAssignment = Omit<Assignment, 'push'> & { readonly push: Exclude<Assignment['push'], Erased> };

export const assignment: Row<UnerasedAssignment> = {
  requestId: 'command agency unit answer pass',
  requirementId: 'command team pass',
  agencyId: 'command agency unit answer pass',
  unitId: 'command agency unit',
  personId: 'agency unit',
  shownName: 'agency unit answer pass',
  role: 'command team agency unit answer pass',
  languages: 'command agency unit answer pass',
  gender: 'command agency unit',
  /** Not shown, but it decides whether she fits, and so the cover. */
  worksWith: 'command',
  startAt: 'command agency unit answer pass',
  endAt: 'command agency unit answer pass',
  slackMinutes: 'agency unit answer pass',
  tWhenAnswered: 'nobody',
  answer: 'command team agency unit answer pass',
  answeredAt: 'command agency unit answer pass',
  answeredBy: 'command agency unit answer pass',
  mayKnowSomeone: 'answer pass',
  presence: 'command team agency unit answer pass',
  presenceAt: 'command team agency unit answer pass',
  'link.tokenHash': 'nobody',
  'pass.codeHash': 'nobody',
  'pass.deviceHash': 'nobody',
  'dialects.language': 'command agency unit',
  'dialects.dialect': 'command agency unit',
  /** Of a kind that the need asks for. */
  'certificates.kind': 'command agency unit',
  'certificates.issuedOn': 'command agency unit',
  'certificates.checkedOn': 'command agency unit',
  'certificates.expiresOn': 'command agency unit',
  conflict: 'command agency unit',
  /** Not shown, but it decides whether she is down for too long, and so the clashes. */
  maxMinutes: 'command',
  arrival: 'command team agency unit answer pass',
  'hours.startAt': 'command agency unit answer pass',
  'hours.endAt': 'command agency unit answer pass',
  'hours.breakMinutes': 'command agency unit answer pass',
  'hours.note': 'command agency unit answer pass',
  'hours.signedAt': 'command agency unit answer pass',
  'hours.signedBy': 'command agency unit answer pass',
  'hours.agreed.at': 'command agency unit answer pass',
  'hours.agreed.by': 'command',
  'setAside.rule': 'command',
  'setAside.reason': 'command',
  'setAside.by': 'command',
  'setAside.at': 'command',
  /** Whether there is one is her own and her agency's. */
  'push.endpoint': 'nobody',
  'push.p256dh': 'nobody',
  'push.auth': 'nobody',
};
/** Papers that her agency showed and nobody asked for. */
export const assignmentUnasked: Row<UnerasedAssignment> = {
  ...assignment,
  /** Of a need whose place is not shown. */
  requirementId: 'command',
  'certificates.kind': 'agency unit',
  'certificates.issuedOn': 'agency unit',
  'certificates.checkedOn': 'agency unit',
  'certificates.expiresOn': 'agency unit',
};
