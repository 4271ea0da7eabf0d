import type {
  Address,
  Agency,
  Assistance,
  Channel,
  Contest,
  Contingency,
  DecisionRecord,
  Drawing,
  Duty,
  Import,
  ImportPart,
  LogEntry,
  Member,
  Notice,
  Operation,
  OperationEntities,
  Post,
  Risk,
  Showing,
  Site,
  Staff,
  Task,
  Team,
  UsualNeed,
  Warrant,
} from '#server/domain/operation-state.ts';
import {
  assignment,
  assignmentUnasked,
  capacity,
  message,
  messageOfCommand,
  request,
  requirement,
  turn,
} from './visibility-staffing.ts';
import type { Row, Who } from './visibility-words.ts';

export { AGENCY_TABLE, DIRECTORY_TABLE } from './visibility-others.ts';
export { classesOf } from './visibility-words.ts';
export type { Who } from './visibility-words.ts';

/**
 * Who may learn what: one line a field of the state, one word an audience. It is written for people to check and shares
 * nothing with the projectors. A field that is added to the state and not here does not compile.
 *
 * command = lead, desk, loggist, observer · team, agency, unit: their own alone · person = a member's own card and
 * notices · answer, pass = a worker by her answer link, by her day pass · nobody = never leaves the state.
 */

const report = <P extends string>(path: P, who: Who) =>
  ({
    [`${path}.by`]: who,
    [`${path}.source`]: who,
    [`${path}.happenedAt`]: who,
    [`${path}.receivedAt`]: who,
    [`${path}.memberId`]: 'nobody',
    [`${path}.teamId`]: 'nobody',
  }) as Readonly<Record<`${P}.${'by' | 'source' | 'happenedAt' | 'receivedAt' | 'memberId' | 'teamId'}`, Who>>;

const operation: Row<Operation> = {
  codename: 'command team',
  area: 'command team agency unit answer pass',
  zone: 'command team agency unit answer pass',
  /** Agencies and workers learn their own hours, which move with T; never T itself. */
  t: 'command team agency unit answer pass',
  phase: 'command team agency unit',
  'standing.kind': 'command team agency unit answer pass',
  'standing.at': 'command team agency unit answer pass',
  'standing.reason': 'command',
  'liaison.name': 'command agency unit pass',
  'liaison.phone': 'command agency unit pass',
  'dates.id': 'command',
  /** As with T: agencies and workers learn their own hours on each date. */
  'dates.t': 'command agency unit answer pass',
  'counters.addresses': 'nobody',
  'counters.requests': 'nobody',
  'counters.decisions': 'nobody',
};

/** Agency, unit and pass: where the place stands shown to them in full; of a point before that, its square kilometre. */
const address: Row<Address> = {
  ref: 'command team',
  line: 'command team agency unit pass',
  postcode: 'command team agency unit pass',
  'point.latitude': 'command team agency unit pass',
  'point.longitude': 'command team agency unit pass',
  hazards: 'command team',
  entry: 'command team',
  'expected.number': 'command team',
  'expected.languages': 'command team',
  'expected.children': 'command team',
  'expected.gender': 'command team',
  strikeOffset: 'command team',
  entryUnder: 'command team',
  vehicles: 'command team',
  rvpId: 'command team',
  fupId: 'command team',
  hospitalId: 'command team',
  custodyId: 'command team',
  assaultCentreId: 'command team',
  receptionId: 'command team',
  teamId: 'command team person',
  'steps.*.kind': 'command team',
  ...report('steps.*.report', 'command team'),
  ...report('steps.*.confirmed', 'command team'),
  ...report('steps.*.reached', 'command team'),
  ...report('steps.*.notReached', 'command team'),
  'counts.*.number': 'command team',
  ...report('counts.*.report', 'command team'),
  'potentialVictims.number': 'command team',
  'potentialVictims.decisionId': 'command team',
  'order.order': 'command team',
  'order.at': 'command team',
  'order.reason': 'command team',
  'outcome.outcome': 'command team',
  ...report('outcome.report', 'command team'),
  ...report('lastHeard', 'command team'),
};

/** A team sees the sites that it uses; the kind of a place is in what an agency is asked. */
const site: Row<Site> = {
  kind: 'command team agency unit answer pass',
  name: 'command team agency unit pass',
  line: 'command team agency unit pass',
  postcode: 'command team agency unit pass',
  'point.latitude': 'command team agency unit pass',
  'point.longitude': 'command team agency unit pass',
};

const agency: Row<Agency> = {
  name: 'command agency unit answer pass',
  short: 'command agency unit',
  kind: 'command agency unit',
  'units.id': 'command agency unit',
  'units.name': 'command agency unit',
};

/** Whether an agency is police decides what its risk assessments are to others. */
const policeAgency: Row<Agency> = { ...agency, kind: 'command team agency unit' };

const team: Row<Team> = {
  callSign: 'command team',
  talkgroup: 'command team',
  memberIds: 'command team person',
  updaterId: 'command team',
};

const member: Row<Member> = {
  accountId: 'nobody',
  name: 'command team person',
  agencyId: 'command person',
  unitId: 'command person',
  roles: 'command person',
  active: 'command team person',
};
/** A coordinator who wrote to the lead: by name to the own side. */
const memberWhoWrites: Row<Member> = { ...member, name: 'command team person agency unit' };

/** A place that stands shown. */
const showing: Row<Showing> = {
  'place.kind': 'lead desk agency unit pass',
  'place.id': 'lead desk agency unit pass',
  agencyId: 'lead desk agency unit pass',
  label: 'agency unit pass',
  'shown.level': 'lead desk agency unit pass',
  'shown.at': 'lead desk agency unit pass',
  'planned.level': 'lead desk',
  'planned.dueAt': 'lead desk',
  'withdrawn.at': 'lead desk',
  'withdrawn.reason': 'lead desk',
  'withdrawn.seen': 'lead desk',
};
/** A place that is only planned, or was withdrawn: as far as its agency can tell it is not there. */
const hiddenShowing: Row<Showing> = {
  ...showing,
  'place.kind': 'lead desk',
  'place.id': 'lead desk',
  agencyId: 'lead desk',
  label: 'nobody',
  'shown.level': 'lead desk',
  'shown.at': 'lead desk',
};

const assistance: Row<Assistance> = {
  addressId: 'command team',
  detail: 'command team',
  ...report('raised', 'command team'),
  'acknowledged.by': 'command team',
  'acknowledged.at': 'command team',
  'going.who': 'command team',
  'going.at': 'command team',
  'closed.whoWent': 'command team',
  'closed.at': 'command team',
};

const logEntry = (who: Who, by: Who): Row<LogEntry> => ({
  sight: who,
  happenedAt: who,
  receivedAt: who,
  by,
  role: who,
  source: who,
  addressId: who,
  text: who,
  'about.kind': who,
  'about.id': who,
  agencyId: 'nobody',
  unitId: 'nobody',
  'struck.reason': who,
  'struck.at': who,
  'struck.by': who,
});
/** What a caring agency writes: command sees that it was written, where and when, never the words. */
const careEntry: Row<LogEntry> = {
  sight: 'command agency unit',
  happenedAt: 'command agency unit',
  receivedAt: 'command agency unit',
  by: 'agency unit',
  role: 'agency unit',
  source: 'agency unit',
  addressId: 'command',
  text: 'agency unit',
  'about.kind': 'agency unit',
  'about.id': 'nobody',
  agencyId: 'command agency unit',
  /** In no view; but that an entry is its own is what a unit sees. */
  unitId: 'unit',
  'struck.reason': 'agency unit',
  'struck.at': 'agency unit',
  'struck.by': 'agency unit',
};

const decision: Row<DecisionRecord> = {
  number: 'command',
  text: 'command',
  reason: 'command',
  options: 'command',
  by: 'command',
  at: 'command',
  'potentialVictims.addressId': 'command',
  'potentialVictims.number': 'command',
};

const ring = 'lead desk person agency unit answer pass';
/** Whether somebody is untold is in the readiness that all of command sees; of what, the ring list alone says. */
const notice: Row<Notice> = {
  kind: ring,
  'to.kind': ring,
  'to.id': `command ${ring}`,
  'about.kind': ring,
  'about.id': ring,
  at: ring,
  told: `command ${ring}`,
  toldAt: ring,
  toldBy: 'lead desk',
  'sent.channel': 'lead desk agency unit',
  'sent.at': 'lead desk agency unit',
  'sent.outcome': 'lead desk agency unit',
};
/** Two people told of one address would learn that it is one: agencies and workers hear that something is so, not where. */
const noticeOfAddress: Row<Notice> = { ...notice, 'about.kind': 'lead desk person', 'about.id': 'lead desk person' };
/** Told already (and of a place): no longer on the ring list, and which place comes with the day pass. */
const toldNotice: Row<Notice> = {
  ...notice,
  kind: 'person agency unit answer pass',
  'to.kind': 'person agency unit answer pass',
  'to.id': 'person agency unit answer pass',
  'about.kind': 'person agency unit pass',
  'about.id': 'person agency unit pass',
  at: 'person agency unit answer pass',
  told: `command ${ring}`,
  toldAt: 'person agency unit answer pass',
  toldBy: 'nobody',
  'sent.channel': 'agency unit',
  'sent.at': 'agency unit',
  'sent.outcome': 'agency unit',
};

/** Told of the whole operation: command keeps the receipt. */
const receipt: Row<Notice> = { ...notice, 'to.id': ring };

/** A post is its holder's, its deputy's, and theirs to whom it is offered, whatever they are besides. */
const post: Row<Post> = {
  name: 'command person',
  level: 'command person',
  holderId: 'command person',
  deputyId: 'command person',
  'offered.toId': 'command person',
  'offered.at': 'command person',
  'offered.by': 'command person',
};

const task: Row<Task> = {
  title: 'command',
  postId: 'command',
  addressId: 'command',
  due: 'command',
  'done.by': 'command',
  'done.at': 'command',
};

/** Of a team's own address, and of none. */
const contingency: Row<Contingency> = {
  trigger: 'command team',
  action: 'command team',
  codeWord: 'command team',
  addressId: 'command team',
  postId: 'command',
};

const channel: Row<Channel> = {
  purpose: 'command team',
  talkgroup: 'command team',
  callSign: 'command team',
  codeWord: 'command team',
  fallback: 'command team',
};

const warrant: Row<Warrant> = {
  addressId: 'command team',
  type: 'command team',
  reference: 'command team',
  standing: 'command team',
  issuedAt: 'command team',
  endsAt: 'command team',
  'authorities.inspector': 'command team',
  'authorities.at': 'command team',
  executedAt: 'command team',
  returnedAt: 'command team',
};

/**
 * A police assessment shared with the agencies that have people there: what, how high, what is done. Never where; but
 * that it is of a place for which they were asked decides whether they see it.
 */
const sharedRisk: Row<Risk> = {
  'place.kind': 'command team',
  'place.id': 'command team agency unit',
  requestId: 'nobody',
  agencyId: 'command team agency unit',
  unitId: 'nobody',
  kind: 'command team agency unit',
  level: 'command team agency unit',
  hazard: 'command team agency unit',
  control: 'command team agency unit',
  owner: 'command team',
  review: 'command team',
  shared: 'command agency unit',
  at: 'command team',
};
/** One that police keep to themselves. */
const riskOfPolice: Row<Risk> = {
  ...sharedRisk,
  'place.id': 'command team',
  agencyId: 'command team',
  kind: 'command team',
  level: 'command team',
  hazard: 'command team',
  control: 'command team',
  shared: 'command agency',
};
/** An agency's own, of what it was asked for: command reads it beside the others, no team does. */
const riskOfAgency: Row<Risk> = {
  'place.kind': 'command',
  'place.id': 'command',
  requestId: 'agency unit',
  agencyId: 'command agency',
  /** In no view; but that a risk is its own is what a unit sees. */
  unitId: 'unit',
  kind: 'command agency unit',
  level: 'command agency unit',
  hazard: 'command agency unit',
  control: 'command agency unit',
  owner: 'command agency unit',
  review: 'command agency unit',
  shared: 'command agency unit',
  at: 'command agency unit',
};

const drawing: Row<Drawing> = {
  kind: 'command team',
  label: 'command team',
  addressId: 'command team',
  'points.latitude': 'command team',
  'points.longitude': 'command team',
};

const usualNeed: Row<UsualNeed> = {
  role: 'command',
  number: 'command',
  'window.start': 'command',
  'window.end': 'command',
  languages: 'command',
  gender: 'command',
  worksWith: 'command',
  note: 'command',
  'dialects.language': 'command',
  'dialects.dialect': 'command',
  certificates: 'command',
  minutesEach: 'command',
};

/** A team knows the names of those posted with it. */
const staff: Row<Staff> = {
  name: 'command team',
  number: 'command team',
  agencyId: 'command',
  roles: 'command team',
  languages: 'command team',
  gender: 'command',
  'posting.kind': 'command',
  'posting.id': 'command team',
};

const duty: Row<Duty> = {
  staffId: 'command',
  requirementId: 'command',
  'window.start': 'command',
  'window.end': 'command',
};

const imported: Row<Import> = {
  kind: 'lead',
  fileHash: 'nobody',
  at: 'lead',
  by: 'lead',
  of: 'lead',
  rows: 'lead',
  added: 'lead',
  changed: 'lead',
  parts: 'lead',
  takenBack: 'lead',
  left: 'lead',
  entryId: 'nobody',
};
/** What a part of a file did is kept to take it back, and never leaves the state. */
const importPart: Row<ImportPart> = {
  importId: 'nobody',
  chunk: 'nobody',
  rows: 'nobody',
  'added.kind': 'nobody',
  'added.id': 'nobody',
  'added.as': 'nobody',
  'edited.on.kind': 'nobody',
  'edited.on.id': 'nobody',
  'edited.from.line': 'nobody',
  'edited.to.line': 'nobody',
};

const contest = (who: Who, by: Who): Row<Contest> => ({
  'on.kind': who,
  'on.id': who,
  field: who,
  standing: who,
  other: who,
  by,
  at: who,
});

/** Each row speaks of one kind of record, or of one sort of it where sorts are seen differently. */
export const OPERATION_TABLE = {
  operation,
  address,
  site,
  agency,
  'agency.police': policeAgency,
  team,
  member,
  'member.writer': memberWhoWrites,
  requirement,
  request,
  turn,
  message,
  'message.ofCommand': messageOfCommand,
  capacity,
  assignment,
  'assignment.unasked': assignmentUnasked,
  showing,
  'showing.planned': hiddenShowing,
  'showing.withdrawn': hiddenShowing,
  assistance,
  'logEntry.ofAddress': logEntry('command team', 'command team'),
  'logEntry.ofDecision': logEntry('command', 'command'),
  'logEntry.byWorker': logEntry('command', 'nobody'),
  'logEntry.care': careEntry,
  decision,
  notice,
  'notice.ofAddress': noticeOfAddress,
  'notice.told': toldNotice,
  'notice.receipt': receipt,
  post,
  task,
  contingency,
  channel,
  warrant,
  'risk.shared': sharedRisk,
  'risk.ofPolice': riskOfPolice,
  'risk.ofAgency': riskOfAgency,
  drawing,
  usualNeed,
  staff,
  duty,
  import: imported,
  importPart,
  'contest.ofAddress': contest('command team', 'command team'),
  'contest.ofOperation': contest('command team agency unit', 'command team'),
  'contest.ofRequirement': contest('command', 'command'),
} as const satisfies Record<string, Readonly<Record<string, Who>>>;

/** Every kind of record of an operation has a row. */
type RowKind<K extends string> = K extends `${infer Kind}.${string}` ? Kind : K;
export const everyKindHasRow: Record<keyof OperationEntities, true> = {} as Record<
  RowKind<keyof typeof OPERATION_TABLE>,
  true
>;
