import { listOf } from '../format/language.ts';
import { riskLevelWords } from '../words/plan-labels.ts';
import { lowerFirst } from '../words/sentences.ts';
import type { AgencyView } from '#shared/records.ts';
import type { RiskView } from '#shared/plan-records.ts';
import { RISK_KINDS, RISK_LEVELS, type RiskKind, type RiskLevel } from '#shared/plan-vocabulary.ts';

export type RiskEntry = readonly [id: string, risk: RiskView];

/** Everything said of one kind of risk at one place. */
export interface KindOfRisk {
  readonly kind: RiskKind;
  readonly entries: readonly RiskEntry[];
  /** "Rated differently: Police high, Sexual Health low"; null where nobody disagrees. */
  readonly dispute: string | null;
}

/** The risks at one place by kind, the highest first within each; agencies that disagree are named, and nobody settles it. */
export function jointRisks(
  risks: readonly RiskEntry[],
  agencies: ReadonlyMap<string, AgencyView>,
): readonly KindOfRisk[] {
  return RISK_KINDS.flatMap((kind) => {
    const entries = risks.filter(([, risk]) => (risk.kind ?? 'other') === kind).toSorted(byLevel);
    return entries.length === 0 ? [] : [{ kind, entries, dispute: disputeOf(entries, agencies) }];
  });
}

const at = ({ level = 'low' }: RiskView): number => RISK_LEVELS.indexOf(level);
const byLevel = ([idA, a]: RiskEntry, [idB, b]: RiskEntry): number => at(b) - at(a) || (idA < idB ? -1 : 1);

/** Each agency stands by its highest level of the kind. */
function disputeOf(entries: readonly RiskEntry[], agencies: ReadonlyMap<string, AgencyView>): string | null {
  const levels = new Map<string, RiskLevel>();
  for (const [, { agencyId = '', level = 'low' }] of entries) {
    if (!levels.has(agencyId)) levels.set(agencyId, level);
  }
  if (new Set(levels.values()).size < 2) return null;
  const rated = [...levels].map(([id, level]) => `${shortName(id, agencies)} ${lowerFirst(riskLevelWords[level])}`);
  return `Rated differently: ${listOf(rated)}`;
}

/** An agency's short name; one that is not shown here is of the police, who alone share. */
export const shortName = (agencyId: string | undefined, agencies: ReadonlyMap<string, AgencyView>): string =>
  agencies.get(agencyId ?? '')?.short ?? 'Police';
