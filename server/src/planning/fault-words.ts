import { CERTIFICATE_RULES } from '#shared/staffing/certificate-rules.ts';
import { dayWords } from '#shared/staffing/days.ts';
import { dialectsMissing, languagesMissing } from '#shared/staffing/fit.ts';
import type { Asked, Candidate, Misfit } from '#shared/staffing/fit.ts';
import { languageName, staffWords } from '#shared/staffing/role-words.ts';

/** What is wrong with somebody in a need taken by itself, in one sentence. `who` names nobody. */
export function misfitWords(misfit: Misfit, who: string, person: Candidate, asked: Asked, day: string): string {
  switch (misfit.rule) {
    case 'role':
      return `${who} was put forward as ${staffWords(person.roles[0] ?? asked.role, 1, [], 'any')}.`;
    case 'language':
      return `${who} is not known to speak ${listed(languagesMissing(person, asked).map(languageName))}.`;
    case 'dialect':
      return `${who} is not known to speak ${listed(dialectsMissing(person, asked).map(dialectWords))}.`;
    case 'gender':
      return `${who} is not known to be a ${asked.gender}.`;
    case 'certificate':
      return certificateWords(misfit, who, day);
    case 'works_with':
      return `${who} does not work with ${asked.worksWith === 'suspects' ? 'suspects' : 'women found'}.`;
    case 'conflict':
      return `${who} may know somebody there.`;
    case 'both_sides':
    case 'sole_adult':
    case 'hours':
    case 'break':
    case 'travel':
    case 'overlap':
      // These are found by looking at more than one need, and said there.
      return `${who} does not fit.`;
  }
}

function certificateWords({ certificate }: Misfit, who: string, day: string): string {
  if (certificate === undefined) return `${who} does not fit.`;
  const { words } = CERTIFICATE_RULES[certificate.kind];
  if (certificate.fault === 'not_shown') return `${who} has shown no ${words}.`;
  if (certificate.fault === 'check_due') return `${who}: ${words} is due to be checked.`;
  return `${who}: ${words} runs out before the end of ${dayWords(day)}.`;
}

const dialectWords = ({ language, dialect }: { language: string; dialect: string }): string =>
  `${languageName(language)} as in ${dialect}`;

export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
