import { REST_RULES } from '#shared/staffing/rest-rules.ts';
import { gathered, holds, meets } from '#shared/staffing/spans.ts';
import type { Span } from '#shared/staffing/spans.ts';
import { MINUTE } from './when.ts';

const AFTER = REST_RULES.breakAfter.minutes * MINUTE;
const LENGTH = REST_RULES.breakLength.minutes * MINUTE;
const NOT_BEFORE = REST_RULES.notInTheFirst.minutes * MINUTE;

/** A break that somebody must have had by some time. */
export interface DueBreak {
  readonly dueAt: number;
  /** How much sooner it may be taken, so that nothing after it grows too long. */
  readonly sooner: number;
}

/**
 * The breaks due in what one person is down for. Pauses as long as a break are breaks. Each is due six hours after the
 * stretch began or the last break ended, and only where more follows.
 */
export function dueBreaks(spans: readonly Span[]): readonly DueBreak[] {
  return gathered(spans, LENGTH).flatMap(({ startAt, endAt }) => {
    const dues: DueBreak[] = [];
    for (let dueAt = startAt + AFTER; dueAt < endAt; dueAt += AFTER) {
      const isLast = dueAt + AFTER >= endAt;
      const sooner = isLast ? Math.min(dueAt + AFTER - endAt, AFTER - LENGTH - NOT_BEFORE) : LENGTH;
      dues.push({ dueAt, sooner });
    }
    return dues;
  });
}

/** Somebody who counts in a need, by when they are there (`there`) and the breaks that fall due in it. */
export interface Breaker {
  readonly there: readonly Span[];
  /** The hours in this need, within which a break is taken. */
  readonly own: Span;
  readonly due: readonly DueBreak[];
}

/** One break as it would be taken, and whether enough others are there meanwhile. */
export interface Placed {
  readonly breaker: number;
  readonly dueAt: number;
  readonly span: Span;
  readonly relieved: boolean;
}

interface Wanted extends DueBreak {
  readonly breaker: number;
}

/**
 * When the people of one need take their breaks: whoever is least free first, each as late as somebody relieves them. Where
 * nobody can, the break falls just before it is due, and is not relieved. A break is relieved when, all through it and
 * without whoever is on a break then, as many are there as the need asks for; outside the hours of the need none is missed.
 */
export function placeBreaks(people: readonly Breaker[], needed: number, window: Span): readonly Placed[] {
  const wanted = people.flatMap(({ due, own }, breaker): Wanted[] =>
    due.filter(({ dueAt }) => dueAt > own.startAt && dueAt <= own.endAt).map((one) => ({ ...one, breaker })),
  );
  wanted.sort((a, b) => a.sooner - b.sooner || a.dueAt - b.dueAt || a.breaker - b.breaker);
  const taken: { breaker: number; dueAt: number; span: Span }[] = [];
  const isRelieved = (breaker: number, span: Span): boolean => {
    if (!meets(span, window)) return true;
    const away = new Set(taken.filter((one) => meets(one.span, span)).map((one) => one.breaker));
    const there = people.filter((one, at) => at !== breaker && !away.has(at) && holds(one.there, span));
    return there.length >= needed;
  };
  for (const { breaker, dueAt, sooner } of wanted) {
    const own = people[breaker]?.own ?? window;
    const slots = slotsFor(dueAt, sooner, own);
    const latest = { startAt: Math.max(dueAt - LENGTH, own.startAt), endAt: dueAt };
    taken.push({ breaker, dueAt, span: slots.find((slot) => isRelieved(breaker, slot)) ?? latest });
  }
  // Who relieved somebody may since have gone on a break that could fall at no other time.
  return taken.map((one) => ({ ...one, relieved: isRelieved(one.breaker, one.span) }));
}

function slotsFor(dueAt: number, sooner: number, own: Span): readonly Span[] {
  const slots: Span[] = [];
  for (let endAt = dueAt; endAt >= dueAt - sooner && endAt - LENGTH >= own.startAt; endAt -= LENGTH)
    slots.push({ startAt: endAt - LENGTH, endAt });
  return slots;
}
