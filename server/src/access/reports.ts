import type { ReportView, StepView } from '#shared/records.ts';
import type { Report, StepState } from '../domain/operation-state.ts';

/** A report as shown. Which member it was stays in the log; the name by which they report is enough. */
export const reportView = (report: Report): ReportView => ({
  by: report.by,
  source: report.source,
  happenedAt: report.happenedAt,
  receivedAt: report.receivedAt,
});

export const reportOrNull = (report: Report | null): ReportView | null => (report === null ? null : reportView(report));

export function stepView(step: StepState): StepView {
  switch (step.kind) {
    case 'reached':
      return {
        kind: 'reached',
        report: reportView(step.report),
        ...(step.confirmed === null ? {} : { confirmed: reportView(step.confirmed) }),
      };
    case 'not_reached':
      return { kind: 'not_reached', report: reportView(step.report) };
    case 'disputed':
      return { kind: 'disputed', reached: reportView(step.reached), notReached: reportView(step.notReached) };
  }
}
