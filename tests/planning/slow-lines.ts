import type { StaffingRule } from '#shared/staffing-vocabulary.ts';
import type { RandomPlan } from './random-plans.ts';
import { between } from './slow-steps.ts';
import type { Need, Ticks } from './slow-steps.ts';

/** One line of the staffing sheet. */
export interface Line {
  readonly id: string;
  readonly duty: boolean;
  readonly who: string;
  readonly sure: boolean;
  readonly need: Need;
  /** Steps at which she is down for it. */
  readonly at: (t: number) => Ticks;
  readonly aside: readonly StaffingRule[];
}

/** Everybody who is down for something, as a sheet of lines: partners’ people, then the force’s own. */
export function linesOf(plan: RandomPlan): readonly Line[] {
  const needFor = (wanted: string) => plan.needs.find(({ id }) => id === wanted) as Need;
  const partners = plan.assignments.flatMap((one): Line[] => {
    if (one.answer === 'declined' || one.answer === 'withdrawn') return [];
    const leaves = one.presence === 'stood_down' ? (one.presenceAt ?? one.startAt) : Infinity;
    const ticks = between(one.startAt, Math.min(leaves, one.endAt));
    if (ticks.size === 0) return [];
    const who = `${one.agencyId} ${one.personId}`;
    const aside = one.setAside.map(({ rule }) => rule);
    return [
      {
        id: one.id,
        duty: false,
        who,
        sure: one.answer === 'confirmed',
        need: needFor(one.requirementId),
        at: () => ticks,
        aside,
      },
    ];
  });
  const own = plan.duties.map(({ id, staffId, requirementId, window }): Line => {
    const at = (t: number) => between(t + window.start * 60_000, t + window.end * 60_000);
    return { id, duty: true, who: `own ${staffId}`, sure: true, need: needFor(requirementId), at, aside: [] };
  });
  return [...partners, ...own];
}
