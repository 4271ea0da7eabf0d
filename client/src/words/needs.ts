import { staffRoleWords } from './labels.ts';
import { languageName } from '../format/language.ts';
import type { StaffRole } from '#shared/vocabulary.ts';

/** Languages offered first where someone in the field asks for an interpreter. */
export const nearLanguages = ['ro', 'hu', 'sq', 'bg', 'pl', 'zh', 'vi', 'pt', 'es', 'uk', 'ru', 'th'] as const;

const FIELD_ROLES: readonly StaffRole[] = [
  'interpreter',
  'support_worker',
  'sexual_health_nurse',
  'social_worker_child',
  'woman_officer',
  'search_officer',
  'scenes_of_crime',
  'transport',
];

/** What an officer can ask for with two taps. These words are the product's own, so the phone may keep them; typed ones it may not. */
export const fieldNeeds: readonly string[] = [
  ...FIELD_ROLES.map((role) => staffRoleWords[role]),
  ...nearLanguages.map((code) => interpreterFor(code)),
];

/** "Interpreter, Romanian". */
export function interpreterFor(language: string): string {
  return `${staffRoleWords.interpreter}, ${languageName(language)}`;
}

/** Whether these are the product's own words, with nothing of a person or place in them. */
export const isListedNeed = (words: string): boolean => fieldNeeds.includes(words);
