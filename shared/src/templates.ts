import type { PlanOutline } from './plan-outline.ts';
import type { Template } from './plan-vocabulary.ts';
import { DAY_OF_ACTION } from './templates/day-of-action.ts';
import { WARRANT_DAY } from './templates/warrant-day.ts';
import { WELFARE_VISIT } from './templates/welfare-visit.ts';

export interface TemplatePlan {
  readonly name: string;
  /** One sentence for whoever chooses. */
  readonly says: string;
  readonly outline: PlanOutline;
}

/**
 * The plans that ship with Muster, to begin with and to change. Times are minutes from T. What is in them follows College
 * of Policing APP (operational planning, modern slavery), JESIP and the Home Office's guidance on planned operations, as
 * gathered in the project's papers; times and numbers are a beginning and no rule.
 */
export const TEMPLATE_PLANS: Readonly<Record<Template, TemplatePlan>> = {
  warrant_day: {
    name: 'Warrant day',
    says: 'A few addresses entered under warrant at the same minute, with support for the people found.',
    outline: WARRANT_DAY,
  },
  welfare_visit: {
    name: 'Welfare visit',
    says: 'A visit by consent to offer support: two or three carers, two officers, nobody arrested.',
    outline: WELFARE_VISIT,
  },
  day_of_action: {
    name: 'Day of action',
    says: 'Many addresses in one day, with teams that go on from one to the next and a reception centre open throughout.',
    outline: DAY_OF_ACTION,
  },
};
