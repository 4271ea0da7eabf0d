import type { Certificate } from '../commands/staffing-fields.ts';
import type { CertificateKind } from '../staffing-vocabulary.ts';
import { monthsAfter } from './days.ts';

/** What is known of how long one kind of paper or training holds. */
export interface CertificateRule {
  /** As it stands in a sentence: "has shown no enhanced DBS certificate". */
  readonly words: string;
  /** Whether it ends of itself. What does not is only looked at again. */
  readonly expires: boolean;
  /** Months from the day of issue, where the paper itself names no last day; null where nothing is known. */
  readonly lifeMonths: number | null;
  /** After how many months it is to be looked at again; null: never while it holds. */
  readonly checkMonths: number | null;
  readonly source: string;
  /** Whether a source for the figures was read when this table was made. What was not is for each agency to check. */
  readonly confirmed: boolean;
}

const ASK_FORCE = 'Check with the vetting unit of the force.';
const DBS_NO_END =
  'A DBS certificate bears a day of issue and never a last day; it says what was known on that day (guidance for employers, clearcheck.co.uk, read November 2026).';
const DBS_CHECK =
  'How often to look again is the employer’s to decide: one to three years is usual, NHS Professionals ask for it each year; three years are taken here.';
const NPPV =
  'Non-police personnel vetting is limited in time and must be renewed (Kent Police SOP P04g, 2.1, read November 2026).';
const TRAINED = 'Each force says itself how long its training holds; no figure was found. Looked at each year.';

/** For England and Wales. Where two lives could be meant the shorter one stands. */
export const CERTIFICATE_RULES: Readonly<Record<CertificateKind, CertificateRule>> = {
  dbs_basic: {
    words: 'basic DBS certificate',
    expires: false,
    lifeMonths: null,
    checkMonths: 36,
    source: `${DBS_NO_END} ${DBS_CHECK}`,
    confirmed: true,
  },
  dbs_enhanced: {
    words: 'enhanced DBS certificate',
    expires: false,
    lifeMonths: null,
    checkMonths: 36,
    source: `${DBS_NO_END} ${DBS_CHECK} The Update Service shows each year whether anything is new.`,
    confirmed: true,
  },
  nppv_2: {
    words: 'NPPV level 2',
    expires: true,
    lifeMonths: 36,
    checkMonths: 12,
    source: `${NPPV} Three years with a look each year stand in secondary pages only. ${ASK_FORCE}`,
    confirmed: false,
  },
  nppv_3: {
    words: 'NPPV level 3',
    expires: true,
    lifeMonths: 60,
    checkMonths: 12,
    source: `${NPPV} The College of Policing’s APP on vetting has a yearly notice for level 3 (appendix G). Five years stand in secondary pages, in others seven: the shorter is taken. ${ASK_FORCE}`,
    confirmed: false,
  },
  nrpsi: {
    words: 'NRPSI registration',
    expires: true,
    lifeMonths: 12,
    checkMonths: null,
    source:
      'National Register of Public Service Interpreters: taken as renewed each year; its own rules were not read.',
    confirmed: false,
  },
  nmc: {
    words: 'NMC registration',
    expires: true,
    lifeMonths: 36,
    checkMonths: 12,
    source:
      'Nursing and Midwifery Council, “Renewing your registration”: revalidation every three years, a fee each year without which it lapses.',
    confirmed: true,
  },
  social_work_england: {
    words: 'Social Work England registration',
    expires: true,
    lifeMonths: 12,
    checkMonths: null,
    source: 'Taken as renewed each year by 30 November; the regulator’s rules were not read.',
    confirmed: false,
  },
  first_aid: {
    words: 'first aid certificate',
    expires: true,
    lifeMonths: 36,
    checkMonths: null,
    source: 'HSE guidance L74, paragraph 74: first aid at work and emergency first aid at work hold for three years.',
    confirmed: true,
  },
  safeguarding: {
    words: 'safeguarding training',
    expires: true,
    lifeMonths: 36,
    checkMonths: null,
    source: 'UK Core Skills Training Framework: a refresher every three years. Some agencies ask for it more often.',
    confirmed: true,
  },
  search_trained: {
    words: 'search training',
    expires: false,
    lifeMonths: null,
    checkMonths: 12,
    source: TRAINED,
    confirmed: false,
  },
  entry_trained: {
    words: 'method of entry training',
    expires: false,
    lifeMonths: null,
    checkMonths: 12,
    source: TRAINED,
    confirmed: false,
  },
  driving: {
    words: 'driving permit',
    expires: true,
    lifeMonths: null,
    checkMonths: 12,
    source: 'The last day is the one on the licence or the force’s permit; how often forces look at it was not read.',
    confirmed: false,
  },
};

export type CertificateFault = 'not_shown' | 'runs_out' | 'check_due';
const WORST_FIRST: readonly (CertificateFault | null)[] = ['not_shown', 'runs_out', 'check_due', null];

/**
 * What is wrong with the papers of one kind on a day ("2026-11-24"); null where one of them is good. The best of several
 * counts. "Check due" is no bar: the paper is good, and should be looked at again.
 */
export function certificateFault(
  papers: readonly Certificate[],
  kind: CertificateKind,
  day: string,
): CertificateFault | null {
  const found = papers.filter((paper) => paper.kind === kind).map((paper) => faultOf(paper, day));
  return WORST_FIRST[Math.max(0, ...found.map((fault) => WORST_FIRST.indexOf(fault)))] ?? null;
}

function faultOf({ kind, issuedOn, checkedOn, expiresOn }: Certificate, day: string): CertificateFault | null {
  const { expires, lifeMonths, checkMonths } = CERTIFICATE_RULES[kind];
  if (issuedOn !== null && issuedOn > day) return 'not_shown';
  // A last day that somebody gave to what has none is their own date for looking at it again.
  if (expiresOn !== null && day > expiresOn) return expires ? 'runs_out' : 'check_due';
  if (expiresOn === null && lifeMonths !== null) {
    if (issuedOn === null) return 'check_due';
    if (day >= monthsAfter(issuedOn, lifeMonths)) return 'runs_out';
  }
  if (checkMonths === null) return null;
  const seen = [issuedOn, checkedOn].filter((one) => one !== null).sort();
  const last = seen.at(-1);
  return last === undefined || day >= monthsAfter(last, checkMonths) ? 'check_due' : null;
}
