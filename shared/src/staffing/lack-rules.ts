import type { GenderAsked, StaffRole, WorksWith } from '../vocabulary.ts';

/** Each thing that a place may want without anybody having asked for it. */
export const LACK_RULES = [
  'interpreter',
  'unknown_language',
  'phone_interpreter',
  'woman_officer',
  'transport',
  'search_trained',
  'entry_trained',
  'custody_interpreter',
] as const;
export type LackRuleId = (typeof LACK_RULES)[number];

export interface LackRule {
  readonly role: StaffRole;
  readonly gender: GenderAsked;
  readonly worksWith: WorksWith;
  /** At which places it is wanted. */
  readonly at: readonly ('address' | 'reception' | 'custody')[];
  /** On what it depends that it is wanted there. */
  readonly when: 'each_language' | 'no_language' | 'women' | 'people' | 'warrant';
  readonly source: string;
  readonly confirmed: boolean;
}

const OWN = 'As gathered in the project’s papers on welfare cover';

/** What is wanted where. English needs no interpreter. */
export const LACK_RULE_BOOK: Readonly<Record<LackRuleId, LackRule>> = {
  interpreter: {
    role: 'interpreter',
    gender: 'any',
    worksWith: 'women_found',
    at: ['address', 'reception'],
    when: 'each_language',
    source:
      'College of Policing APP, modern slavery: people found are spoken to through an interpreter. Not read again.',
    confirmed: false,
  },
  unknown_language: {
    role: 'phone_interpreter',
    gender: 'any',
    worksWith: 'women_found',
    at: ['address', 'reception'],
    when: 'no_language',
    source: `${OWN}: that nobody knows the language is a need too.`,
    confirmed: true,
  },
  phone_interpreter: {
    role: 'phone_interpreter',
    gender: 'any',
    worksWith: 'women_found',
    at: ['address', 'reception'],
    when: 'each_language',
    source:
      'A voice on the phone is what some women want, and what is left when nobody comes (OVC TTAC, “Interpreters”). South West forces keep telephone interpreting as their first means (Regional Interpreters SOP, 2020).',
    confirmed: true,
  },
  woman_officer: {
    role: 'woman_officer',
    gender: 'woman',
    worksWith: 'either',
    at: ['address'],
    when: 'women',
    source: `${OWN}. A search that goes beyond outer clothing is by an officer of the same sex (PACE Code A, not read again).`,
    confirmed: false,
  },
  transport: {
    role: 'transport',
    gender: 'any',
    worksWith: 'either',
    at: ['address'],
    when: 'people',
    source: `${OWN}: vehicles fit for the people found, not the van for those arrested.`,
    confirmed: false,
  },
  search_trained: {
    role: 'search_officer',
    gender: 'any',
    worksWith: 'either',
    at: ['address'],
    when: 'warrant',
    source: 'PACE Code B: a search under a warrant has an officer in charge who knows it. Not read again.',
    confirmed: false,
  },
  entry_trained: {
    role: 'entry_officer',
    gender: 'any',
    worksWith: 'either',
    at: ['address'],
    when: 'warrant',
    source: `${OWN}.`,
    confirmed: false,
  },
  custody_interpreter: {
    role: 'interpreter',
    gender: 'any',
    worksWith: 'suspects',
    at: ['custody'],
    when: 'each_language',
    source:
      'PACE Code C, section 13: whoever is detained and does not speak English has an interpreter; and it is another one than the women’s (International School of Linguists, December 2020).',
    confirmed: true,
  },
};
