import type { Tone } from '../../../ui/Chip.tsx';
import type { Certificate } from '#shared/commands/staffing-fields.ts';
import type { RosterPersonView } from '#shared/records.ts';
import { CERTIFICATE_RULES, certificateFault } from '#shared/staffing/certificate-rules.ts';
import { monthsAfter } from '#shared/staffing/days.ts';
import { calendarDay } from '../../../format/calendar-day.ts';

/** How a paper stands on a day, in words and a tone. */
export interface PaperStanding {
  readonly tone: Tone;
  readonly words: string;
}

/** From so many months before its last day on, a paper is said to run out. Ours: time enough to renew it. */
const SOON_MONTHS = 2;

/** "good until 3 Dec 2026", "runs out 3 Dec 2026", "ran out 31 Jan 2026", "check due". `today`: "2026-11-26". */
export function paperStanding(paper: Certificate, today: string): PaperStanding {
  const fault = certificateFault([paper], paper.kind, today);
  const last = lastDay(paper);
  const end = last === null ? '' : calendarDay(last);
  switch (fault) {
    case 'not_shown':
      return { tone: 'warn', words: 'not issued yet' };
    case 'runs_out':
      return { tone: 'bad', words: `ran out ${end}` };
    case 'check_due': {
      const due = paper.issuedOn === null && paper.checkedOn === null ? 'no day of a check' : 'check due';
      return { tone: 'warn', words: last === null ? due : `${due}, runs out ${end}` };
    }
    case null:
      if (last === null) return { tone: 'ok', words: 'good' };
      return monthsAfter(today, SOON_MONTHS) >= last
        ? { tone: 'warn', words: `runs out ${end}` }
        : { tone: 'ok', words: `good until ${end}` };
  }
}

/** The last day on which it holds: its own, or so long after it was issued as its rule says; null where neither is known. */
export function lastDay({ kind, issuedOn, expiresOn }: Certificate): string | null {
  const { expires, lifeMonths } = CERTIFICATE_RULES[kind];
  if (!expires) return null;
  if (expiresOn !== null) return expiresOn;
  return issuedOn === null || lifeMonths === null ? null : dayBefore(monthsAfter(issuedOn, lifeMonths));
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const WORST: readonly Tone[] = ['bad', 'warn', 'ok'];

/** Papers, the worst first. */
export const papersInOrder = (papers: readonly Certificate[], today: string): readonly Certificate[] =>
  papers.toSorted((a, b) => WORST.indexOf(paperStanding(a, today).tone) - WORST.indexOf(paperStanding(b, today).tone));

/** Whether some paper of hers has run out, soon does, or is to be looked at. */
export const needsPapers = ({ certificates = [] }: RosterPersonView, today: string): boolean =>
  certificates.some((paper) => paperStanding(paper, today).tone !== 'ok');
