import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { riskKindWords } from '../words/plan-labels.ts';
import type { AgencyView } from '#shared/records.ts';
import { jointRisks, type RiskEntry } from './joint-risks.ts';
import { OneRisk } from './OneRisk.tsx';
import { RiskDialog } from './RiskDialog.tsx';
import type { RiskPlace } from './risk-place.ts';
import styles from './risks.module.css';

export interface JointRisksProps {
  /** "Risks at A2". */
  readonly title: string;
  /** What belongs here, in a sentence. */
  readonly note?: string;
  readonly risks: readonly RiskEntry[];
  readonly agencies: ReadonlyMap<string, AgencyView>;
  /** The viewer's own agency: what it wrote it may change. Undefined for whoever only reads. */
  readonly ownAgencyId: string | undefined;
  readonly place: RiskPlace;
}

/** What every agency says of the risks at one place, by kind, with disagreement in sight. */
export function JointRisks({ title, note, risks, agencies, ownAgencyId, place }: JointRisksProps) {
  const [adding, setAdding] = useState(false);
  return (
    <section className={styles['joint']} aria-label={title}>
      <div className={styles['head']}>
        <h4>{title}</h4>
        {note !== undefined && <span className="muted">{note}</span>}
        {ownAgencyId !== undefined && (
          <Button icon="plus" onClick={() => setAdding(true)} aria-label={`Add a risk: ${title}`}>
            Add a risk
          </Button>
        )}
      </div>
      {risks.length === 0 && <p className="muted">No risk is written down yet.</p>}
      {jointRisks(risks, agencies).map(({ kind, entries, dispute }) => (
        <div key={kind} className={styles['kind']} data-disputed={dispute !== null}>
          <div className={styles['head']}>
            <h5>{riskKindWords[kind]}</h5>
            {dispute !== null && <Chip tone="warn">{dispute}</Chip>}
          </div>
          <ul>
            {entries.map(([id, risk]) => (
              <OneRisk key={id} id={id} risk={risk} agencies={agencies} ownAgencyId={ownAgencyId} place={place} />
            ))}
          </ul>
        </div>
      ))}
      {adding && <RiskDialog place={place} onClose={() => setAdding(false)} />}
    </section>
  );
}
