import { isCountedOn } from './stretches.ts';
import type { ComboItem } from '../ui/combo-items.ts';
import { languageName, listOf } from '../format/language.ts';
import { timeRange } from '../format/time.ts';
import { lowerFirst, nameText } from '../words/sentences.ts';
import { staffRoleWords } from '../words/labels.ts';
import { certificateWords } from '../words/staffing-labels.ts';
import type { AssignmentView, RequestView, RosterPersonView } from '#shared/records.ts';
import { type CertificateFault, certificateFault } from '#shared/staffing/certificate-rules.ts';
import { lastDayOf } from '#shared/staffing/days.ts';
import { dialectsMissing } from '#shared/staffing/fit.ts';
import { UNKNOWN_LANGUAGE } from '#shared/vocabulary.ts';

/** How somebody on the roster fits a request, said in words. */
export interface Fit {
  readonly personId: string;
  readonly name: string;
  readonly shownName: string;
  /** Why she cannot be put forward at all: the role is not hers, or she is counted on elsewhere at that time. */
  readonly barred: readonly string[];
  /** What is not as asked; the lead sees it, and decides. */
  readonly unlike: readonly string[];
}

export interface FitParts {
  readonly request: RequestView;
  /** The hours she would be put forward for, ms. */
  readonly startAt: number;
  readonly endAt: number;
  readonly assignments: Iterable<AssignmentView>;
  readonly requests: ReadonlyMap<string, RequestView>;
  readonly zone: string;
}

export function fitOf(personId: string, person: RosterPersonView, parts: FitParts): Fit {
  return {
    personId,
    name: nameText(person.name),
    shownName: nameText(person.shownName),
    barred: [...roleBar(person, parts), ...busyBar(personId, parts)],
    unlike: [
      ...languageGap(person, parts),
      ...genderGap(person, parts),
      ...sideGap(person, parts),
      ...paperGaps(person, parts),
    ],
  };
}

function roleBar({ roles = [] }: RosterPersonView, { request: { role } }: FitParts): readonly string[] {
  return role === undefined || roles.includes(role) ? [] : [`not on the roster as ${lowerFirst(staffRoleWords[role])}`];
}

/** Nobody is in two places at once. */
function busyBar(personId: string, { assignments, requests, startAt, endAt, zone }: FitParts): readonly string[] {
  return [...assignments]
    .filter(
      (other) =>
        other.personId === personId &&
        isCountedOn(other) &&
        other.presence !== 'stood_down' &&
        (other.startAt ?? 0) < endAt &&
        startAt < (other.endAt ?? 0),
    )
    .map((other) => {
      const ref = requests.get(other.requestId ?? '')?.ref ?? 'another request';
      return `already with ${ref}, ${timeRange(other.startAt ?? 0, other.endAt ?? 0, zone)}`;
    });
}

function languageGap({ languages = [] }: RosterPersonView, { request }: FitParts): readonly string[] {
  const wanted = (request.languages ?? []).filter((code) => code !== UNKNOWN_LANGUAGE && !languages.includes(code));
  return wanted.length === 0 ? [] : [`does not speak ${listOf(wanted.map(languageName))}`];
}

function genderGap({ gender = 'not_said' }: RosterPersonView, { request }: FitParts): readonly string[] {
  const asked = request.gender ?? 'any';
  return asked === 'any' || asked === gender ? [] : [`a ${asked} is asked for`];
}

function sideGap({ worksWith = 'either' }: RosterPersonView, { request }: FitParts): readonly string[] {
  const asked = request.worksWith ?? 'either';
  if (asked === 'either' || worksWith === 'either' || worksWith === asked) return [];
  return [worksWith === 'suspects' ? 'works with suspects' : 'works with women found'];
}

/** What the shared rules of fit find beyond role, languages and sides: papers on the last day worked, dialects, conflicts. */
function paperGaps(person: RosterPersonView, { request, endAt, zone }: FitParts): readonly string[] {
  const { dialects = [], certificates = [], conflict = 'not_asked' } = person;
  const day = lastDayOf(endAt, zone);
  const papers = (request.certificates ?? []).flatMap((kind) => {
    const fault = certificateFault(certificates, kind, day);
    return fault === null ? [] : [paperFaultWords[fault](certificateWords[kind])];
  });
  const ways = dialectsMissing({ dialects }, { dialects: request.dialects ?? [] }).map(
    ({ language, dialect }) => `not known to speak ${languageName(language)} as ${dialect}`,
  );
  return [...ways, ...papers, ...(conflict === 'declared' ? ['may know somebody there'] : [])];
}

const paperFaultWords: Readonly<Record<CertificateFault, (paper: string) => string>> = {
  not_shown: (paper) => `has not shown ${paper}`,
  runs_out: (paper) => `${paper} runs out before the end`,
  check_due: (paper) => `${paper} is due for a check`,
};

/** "fits", or what is not as asked. */
export function fitText({ barred, unlike }: Fit): string {
  const reasons = [...barred, ...unlike];
  return reasons.length === 0 ? 'fits' : reasons.join('; ');
}

/** The roster for choosing from: who fits first, who cannot be put forward last, each group by name. */
export function fitList(roster: ReadonlyMap<string, RosterPersonView>, parts: FitParts): readonly Fit[] {
  const order = new Intl.Collator('en-GB', { numeric: true });
  const weight = ({ barred, unlike }: Fit): number => (barred.length > 0 ? 100 : 0) + unlike.length;
  return [...roster]
    .map(([id, person]) => fitOf(id, person, parts))
    .sort((a, b) => weight(a) - weight(b) || order.compare(a.name, b.name));
}

/** "Ioana Field" with "as Worker B · fits". */
export function fitItem(fit: Fit): ComboItem {
  const shown = fit.shownName === fit.name ? [] : [`as ${fit.shownName}`];
  return { value: fit.personId, label: fit.name, detail: [...shown, fitText(fit)].join(' · ') };
}
