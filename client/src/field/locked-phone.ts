import { addressOf } from './field-report.ts';
import { reachedSteps, standingOf, type OwnReport, type Standing } from './standing.ts';
import type { Step } from '#shared/vocabulary.ts';

/**
 * What a locked phone remembers, in memory alone, so that it can go on writing: an address by its id, which steps were
 * reached, and whether this officer reports them. No word of any record.
 */
export interface Memo {
  readonly addressId: string;
  readonly reached: readonly Step[];
  readonly reportsSteps: boolean;
}

/** The memo of an address in view. */
export const memoOf = (addressId: string, standing: Standing, reportsSteps: boolean): Memo => ({
  addressId,
  reached: [...reachedSteps(standing)].toSorted(),
  reportsSteps,
});

export const sameMemo = (a: Memo | null, b: Memo): boolean =>
  a !== null &&
  a.addressId === b.addressId &&
  a.reportsSteps === b.reportsSteps &&
  a.reached.length === b.reached.length &&
  a.reached.every((step, index) => step === b.reached[index]);

/**
 * What the locked face writes about: the memo brought forward by this phone's own reports. After a reload there is no
 * memo, and the outbox's own entries say which address it is; null where neither does.
 */
export function lockedMemo(memo: Memo | null, own: readonly OwnReport[]): Memo | null {
  const addressId = memo?.addressId ?? own.flatMap(({ report }) => addressOf(report) ?? []).at(-1);
  if (addressId === undefined) return null;
  const { steps } = standingOf({}, addressId, own);
  const reached = new Set(memo?.reached);
  for (const [step, standing] of steps) {
    if (standing.reached) reached.add(step);
    else reached.delete(step);
  }
  const hasReported = own.some(({ report }) => ['ReportStep', 'ReportCount', 'ReportOutcome'].includes(report.type));
  return { addressId, reached: [...reached].toSorted(), reportsSteps: memo?.reportsSteps ?? hasReported };
}
