import { clockTime } from '../format/time.ts';
import { roleWords, sourceWords } from '../words/labels.ts';
import { isErased } from '#shared/erased.ts';
import type { AddressView, AgencyView, LogEntryView, ReportView, StepView } from '#shared/records.ts';
import { ACTING_ROLES } from '#shared/vocabulary.ts';

/** What the log may be narrowed to. */
export const LOG_FILTERS = ['all', 'decisions', 'not_confirmed'] as const;
export type LogFilter = (typeof LOG_FILTERS)[number];

export type LogSign = 'phone' | 'radio' | 'desk' | 'decision' | 'care' | 'system';
/** One line of the log, ready to be drawn. `tone` marks danger to a person and decisions. */
export interface LogRow {
  readonly id: string;
  readonly time: string;
  readonly sign: LogSign;
  readonly signWord: string;
  /** "A1", "Lead". */
  readonly where: string;
  /** The first word or two, drawn strong: "Assistance", "Decision 7". */
  readonly lead: string;
  readonly text: string;
  /** "MIKE 10 · confirmed by radio 14:04:40". */
  readonly after: string;
  readonly tone: 'plain' | 'alarm' | 'decision' | 'care';
  readonly erased: boolean;
  readonly struck: string | null;
}

export interface LogSources {
  readonly logEntry: ReadonlyMap<string, LogEntryView>;
  readonly address: ReadonlyMap<string, AddressView>;
  readonly agency: ReadonlyMap<string, AgencyView>;
}

/** Entries that happened at the same time keep the order in which they came in. */
const byTime = ([, a]: readonly [string, LogEntryView], [, b]: readonly [string, LogEntryView]): number =>
  (a.happenedAt ?? 0) - (b.happenedAt ?? 0) || (a.receivedAt ?? 0) - (b.receivedAt ?? 0);

/** The entries in view, newest last. */
export function logRows(sources: LogSources, filter: LogFilter, zone: string): readonly LogRow[] {
  return [...sources.logEntry]
    .filter(([, entry]) => isIn(entry, filter, sources))
    .sort(byTime)
    .map(([id, entry]) => rowOf(id, entry, sources, zone));
}

function isIn(entry: LogEntryView, filter: LogFilter, sources: LogSources): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'decisions':
      return entry.about?.kind === 'decision';
    case 'not_confirmed':
      return entry.about?.kind === 'step' && isUnconfirmed(entry, sources);
  }
}

/** The step that an entry told of, by the report's own times: an entry and its report are made by one event. */
function stepOf(entry: LogEntryView, { address }: LogSources): StepView | undefined {
  const steps = Object.values(address.get(entry.addressId ?? '')?.steps ?? {});
  return steps.find((step) => reportsOf(step).some((report) => isOf(report, entry)));
}

const isOf = (report: ReportView, entry: LogEntryView): boolean =>
  report.receivedAt === entry.receivedAt && report.happenedAt === entry.happenedAt && report.by === entry.by;

function reportsOf(step: StepView): readonly ReportView[] {
  switch (step.kind) {
    case 'reached':
      return step.confirmed === undefined ? [step.report] : [step.report, step.confirmed];
    case 'not_reached':
      return [step.report];
    case 'disputed':
      return [step.reached, step.notReached];
  }
}

function isUnconfirmed(entry: LogEntryView, sources: LogSources): boolean {
  const step = stepOf(entry, sources);
  return step !== undefined && (step.kind === 'disputed' || (step.kind === 'reached' && step.confirmed === undefined));
}

function rowOf(id: string, entry: LogEntryView, sources: LogSources, zone: string): LogRow {
  const sign = signOf(entry);
  const isCare = entry.sight === 'care';
  const words = isErased(entry.text) ? '' : (entry.text ?? (isCare ? careWords(entry, sources) : ''));
  const { lead, rest } = splitLead(entry, words);
  return {
    id,
    time: clockTime(entry.happenedAt ?? 0, zone),
    sign,
    signWord: SIGN_WORDS[sign],
    where: sources.address.get(entry.addressId ?? '')?.ref ?? roleOf(entry),
    lead,
    text: rest,
    after: afterOf(entry, sources, zone),
    tone: isCall(entry) ? 'alarm' : sign === 'decision' ? 'decision' : isCare ? 'care' : 'plain',
    erased: isErased(entry.text),
    struck: entry.struck ? `struck out by ${entry.struck.by}: ${entry.struck.reason}` : null,
  };
}

const SIGN_WORDS: Readonly<Record<LogSign, string>> = {
  ...sourceWords,
  decision: 'decision',
  care: 'care side',
  system: 'Muster',
};

function signOf(entry: LogEntryView): LogSign {
  if (entry.sight === 'care') return 'care';
  if (entry.about?.kind === 'decision') return 'decision';
  return entry.source ?? 'system';
}

function roleOf({ role }: LogEntryView): string {
  const known = ACTING_ROLES.find((one) => one === role);
  return known === undefined ? '' : (SHORT_ROLES[known] ?? roleWords[known]);
}
const SHORT_ROLES: Readonly<Partial<Record<(typeof ACTING_ROLES)[number], string>>> = {
  desk: 'Desk',
  field: 'Field',
  coordinator: 'Coord.',
};

function careWords(entry: LogEntryView, { agency }: LogSources): string {
  const name = agency.get(entry.agencyId ?? '')?.short;
  return name === undefined ? 'A care entry.' : `A care entry of ${name}.`;
}

/** A call for assistance itself; that it was acknowledged, answered or closed is an entry like any other. */
const isCall = ({ about, text }: LogEntryView): boolean =>
  about?.kind === 'assistance' &&
  typeof text === 'string' &&
  /^Assistance\b/.test(text) &&
  !/^Assistance (acknowledged|closed)\b/.test(text);

/** What stands strong in front: the alarm's word, a decision's number. */
function splitLead(entry: LogEntryView, words: string): { readonly lead: string; readonly rest: string } {
  const pattern = entry.about?.kind === 'decision' ? /^Decision \d+:?/ : isCall(entry) ? /^Assistance/ : null;
  const lead = pattern?.exec(words)?.[0] ?? '';
  const rest = words.slice(lead.length).trim();
  // Nothing was said but the word itself.
  return { lead: lead.replace(/:$/, ''), rest: rest === '.' ? '' : rest };
}

function afterOf(entry: LogEntryView, sources: LogSources, zone: string): string {
  if (entry.sight === 'care' && entry.text === undefined) return 'words kept on the care side';
  const by = entry.by ?? '';
  const way = entry.source === 'radio' && by !== '' && !by.endsWith(' by radio') ? ' by radio' : '';
  return [`${by}${way}`, ...confirmation(entry, sources, zone)].filter((part) => part !== '').join(' · ');
}

function confirmation(entry: LogEntryView, sources: LogSources, zone: string): readonly string[] {
  if (entry.about?.kind !== 'step') return [];
  const step = stepOf(entry, sources);
  if (step?.kind === 'disputed') return ['disputed'];
  if (step?.kind !== 'reached' || step.confirmed === undefined || isOf(step.confirmed, entry)) return [];
  return [`confirmed by ${sourceWords[step.confirmed.source]} ${clockTime(step.confirmed.happenedAt, zone)}`];
}
