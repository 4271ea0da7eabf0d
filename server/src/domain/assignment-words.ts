import type { StaffingRule } from '#shared/staffing-vocabulary.ts';
import { ended } from './log-words.ts';

/** The log's sentences on those whom agencies put forward. `who`: need and agency ("N3 Interpreter: one of HS"), never a name. */

export const putForwardWords = (who: string, hours: string): string => `${who} put forward, ${hours}.`;
export const confirmedWords = (who: string, hours: string): string => `${who} says yes, ${hours}.`;
export const declinedWords = (who: string): string => `${who} says no.`;
export const withdrawnWords = (who: string): string => `${who} withdrawn.`;
/** `from`: the need in which she was before, if it is another. */
export const movedWords = (who: string, from: string | null, hours: string): string =>
  `${who} ${from === null ? 'has other hours' : `moved here from ${from}`}, ${hours}, and is asked again.`;

const RULE_WORDS: Readonly<Record<StaffingRule, string>> = {
  language: 'language',
  dialect: 'dialect',
  gender: 'gender asked for',
  certificate: 'certificates',
  works_with: 'whom she works with',
  both_sides: 'both sides',
  conflict: 'conflict declared',
  sole_adult: 'sole adult',
  hours: 'hours',
  break: 'break',
  travel: 'travel',
  overlap: 'two places at once',
};
export const setAsideWords = (who: string, rule: StaffingRule, reason: string): string =>
  ended(`Rule set aside for ${who} (${RULE_WORDS[rule]})`, reason);
export const restoredWords = (who: string, rule: StaffingRule): string =>
  `Rule stands again for ${who} (${RULE_WORDS[rule]}).`;

export const agreedWords = (who: string, hours: string, breakMinutes: number): string =>
  `${who}: hours agreed, ${hours}${breakMinutes === 0 ? '' : `, ${breakMinutes} min break`}.`;
