import type { ReadinessFault } from '#shared/staffing-records.ts';
import type { Id } from '#shared/ids.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { recordKey } from '../domain/tables.ts';
import type { Parts } from './parts.ts';

export type From = Parts<OperationEntities>;

/** What one check found: the faults, and the records that it speaks of. */
export interface Found {
  readonly faults: readonly ReadinessFault[];
  readonly speaksOf: readonly string[];
}

export const nothing: Found = { faults: [], speaksOf: [] };

export const fault = (one: ReadinessFault, speaksOf: readonly string[] = []): Found => ({ faults: [one], speaksOf });

/** No fault, but what was looked at is spoken of: that there is none says something of it too. */
export const sound = (...speaksOf: readonly string[]): Found => ({ faults: [], speaksOf });

export const together = (found: readonly Found[]): Found => ({
  faults: found.flatMap((one) => one.faults),
  speaksOf: found.flatMap((one) => one.speaksOf),
});

/** A record in which people may have typed over each other, in words (read only where they are said), and where that is settled. */
export interface Contestable {
  readonly key: string;
  readonly id: Id;
  readonly words: () => string;
  readonly mendAt: ReadinessFault['mendAt'];
}

/** "A2: two values stand against each other in a warrant." `where` is "A2: " or nothing. */
export function contested(where: string, { key, id, words, mendAt }: Contestable, from: From): Found {
  const contests = [...from.ids('contest', 'on', id)];
  if (contests.length === 0) return nothing;
  const sentence = `${where}two values stand against each other in ${words()}.`;
  return fault({ code: 'contested', sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1), mendAt }, [
    key,
    ...contests.map((contest) => recordKey('contest', contest)),
  ]);
}

/** A task that is due by T and not done. */
export function taskDone(where: string, taskId: Id, from: From): Found {
  const due = from.part('task', taskId, 'due');
  const done = from.part('task', taskId, 'done') ?? null;
  const key = recordKey('task', taskId);
  if (due === undefined || due > 0 || done !== null) return sound(key);
  const title = from.part('task', taskId, 'title') ?? '';
  const sentence = `${where}“${title}” is to be done by T, and is not done.`;
  return fault({ code: 'task_open', sentence, mendAt: { kind: 'task', id: taskId } }, [key]);
}
