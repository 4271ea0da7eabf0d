import type { Problem } from './problem.ts';

/** Needs and units, by index, that have to do with each other and with nothing else. */
export interface Component {
  readonly needs: readonly number[];
  readonly units: readonly number[];
}

/** A problem falls into parts: interpreters take no driver's place. Each is solved by itself, and the sums are the whole. */
export function componentsOf(problem: Problem): readonly Component[] {
  const roots = problem.needs.map((_, need) => need);
  const rootOf = (need: number): number => {
    let at = need;
    for (let up = roots[at] ?? at; up !== at; up = roots[at] ?? at) at = up;
    return at;
  };
  const touched = problem.units.map(({ fits, holds }) => [...fits, ...holds.map(({ need }) => need)]);
  for (const [first, ...others] of touched)
    for (const other of others) if (first !== undefined) roots[rootOf(other)] = rootOf(first);
  const parts = new Map<number, { needs: number[]; units: number[] }>();
  for (const need of problem.needs.keys()) {
    const part = parts.get(rootOf(need)) ?? { needs: [], units: [] };
    part.needs.push(need);
    parts.set(rootOf(need), part);
  }
  for (const [unit, [first]] of touched.entries()) if (first !== undefined) parts.get(rootOf(first))?.units.push(unit);
  return [...parts.values()];
}
