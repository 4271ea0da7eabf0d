import { useAgency } from './agency-context.ts';
import { useRecords } from '../app/hooks.ts';
import { JointRisks } from '../risks/JointRisks.tsx';
import type { RiskEntry } from '../risks/joint-risks.ts';
import styles from './agency.module.css';

export interface RequestRisksProps {
  readonly requestId: string;
  /** "H-1". */
  readonly requestRef: string;
  /** Whether anything is still to be written of it. */
  readonly open: boolean;
}

/**
 * Risks for the people whom one request asks for: what police share of the place, and what the agency itself has written.
 * Neither says where it is.
 */
export function RequestRisks({ requestId, requestRef, open }: RequestRisksProps) {
  const { agencyId, agency } = useAgency();
  // An agency is not told who else takes part: whatever is not its own is of the police.
  const agencies = new Map([[agencyId, { short: agency.name ?? 'Your agency' }]]);
  const all = useRecords('risk');
  // What is shared has an id made of the assessment's and the request's; what the agency wrote has one of its own.
  const risks = [...all].flatMap(([id, risk]): readonly RiskEntry[] =>
    risk.requestId === requestId ? [[id, id.includes('.') ? risk : { ...risk, agencyId }]] : [],
  );
  if (!open && risks.length === 0) return null;
  return (
    <div className={styles['risks']}>
      <JointRisks
        title="Risks for your people"
        note="Police read what you write; no other agency does."
        risks={risks}
        agencies={agencies}
        ownAgencyId={open ? agencyId : undefined}
        place={{ about: { kind: 'request', id: requestId }, of: requestRef, times: null, mayShare: false }}
      />
    </div>
  );
}
