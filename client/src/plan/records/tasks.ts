import type { TaskView } from '#shared/plan-records.ts';
import { age } from '../../format/time.ts';
import { minute } from '../../format/zone.ts';

/** How a task stands by the clock. `due` in ms; without a T nothing is due by the clock. */
export type TaskStanding =
  | { readonly kind: 'done'; readonly by: string; readonly at: number }
  | { readonly kind: 'overdue'; readonly age: string }
  | { readonly kind: 'soon'; readonly in: string }
  | { readonly kind: 'open' };

/** A task is shown as soon due within this (ms). */
const SOON = 60 * minute;

/** Drawn by the client's clock: the record holds only how far from T it is due. */
export function taskStanding({ due, done }: TaskView, t: number | null, now: number): TaskStanding {
  if (done !== null && done !== undefined) return { kind: 'done', by: done.by, at: done.at };
  if (t === null || due === undefined) return { kind: 'open' };
  const left = t + due * minute - now;
  if (left < 0) return { kind: 'overdue', age: age(-left) };
  return left < SOON ? { kind: 'soon', in: age(left) } : { kind: 'open' };
}

/** By when they are due, then by their title. */
export const inOrder = (tasks: ReadonlyMap<string, TaskView>): readonly (readonly [string, TaskView])[] =>
  [...tasks].sort(
    ([idA, a], [idB, b]) =>
      (a.due ?? 0) - (b.due ?? 0) || (a.title ?? '').localeCompare(b.title ?? '', 'en-GB') || idA.localeCompare(idB),
  );

/** How many are overdue, soon due, done: for the head of the list. */
export function taskCounts(
  tasks: ReadonlyMap<string, TaskView>,
  t: number | null,
  now: number,
): Readonly<Record<TaskStanding['kind'], number>> {
  const counts = { done: 0, overdue: 0, soon: 0, open: 0 };
  for (const task of tasks.values()) counts[taskStanding(task, t, now).kind] += 1;
  return counts;
}
