import { MINUTE, type Change, type Problem, type Span } from './problem.ts';

interface There extends Span {
  readonly need: number;
}

/** Whether there is no time to get from one to the other. */
export function tooLate(before: There, after: There, { needs, travel }: Problem): boolean {
  const [from, to] = [needs[before.need]?.place ?? null, needs[after.need]?.place ?? null];
  const minutes = from === null || to === null || from === to ? 0 : travel(from, to);
  return before.endAt + minutes * MINUTE > after.startAt;
}

/** Whether somebody would be late somewhere in the day that a change gives them. */
export function isLate({ kept, placed }: Change, problem: Problem): boolean {
  const day = [...kept, ...placed].sort((a, b) => a.startAt - b.startAt);
  return day.some((there, index) => {
    const before = day[index - 1];
    return before !== undefined && tooLate(before, there, problem);
  });
}

/** The same without the new places that somebody would come too late to, or leave too late. */
export function withoutLate(change: Change, problem: Problem): Change {
  const placed: Change['placed'][number][] = [];
  for (const one of change.placed) {
    const day = [...change.kept, ...placed];
    const fits = day.every((other) =>
      other.startAt <= one.startAt ? !tooLate(other, one, problem) : !tooLate(one, other, problem),
    );
    if (fits) placed.push(one);
  }
  return { ...change, placed };
}
