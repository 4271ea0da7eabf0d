import { minute } from '../../format/zone.ts';
import { staffRoleWords } from '../../words/labels.ts';
import type { AssignmentView } from '#shared/records.ts';
import { agencyName, type PlanData } from '../plan-data.ts';

export interface PencilledDate {
  readonly id: string;
  readonly t: number;
}

/** How the cover stands on one of two dates. */
export interface DateCover {
  readonly needs: number;
  readonly short: number;
  /** One a short need, the first of them first. */
  readonly sentences: readonly string[];
  readonly putForward: number;
}

/** Cover on one date, out of the covers of all needs. */
export function dateCover({ covers }: PlanData, dateId: string): DateCover {
  const on = [...covers.values()].flatMap(({ byDate }) => byDate?.find((one) => one.dateId === dateId) ?? []);
  const gaps = on.flatMap(({ gap }) => (gap.kind === 'short' ? [gap] : []));
  return {
    needs: on.length,
    short: gaps.length,
    sentences: gaps.toSorted((a, b) => (a.startAt ?? 0) - (b.startAt ?? 0)).map(({ sentence }) => sentence),
    putForward: on.reduce((sum, one) => sum + one.putForward, 0),
  };
}

const isLive = ({ answer, presence }: AssignmentView): boolean =>
  (answer === 'put_forward' || answer === 'confirmed' || answer === 'asked_again') && presence !== 'stood_down';

/**
 * Who stands on none of the dates kept, so that they are thanked and free: "2 × Interpreter, Harbour Support". Somebody
 * belongs to the dates whose hours asked for hold their own, else to the nearest; the server reckons the same way.
 */
export function freedBy(data: PlanData, kept: readonly string[]): readonly string[] {
  const dates = data.operation.dates ?? [];
  const names = [...data.assignments.values()].flatMap((one) => {
    if (!isLive(one) || datesOf(data, one, dates).some(({ id }) => kept.includes(id))) return [];
    const role = one.role === undefined ? 'Someone' : staffRoleWords[one.role];
    return [`${role}, ${agencyName(data, one.agencyId, one.unitId)}`];
  });
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`));
}

function datesOf(
  data: PlanData,
  { requirementId, startAt = 0, endAt = 0 }: AssignmentView,
  dates: readonly PencilledDate[],
): readonly PencilledDate[] {
  const window = data.requirements.get(requirementId ?? '')?.window;
  const start = (window?.start ?? 0) * minute;
  const within = dates.filter(
    ({ t }) => window !== undefined && startAt >= t + start && endAt <= t + window.end * minute,
  );
  if (within.length > 0) return within;
  const apart = ({ t }: PencilledDate): number => Math.abs(t + start - startAt);
  return dates.toSorted((a, b) => apart(a) - apart(b) || a.t - b.t).slice(0, 1);
}
