import { ADDRESS_CARD_UNSET } from '#shared/commands/plan-fields.ts';
import type { AgencyEvent, AgencyFact } from './agency-events.ts';
import type { DirectoryEvent, DirectoryFact } from './directory-events.ts';
import type { OperationEvent, OperationFact } from './operation-events.ts';
import type { SessionEvent, SessionFact } from './session-events.ts';

/** A field about a person, or of one agency, at the top of an event's data: sealed under a key of its own. */
export interface SealedEventField {
  readonly field: string;
  /** The id of the person or thing that the field speaks of. */
  readonly subject: (data: unknown) => string;
  /** The id of the agency whose it is. */
  readonly controller: (data: unknown) => string;
  readonly recordClass: string;
}

/** What the log's codec must know of one event type. */
export interface EventEntry {
  readonly version: number;
  /** From each older version to the next; pure. A sealed field may hold ERASED. */
  readonly upcasts?: Readonly<Record<number, (data: unknown) => unknown>>;
  readonly sealed?: readonly SealedEventField[];
}

export type AnyEvent = OperationEvent | AgencyEvent | DirectoryEvent | SessionEvent;
type AnyFact = OperationFact & AgencyFact & DirectoryFact & SessionFact;

const PLAIN: EventEntry = { version: 1 };

/** A type whose fields of one class are sealed; subject and controller are read from fields that are not. */
function sealing<T extends AnyEvent['type']>(
  _type: T,
  fields: readonly (keyof AnyFact[T] & string)[],
  recordClass: string,
  subject: (data: AnyFact[T]) => string,
  controller: (data: AnyFact[T]) => string,
): EventEntry {
  const of = (read: (data: AnyFact[T]) => string) => (data: unknown) => read(data as AnyFact[T]);
  return {
    version: 1,
    sealed: fields.map((field) => ({ field, subject: of(subject), controller: of(controller), recordClass })),
  };
}

const RISK = ['hazard', 'control', 'owner'] as const;
const STAFF = ['name', 'number'] as const;

const OPERATION_EVENTS: Readonly<Record<OperationEvent['type'], EventEntry>> = {
  OperationCreated: PLAIN,
  OperationEdited: PLAIN,
  TMoved: PLAIN,
  PhaseChanged: PLAIN,
  OperationPostponed: PLAIN,
  OperationResumed: PLAIN,
  OperationCancelled: PLAIN,
  EditContested: PLAIN,
  ContestSettled: PLAIN,
  AgencyAdmitted: PLAIN,
  MemberAdmitted: sealing(
    'MemberAdmitted',
    ['name'],
    'member',
    ({ memberId }) => memberId,
    ({ agencyId }) => agencyId,
  ),
  RolesChanged: PLAIN,
  MemberDismissed: PLAIN,
  /** Before the address card had more than the place, team and people expected. */
  AddressAdded: { version: 2, upcasts: { 1: (data) => ({ ...ADDRESS_CARD_UNSET, ...(data as object) }) } },
  AddressEdited: PLAIN,
  AddressRemoved: PLAIN,
  SiteAdded: PLAIN,
  SiteEdited: PLAIN,
  SiteRemoved: PLAIN,
  TeamAdded: PLAIN,
  TeamEdited: PLAIN,
  TeamRemoved: PLAIN,
  RequirementAdded: PLAIN,
  RequirementEdited: PLAIN,
  RequirementRemoved: PLAIN,
  DatePencilled: PLAIN,
  DateRubbedOut: PLAIN,
  DateChosen: PLAIN,
  PostAdded: PLAIN,
  PostEdited: PLAIN,
  PostRemoved: PLAIN,
  PostOffered: PLAIN,
  PostOfferEnded: PLAIN,
  PostHandedOver: PLAIN,
  TaskAdded: PLAIN,
  TaskEdited: PLAIN,
  TaskRemoved: PLAIN,
  TaskMarked: PLAIN,
  ContingencyAdded: PLAIN,
  ContingencyEdited: PLAIN,
  ContingencyRemoved: PLAIN,
  ChannelAdded: PLAIN,
  ChannelEdited: PLAIN,
  ChannelRemoved: PLAIN,
  AddressReplaced: PLAIN,
  DrawingAdded: PLAIN,
  DrawingEdited: PLAIN,
  DrawingRemoved: PLAIN,
  UsualNeedAdded: PLAIN,
  UsualNeedEdited: PLAIN,
  UsualNeedRemoved: PLAIN,
  WarrantAdded: PLAIN,
  WarrantEdited: PLAIN,
  WarrantRemoved: PLAIN,
  WarrantRecorded: sealing(
    'WarrantRecorded',
    ['inspector'],
    'warrant',
    ({ warrantId }) => warrantId,
    ({ agencyId }) => agencyId,
  ),
  RiskAdded: sealing(
    'RiskAdded',
    RISK,
    'risk',
    ({ riskId }) => riskId,
    ({ agencyId }) => agencyId,
  ),
  RiskEdited: sealing(
    'RiskEdited',
    RISK,
    'risk',
    ({ riskId }) => riskId,
    ({ agencyId }) => agencyId,
  ),
  RiskRemoved: sealing(
    'RiskRemoved',
    ['reason'],
    'risk',
    ({ riskId }) => riskId,
    ({ agencyId }) => agencyId,
  ),
  StaffAdded: sealing(
    'StaffAdded',
    STAFF,
    'staff',
    ({ staffId }) => staffId,
    ({ agencyId }) => agencyId,
  ),
  StaffEdited: sealing(
    'StaffEdited',
    STAFF,
    'staff',
    ({ staffId }) => staffId,
    ({ agencyId }) => agencyId,
  ),
  StaffRemoved: PLAIN,
  RowsImported: PLAIN,
  RowsTakenBack: PLAIN,
  AgencyAsked: PLAIN,
  AgencyAskedAgain: PLAIN,
  AgencySaidCannot: PLAIN,
  RequestTakenBack: PLAIN,
  AnswerByPassed: PLAIN,
  WorkerPutForward: sealing(
    'WorkerPutForward',
    ['shownName'],
    'worker',
    ({ personId }) => personId,
    ({ agencyId }) => agencyId,
  ),
  AssignmentConfirmed: PLAIN,
  AssignmentDeclined: PLAIN,
  AssignmentWithdrawn: PLAIN,
  AssignmentAskedAgain: PLAIN,
  AssignmentMoved: PLAIN,
  PresenceReported: PLAIN,
  AssignmentStoodDown: PLAIN,
  AnswerLinkIssued: PLAIN,
  DayPassIssued: PLAIN,
  DayPassOpened: PLAIN,
  PlacePlanned: PLAIN,
  PlaceShown: PLAIN,
  PlaceWithdrawn: PLAIN,
  PlacePlanDropped: PLAIN,
  StepReported: PLAIN,
  StepReportedAgain: PLAIN,
  StepSettled: PLAIN,
  CountReported: PLAIN,
  OutcomeReported: PLAIN,
  AddressOrdered: PLAIN,
  AssistanceRaised: PLAIN,
  AssistanceAcknowledged: PLAIN,
  AssistanceSent: PLAIN,
  AssistanceClosed: PLAIN,
  NeedRaised: PLAIN,
  LogEntryWritten: PLAIN,
  CareEntryWritten: sealing(
    'CareEntryWritten',
    ['text'],
    'care',
    ({ addressId, agencyId }) => addressId ?? agencyId,
    ({ agencyId }) => agencyId,
  ),
  LogEntryStruck: PLAIN,
  CareEntryStruck: sealing(
    'CareEntryStruck',
    ['reason'],
    'care',
    ({ addressId, agencyId }) => addressId ?? agencyId,
    ({ agencyId }) => agencyId,
  ),
  DecisionRecorded: PLAIN,
  NoticeRaised: PLAIN,
  NoticeMarked: PLAIN,
  NoticeTold: PLAIN,
};

const ROSTER = ['name', 'shownName', 'phone'] as const;

const AGENCY_EVENTS: Readonly<Record<AgencyEvent['type'], EventEntry>> = {
  PersonAdded: sealing(
    'PersonAdded',
    ROSTER,
    'roster',
    ({ personId }) => personId,
    ({ agencyId }) => agencyId,
  ),
  PersonEdited: sealing(
    'PersonEdited',
    ROSTER,
    'roster',
    ({ personId }) => personId,
    ({ agencyId }) => agencyId,
  ),
  PersonRemoved: PLAIN,
};

const DIRECTORY_EVENTS: Readonly<Record<DirectoryEvent['type'], EventEntry>> = {
  AgencyAdded: PLAIN,
  AgencyEdited: PLAIN,
  UnitAdded: PLAIN,
  AccountAdded: sealing(
    'AccountAdded',
    ['name', 'signInName'],
    'account',
    ({ accountId }) => accountId,
    ({ agencyId }) => agencyId,
  ),
  LinkIssued: PLAIN,
  LinkSpent: PLAIN,
  PasswordSet: PLAIN,
  StandingChanged: PLAIN,
  AccountSuspended: PLAIN,
  AccountRestored: PLAIN,
  SessionsEnded: PLAIN,
};

const SESSION_EVENTS: Readonly<Record<SessionEvent['type'], EventEntry>> = { SessionBegun: PLAIN, SessionEnded: PLAIN };

/** Every event type that this release writes, with its version and what of it is sealed, for the log's codec. */
export const EVENT_CATALOGUE: Readonly<Record<AnyEvent['type'], EventEntry>> = {
  ...OPERATION_EVENTS,
  ...AGENCY_EVENTS,
  ...DIRECTORY_EVENTS,
  ...SESSION_EVENTS,
};
