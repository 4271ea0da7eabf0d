import type { Erased } from './erased.ts';
import type { Point } from './commands/plan-fields.ts';
import type {
  AgencyKind,
  CountKind,
  NoticeKind,
  OperationRole,
  Order,
  Outcome,
  Phase,
  PlaceKind,
  ShownLevel,
  Sight,
  SiteKind,
  Source,
  Step,
  ToldState,
} from './vocabulary.ts';

import type {
  AssignmentView,
  CapacityView,
  ClashView,
  CoverView,
  LackView,
  MessageView,
  ReadinessView,
  RequestView,
  RequirementView,
  TurnView,
} from './staffing-records.ts';
import type { MessageChannel } from './staffing-vocabulary.ts';
import type { AccountView, MessageChannelView, RosterPersonView } from './roster-records.ts';
import type { EntryUnder, ExpectedGender, PlanKind } from './plan-vocabulary.ts';
import type {
  ChannelView,
  ContingencyView,
  DrawingView,
  DutyView,
  ImportView,
  PostView,
  RiskView,
  StaffView,
  TaskView,
  UsualNeedView,
  WarrantView,
} from './plan-records.ts';

export type { RequirementView, RequestView, AssignmentView, CoverView, ReadinessView } from './staffing-records.ts';

export type { AccountView, MessageChannelView, RosterPersonView } from './roster-records.ts';

/**
 * What crosses the wire to a viewer. A field that an audience may not see is absent, so every field beyond the key is
 * optional; which audience gets which field is said in server/src/access and nowhere else. Times are milliseconds since
 * 1970; window offsets are minutes from T.
 */

export interface OperationView {
  codename?: string;
  area?: string;
  zone?: string;
  t?: number | null;
  phase?: Phase;
  standing?: StandingView;
  liaison?: { name: string; phone: string } | null;
  /** Pencilled side by side while T is not set; at most two. */
  dates?: readonly { id: string; t: number }[];
}
export type StandingView = { kind: 'running' } | { kind: 'postponed' | 'cancelled'; reason?: string; at: number };

/** One report as shown: who said it, by what way, and its times. */
export interface ReportView {
  by: string;
  source: Source;
  happenedAt: number;
  receivedAt: number;
}
/** Where one step of an address stands. A step that is absent is "not reported". */
export type StepView =
  | { kind: 'reached'; report: ReportView; confirmed?: ReportView }
  | { kind: 'not_reached'; report: ReportView }
  /** Two sources disagree; both stand until a person settles it. */
  | { kind: 'disputed'; reached: ReportView; notReached: ReportView };

export interface AddressView {
  ref?: string;
  line?: string;
  postcode?: string;
  point?: Point | null;
  hazards?: string;
  entry?: string;
  expected?: {
    number: number | null;
    languages: readonly string[];
    children: 'none' | 'possible' | 'expected' | 'unknown';
    gender?: ExpectedGender | undefined;
  };
  teamId?: string | null;
  /** Minutes from T at which this address is entered. */
  strikeOffset?: number;
  entryUnder?: EntryUnder;
  vehicles?: string;
  rvpId?: string | null;
  fupId?: string | null;
  hospitalId?: string | null;
  custodyId?: string | null;
  assaultCentreId?: string | null;
  receptionId?: string | null;
  steps?: Readonly<Partial<Record<Step, StepView>>>;
  counts?: Readonly<Partial<Record<CountKind, { number: number; report: ReportView }>>>;
  potentialVictims?: { number: number; decisionId: string } | null;
  order?: { order: Order; at: number; reason?: string } | null;
  outcome?: { outcome: Outcome; report: ReportView } | null;
  /** The last word heard of this address from anybody there. */
  lastHeard?: ReportView | null;
}

export interface SiteView {
  kind?: SiteKind;
  name?: string;
  line?: string;
  postcode?: string;
  point?: Point | null;
}

export interface AgencyView {
  name?: string;
  short?: string;
  kind?: AgencyKind;
  units?: readonly { id: string; name: string }[];
  /** Where its coordinators are told by mail; empty where nowhere. For the administrator alone. */
  mailbox?: string;
}

export interface TeamView {
  callSign?: string;
  talkgroup?: string;
  memberIds?: readonly string[];
  updaterId?: string | null;
}

export interface MemberView {
  name?: string | Erased;
  agencyId?: string;
  unitId?: string | null;
  roles?: readonly OperationRole[];
  active?: boolean;
}

/** A place as shown to one agency. At level "area" only the kind and the area are here. */
export interface PlaceView {
  label?: string;
  kind?: PlaceKind;
  level?: ShownLevel;
  area?: string;
  /** The square kilometre of the National Grid in which it lies ("TL 09 21"); null where there is none. */
  cell?: string | null;
  name?: string;
  line?: string;
  postcode?: string;
  point?: Point | null;
  since?: number;
}

/** What the lead sees of showings: planned, shown, withdrawn. The agency sees `PlaceView` instead. */
export interface ShowingView {
  place?: { kind: 'address' | 'site'; id: string };
  agencyId?: string;
  level?: ShownLevel;
  standing?:
    | { kind: 'planned'; dueAt: number }
    | { kind: 'shown'; at: number }
    | { kind: 'withdrawn'; at: number; reason: string; seen: boolean };
  /** What stays in view while a fuller showing is planned. */
  shownLevel?: ShownLevel | null;
}

export interface AssistanceView {
  addressId?: string;
  detail?: string;
  raised?: ReportView;
  acknowledged?: { by: string; at: number } | null;
  going?: readonly { who: string; at: number }[];
  closed?: { whoWent: string; at: number } | null;
}

export interface LogEntryView {
  sight?: Sight;
  happenedAt?: number;
  receivedAt?: number;
  by?: string;
  role?: string;
  source?: Source | 'system';
  addressId?: string | null;
  /** Absent where the words are kept on the care side. */
  text?: string | Erased;
  about?: {
    kind: 'step' | 'count' | 'assistance' | 'decision' | 'note' | 'order' | 'plan' | 'need' | 'staffing' | 'notice';
    id?: string;
  };
  agencyId?: string;
  struck?: { reason: string; at: number; by: string } | null;
}

export interface DecisionView {
  number?: number;
  text?: string;
  reason?: string;
  options?: string;
  by?: string;
  at?: number;
  potentialVictims?: { addressId: string; number: number } | null;
}

export interface NoticeView {
  kind?: NoticeKind;
  to?: { kind: 'member' | 'assignment'; id: string };
  about?: { kind: 'request' | 'assignment' | 'place' | 'operation' | 'address'; id: string };
  at?: number;
  told?: ToldState;
  toldAt?: number | null;
  toldBy?: string | null;
  /** By which channels it has left Muster, and when. */
  sent?: readonly { channel: MessageChannel; at: number; outcome: 'sent' | 'failed' }[];
}

export interface ContestView {
  on?: { kind: PlanKind; id: string };
  field?: string;
  standing?: unknown;
  other?: unknown;
  by?: string;
  at?: number;
}

/** The viewer's own card: who they are here, and what they may act as. */
export interface MeView {
  name?: string | Erased;
  memberId?: string;
  agencyId?: string;
  unitId?: string | null;
  roles?: readonly OperationRole[];
  teamId?: string | null;
  assignmentId?: string;
  grade?: 'answer' | 'pass';
}

/** Every kind of record on the wire, by name. */
export interface ViewRecords {
  operation: OperationView;
  address: AddressView;
  site: SiteView;
  agency: AgencyView;
  team: TeamView;
  member: MemberView;
  requirement: RequirementView;
  request: RequestView;
  assignment: AssignmentView;
  place: PlaceView;
  showing: ShowingView;
  assistance: AssistanceView;
  logEntry: LogEntryView;
  decision: DecisionView;
  notice: NoticeView;
  contest: ContestView;
  cover: CoverView;
  readiness: ReadinessView;
  post: PostView;
  task: TaskView;
  contingency: ContingencyView;
  channel: ChannelView;
  warrant: WarrantView;
  risk: RiskView;
  drawing: DrawingView;
  usualNeed: UsualNeedView;
  staff: StaffView;
  duty: DutyView;
  turn: TurnView;
  message: MessageView;
  capacity: CapacityView;
  clash: ClashView;
  lack: LackView;
  import: ImportView;
  me: MeView;
  rosterPerson: RosterPersonView;
  account: AccountView;
  messageChannel: MessageChannelView;
}
export type RecordKind = keyof ViewRecords;
