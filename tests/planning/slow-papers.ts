import type { Certificate } from '#shared/commands/staffing-fields.ts';
import type { CertificateKind } from '#shared/staffing-vocabulary.ts';

/**
 * How long papers hold, written out once more by hand, [ends of itself, months of life, months until it is looked at]: a
 * figure that is changed in the table is to be changed here too, on purpose.
 */
const LIVES: Readonly<Record<CertificateKind, readonly [boolean, number | null, number | null]>> = {
  dbs_basic: [false, null, 36],
  dbs_enhanced: [false, null, 36],
  nppv_2: [true, 36, 12],
  nppv_3: [true, 60, 12],
  nrpsi: [true, 12, null],
  nmc: [true, 36, 12],
  social_work_england: [true, 12, null],
  first_aid: [true, 36, null],
  safeguarding: [true, 36, null],
  search_trained: [false, null, 12],
  entry_trained: [false, null, 12],
  driving: [true, null, 12],
};

/** Days since 1970 of "2026-11-24". */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

function later(day: string, months: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(date, last)) / 86_400_000;
}

/** 0 is good; 1: to be looked at; 2: ran out; 3: is not there. */
function badness(paper: Certificate, today: number): number {
  const [ends, life, look] = LIVES[paper.kind];
  if (paper.issuedOn !== null && dayNumber(paper.issuedOn) > today) return 3;
  if (paper.expiresOn !== null) {
    if (dayNumber(paper.expiresOn) < today) return ends ? 2 : 1;
  } else if (life !== null) {
    if (paper.issuedOn === null) return 1;
    if (later(paper.issuedOn, life) <= today) return 2;
  }
  if (look === null) return 0;
  const seen = [paper.issuedOn, paper.checkedOn].flatMap((one) => (one === null ? [] : [later(one, look)]));
  return seen.some((until) => until > today) ? 0 : 1;
}

/** The same for all papers of a kind: the best counts. */
export const papersBadness = (papers: readonly Certificate[], kind: CertificateKind, day: string): number =>
  Math.min(3, ...papers.filter((paper) => paper.kind === kind).map((paper) => badness(paper, dayNumber(day))));
