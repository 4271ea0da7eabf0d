import { common, meets, type Holding, type Need, type Problem, type Span } from './problem.ts';
import { weightAt } from './urgency.ts';

/** People there, by stretches between which their number changes. */
export interface Stretch extends Span {
  readonly there: number;
}

interface There extends Span {
  readonly need: number;
}

/** How many of `people` are in a need, over the whole of its hours. */
export function stretchesOf(need: Need, people: readonly Span[], cuts: readonly number[] = []): readonly Stretch[] {
  const inside = people.flatMap((span) => common(need, span) ?? []);
  const at = [need.startAt, need.endAt, ...inside.flatMap(({ startAt, endAt }) => [startAt, endAt]), ...cuts];
  const sorted = [...new Set(at.filter((one) => one >= need.startAt && one <= need.endAt))].sort((a, b) => a - b);
  return sorted.slice(1).map((endAt, index) => {
    const span = { startAt: sorted[index] ?? endAt, endAt };
    return { ...span, there: inside.filter((one) => meets(one, span)).length };
  });
}

/** People-milliseconds of one need that nobody covers, weighted by urgency. */
export function uncoveredOf(problem: Problem, need: Need, people: readonly Span[]): number {
  return stretchesOf(need, people, problem.soon).reduce((sum, { startAt, endAt, there }) => {
    const missing = Math.max(0, need.number - there);
    return sum + missing * (endAt - startAt) * weightAt(need, startAt, problem.soon);
  }, 0);
}

/** The same over all needs, were these people there. */
export function uncovered(problem: Problem, there: readonly There[]): number {
  const byNeed = new Map<number, There[]>();
  for (const one of there) {
    const others = byNeed.get(one.need);
    if (others === undefined) byNeed.set(one.need, [one]);
    else others.push(one);
  }
  return problem.needs.reduce((sum, need, index) => sum + uncoveredOf(problem, need, byNeed.get(index) ?? []), 0);
}

/** Everybody who counts as things stand. */
export const standing = (problem: Problem): readonly Holding[] =>
  [...problem.fixed, ...problem.units.flatMap(({ holds }) => holds)].filter(({ counts }) => counts);
