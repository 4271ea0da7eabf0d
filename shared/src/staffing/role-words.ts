import { UNKNOWN_LANGUAGE } from '../vocabulary.ts';
import type { GenderAsked, StaffRole } from '../vocabulary.ts';

/** Each role in words: one, and several. */
const ROLE_WORDS = {
  interpreter: ['interpreter', 'interpreters'],
  phone_interpreter: ['interpreter by phone', 'interpreters by phone'],
  sexual_health_nurse: ['sexual-health nurse', 'sexual-health nurses'],
  health_assessor: ['health assessor', 'health assessors'],
  support_worker: ['support worker', 'support workers'],
  advocate: ['advocate', 'advocates'],
  victim_navigator: ['victim navigator', 'victim navigators'],
  reception_manager: ['reception manager', 'reception managers'],
  nrm_adviser: ['NRM adviser', 'NRM advisers'],
  social_worker_adult: ['social worker (adult)', 'social workers (adult)'],
  social_worker_child: ['social worker (child)', 'social workers (child)'],
  housing: ['housing officer', 'housing officers'],
  key_worker: ['key worker', 'key workers'],
  woman_officer: ['woman officer', 'woman officers'],
  search_officer: ['search officer', 'search officers'],
  entry_officer: ['entry officer', 'entry officers'],
  arrest_officer: ['arrest officer', 'arrest officers'],
  exhibits_officer: ['exhibits officer', 'exhibits officers'],
  scenes_of_crime: ['scenes of crime officer', 'scenes of crime officers'],
  transport: ['driver', 'drivers'],
  fire_safety: ['fire safety officer', 'fire safety officers'],
  trading_standards: ['trading standards officer', 'trading standards officers'],
} as const satisfies Record<StaffRole, readonly [one: string, many: string]>;

const languageNames = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' });

/** "Romanian interpreters (woman)": what a requirement asks for. `count` chooses between one and several. */
export function staffWords(role: StaffRole, count: number, languages: readonly string[], gender: GenderAsked): string {
  const known = languages.filter((language) => language !== UNKNOWN_LANGUAGE).map(languageName);
  const words = [...(known.length === 0 ? [] : [known.join(' and ')]), ROLE_WORDS[role][count === 1 ? 0 : 1]];
  // A woman officer is a woman: it is not said twice.
  return gender === 'any' || role === 'woman_officer' ? words.join(' ') : `${words.join(' ')} (${gender})`;
}

/** Names of the few languages in use; asking the platform is slow. */
const named = new Map<string, string>();
const MOST_NAMED = 500;

/** "ro" → "Romanian"; a tag that the platform cannot read stands as it was typed. */
export function languageName(tag: string): string {
  const known = named.get(tag);
  if (known !== undefined) return known;
  if (named.size >= MOST_NAMED) named.clear();
  const name = askPlatform(tag);
  named.set(tag, name);
  return name;
}

function askPlatform(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
