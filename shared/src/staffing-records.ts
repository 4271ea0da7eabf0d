import type { Erased } from './erased.ts';
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
