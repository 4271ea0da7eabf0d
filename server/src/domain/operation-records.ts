import type { Erased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import type { MessageChannel } from '#shared/staffing-vocabulary.ts';
import type { EntryUnder, ExpectedGender, PlanKind } from '#shared/plan-vocabulary.ts';
import type {
  AgencyKind,
  CountKind,
  NoticeKind,
  OperationRole,
  Order,
  Outcome,
  Phase,
  ShownLevel,
  Sight,
  SiteKind,
  Source,
  Step,
  ToldState,
} from '#shared/vocabulary.ts';

/** The records of one operation, as its state keeps them: immutable, and no wider than what happened. */

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
  /** Held side by side while T is not set; at most two. */
  readonly dates: readonly { readonly id: Id; readonly t: number }[];
  /** Of addresses (A1), requirements (N1) and decisions so far; a number is never given twice. */
  readonly counters: { readonly addresses: number; readonly requests: number; readonly decisions: number };
}

export interface Report {
  readonly by: string;
  /** Null where it was heard from a call sign: then `by` names who said it. */
  readonly memberId: Id | null;
  readonly source: Source;
  readonly happenedAt: number;
  readonly receivedAt: number;
  /** The team of whoever said it, where there is one. */
  readonly teamId?: Id;
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
    readonly gender?: ExpectedGender | undefined;
  };
  readonly teamId: Id | null;
  /** Minutes from T at which this address is entered. */
  readonly strikeOffset: number;
  readonly entryUnder: EntryUnder;
  readonly vehicles: string;
  readonly rvpId: Id | null;
  readonly fupId: Id | null;
  readonly hospitalId: Id | null;
  readonly custodyId: Id | null;
  readonly assaultCentreId: Id | null;
  readonly receptionId: Id | null;
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
  /** Of a care entry: the unit of whoever wrote it; null where it is the whole agency's. */
  readonly unitId: Id | null;
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
  readonly sent: readonly {
    readonly channel: MessageChannel;
    readonly at: number;
    readonly outcome: 'sent' | 'failed';
  }[];
}

/** Two people typed different values over the same one. The standing value stays until a person settles it. */
export interface Contest {
  readonly on: { readonly kind: PlanKind; readonly id: Id };
  readonly field: string;
  readonly standing: unknown;
  readonly other: unknown;
  readonly by: string;
  readonly at: number;
}
