import { numbersFrom } from '../domain/random-commands.ts';
import {
  apart,
  MINUTE,
  type Holding,
  type Need,
  type Problem,
  type Span,
  type Unit,
} from '#server/allocation/problem.ts';

const HOUR = 60 * MINUTE;
const EIGHT = Date.UTC(2026, 10, 24, 8);
const SIDES = ['women_found', 'women_found', 'suspects', 'either'] as const;

/** A small problem out of one number: up to three needs, people who hold a place and people who are free, and journeys. */
export function smallProblem(seed: number): Problem {
  const next = numbersFrom(seed);
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  const places = ['here', 'there', 'far'];
  const needs = Array.from({ length: 1 + upTo(2) }, (_, index): Need => {
    const startAt = EIGHT + upTo(2) * HOUR;
    return {
      id: `need${index}`,
      role: 'interpreter',
      number: 1 + upTo(1),
      worksWith: SIDES[upTo(3)] ?? 'either',
      place: places[upTo(2)] ?? 'here',
      weight: 1 + upTo(3),
      startAt,
      endAt: Math.min(EIGHT + 3 * HOUR, startAt + (1 + upTo(1)) * HOUR),
    };
  });
  const longest = [0, 0, 20, 50][upTo(3)] ?? 0;
  const travel = (from: string, to: string) =>
    from === to ? 0 : from === 'far' || to === 'far' ? longest : Math.min(longest, 20);
  const units = Array.from({ length: 1 + upTo(2) }, (_, index) => unitOf(index, needs, next));
  return { needs, units, fixed: [], travel, soon: [EIGHT + HOUR, EIGHT + 2 * HOUR] };
}

function unitOf(index: number, needs: readonly Need[], next: () => number): Unit {
  const all = [...needs.keys()];
  const fits = all.filter(() => next() < 0.8);
  const held = Math.floor(next() * needs.length);
  const need = needs[held];
  const hours: Span = { startAt: EIGHT, endAt: EIGHT + 3 * HOUR };
  if (need === undefined || next() < 0.5) {
    const many = next() < 0.2 ? 2 : 1;
    const ids = Array.from({ length: many }, (_, n) => `free${index}-${n}`);
    const keeps = many === 1 && need !== undefined && next() < 0.3;
    const holds = keeps
      ? [{ id: `duty${index}`, need: held, startAt: need.startAt, endAt: need.endAt, counts: true }]
      : [];
    const maxMinutes = many === 1 && next() < 0.3 ? 60 : null;
    return { kind: 'free', ids, holds, spans: [hours], fits, maxMinutes };
  }
  const startAt = need.startAt;
  const endAt = Math.min(need.endAt, startAt + (1 + Math.floor(next() * 2)) * HOUR);
  const many = next() < 0.3 ? 2 : 1;
  const counts = next() < 0.9;
  const holds = Array.from({ length: many }, (_, n): Holding => ({
    id: `held${index}-${n}`,
    need: held,
    startAt,
    endAt,
    counts,
  }));
  const others = fits.filter((one) => one !== held);
  const ids = holds.map(({ id }) => id);
  return { kind: 'movable', ids, holds, spans: [{ startAt, endAt }], fits: others, maxMinutes: null };
}

/** How good an allocation is: what is uncovered (weighted minutes), then changes, then minutes of overtime. */
export type Score = readonly [uncovered: number, changes: number, overtime: number];

export const isBetter = (one: Score, other: Score): boolean => {
  const at = one.findIndex((value, index) => Math.abs(value - (other[index] ?? 0)) > 0.01);
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0);
};

/** One person's possible day: what is covered slot by slot, how many changes it takes, and its overtime. */
interface Day {
  /** By slot: the need, or −1. */
  readonly at: readonly number[];
  readonly counts: readonly boolean[];
  readonly changes: number;
  readonly overtime: number;
}

const HALF = 30 * MINUTE;

/**
 * The best of all allocations, found by trying every day that every person could have, half hour by half hour. It knows
 * nothing of networks: it is slow, and obvious.
 */
export function bestOfAll(problem: Problem, mostTries: number): Score | null {
  const people = problem.units.flatMap((unit) => unit.ids.map((_, index) => daysOf(problem, unit, index)));
  if (people.reduce((tries, days) => tries * days.length, 1) > mostTries) return null;
  let best: Score | null = null;
  const chosen: Day[] = [];
  const go = (person: number): void => {
    const days = people[person];
    if (days === undefined) {
      const score = scoreOf(problem, chosen);
      if (best === null || isBetter(score, best)) best = score;
      return;
    }
    for (const day of days) {
      chosen[person] = day;
      go(person + 1);
    }
  };
  go(0);
  return best;
}

const SLOTS = Array.from({ length: 6 }, (_, n) => ({ startAt: EIGHT + n * HALF, endAt: EIGHT + (n + 1) * HALF }));
const inside = (slot: Span, span: Span) => span.startAt <= slot.startAt && slot.endAt <= span.endAt;

function scoreOf({ needs, soon }: Problem, days: readonly Day[]): Score {
  let uncovered = 0;
  for (const [index, need] of needs.entries())
    for (const [slot, span] of SLOTS.entries()) {
      if (!inside(span, need)) continue;
      const there = days.filter((day) => day.at[slot] === index && day.counts[slot]).length;
      const urgency = span.startAt < soon[0] ? 3 : span.startAt < soon[1] ? 2 : 1;
      uncovered += Math.max(0, need.number - there) * 30 * need.weight * urgency;
    }
  const sum = (of: (day: Day) => number) => days.reduce((all, day) => all + of(day), 0);
  return [uncovered, sum((day) => day.changes), sum((day) => day.overtime)];
}

function daysOf(problem: Problem, unit: Unit, index: number): readonly Day[] {
  return unit.kind === 'movable' ? daysOfMovable(problem, unit, index) : daysOfFree(problem, unit);
}

/** Stays, or goes to another need for any unbroken hours of those given. */
function daysOfMovable(problem: Problem, { holds, spans, fits }: Unit, index: number): readonly Day[] {
  const hold = holds[index];
  const hours = spans[0];
  if (hold === undefined || hours === undefined) return [];
  const day = (need: number, span: Span, counts: boolean, changes: number): Day => ({
    at: SLOTS.map((slot) => (inside(slot, span) ? need : -1)),
    counts: SLOTS.map(() => counts),
    changes,
    overtime: 0,
  });
  const moves = fits.flatMap((need) =>
    runsIn(hours).flatMap((run) => (inside(run, problem.needs[need] ?? run) ? [day(need, run, true, 1)] : [])),
  );
  return [day(hold.need, hold, hold.counts, 0), ...moves];
}

const runsIn = (span: Span): readonly Span[] =>
  SLOTS.flatMap((first, from) =>
    SLOTS.slice(from).map((last) => ({ startAt: first.startAt, endAt: last.endAt })),
  ).filter((run) => inside(run, span));

/** Every sequence of places, half hour by half hour, with time for each journey and on one side alone. */
function daysOfFree(problem: Problem, unit: Unit): readonly Day[] {
  const days = new Map<string, Day>();
  for (const keeps of subsetsOf(unit.holds)) {
    const kept = SLOTS.map((slot) => keeps.find((hold) => inside(slot, hold)));
    const choices = SLOTS.map((slot, at) => {
      if (kept[at] !== undefined) return [kept[at].need];
      return [-1, ...unit.fits.filter((need) => inside(slot, problem.needs[need] ?? { startAt: 0, endAt: 0 }))];
    });
    for (const at of productOf(choices)) {
      if (!canBeDone(problem, at)) continue;
      const begun = at.filter(
        (need, slot) =>
          need !== -1 && kept[slot] === undefined && (at[slot - 1] !== need || kept[slot - 1] !== undefined),
      );
      const changes = begun.length + unit.holds.length - keeps.length;
      const minutes = at.filter((need) => need !== -1).length * 30;
      const overtime = unit.maxMinutes === null ? 0 : Math.max(0, minutes - unit.maxMinutes);
      const key = at.join(' ');
      const known = days.get(key);
      if (known === undefined || known.changes > changes)
        days.set(key, { at, counts: SLOTS.map((_, slot) => kept[slot]?.counts ?? true), changes, overtime });
    }
  }
  return [...days.values()];
}

function canBeDone({ needs, travel }: Problem, at: readonly number[]): boolean {
  const sides = at.flatMap((need) => needs[need]?.worksWith ?? []);
  if (sides.some((one) => sides.some((other) => apart(one, other)))) return false;
  let last: { readonly need: number; readonly endAt: number } | null = null;
  for (const [slot, need] of at.entries()) {
    if (need === -1) continue;
    const span = SLOTS[slot] ?? { startAt: 0, endAt: 0 };
    const minutes: number =
      last === null || last.need === need ? 0 : travel(needs[last.need]?.place ?? '', needs[need]?.place ?? '');
    if (last !== null && last.endAt + minutes * MINUTE > span.startAt) return false;
    last = { need, endAt: span.endAt };
  }
  return true;
}

const subsetsOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.reduce<readonly (readonly T[])[]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);

function productOf(choices: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return choices.reduce<readonly (readonly number[])[]>(
    (all, some) => all.flatMap((day) => some.map((one) => [...day, one])),
    [[]],
  );
}
