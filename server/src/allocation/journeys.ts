import { MINUTE, type Change, type Placement, type Problem, type Span } from './problem.ts';

interface There extends Span {
  readonly need: number;
}

/** When somebody who leaves one place at its end is at the other. */
function arrivalAt(before: There, after: There, { needs, travel }: Problem): number {
  const [from, to] = [needs[before.need]?.place ?? null, needs[after.need]?.place ?? null];
  const minutes = from === null || to === null || from === to ? 0 : travel(from, to);
  return before.endAt + minutes * MINUTE;
}

/** Whether there is no time to get from one to the other. */
export const tooLate = (before: There, after: There, problem: Problem): boolean =>
  arrivalAt(before, after, problem) > after.startAt;

/** Whether somebody would be late somewhere in the day that a change gives them. */
export function isLate({ kept, placed }: Change, problem: Problem): boolean {
  const day = [...kept, ...placed].sort((a, b) => a.startAt - b.startAt);
  return day.some((there, index) => {
    const before = day[index - 1];
    return before !== undefined && tooLate(before, there, problem);
  });
}

const HALF_HOUR = 30 * MINUTE;

/**
 * The same with new places begun later, by half hours, where somebody would come too late; what cannot be, because a place is
 * kept that is too near, or nothing would be left of it, is left out.
 */
export function inTime(change: Change, problem: Problem): Change {
  const placed: Placement[] = [];
  const inOrder = [...change.placed].sort((a, b) => a.startAt - b.startAt);
  for (const one of inOrder) {
    const day = [...change.kept, ...placed];
    const before = day.filter(({ startAt }) => startAt < one.startAt);
    const arrival = Math.max(one.startAt, ...before.map((other) => arrivalAt(other, one, problem)));
    const startAt = arrival === one.startAt ? arrival : Math.ceil(arrival / HALF_HOUR) * HALF_HOUR;
    const later = { ...one, startAt };
    if (startAt < one.endAt && day.every((other) => canFollow(other, later, problem))) placed.push(later);
  }
  return { ...change, placed };
}

const canFollow = (one: There, other: There, problem: Problem): boolean =>
  one.startAt < other.startAt ? !tooLate(one, other, problem) : !tooLate(other, one, problem);
