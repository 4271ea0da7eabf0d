import { phoneStepWords } from './next-step.ts';
import { countWords, outcomeWords } from '../words/labels.ts';
import { lowerFirst } from '../words/sentences.ts';
import type { PayloadOf } from '../connection/command-types.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { parse } from '#shared/parse.ts';
import type { CountKind, Outcome } from '#shared/vocabulary.ts';

const TYPES = [
  'ReportStep',
  'ReportCount',
  'ReportOutcome',
  'RaiseAssistance',
  'NeedSomeone',
  'WriteLogEntry',
  'MarkNotice',
] as const;
type ReportType = (typeof TYPES)[number];

/** Everything that the phone writes. */
export type FieldReport = {
  [T in ReportType]: { readonly type: T; readonly payload: PayloadOf<T> };
}[ReportType];

/** A report read back from the outbox, which may have been written by another build; undefined where it is none of ours. */
export function readReport(type: string, payload: unknown): FieldReport | undefined {
  const known = TYPES.find((one) => one === type);
  if (known === undefined) return undefined;
  const read = parse(OPERATION_COMMANDS[known].payload, payload);
  return read.ok ? ({ type: known, payload: read.value } as FieldReport) : undefined;
}

/** The address that a report speaks of; null where it speaks of none. */
export const addressOf = ({ payload }: FieldReport): string | null =>
  'addressId' in payload ? payload.addressId : null;

/** A report in a few words: "Secured", "Not secured", "5 found". */
export function reportWords(report: FieldReport): string {
  switch (report.type) {
    case 'ReportStep': {
      const words = phoneStepWords[report.payload.step];
      return report.payload.reached ? words : `Not so: ${lowerFirst(words)}`;
    }
    case 'ReportCount':
      return `${report.payload.number} ${countWords[report.payload.count]}`;
    case 'ReportOutcome':
      return report.payload.outcome === null ? 'Outcome taken back' : outcomeWords[report.payload.outcome];
    case 'RaiseAssistance':
      return 'Assistance';
    case 'NeedSomeone':
      return `Needed: ${lowerFirst(report.payload.need)}`;
    case 'WriteLogEntry':
      return 'Note';
    case 'MarkNotice':
      return report.payload.state === 'understood' ? 'Understood' : 'Notice shown';
  }
}

/** What stood before a report, as far as taking it back needs it. */
export interface Before {
  readonly counts: Readonly<Partial<Record<CountKind, { readonly number: number }>>>;
  readonly outcome: Outcome | null;
}

/**
 * The report that takes another one back: the step was not reached after all, the count is what it was. Nothing is
 * removed; both stand in the log. Null where there is nothing to put in its place.
 */
export function correctionOf(report: FieldReport, before: Before): FieldReport | null {
  switch (report.type) {
    case 'ReportStep':
      return { ...report, payload: { ...report.payload, reached: !report.payload.reached } };
    case 'ReportCount': {
      const number = before.counts[report.payload.count]?.number ?? 0;
      return { ...report, payload: { ...report.payload, number } };
    }
    case 'ReportOutcome':
      return { ...report, payload: { ...report.payload, outcome: before.outcome } };
    case 'RaiseAssistance':
    case 'NeedSomeone':
    case 'WriteLogEntry':
    case 'MarkNotice':
      return null;
  }
}
