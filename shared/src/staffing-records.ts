import type { Erased } from './erased.ts';
import type { Certificate, Dialect } from './commands/staffing-fields.ts';
import type { ArrivalBand, CertificateKind, Conflict, StaffingRule } from './staffing-vocabulary.ts';
import type { Answer, Gender, GenderAsked, PlaceKind, Presence, StaffRole, WorksWith } from './vocabulary.ts';

export interface RequirementView {
  ref?: string;
  role?: StaffRole;
  number?: number;
  place?: { kind: 'address' | 'site'; id: string };
  window?: { start: number; end: number };
  languages?: readonly string[];
  gender?: GenderAsked;
  worksWith?: WorksWith;
  note?: string;
  dialects?: readonly Dialect[];
  certificates?: readonly CertificateKind[];
  /** Minutes that each person found takes with one of these; null where nobody waits for this role. */
  minutesEach?: number | null;
}

/** A requirement as asked of one agency or unit: by place kind and area, never by place. */
export interface RequestView {
  ref?: string;
  /** Police see which requirement it is of; the agency does not. */
  requirementId?: string;
  agencyId?: string;
  unitId?: string | null;
  role?: StaffRole;
  number?: number;
  placeKind?: PlaceKind;
  /** The place as shown to this agency, once it is. */
  placeId?: string | null;
  area?: string;
  startAt?: number | null;
  endAt?: number | null;
  /** Where two dates are pencilled: the hours on each. One may be put forward for either, or for both. */
  windows?: readonly { startAt: number; endAt: number }[];
  languages?: readonly string[];
  gender?: GenderAsked;
  worksWith?: WorksWith;
  note?: string;
  askedAt?: number;
  answerBy?: number | null;
  standing?: 'open' | 'cannot' | 'overdue' | 'taken_back';
  dialects?: readonly Dialect[];
  certificates?: readonly CertificateKind[];
  terms?: string;
  expenses?: string;
  /** Whom they may ask. */
  contact?: { name: string; phone: string } | null;
  /** How often it was reminded of. */
  reminders?: number;
  /** Command alone: the order in which agencies are asked for this need, where there is one. */
  orderId?: string | null;
}

/** Command alone: an agency that is asked when the one before it cannot. It knows nothing of this. */
export interface TurnView {
  orderId?: string;
  requirementId?: string;
  agencyId?: string;
  unitId?: string | null;
  place?: number;
  minutesEach?: number;
}

/** One message of a request's question thread. */
export interface MessageView {
  requestId?: string;
  from?: 'command' | 'agency';
  /** Who wrote it: for those of the writer's own side, and for command. */
  by?: string | Erased;
  text?: string | Erased;
  at?: number;
}

/** What an agency lets it be known that it could send. */
export interface CapacityView {
  agencyId?: string;
  unitId?: string | null;
  role?: StaffRole;
  number?: number;
  languages?: readonly string[];
  gender?: GenderAsked;
  hours?: { startAt: number; endAt: number } | null;
  note?: string;
  at?: number;
}

/** What stands against one person in one need, by rule. What blocks is not counted as cover until it is set aside. */
export interface StaffingFault {
  rule: StaffingRule;
  /** One whole sentence, without a name. */
  sentence: string;
  blocks: boolean;
  setAside: { reason: string; by: string; at: number } | null;
}

/** Derived, command alone: what stands against one assignment or duty. The id is its id. */
export interface ClashView {
  on?: { kind: 'assignment' | 'duty'; id: string };
  faults?: readonly StaffingFault[];
}

/** Derived, command alone: what a place will want and nobody has asked for. The id is the place's. */
export interface LackView {
  place?: { kind: 'address' | 'site'; id: string };
  lacks?: readonly {
    role: StaffRole;
    languages: readonly string[];
    gender: GenderAsked;
    worksWith: WorksWith;
    /** One whole sentence: "A2 expects Romanian speakers, and no interpreter is asked for." */
    sentence: string;
  }[];
}

export interface AssignmentView {
  requirementId?: string;
  requestId?: string;
  agencyId?: string;
  unitId?: string | null;
  /** The agency's own and the worker's own only. */
  shownName?: string | Erased;
  personId?: string;
  role?: StaffRole;
  languages?: readonly string[];
  gender?: Gender;
  startAt?: number;
  endAt?: number;
  slackMinutes?: number;
  answer?: Answer;
  answeredAt?: number | null;
  /** Who gave the answer: the worker herself by link, or her coordinator by voice. */
  answeredBy?: 'worker' | 'coordinator' | null;
  /** The worker's own only: no reason is shown to anyone. */
  mayKnowSomeone?: boolean;
  presence?: Presence;
  presenceAt?: number | null;
  /** Whether an answer link and a day pass are out, and whether the pass was opened. */
  link?: 'none' | 'issued' | 'opened';
  pass?: 'none' | 'issued' | 'opened';
  dialects?: readonly Dialect[];
  /** Those that the need asks for, and no other. */
  certificates?: readonly Certificate[];
  conflict?: Conflict;
  arrival?: ArrivalBand | null;
  /** Hours worked, as signed, and agreed by command. */
  hours?: {
    startAt: number;
    endAt: number;
    breakMinutes: number;
    note: string;
    signedAt: number;
    signedBy: 'worker' | 'coordinator';
    /** By whom is command's to read. */
    agreed: { at: number; by?: string } | null;
  } | null;
  /** Rules set aside for her; the reasons are command's. */
  setAside?: readonly { rule: StaffingRule; reason: string; by: string; at: number }[];
  /** Whether her device is told by push. */
  push?: boolean;
}

type CoverGap =
  | { kind: 'none' }
  | { kind: 'short'; startAt: number | null; endAt: number | null; missing: number; sentence: string };

/**
 * Derived: one requirement's cover by hour. `hours` starts at `startAt`, one number of confirmed people an hour. Where
 * dates are pencilled, `byDate` has the cover of each, and the rest is that of heads.
 */
export interface CoverView {
  requirementId?: string;
  needed?: number;
  startAt?: number | null;
  hours?: readonly number[];
  putForward?: number;
  gap?: CoverGap;
  /** People who said yes and do not count, because a rule stands against them. */
  notCounted?: number;
  /** People found against those who can see to them; null where nobody waits for this role, or nobody is expected. */
  waits?: {
    people: number;
    minutesEach: number;
    /** When the last of them is seen, milliseconds; null where some are not seen within these hours. */
    lastAt: number | null;
    unseen: number;
    /** "Reception: the last of 6 people waits until 17:00." */
    sentence: string;
  } | null;
  /** Without whom this need falls short, each with a sentence. */
  restsOn?: readonly { kind: 'assignment' | 'duty'; id: string; sentence: string }[];
  byDate?: readonly { dateId: string; startAt: number; hours: readonly number[]; putForward: number; gap: CoverGap }[];
}

export const READINESS_FAULTS = [
  'no_t',
  'no_team',
  'no_updater',
  'no_warrant',
  'warrant_not_issued',
  'warrant_spent',
  'entry_not_authorised',
  'no_risk_assessment',
  'risk_without_control',
  'risk_disputed',
  'not_covered',
  'no_reception',
  'not_briefed',
  'not_told',
  'task_open',
  'contested',
  'no_post',
  'post_without_holder',
  'post_without_deputy',
  'no_channel',
  'no_addresses',
] as const;
export type ReadinessFaultCode = (typeof READINESS_FAULTS)[number];

export interface ReadinessFault {
  code: ReadinessFaultCode;
  /** One whole sentence. */
  sentence: string;
  mendAt: {
    kind: 'address' | 'site' | 'team' | 'requirement' | 'operation' | 'warrant' | 'risk' | 'task' | 'post' | 'channel';
    id: string;
  };
}

/**
 * Derived: whether an address is ready (`addressId`), or the operation in what is not of one address (`addressId` null,
 * the record's id is "operation"). Where dates are pencilled, `byDate` says it for each.
 */
export interface ReadinessView {
  addressId?: string | null;
  ready?: boolean;
  faults?: readonly ReadinessFault[];
  byDate?: readonly { dateId: string; ready: boolean; faults: readonly ReadinessFault[] }[];
}
