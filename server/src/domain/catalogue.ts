import { ADDRESS_CARD_UNSET } from '#shared/commands/plan-fields.ts';
import { NEED_DETAIL_UNSET, ROSTER_DETAIL_UNSET } from '#shared/commands/staffing-fields.ts';
import { STAFFING_EVENTS } from './catalogue-staffing.ts';
import type { AnyEvent, EventEntry } from './event-entry.ts';
import { PLAIN, sealing } from './event-entry.ts';
import type { AgencyEvent } from './agency-events.ts';
import type { DirectoryEvent } from './directory-events.ts';
import type { OperationEvent } from './operation-events.ts';
import type { SessionEvent } from './session-events.ts';

export type { AnyEvent, EventEntry, SealedEventField } from './event-entry.ts';

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
  /** Before a need could ask for dialects, papers and minutes a person. */
  RequirementAdded: { version: 2, upcasts: { 1: (data) => ({ ...NEED_DETAIL_UNSET, ...(data as object) }) } },
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
  UsualNeedAdded: { version: 2, upcasts: { 1: (data) => ({ ...NEED_DETAIL_UNSET, ...(data as object) }) } },
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
  DutyAdded: PLAIN,
  DutyEdited: PLAIN,
  DutyRemoved: PLAIN,
  RowsImported: PLAIN,
  RowsTakenBack: PLAIN,
  ...STAFFING_EVENTS,
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
  NoticeSent: PLAIN,
  NoticeTold: PLAIN,
};

const ROSTER = ['name', 'shownName', 'phone', 'email', 'conflictNote'] as const;

const AGENCY_EVENTS: Readonly<Record<AgencyEvent['type'], EventEntry>> = {
  /** Before a roster kept papers, hours, conflicts and ways of reaching people. */
  PersonAdded: {
    ...sealing(
      'PersonAdded',
      ROSTER,
      'roster',
      ({ personId }) => personId,
      ({ agencyId }) => agencyId,
    ),
    version: 2,
    upcasts: { 1: (data) => ({ ...ROSTER_DETAIL_UNSET, ...(data as object) }) },
  },
  PersonEdited: sealing(
    'PersonEdited',
    ROSTER,
    'roster',
    ({ personId }) => personId,
    ({ agencyId }) => agencyId,
  ),
  PersonRemoved: PLAIN,
  PeopleImported: PLAIN,
  PeopleTakenBack: PLAIN,
};

const DIRECTORY_EVENTS: Readonly<Record<DirectoryEvent['type'], EventEntry>> = {
  AgencyAdded: { version: 2, upcasts: { 1: (data) => ({ mailbox: '', ...(data as object) }) } },
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
  MessageChannelSwitched: PLAIN,
};

const SESSION_EVENTS: Readonly<Record<SessionEvent['type'], EventEntry>> = { SessionBegun: PLAIN, SessionEnded: PLAIN };

/** Every event type that this release writes, with its version and what of it is sealed, for the log's codec. */
export const EVENT_CATALOGUE: Readonly<Record<AnyEvent['type'], EventEntry>> = {
  ...OPERATION_EVENTS,
  ...AGENCY_EVENTS,
  ...DIRECTORY_EVENTS,
  ...SESSION_EVENTS,
};
