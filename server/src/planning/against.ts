import type { StaffingFault } from '#shared/staffing-records.ts';
import type { StaffingRule } from '#shared/staffing-vocabulary.ts';
import { STAFFING_RULE_BOOK } from '#shared/staffing/interpreter-rules.ts';
import type { Engagement } from './engagements.ts';
import type { From } from './found.ts';

/** One thing that stands against somebody in a need. The sentence is made only where it is said. */
export interface Against {
  readonly rule: StaffingRule | 'role';
  readonly blocks: boolean;
  readonly setAside: StaffingFault['setAside'];
  readonly sentence: () => string;
}

/** Whether it keeps somebody from being counted as things stand. */
export const isHeldBy = ({ blocks, setAside }: Against): boolean => blocks && setAside === null;

export function against(
  rule: StaffingRule | 'role',
  one: Engagement,
  sentence: () => string,
  from: From,
  blocks: boolean = rule === 'role' || STAFFING_RULE_BOOK[rule].blocks,
): Against {
  return { rule, blocks, setAside: rule === 'role' ? null : setAsideFor(rule, one, from), sentence };
}

/** The last word of command on a rule for one person. A duty has none, and some rules are set aside for nobody. */
export function setAsideFor(rule: StaffingRule, { on }: Engagement, from: From): StaffingFault['setAside'] {
  if (on.kind === 'duty' || !STAFFING_RULE_BOOK[rule].maySetAside) return null;
  const found = from.get('assignment', on.id)?.setAside.findLast((one) => one.rule === rule);
  return found === undefined ? null : { reason: found.reason, by: found.by, at: found.at };
}
