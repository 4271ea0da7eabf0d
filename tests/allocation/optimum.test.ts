import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Highs } from 'highs';
import { standing, uncovered } from '#server/allocation/cover.ts';
import { isLate } from '#server/allocation/journeys.ts';
import { loadSolver } from '#server/allocation/linear-model.ts';
import { apart, meets, MINUTE, type Problem } from '#server/allocation/problem.ts';
import { solve, type Allocation } from '#server/allocation/solve.ts';
import { bestOfAll, isBetter, smallProblem, type Score } from './small-problems.ts';

const PROBLEMS = 1_000;
const MOST_TRIES = 60_000;
const LONG = () => 1_000;

let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
});

/** How good an allocation is by its own changes, without believing what it says of itself. */
function scoreOf(problem: Problem, { changes }: Allocation): Score {
  const ended = new Set(changes.flatMap((change) => change.ended.map(({ id }) => id)));
  const there = [...standing(problem).filter(({ id }) => !ended.has(id)), ...changes.flatMap(({ placed }) => placed)];
  const moved = (personId: string) =>
    problem.units.some((unit) => unit.kind === 'movable' && unit.ids.includes(personId));
  const many = changes.reduce((sum, one) => sum + one.placed.length + (moved(one.personId) ? 0 : one.ended.length), 0);
  const overtime = problem.units.reduce((sum, unit) => {
    if (unit.maxMinutes === null) return sum;
    const change = changes.find(({ personId }) => unit.ids.includes(personId));
    const day = [...(change?.placed ?? []), ...(change === undefined ? unit.holds : change.kept)];
    const minutes = day.reduce((all, one) => all + (one.endAt - one.startAt) / MINUTE, 0);
    return sum + Math.max(0, minutes - unit.maxMinutes);
  }, 0);
  return [uncovered(problem, there) / MINUTE, many, overtime];
}

/** What is wrong with an allocation: days that nobody can have, words that do not hold, something better that there is. */
function wrongIn(problem: Problem, found: Allocation, best: Score): readonly string[] {
  const score = scoreOf(problem, found);
  const wrong: string[] = [];
  for (const change of found.changes) {
    const day = [...change.kept, ...change.placed];
    const pairs = day.flatMap((one) => day.flatMap((other) => (one === other ? [] : [[one, other] as const])));
    if (pairs.some(([one, other]) => meets(one, other))) wrong.push('in two places at once');
    if (isLate(change, problem)) wrong.push('late');
    const movable = problem.units.some(({ kind, ids }) => kind === 'movable' && ids.includes(change.personId));
    if (movable && day.length !== 1) wrong.push('one person moved twice');
    const side = (need: number) => problem.needs[need]?.worksWith ?? 'either';
    if (pairs.some(([one, other]) => apart(side(one.need), side(other.need)))) wrong.push('on both sides');
  }
  if (Math.abs(score[0] - found.after) > 0.01) wrong.push('leaves other than it says');
  if (best[0] < score[0] - 0.01) wrong.push(`leaves more uncovered than ${best[0]}`);
  if (found.proof.kind === 'best' && isBetter(best, score))
    wrong.push(`calls itself best, and ${best.join(' ')} is better`);
  if (found.proof.kind === 'bound' && found.proof.uncoveredAtLeast > best[0] + 0.01) wrong.push('its bound is none');
  return wrong;
}

describe('the solver against trying everything', () => {
  test(`AL1 AL2 AL3 on ${PROBLEMS} small problems it is as good as the best of all that could be done`, () => {
    let tried = 0;
    let proven = 0;
    const wrong: string[] = [];
    for (let seed = 1; tried < PROBLEMS; seed += 1) {
      const problem = smallProblem(seed);
      const best = bestOfAll(problem, MOST_TRIES);
      if (best === null) continue;
      tried += 1;
      const found = solve(highs, problem, LONG);
      if (found.proof.kind === 'best') proven += 1;
      wrong.push(...wrongIn(problem, found, best).map((one) => `${seed}: ${one}`));
    }
    console.log(`${tried} problems, ${proven} proven best`);
    expect(wrong).toEqual([]);
    expect(proven).toBe(tried);
  });
});

describe('what is planted shows', () => {
  /** The first small problems in which something can be mended, each with what is best. */
  const mendable = () =>
    Array.from({ length: 120 }, (_, index) => smallProblem(index + 1)).flatMap((problem) => {
      const best = bestOfAll(problem, 5_000);
      return best === null ? [] : [{ problem, best }];
    });
  const wrongs = (planted: (problem: Problem) => Allocation) =>
    mendable().flatMap(({ problem, best }) => wrongIn(problem, planted(problem), best));

  test('AL1 a solver that does nothing and calls it best', () => {
    const idle = (problem: Problem): Allocation => {
      const stands = uncovered(problem, standing(problem)) / MINUTE;
      return { changes: [], before: stands, after: stands, proof: { kind: 'best' } };
    };
    expect(wrongs(idle).some((one) => one.startsWith('leaves more uncovered'))).toBe(true);
  });

  test('AL1 one that forgets journeys, sides, or how much changes', () => {
    const flat = wrongs((problem) => solve(highs, { ...problem, travel: () => 0 }, LONG));
    expect(flat).toContain('late');
    const oneSide = wrongs((problem) => {
      const needs = problem.needs.map((need) => ({ ...need, worksWith: 'either' as const }));
      return solve(highs, { ...problem, needs }, LONG);
    });
    expect(oneSide).toContain('on both sides');
    const restless = wrongs((problem) => {
      const found = solve(highs, problem, LONG);
      const [unit] = problem.units.filter(({ kind, holds }) => kind === 'free' && holds.length > 0);
      const [hold] = unit?.holds ?? [];
      if (unit === undefined || hold === undefined || found.changes.length > 0) return found;
      const again = {
        personId: unit.ids[0] ?? '',
        kept: [],
        ended: [hold],
        placed: [{ ...hold, personId: unit.ids[0] ?? '' }],
      };
      return { ...found, changes: [again] };
    });
    expect(restless.some((one) => one.startsWith('calls itself best'))).toBe(true);
  });

  test('AL2 a bound that is none', () => {
    const boastful = wrongs((problem) => {
      const found = solve(highs, problem, LONG);
      return { ...found, proof: { kind: 'bound', uncoveredAtLeast: found.after + 60 } };
    });
    expect(boastful).toContain('its bound is none');
  });
});

test('AL2 AL4 without time it keeps what stands, or better, and its bound holds; the same problem has the same answer', () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const problem = smallProblem(seed);
    const best = bestOfAll(problem, 5_000);
    if (best === null) continue;
    const hurried = solve(highs, problem, () => 0);
    expect(
      wrongIn(problem, hurried, [hurried.after, best[1], best[2]]).filter((one) => !one.startsWith('calls')),
    ).toEqual([]);
    expect(hurried.after).toBeLessThanOrEqual(hurried.before + 0.01);
    if (hurried.proof.kind === 'bound') expect(hurried.proof.uncoveredAtLeast).toBeLessThanOrEqual(best[0] + 0.01);
    expect(solve(highs, problem, LONG)).toEqual(solve(highs, problem, LONG));
  }
});
