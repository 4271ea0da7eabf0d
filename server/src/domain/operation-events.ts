import type { Erased } from '#shared/erased.ts';
import type { ADDRESS_CARD_UNSET } from '#shared/commands/plan-fields.ts';
import type { Id } from '#shared/ids.ts';
import type {
  CountKind,
  NoticeKind,
  OperationRole,
  Order,
  Outcome,
  Phase,
  ShownLevel,
  Step,
} from '#shared/vocabulary.ts';
import type {
  Address,
  Agency,
  Assignment,
  Capacity,
  Contest,
  DecisionRecord,
  Member,
  Message,
  Notice,
  Operation,
  PlaceRef,
  Request,
  Requirement,
  Showing,
  Site,
  Team,
  Turn,
} from './operation-state.ts';
import type { ArrivalBand, MessageChannel, StaffingRule } from '#shared/staffing-vocabulary.ts';
import type { PlanRecordFact } from './plan-record-events.ts';
import type { Said } from './said.ts';

/** The parts of a record that are planned by people, as typed; the rest is what happens. */
export type OperationPlan = Pick<Operation, 'codename' | 'area' | 'liaison'>;
export type AddressPlan = Pick<
  Address,
  'line' | 'postcode' | 'point' | 'hazards' | 'entry' | 'expected' | 'teamId' | keyof typeof ADDRESS_CARD_UNSET
>;
export type SitePlan = Site;
export type TeamPlan = Team;
export type RequirementPlan = Omit<Requirement, 'ref'>;

interface OperationFacts {
  OperationCreated: Pick<Operation, 'codename' | 'area' | 'zone' | 't'>;
  OperationEdited: { fields: Partial<OperationPlan> };
  TMoved: { from: number | null; to: number; reason: string; said: Said };
  PhaseChanged: { from: Phase; to: Phase; reason: string | null; said: Said };
  OperationPostponed: { reason: string; said: Said };
  OperationResumed: { reason: string; said: Said };
  OperationCancelled: { reason: string; said: Said };
  EditContested: { contestId: Id; memberId: Id | null; at: number } & Pick<
    Contest,
    'on' | 'field' | 'standing' | 'other'
  >;
  ContestSettled: { contestId: Id; keep: 'standing' | 'other'; memberId: Id | null; at: number };
}

interface PeopleFacts {
  AgencyAdmitted: { agencyId: Id } & Agency;
  MemberAdmitted: { memberId: Id } & Omit<Member, 'active'>;
  RolesChanged: { memberId: Id; roles: readonly OperationRole[] };
  MemberDismissed: { memberId: Id; reason: string };
}

interface PlanFacts {
  AddressAdded: { addressId: Id; ref: string } & AddressPlan;
  AddressEdited: { addressId: Id; fields: Partial<AddressPlan> };
  AddressRemoved: { addressId: Id; reason: string };
  SiteAdded: { siteId: Id } & SitePlan;
  SiteEdited: { siteId: Id; fields: Partial<SitePlan> };
  SiteRemoved: { siteId: Id; reason: string };
  TeamAdded: { teamId: Id } & TeamPlan;
  TeamEdited: { teamId: Id; fields: Partial<TeamPlan> };
  TeamRemoved: { teamId: Id; reason: string };
  RequirementAdded: { requirementId: Id; ref: string } & RequirementPlan;
  RequirementEdited: { requirementId: Id; fields: Partial<RequirementPlan> };
  RequirementRemoved: { requirementId: Id; reason: string };
}

type AnswerBy = 'worker' | 'coordinator';

interface StaffingFacts {
  /** Of these acts, `said` makes the line in the log; null or absent in what was recorded before they had one. */
  AgencyAsked: { requestId: Id; said: Said | null } & Omit<Request, 'standing' | 'answerByPassed' | 'reminders'>;
  TurnQueued: { turnId: Id } & Turn;
  /** Its agency is asked now, by the event beside this one; or is not asked after all. */
  TurnEnded: { turnId: Id; how: 'asked' | 'skipped' };
  /** `dueAt` is the latest moment of the ladder that this reminder stands for. */
  AnswerReminded: { requestId: Id; dueAt: number };
  MessageWritten: { messageId: Id } & Message;
  CapacityDeclared: { capacityId: Id } & Capacity;
  CapacityWithdrawn: { capacityId: Id };
  AgencyAskedAgain: { requestId: Id; said: Said | null } & Pick<
    Request,
    'askedAt' | 'answerBy' | 'terms' | 'expenses' | 'contact' | 'orderId' | 'minutesEach'
  >;
  AgencySaidCannot: { requestId: Id; said: Said | null };
  RequestTakenBack: { requestId: Id; said: Said | null };
  /** The time to answer by has passed; `overdue` where nobody had been put forward. */
  AnswerByPassed: { requestId: Id; dueAt: number; overdue: boolean; said: Said | null };
  WorkerPutForward: { assignmentId: Id; said?: Said } & Pick<
    Assignment,
    | 'requestId'
    | 'requirementId'
    | 'agencyId'
    | 'unitId'
    | 'personId'
    | 'shownName'
    | 'role'
    | 'languages'
    | 'gender'
    | 'worksWith'
    | 'startAt'
    | 'endAt'
    | 'slackMinutes'
    | 'dialects'
    | 'certificates'
    | 'conflict'
    | 'maxMinutes'
  >;
  /** What must be known of her, copied from the roster once more. */
  AssignmentRenewed: { assignmentId: Id; agencyId: Id; personId: Id } & Pick<
    Assignment,
    'shownName' | 'languages' | 'gender' | 'worksWith' | 'dialects' | 'certificates' | 'conflict' | 'maxMinutes'
  >;
  /** Other hours or another need: her yes is asked for again. */
  AssignmentReassigned: {
    assignmentId: Id;
    requestId: Id;
    requirementId: Id;
    startAt: number;
    endAt: number;
    said: Said;
  };
  RuleSetAside: { assignmentId: Id; rule: StaffingRule; reason: string; said: Said };
  RuleRestored: { assignmentId: Id; rule: StaffingRule; said: Said };
  HoursSigned: { assignmentId: Id } & Omit<NonNullable<Assignment['hours']>, 'agreed'>;
  HoursAgreed: { assignmentId: Id; said: Said };
  PushSubscribed: {
    assignmentId: Id;
    agencyId: Id;
    personId: Id;
    push: { readonly endpoint: string; readonly p256dh: string; readonly auth: string } | Erased;
  };
  PushEnded: { assignmentId: Id };
  /** `t` is where T stood when the answer was given; `endAt` is where she may stay until. */
  AssignmentConfirmed: { assignmentId: Id; endAt: number; t: number | null; by: AnswerBy; at: number; said?: Said };
  AssignmentDeclined: { assignmentId: Id; mayKnowSomeone: boolean; by: AnswerBy; at: number; said?: Said };
  /** Without `said` where it comes of another act, which has its own line. */
  AssignmentWithdrawn: { assignmentId: Id; at: number; said?: Said };
  /** T moved further than she said she could follow: the hours move with T, and her yes is asked for again. */
  AssignmentAskedAgain: { assignmentId: Id; startAt: number; endAt: number };
  /** T moved before she answered: the hours move with T. */
  AssignmentMoved: { assignmentId: Id; startAt: number; endAt: number };
  PresenceReported: {
    assignmentId: Id;
    presence: 'en_route' | 'arrived' | 'at_reception' | 'on_break';
    arrival?: ArrivalBand;
    said: Said;
  };
  AssignmentStoodDown: { assignmentId: Id; said: Said };
  AnswerLinkIssued: { assignmentId: Id; tokenHash: string };
  DayPassIssued: { assignmentId: Id; codeHash: string };
  DayPassOpened: { assignmentId: Id; deviceHash: string };
}

type OfShowing = { showingId: Id; place: PlaceRef } & Pick<Showing, 'agencyId' | 'label'>;

interface ShowingFacts {
  PlacePlanned: OfShowing & { level: ShownLevel; dueAt: number; said: Said };
  PlaceShown: OfShowing & { level: ShownLevel; at: number; said: Said };
  PlaceWithdrawn: { showingId: Id; reason: string; seen: boolean; at: number; said: Said };
  PlacePlanDropped: { showingId: Id };
}

interface RunningFacts {
  StepReported: { addressId: Id; step: Step; reached: boolean; said: Said };
  /** The same person said the same thing by the same way again. */
  StepReportedAgain: { addressId: Id; step: Step; reached: boolean; said: Said };
  StepSettled: { addressId: Id; step: Step; reached: boolean; said: Said };
  CountReported: { addressId: Id; count: CountKind; number: number; said: Said };
  OutcomeReported: { addressId: Id; outcome: Outcome | null; said: Said };
  AddressOrdered: { addressId: Id; order: Order; reason: string | null; said: Said };
  AssistanceRaised: { assistanceId: Id; addressId: Id; detail: string; said: Said };
  AssistanceAcknowledged: { assistanceId: Id; said: Said };
  AssistanceSent: { assistanceId: Id; who: string; said: Said };
  AssistanceClosed: { assistanceId: Id; whoWent: string; said: Said };
  NeedRaised: { addressId: Id; need: string; said: Said };
}

interface LogFacts {
  LogEntryWritten: { addressId: Id | null; text: string; said: Said };
  /** The words are the writing agency's, sealed under a key of its own. */
  CareEntryWritten: { agencyId: Id; addressId: Id | null; text: string | Erased; said: Said };
  LogEntryStruck: { entryId: Id; reason: string; memberId: Id | null; at: number };
  CareEntryStruck: {
    entryId: Id;
    agencyId: Id;
    addressId: Id | null;
    reason: string | Erased;
    memberId: Id | null;
    assignmentId: Id | null;
    at: number;
  };
  DecisionRecorded: { decisionId: Id; said: Said } & Omit<DecisionRecord, 'by' | 'at'>;
  NoticeRaised: { noticeId: Id; kind: NoticeKind; to: Notice['to']; about: Notice['about']; at: number };
  NoticeMarked: { noticeId: Id; told: 'shown' | 'understood'; at: number };
  NoticeSent: { noticeId: Id; channel: MessageChannel; outcome: 'sent' | 'failed'; at: number };
  NoticeTold: { noticeId: Id; memberId: Id | null; at: number };
}

/** Every event type of an operation's stream with its data: plain JSON, past tense. */
export interface OperationFact
  extends OperationFacts, PeopleFacts, PlanFacts, PlanRecordFact, StaffingFacts, ShowingFacts, RunningFacts, LogFacts {}

/** An event of a map of facts: `{type, data}`. */
export type EventOf<Facts> = {
  [T in keyof Facts & string]: { readonly type: T; readonly data: Readonly<Facts[T]> };
}[keyof Facts & string];

export type OperationEvent = EventOf<OperationFact>;
export type OperationEventType = OperationEvent['type'];
