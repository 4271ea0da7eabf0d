import { genderAskedWords, placeWords, sourceWords, staffRolePlurals, staffRoleWords } from './labels.ts';
import { languageName, listOf } from '../format/language.ts';
import { hourMinute } from '../format/time.ts';
import { isErased, type Erased } from '#shared/erased.ts';
import type { AddressView, ReportView, RequirementView, SiteView } from '#shared/records.ts';
import type { Fault, Refusal } from '#shared/refusals.ts';
import { faultText } from '#shared/refusals.ts';
import type { GenderAsked, StaffRole } from '#shared/vocabulary.ts';

/** What a need asks for; a language "unknown" is a need too. */
export interface NeedWords {
  readonly role: StaffRole;
  readonly number: number;
  readonly languages: readonly string[];
  readonly gender?: GenderAsked;
}

/** "2 support workers who speak Romanian", "1 interpreter, language not yet known", "1 interpreter for Romanian (woman)". */
export function needSentence({ role, number, languages, gender = 'any' }: NeedWords): string {
  const who = `${number} ${number === 1 ? lowerFirst(staffRoleWords[role]) : staffRolePlurals[role]}`;
  // A woman officer is a woman: it is not said twice.
  const whom = gender === 'any' || role === 'woman_officer' ? '' : ` (${genderAskedWords[gender]})`;
  return `${who}${speaking(role, number, languages)}${whom}`;
}

function speaking(role: StaffRole, number: number, languages: readonly string[]): string {
  if (languages.length === 0) return '';
  const known = languages.filter((code) => code !== 'unknown');
  if (known.length === 0) return ', language not yet known';
  const named = listOf(known.map(languageName));
  if (role === 'interpreter') return ` for ${named}`;
  return ` who ${number === 1 ? 'speaks' : 'speak'} ${named}`;
}

/** The short form for tables: "Interpreter, Romanian, woman". */
export function needLabel(need: Pick<RequirementView, 'role' | 'languages' | 'gender'>): string {
  const { role, languages = [], gender = 'any' } = need;
  const words = [role === undefined ? 'Someone' : staffRoleWords[role], ...languages.map(languageName)];
  return (gender === 'any' ? words : [...words, genderAskedWords[gender]]).join(', ');
}

/** Who reported and how: "MIKE 10 by radio"; by phone goes without saying. */
export const saidBy = (report: Pick<ReportView, 'by' | 'source'>): string =>
  report.source === 'phone' ? report.by : `${report.by} by ${sourceWords[report.source]}`;

/** "MIKE 10 by radio, 14:04". */
export const reportSentence = (report: ReportView): string => `${saidBy(report)}, ${hourMinute(report.happenedAt)}`;

/** An address or site on one line: "Flat 2, 14 Example Road, LU1 0AA"; '' where nothing of it is shown. */
export const addressLine = (place: Pick<AddressView | SiteView, 'line' | 'postcode'>): string =>
  [place.line, place.postcode].filter((part) => part !== undefined && part !== '').join(', ');

/** "RVP: Example Car Park". */
export function siteTitle(site: SiteView): string {
  const kind = site.kind === undefined ? 'Site' : placeWords[site.kind];
  return site.name === undefined || site.name === kind ? kind : `${kind}: ${site.name}`;
}

/** A name, or "erased" where its key was destroyed; `missing` where the viewer does not see it. */
export function nameText(name: string | Erased | undefined, missing = 'name not shown'): string {
  if (name === undefined) return missing;
  return isErased(name) ? 'erased' : name;
}

/** A refusal in one paragraph: its reason, then the fields by their labels. A field without a label goes by the reason alone. */
export function refusalSentence(refusal: Refusal, labels: Readonly<Record<string, string>> = {}): string {
  const named = refusal.faults.flatMap((fault) => {
    const label = labelOf(fault, labels);
    return label === undefined ? [] : [`${faultText(label, fault)}.`];
  });
  return [refusal.message, ...named].join(' ');
}

/** A fault's label by its longest known path: "fields.line.to" finds "fields.line.to", "fields.line", then "line". */
export function labelOf(fault: Fault, labels: Readonly<Record<string, string>>): string | undefined {
  const parts = fault.field.split('.').filter((part) => part !== 'to' && part !== 'from');
  const paths = parts.flatMap((_, index) => [
    parts.slice(0, parts.length - index).join('.'),
    parts[parts.length - 1 - index],
  ]);
  return [fault.field, ...paths].flatMap(
    (path) => (path !== undefined && Object.hasOwn(labels, path) ? labels[path] : undefined) ?? [],
  )[0];
}

export const lowerFirst = (words: string): string =>
  /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
