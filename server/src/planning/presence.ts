import { holds, minus } from '#shared/staffing/spans.ts';
import type { Span } from '#shared/staffing/spans.ts';
import { keyOf } from './engagements.ts';
import type { Engagement } from './engagements.ts';
import { setAsideFor } from './against.ts';
import { adultsAt, aloneUnlessSetAside, mayBeAlone } from './alone.ts';
import { dueBreaks, placeBreaks } from './breaks.ts';
import type { Placed } from './breaks.ts';
import type { From } from './found.ts';
import type { Need, Person } from './people.ts';
import { HOUR, MINUTE } from './when.ts';
import { aloneWords, breakWords } from './who-words.ts';
import type { Missing } from './who-words.ts';

/** The people who count in a need, hour by hour, were T at some moment. */
export interface Presence {
  readonly slots: readonly Span[];
  /** How many are there for the whole of each slot. */
  readonly hours: readonly number[];
  readonly counted: readonly Counted[];
  /** Who counts and is not counted for some of these hours, and why. */
  readonly missing: readonly Missing[];
}

export interface Counted {
  readonly engagement: Engagement;
  /** When she is there and does what she is there for. */
  readonly there: readonly Span[];
  /** The same without every break: a break that is relieved is missed by nobody but those who wait for her. */
  readonly atWork: readonly Span[];
}

export const windowAt = ({ requirement: { window } }: Need, t: number): Span => ({
  startAt: t + window.start * MINUTE,
  endAt: t + window.end * MINUTE,
});

/** The hours of a need from the start of its window; the last may be shorter. */
export function slotsAt(need: Need, t: number): readonly Span[] {
  const { startAt, endAt } = windowAt(need, t);
  return Array.from({ length: Math.ceil((endAt - startAt) / HOUR) }, (_, hour) => ({
    startAt: startAt + hour * HOUR,
    endAt: Math.min(startAt + (hour + 1) * HOUR, endAt),
  }));
}

/** The adults whose being there bears on a need's cover; none where its people are never alone by rule. */
export const adultsFor = ({ requirement }: Need, from: From): readonly Engagement[] | null =>
  mayBeAlone(requirement) ? adultsAt(requirement, from) : null;

export const keysOfAdults = (adults: readonly Engagement[] | null): readonly string[] => (adults ?? []).map(keyOf);

/**
 * People-minutes, counted honestly. Out of each person's hours are taken those in which she would be the only adult with
 * the women found, and each break that is due and that nobody relieves; for an hour she counts when she is there for the
 * whole of what is then left of it. A break that others make up for takes nothing from the hour.
 */
export function presenceAt(
  need: Need,
  people: readonly Person[],
  adults: readonly Engagement[] | null,
  t: number,
  from: From,
): Presence {
  const slots = slotsAt(need, t);
  const counting = people.filter(({ counts }) => counts);
  const present = counting.map((person) => ({ person, there: thereAt(person, need, adults, t, from) }));
  const breaks = breaksOf(need, present, t, from);
  const counted = present.map(({ person: { engagement }, there }, at) => {
    const own = breaks.filter(({ breaker }) => breaker === at);
    const spanOf = ({ span }: Placed) => span;
    return {
      engagement,
      there: minus(there, own.filter(({ relieved }) => !relieved).map(spanOf)),
      atWork: minus(there, own.map(spanOf)),
    };
  });
  const hours = slots.map((slot) => counted.filter(({ there }) => holds(there, slot)).length);
  return { slots, hours, counted, missing: missingOf(need, present, breaks, t, from) };
}

interface Present {
  readonly person: Person;
  readonly there: readonly Span[];
}

function missingOf(
  { requirement }: Need,
  present: readonly Present[],
  breaks: readonly Placed[],
  t: number,
  from: From,
): readonly Missing[] {
  const alone = present.flatMap(({ person: { engagement }, there }) =>
    minus([engagement.spanAt(t)], there).map((span) => ({
      engagement,
      sentence: () => aloneWords(engagement, requirement, span, from),
    })),
  );
  const unrelieved = breaks.flatMap(({ breaker, dueAt, relieved }) => {
    const engagement = present[breaker]?.person.engagement;
    if (relieved || engagement === undefined) return [];
    return [{ engagement, sentence: () => breakWords(engagement, requirement, dueAt, from) }];
  });
  return [...alone, ...unrelieved];
}

/** When somebody is there, breaks aside. */
export function thereAt(
  { engagement }: Person,
  need: Need,
  adults: readonly Engagement[] | null,
  t: number,
  from: From,
): readonly Span[] {
  const alone = adults === null ? [] : aloneUnlessSetAside(engagement, need.requirement, adults, t, from);
  return minus([engagement.spanAt(t)], alone);
}

/**
 * The breaks of the people in a need, by their place in the list. For whom the rule is set aside none is due, but for the
 * one at `asked`, of whom it is to be said.
 */
export function breaksOf(
  need: Need,
  present: readonly Present[],
  t: number,
  from: From,
  asked: number | null = null,
): readonly Placed[] {
  const people = present.map(({ person: { engagement, others }, there }, at) => {
    const own = engagement.spanAt(t);
    const spans = [own, ...others.map(({ spanAt }) => spanAt(t))];
    const due = at === asked || setAsideFor('break', engagement, from) === null ? dueBreaks(spans) : [];
    return { there, own, due };
  });
  return placeBreaks(people, need.requirement.number, windowAt(need, t));
}
