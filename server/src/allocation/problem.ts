import type { StaffRole, WorksWith } from '#shared/vocabulary.ts';

/** Milliseconds since 1970, from and to. */
export interface Span {
  readonly startAt: number;
  readonly endAt: number;
}

/** People of one kind wanted at one place for some hours. */
export interface Need extends Span {
  /** The requirement's id, or, for an agency, its request's. */
  readonly id: string;
  readonly role: StaffRole;
  readonly number: number;
  readonly worksWith: WorksWith;
  /** Where it is; needs of one place have none to travel between. Null where the asker may not know. */
  readonly place: string | null;
  /** What one minute of one person missing weighs, beside how soon it is: see `urgency.ts`. */
  readonly weight: number;
}

/** What somebody does as things stand. */
export interface Holding extends Span {
  /** The assignment's or the duty's id. */
  readonly id: string;
  readonly need: number;
  /** Whether it counts as cover: nothing stands against it that has not been set aside. */
  readonly counts: boolean;
}

/**
 * People who are the same for this purpose: `ids` are theirs. A *movable* holds one place and may be asked to another
 * within the hours already given; a *free* one may be given any number of places, one after the other.
 */
export interface Unit {
  readonly kind: 'movable' | 'free';
  readonly ids: readonly string[];
  readonly holds: readonly Holding[];
  /** Hours in which they can be given a place. */
  readonly spans: readonly Span[];
  /** The needs, by index, that they fit. */
  readonly fits: readonly number[];
  /** Beyond so many minutes it is overtime; null where nobody has said. */
  readonly maxMinutes: number | null;
}

export interface Problem {
  readonly needs: readonly Need[];
  readonly units: readonly Unit[];
  /** Cover that nothing here changes: people whom the machine leaves where they are. */
  readonly fixed: readonly Holding[];
  /** Minutes between two places. */
  readonly travel: (from: string, to: string) => number;
  /** Up to here it is urgent, and up to here soon (milliseconds since 1970); see `urgency.ts`. */
  readonly soon: readonly [urgentUntil: number, soonUntil: number];
}

/** One person in one need for some hours. */
export interface Placement extends Span {
  readonly personId: string;
  readonly need: number;
}

/** What became of one unit's people: places kept, given up, and new. */
export interface Change {
  readonly personId: string;
  readonly kept: readonly Holding[];
  readonly ended: readonly Holding[];
  readonly placed: readonly Placement[];
}

export const MINUTE = 60_000;

export const minutesOf = ({ startAt, endAt }: Span): number => (endAt - startAt) / MINUTE;
export const meets = (one: Span, other: Span): boolean => one.startAt < other.endAt && other.startAt < one.endAt;
export const holdsAll = (outer: Span, inner: Span): boolean =>
  outer.startAt <= inner.startAt && outer.endAt >= inner.endAt;

/** What two spans have in common, or null. */
export function common(one: Span, other: Span): Span | null {
  const startAt = Math.max(one.startAt, other.startAt);
  const endAt = Math.min(one.endAt, other.endAt);
  return startAt < endAt ? { startAt, endAt } : null;
}

export const SIDES = ['women_found', 'suspects'] as const;

/** Whether nobody may do both: the women's side is never the suspects' side. */
export const apart = (one: WorksWith, other: WorksWith): boolean =>
  one !== other && one !== 'either' && other !== 'either';
