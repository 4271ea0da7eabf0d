import { languageName } from '../../format/language.ts';
import { genderWords, staffRoleWords } from '../../words/labels.ts';
import { lowerFirst } from '../../words/sentences.ts';
import type { AssignmentView } from '#shared/records.ts';
import type { StaffingData } from '../staffing-data.ts';

/** By assignment: "HARBOUR · 1". */
export type Aliases = ReadonlyMap<string, string>;

/**
 * Agencies' people have no names here. Each goes by her agency's short name and a number within it, the same on every
 * screen: numbers follow the records' ids.
 */
export function aliasesOf({ assignments, agencies }: Pick<StaffingData, 'assignments' | 'agencies'>): Aliases {
  const counts = new Map<string, number>();
  const aliases = new Map<string, string>();
  for (const [id, { agencyId = '' }] of [...assignments].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { short, name = 'AGENCY' } = agencies.get(agencyId) ?? {};
    const number = (counts.get(agencyId) ?? 0) + 1;
    counts.set(agencyId, number);
    aliases.set(id, `${short ?? name} · ${number}`);
  }
  return aliases;
}

/** "Romanian interpreter": what she does, with her languages; that somebody speaks English goes without saying. */
export function whatWords({ role, languages = [] }: Pick<AssignmentView, 'role' | 'languages'>): string {
  const what = role === undefined ? 'somebody' : lowerFirst(staffRoleWords[role]);
  const words = [
    languages
      .filter((one) => one !== 'en')
      .map(languageName)
      .join(' and '),
    what,
  ]
    .filter((word) => word !== '')
    .join(' ');
  return words.slice(0, 1).toLocaleUpperCase('en-GB') + words.slice(1);
}

/** "Romanian interpreter, HARBOUR · 1". */
export const aliasWords = (one: AssignmentView, alias: string): string => `${whatWords(one)}, ${alias}`;

/** "woman", where the gender is known. */
export const genderPart = ({ gender }: AssignmentView): string =>
  gender === undefined || gender === 'not_said' ? '' : genderWords[gender];
