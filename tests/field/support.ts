import type { FieldReport } from '#client/field/field-report.ts';
import type { OwnReport } from '#client/field/standing.ts';
import type { AddressView, ReportView, StepView } from '#shared/records.ts';
import { COUNTS, OUTCOMES, STEPS, type CountKind, type Outcome, type Step } from '#shared/vocabulary.ts';
import * as fc from 'fast-check';

export const A1 = 'addressA001';
export const NOON = Date.UTC(2026, 10, 24, 12);
export const MINUTE = 60_000;

export const stepReport = (step: Step, reached = true): FieldReport => ({
  type: 'ReportStep',
  payload: { addressId: A1, step, reached, source: 'phone' },
});
export const countReport = (count: CountKind, number: number): FieldReport => ({
  type: 'ReportCount',
  payload: { addressId: A1, count, number, source: 'phone' },
});
export const outcomeReport = (outcome: Outcome | null): FieldReport => ({
  type: 'ReportOutcome',
  payload: { addressId: A1, outcome, source: 'phone' },
});

export function own(report: FieldReport, minutes: number, how: OwnReport['how'] = 'kept'): OwnReport {
  return { id: `report-${minutes}`, report, at: NOON + minutes * MINUTE, how };
}

export const said = (minutes: number, source: ReportView['source'] = 'phone'): ReportView => ({
  by: source === 'phone' ? 'PS Marlow Pike' : 'MIKE 10',
  source,
  happenedAt: NOON + minutes * MINUTE,
  receivedAt: NOON + minutes * MINUTE,
});
export const reached = (minutes: number, source: ReportView['source'] = 'phone'): StepView => ({
  kind: 'reached',
  report: said(minutes, source),
});
export const seen = (steps: NonNullable<AddressView['steps']>): AddressView => ({ steps });

/** Anything that an officer may tap about the address. */
export const tap: fc.Arbitrary<FieldReport> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...STEPS), fc.boolean()).map(([step, is]) => stepReport(step, is)) },
  fc.tuple(fc.constantFrom(...COUNTS), fc.integer({ min: 0, max: 12 })).map(([kind, n]) => countReport(kind, n)),
  fc.constantFrom(...OUTCOMES, null).map(outcomeReport),
);
