import type { CertificateKind } from '../staffing-vocabulary.ts';
import { CERTIFICATES } from '../staffing-vocabulary.ts';
import { typedDay, typedMinutes } from './days-typed.ts';
import { nameKey } from './known.ts';
import { PAPER_DAYS, paperColumn, readPaper, type PaperDay } from './person-columns.ts';
import { quote, readRoles, type Reading } from './reading.ts';
import { readDialects, readSpoken } from './spoken.ts';
import { readGender, readWorksWith } from './words.ts';

/** What a row says of one paper; a day that no cell speaks of is absent. */
export type SaidPaper = { readonly kind: CertificateKind } & Readonly<Partial<Record<PaperDay, string>>>;

/** What cells of a person's row may speak of. */
export interface PersonKnown {
  /** Units of the agency as they are spelt, by their key; null where their names are not known here, and the server finds them. */
  readonly units: ReadonlyMap<string, string> | null;
  /** A time of day on a day, where the agency is ("2026-11-26", 90 minutes), as ms since 1970. */
  readonly moment: (day: string, minutes: number) => number;
}

type PersonReader = (row: Reading, known: PersonKnown) => Readonly<Record<string, unknown>> | undefined;
const words =
  (field: string): PersonReader =>
  (row) => ({ [field]: row.text(field) });
const some = (field: string, value: unknown) => (value === undefined ? undefined : { [field]: value });

/** How each column of a person's row is read. Papers are gathered under `papers`, one column after another. */
export const PERSON_READERS: Readonly<Record<string, PersonReader>> = {
  name: words('name'),
  shownName: words('shownName'),
  phone: words('phone'),
  email: (row) => ({ email: row.text('email').replace(/^mailto:/i, '') }),
  unit: (row, { units }) => {
    const found = units === null ? row.text('unit') : units.get(nameKey(row.text('unit')));
    return found === undefined ? row.fault('unit', `${quote(row.text('unit'))}: no such unit here`) : { unit: found };
  },
  roles: (row) => some('roles', readRoles(row)),
  languages: (row) => {
    const { tags, dialects, unread } = readSpoken(row.text('languages'));
    if (unread.length > 0) row.fault('languages', `${unread.map(quote).join(', ')} is no language known here`);
    return { languages: tags, ...(dialects.length === 0 ? {} : { dialects }) };
  },
  dialects: readDialectCell,
  gender: (row) => some('gender', row.word('gender', readGender, 'woman, man or leave it empty')),
  worksWith: (row) => some('worksWith', row.word('worksWith', readWorksWith, 'women found, suspects or either')),
  maxMinutes: (row) => minutesIn(row, 'maxMinutes', 'hours', 'is no length of time such as 8 or 7:30'),
  travelMinutes: (row) => minutesIn(row, 'travelMinutes', 'minutes', 'is no length of time such as 45 or 1:15'),
  conflict: readConflict,
  availability: readFree,
  certificates: readPapers,
  ...Object.fromEntries(
    CERTIFICATES.flatMap((kind) => PAPER_DAYS.map((day) => [paperColumn(kind, day), paperReader(kind, day)] as const)),
  ),
};

/** Beside what the languages' own cell says in brackets. */
function readDialectCell(row: Reading): Readonly<Record<string, unknown>> | undefined {
  const spoken = readSpoken(row.text('languages'));
  const { dialects, unread } = readDialects(row.text('dialects'), spoken.tags);
  if (unread.length > 0)
    return row.fault('dialects', `${unread.map(quote).join(', ')}: write the language too, as Romanian (Moldovan)`);
  const other = spoken.dialects.filter(({ language, dialect }) =>
    dialects.every((one) => one.language !== language || nameKey(one.dialect) !== nameKey(dialect)),
  );
  return { dialects: [...other, ...dialects] };
}

function minutesIn(row: Reading, column: string, bare: 'hours' | 'minutes', why: string) {
  const minutes = typedMinutes(row.text(column), bare);
  return minutes === undefined ? row.fault(column, why) : { [column]: minutes };
}

/** "None", or what she declared. That it is so is for whoever asks; the words stay with her agency. */
function readConflict(row: Reading): Readonly<Record<string, unknown>> {
  const text = row.text('conflict');
  if (/^(no|none|n|none declared|nothing declared|no conflicts?|clear)\.?$/i.test(text)) return { conflict: 'none' };
  if (/^(not asked( yet)?|to ask|unknown|not known|\?+)$/i.test(text)) return { conflict: 'not_asked' };
  if (/^(yes|y|declared)\.?$/i.test(text)) return { conflict: 'declared' };
  return { conflict: 'declared', conflictNote: text };
}

const YES = /^(y|yes|x|held|ok|true|valid|current|in date|✓|✔)$/i;
const NO = /^(no|n|none|not held|false|expired)$/i;

/** A day, or "yes" for a paper whose days are not written down. */
function paperReader(kind: CertificateKind, day: PaperDay): PersonReader {
  const column = paperColumn(kind, day);
  return (row) => {
    const text = row.text(column);
    if (NO.test(text)) return undefined;
    if (YES.test(text)) return { papers: [{ kind }] };
    const read = typedDay(text);
    return read === undefined
      ? row.fault(column, `${quote(text)} is no day such as 03/12/2026`)
      : { papers: [{ kind, [day]: read }] };
  };
}

/** Papers by name in one cell, each perhaps with the day on which it runs out: "NPPV3 exp 03/12/2026, First aid". */
function readPapers(row: Reading): Readonly<Record<string, unknown>> | undefined {
  const papers: SaidPaper[] = [];
  for (const part of row.text('certificates').split(/[,;\n]/)) {
    const text = part.trim();
    if (text === '') continue;
    const [, name = text, day = ''] =
      /^(.*?)[\s:(-]+(?:exp\w*|until|to|valid until)?[\s:.]*(\d[\d/.-]{5,9}\d)\)?$/i.exec(text) ?? [];
    const kind = readPaper(name);
    const expiresOn = day === '' ? undefined : typedDay(day);
    if (kind === undefined) row.fault('certificates', `${quote(name)} is no paper known here`);
    else if (day !== '' && expiresOn === undefined)
      row.fault('certificates', `${quote(day)} is no day such as 03/12/2026`);
    else papers.push(expiresOn === undefined ? { kind } : { kind, expiresOn });
  }
  return { papers };
}

/** "26/11/2026 18:00-02:00; 27/11/2026": one day with hours after another. */
function readFree(row: Reading, { moment }: PersonKnown): Readonly<Record<string, unknown>> | undefined {
  const spans: Span[] = [];
  for (const part of row.text('availability').split(/[;\n]|, (?=\d{1,4}[/. -])/)) {
    const text = part.trim();
    if (text === '') continue;
    const span = typedSpan(text, moment);
    if (span === undefined)
      return row.fault('availability', `${quote(text)} is no day with hours such as 26/11/2026 18:00-02:00`);
    spans.push(span);
  }
  const inOrder = spans.toSorted((a, b) => a.startAt - b.startAt);
  if (inOrder.some(({ startAt }, at) => startAt < (inOrder[at - 1]?.endAt ?? Number.NEGATIVE_INFINITY)))
    return row.fault('availability', 'says some hours twice');
  return { availability: inOrder };
}

/** Hours, from and to, as ms since 1970. */
export interface Span {
  readonly startAt: number;
  readonly endAt: number;
}

const FREE = /^(.*?\d.*?)(?:[ ,]+(?:from )?(\d{1,2})[:.]?(\d{2})? ?(?:-|–|to|until) ?(\d{1,2})[:.]?(\d{2})?)?$/i;

/** A day with hours, across midnight where they end before they begin, or a whole day; undefined for what is none. */
export function typedSpan(text: string, moment: PersonKnown['moment']): Span | undefined {
  const [, dayText = '', fromHour, fromMinute, toHour, toMinute] = FREE.exec(text.trim()) ?? [];
  const day = typedDay(dayText.trim());
  const from = clock(fromHour, fromMinute, 0);
  const to = clock(toHour, toMinute, 1440);
  if (day === undefined || from === undefined || to === undefined) return undefined;
  const span = { startAt: moment(day, from), endAt: moment(day, to > from ? to : to + 1440) };
  // Where clocks go forward some hours are none at all.
  return span.endAt > span.startAt ? span : undefined;
}

function clock(hour: string | undefined, minute: string | undefined, missing: number): number | undefined {
  if (hour === undefined) return missing;
  const minutes = Number(hour) * 60 + Number(minute ?? 0);
  return Number(hour) <= 24 && Number(minute ?? 0) < 60 && minutes <= 1440 ? minutes : undefined;
}
