import type { Erased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import type {
  AgencyKind,
  Answer,
  CountKind,
  Gender,
  GenderAsked,
  NoticeKind,
  OperationRole,
  Order,
  Outcome,
  Phase,
  Presence,
  ShownLevel,
  Sight,
  SiteKind,
  Source,
  StaffRole,
  Step,
  ToldState,
  WorksWith,
} from '#shared/vocabulary.ts';
import type { Index, Indexes } from './tables.ts';
import { LIMITS } from '#shared/limits.ts';

/** The one record of kind "operation" has this id in its own stream. */
export const OPERATION_RECORD = 'operation';

export interface Operation {
  readonly codename: string;
  readonly area: string;
  /** IANA name; Europe/London unless chosen otherwise. */
  readonly zone: string;
  readonly t: number | null;
  readonly phase: Phase;
  readonly standing:
    | { readonly kind: 'running' }
    | { readonly kind: 'postponed' | 'cancelled'; readonly reason: string; readonly at: number };
  readonly liaison: { readonly name: string; readonly phone: string } | null;
  readonly counters: { readonly addresses: number; readonly requests: number; readonly decisions: number };
}

export interface Report {
  readonly by: string;
  readonly memberId: Id | null;
  readonly source: Source;
  readonly happenedAt: number;
  readonly receivedAt: number;
}

/** Where one step stands; absent means "not reported". */
export type StepState =
  | { readonly kind: 'reached'; readonly report: Report; readonly confirmed: Report | null }
  | { readonly kind: 'not_reached'; readonly report: Report }
  | { readonly kind: 'disputed'; readonly reached: Report; readonly notReached: Report };

export interface Address {
  readonly ref: string;
  readonly line: string;
  readonly postcode: string;
  readonly point: Point | null;
  readonly hazards: string;
  readonly entry: string;
  readonly expected: {
    readonly number: number | null;
    readonly languages: readonly string[];
    readonly children: 'none' | 'possible' | 'expected' | 'unknown';
  };
  readonly teamId: Id | null;
  readonly steps: Readonly<Partial<Record<Step, StepState>>>;
  readonly counts: Readonly<Partial<Record<CountKind, { readonly number: number; readonly report: Report }>>>;
  readonly potentialVictims: { readonly number: number; readonly decisionId: Id } | null;
  readonly order: { readonly order: Order; readonly at: number; readonly reason: string | null } | null;
  readonly outcome: { readonly outcome: Outcome; readonly report: Report } | null;
  readonly lastHeard: Report | null;
}

export interface Site {
  readonly kind: SiteKind;
  readonly name: string;
  readonly line: string;
  readonly postcode: string;
  readonly point: Point | null;
}

/** An agency as admitted: its name and units are copied, so that the fold needs no other stream. */
export interface Agency {
  readonly name: string;
  readonly short: string;
  readonly kind: AgencyKind;
  readonly units: readonly { readonly id: Id; readonly name: string }[];
}

export interface Team {
  readonly callSign: string;
  readonly talkgroup: string;
  readonly memberIds: readonly Id[];
  readonly updaterId: Id | null;
}

export interface Member {
  readonly accountId: Id;
  readonly name: string | Erased;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly roles: readonly OperationRole[];
  readonly active: boolean;
}

export interface PlaceRef {
  readonly kind: 'address' | 'site';
  readonly id: Id;
}

export interface Requirement {
  readonly ref: string;
  readonly role: StaffRole;
  readonly number: number;
  readonly place: PlaceRef;
  readonly window: { readonly start: number; readonly end: number };
  readonly languages: readonly string[];
  readonly gender: GenderAsked;
  readonly worksWith: WorksWith;
  readonly note: string;
}

/** A requirement as asked of one agency, or of one unit of it. */
export interface Request {
  readonly ref: string;
  readonly requirementId: Id;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly askedAt: number;
  readonly answerBy: number | null;
  readonly standing: 'open' | 'cannot' | 'overdue' | 'taken_back';
}

export interface Assignment {
  readonly requestId: Id;
  readonly requirementId: Id;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly personId: Id;
  readonly shownName: string | Erased;
  readonly role: StaffRole;
  readonly languages: readonly string[];
  readonly gender: Gender;
  readonly worksWith: WorksWith;
  readonly startAt: number;
  readonly endAt: number;
  /** How far T may move before a "yes" must be asked again. */
  readonly slackMinutes: number;
  /** Where T stood when the answer was given. */
  readonly tWhenAnswered: number | null;
  readonly answer: Answer;
  readonly answeredAt: number | null;
  readonly answeredBy: 'worker' | 'coordinator' | null;
  readonly mayKnowSomeone: boolean;
  readonly presence: Presence;
  readonly presenceAt: number | null;
  readonly link: { readonly tokenHash: string } | null;
  readonly pass: { readonly codeHash: string; readonly deviceHash: string | null } | null;
}

/** One place shown (or to be shown) to one agency. The id is the pair's own, so one pair has one showing. */
export interface Showing {
  readonly place: PlaceRef;
  readonly agencyId: Id;
  /** The number under which the agency knows the place: its own count ("Place 1"). */
  readonly label: string;
  readonly shown: { readonly level: ShownLevel; readonly at: number } | null;
  readonly planned: { readonly level: ShownLevel; readonly dueAt: number } | null;
  readonly withdrawn: { readonly at: number; readonly reason: string; readonly seen: boolean } | null;
}

export interface Assistance {
  readonly addressId: Id;
  readonly detail: string;
  readonly raised: Report;
  readonly acknowledged: { readonly by: string; readonly at: number } | null;
  readonly going: readonly { readonly who: string; readonly at: number }[];
  readonly closed: { readonly whoWent: string; readonly at: number } | null;
}

export interface LogEntry {
  readonly sight: Sight;
  readonly happenedAt: number;
  readonly receivedAt: number;
  readonly by: string;
  readonly role: string;
  readonly source: Source | 'system';
  readonly addressId: Id | null;
  readonly text: string | Erased;
  readonly about: {
    readonly kind:
      | 'step'
      | 'count'
      | 'assistance'
      | 'decision'
      | 'note'
      | 'order'
      | 'plan'
      | 'need'
      | 'staffing'
      | 'notice';
    readonly id?: Id;
  };
  /** The writing agency: the controller of a care entry. */
  readonly agencyId: Id | null;
  readonly struck: { readonly reason: string; readonly at: number; readonly by: string } | null;
}

export interface DecisionRecord {
  readonly number: number;
  readonly text: string;
  readonly reason: string;
  readonly options: string | null;
  readonly by: string;
  readonly at: number;
  readonly potentialVictims: { readonly addressId: Id; readonly number: number } | null;
}

export interface Notice {
  readonly kind: NoticeKind;
  readonly to: { readonly kind: 'member' | 'assignment'; readonly id: Id };
  readonly about: { readonly kind: 'request' | 'assignment' | 'place' | 'operation' | 'address'; readonly id: Id };
  readonly at: number;
  readonly told: ToldState;
  readonly toldAt: number | null;
  readonly toldBy: string | null;
}

/** Two people typed different values over the same one. The standing value stays until a person settles it. */
export interface Contest {
  readonly on: { readonly kind: 'operation' | 'address' | 'site' | 'team' | 'requirement'; readonly id: Id };
  readonly field: string;
  readonly standing: unknown;
  readonly other: unknown;
  readonly by: string;
  readonly at: number;
}

export type OperationEntities = {
  operation: Operation;
  address: Address;
  site: Site;
  agency: Agency;
  team: Team;
  member: Member;
  requirement: Requirement;
  request: Request;
  assignment: Assignment;
  showing: Showing;
  assistance: Assistance;
  logEntry: LogEntry;
  decision: DecisionRecord;
  notice: Notice;
  contest: Contest;
};

const by = <T>(key: (entity: T) => string | null | undefined): Index<T> => ({
  keys: (entity) => {
    const value = key(entity);
    return value === null || value === undefined ? [] : [value];
  },
});

/** The ways in which the operation's records are looked up. A bucket is read by name; nothing scans a table. */
export const OPERATION_INDEXES: Indexes<OperationEntities> = {
  address: { team: by((address) => address.teamId), ref: by((address) => address.ref) },
  team: { member: { keys: (team) => team.memberIds }, callSign: by((team) => team.callSign.toUpperCase()) },
  member: { account: by((member) => member.accountId), agency: by((member) => member.agencyId) },
  requirement: { place: by((requirement) => requirement.place.id) },
  request: {
    requirement: by((request) => request.requirementId),
    agency: by((request) => request.agencyId),
    unit: by((request) => request.unitId),
    due: by((request) => (request.standing === 'open' && request.answerBy !== null ? 'due' : null)),
  },
  assignment: {
    requirement: by((assignment) => assignment.requirementId),
    request: by((assignment) => assignment.requestId),
    agency: by((assignment) => assignment.agencyId),
    unit: by((assignment) => assignment.unitId),
  },
  showing: {
    agency: by((showing) => showing.agencyId),
    place: by((showing) => showing.place.id),
    due: by((showing) => (showing.planned === null ? null : 'due')),
  },
  assistance: {
    address: by((assistance) => assistance.addressId),
    open: by((assistance) => (assistance.closed === null ? 'open' : null)),
  },
  logEntry: {
    /** The live window of each stream of sight; older entries are read by page. */
    window: { keys: (entry) => [entry.sight], newest: LIMITS.logWindow },
    careOf: {
      keys: (entry) => (entry.sight === 'care' && entry.agencyId !== null ? [entry.agencyId] : []),
      newest: LIMITS.logWindow,
    },
    address: {
      keys: (entry) => (entry.addressId === null || entry.sight === 'care' ? [] : [entry.addressId]),
      newest: LIMITS.logWindow,
    },
  },
  notice: {
    to: by((notice) => notice.to.id),
    about: by((notice) => notice.about.id),
    untold: by((notice) => (notice.told === 'waiting' || notice.told === 'shown' ? 'untold' : null)),
  },
  contest: { on: by((contest) => contest.on.id) },
};
