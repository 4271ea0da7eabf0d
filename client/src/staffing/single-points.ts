import { type OnWhat, type StaffingData, type StaffingIndex } from './staffing-data.ts';
import { personWords, staffName } from './who.ts';

/** Somebody without whom something fails. */
export interface SinglePoint {
  readonly on: OnWhat;
  readonly who: string;
  /** What fails, each a whole sentence. */
  readonly fails: readonly string[];
  readonly startAt: number;
}

/** Those on whom most rests first, then the soonest. */
export function singlePoints(data: StaffingData, index: StaffingIndex): readonly SinglePoint[] {
  return [...index.restsOn]
    .map(([key, fails]): SinglePoint => {
      const [kind, id = ''] = key.split(' ');
      if (kind === 'assignment') {
        const startAt = data.assignments.get(id)?.startAt ?? 0;
        return { on: { kind, id }, who: personWords(data, id), fails, startAt };
      }
      const duty = data.duties.get(id);
      const t = data.operation.t ?? 0;
      const startAt = t + (duty?.window?.start ?? 0) * 60_000;
      return { on: { kind: 'duty', id }, who: `${staffName(data, duty?.staffId)}, own staff`, fails, startAt };
    })
    .sort((a, b) => b.fails.length - a.fails.length || a.startAt - b.startAt || (a.on.id < b.on.id ? -1 : 1));
}
