import type { RecordStore } from '../../store/record-store.ts';
import type { RecordKind } from '#shared/records.ts';

/** Waits this long (ms). */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, ms));

/** How long (ms) a page may take to see what has just been recorded. */
const longest = 20_000;

/** Resolves once something is so of the records, looked at whenever one of these kinds changes; false if it never is. */
export function untilSeen(records: RecordStore, kinds: readonly RecordKind[], isSo: () => boolean): Promise<boolean> {
  if (isSo()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const ends = kinds.map((kind) => records.subscribe(kind, () => isSo() && done(true)));
    const timer = window.setTimeout(() => done(false), longest);
    const done = (seen: boolean): void => {
      for (const end of ends) end();
      window.clearTimeout(timer);
      resolve(seen);
    };
  });
}
