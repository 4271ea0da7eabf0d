import type { CoverView } from '#shared/records.ts';
import type { Id } from '#shared/ids.ts';
import { meets } from '#shared/staffing/spans.ts';
import type { Operation, Requirement } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import { isHeldBy } from './against.ts';
import type { From } from './found.ts';
import { gapOf, gapOfHeads } from './gap.ts';
import type { Gap } from './gap.ts';
import type { Derived } from './parts.ts';
import { keysOf, keysOfNeed, peopleIn } from './people.ts';
import type { Need, Person } from './people.ts';
import { adultsFor, keysOfAdults, presenceAt, windowAt } from './presence.ts';
import type { Presence } from './presence.ts';
import { remembering } from './remembered.ts';
import { restsOnAt, restsOnHeads } from './rests-on.ts';
import { waitsAt } from './waits.ts';
import { keysOfWho } from './who-words.ts';

/** How far one need is covered, without what hangs on how many people are found. */
export interface Covered {
  readonly need: Need;
  readonly people: readonly Person[];
  /** Those who said yes and do not count. */
  readonly notCounted: readonly Person[];
  readonly t: number | null;
  /** Null without T. */
  readonly now: Presence | null;
  readonly gap: Gap;
  readonly byDate: readonly {
    readonly date: Operation['dates'][number];
    readonly presence: Presence;
    readonly gap: Gap;
  }[];
  readonly speaksOf: readonly string[];
}

/**
 * Who counts: a person with a yes (not asked again since), or one of the force's own with a duty, who fits what is asked and
 * against whom no rule stands that blocks, unless command has set it aside. What is read: the need's own people, whatever
 * else these are down for, and, where an interpreter may not be alone, who else is at the place.
 */
export function coveredOf(requirementId: Id, from: From): Covered | null {
  const requirement = from.get('requirement', requirementId);
  return requirement === undefined ? null : coveredBy(requirement, requirementId, from);
}

/** A need's cover stands in several rows: in its own, in its address's readiness, in the operation's. It is made once. */
const coveredBy = remembering((requirement: Requirement, id, from): Covered => {
  const need: Need = { id, requirement };
  const people = peopleIn(need, from);
  const adults = adultsFor(need, from);
  const t = from.part('operation', OPERATION_RECORD, 't') ?? null;
  const now = t === null ? null : presenceAt(need, people, adults, t, from);
  const byDate = (from.part('operation', OPERATION_RECORD, 'dates') ?? []).map((date) => {
    const presence = presenceAt(need, people, adults, date.t, from);
    return { date, presence, gap: gapOf(need, presence, from) };
  });
  return {
    need,
    people,
    notCounted: people.filter(({ engagement, counts }) => engagement.sure && !counts),
    t,
    now,
    gap: now === null ? gapOfHeads(need, people.filter(({ counts }) => counts).length, from) : gapOf(need, now, from),
    byDate,
    speaksOf: [...new Set([...keysOfNeed(need), ...keysOf(people), ...keysOfAdults(adults)])],
  };
});

/**
 * One requirement's cover by hour. The hours are counted from the start of its window (T + start); the last may be
 * shorter than an hour. People put forward or asked again are counted apart. Without T there are no hours, and the gap is
 * one of heads; each date that is pencilled has its own hours and its own gap beside that.
 */
export function coverOf(requirementId: Id, from: From): Derived<CoverView> | null {
  const covered = coveredOf(requirementId, from);
  if (covered === null) return null;
  const { need, people, now, t, gap, byDate } = covered;
  const putForward = people.filter(isPutForward);
  const waits = now === null || t === null ? { waits: null, speaksOf: [] } : waitsAt(need, now, t, from);
  const heads = people.filter(({ counts }) => counts).map(({ engagement }) => engagement);
  const restsOn = now === null ? restsOnHeads(need, heads, from) : restsOnAt(need, now, from);
  const rested = heads.filter(({ on }) => restsOn.some(({ id }) => id === on.id));
  return {
    value: {
      requirementId,
      needed: need.requirement.number,
      startAt: now?.slots[0]?.startAt ?? null,
      hours: now?.hours ?? [],
      putForward: putForward.length,
      gap,
      notCounted: covered.notCounted.length,
      waits: waits.waits,
      restsOn,
      ...(byDate.length === 0 ? {} : { byDate: byDate.map((one) => dateView(one, need, putForward)) }),
    },
    speaksOf: [...new Set([...covered.speaksOf, ...waits.speaksOf, ...rested.flatMap((one) => keysOfWho(one, from))])],
  };
}

/** Put forward or asked again, with nothing against her. */
const isPutForward = ({ engagement, against }: Person): boolean => !engagement.sure && !against.some(isHeldBy);

/** The cover on one pencilled date. Who is put forward counts for the date on whose hours she is offered. */
function dateView(
  { date, presence: { hours }, gap }: Covered['byDate'][number],
  need: Need,
  putForward: readonly Person[],
): NonNullable<CoverView['byDate']>[number] {
  const window = windowAt(need, date.t);
  const offered = putForward.filter(({ engagement }) => meets(engagement.spanAt(date.t), window));
  return { dateId: date.id, startAt: window.startAt, hours, putForward: offered.length, gap };
}
