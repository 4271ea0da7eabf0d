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

/** Derived: one requirement's cover by hour. `hours` starts at `startAt`, one number of confirmed people an hour. */
export interface CoverView {
  requirementId?: string;
  needed?: number;
  startAt?: number | null;
  hours?: readonly number[];
  putForward?: number;
  gap?:
    | { kind: 'none' }
    | { kind: 'short'; startAt: number | null; endAt: number | null; missing: number; sentence: string };
}

/** Derived: whether an address is ready, each "no" with its reason and where it is mended. */
export interface ReadinessView {
  addressId?: string;
  ready?: boolean;
  faults?: readonly {
    code: 'no_team' | 'no_updater' | 'not_covered' | 'not_told' | 'no_t' | 'contested';
    sentence: string;
    mendAt: { kind: 'address' | 'team' | 'requirement' | 'operation'; id: string };
  }[];
}
