import { clockTime, hourMinute } from '../format/time.ts';
import { sourceWords } from '../words/labels.ts';
import type { ReportView } from '#shared/records.ts';

/** Who said it, without the way: the server's name for a call sign heard by radio already ends in "by radio". */
export const speaker = (report: Pick<ReportView, 'by'>): string => report.by.replace(/ by (radio|phone)$/, '');

/** "MIKE 20 by radio 14:04:40"; by phone goes without saying. */
export function saidAt(report: ReportView, zone: string): string {
  const way = report.source === 'phone' ? '' : ` by ${sourceWords[report.source]}`;
  return `${speaker(report)}${way} ${clockTime(report.happenedAt, zone)}`;
}

/** "confirmed by radio 14:04:40". */
export const confirmedWords = (report: ReportView, zone: string): string =>
  `confirmed by ${report.source === 'phone' ? speaker(report) : sourceWords[report.source]} ${clockTime(report.happenedAt, zone)}`;

export const minuteOf = (report: ReportView, zone: string): string => hourMinute(report.happenedAt, zone);
