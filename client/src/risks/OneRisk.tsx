import { useState } from 'react';
import { BothTimes } from '../format/BothTimes.tsx';
import { anchorOf } from '../readiness/anchor.ts';
import { ReasonDialog } from '../editing/ReasonDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Chip, type Tone } from '../ui/Chip.tsx';
import { nameText } from '../words/sentences.ts';
import { riskKindWords, riskLevelWords } from '../words/plan-labels.ts';
import type { AgencyView } from '#shared/records.ts';
import type { RiskView } from '#shared/plan-records.ts';
import type { RiskLevel } from '#shared/plan-vocabulary.ts';
import { shortName } from './joint-risks.ts';
import { RiskDialog } from './RiskDialog.tsx';
import type { RiskPlace } from './risk-place.ts';
import styles from './risks.module.css';

const TONES: Readonly<Record<RiskLevel, Tone>> = { low: 'idle', medium: 'warn', high: 'bad' };

export interface OneRiskProps {
  readonly id: string;
  readonly risk: RiskView;
  readonly agencies: ReadonlyMap<string, AgencyView>;
  readonly ownAgencyId: string | undefined;
  readonly place: RiskPlace;
}

/** One agency's word on one risk: level, hazard, what is set against it, whose it is, when it is looked at again. */
export function OneRisk({ id, risk, agencies, ownAgencyId, place }: OneRiskProps) {
  const [open, setOpen] = useState<'none' | 'edit' | 'remove'>('none');
  const { level = 'low', kind = 'other', hazard, control, owner, review = null, shared = false, agencyId } = risk;
  const who = shortName(agencyId, agencies);
  // What is shared comes under an id of its own to those who only read it.
  const isOwn = ownAgencyId !== undefined && agencyId === ownAgencyId && !id.includes('.');
  const name = `${riskKindWords[kind]}, ${who}, at ${place.of}`;
  const words = nameText(control, '');
  const by = nameText(owner, '');
  return (
    <li id={anchorOf('risk', id)} tabIndex={-1} aria-label={name} className={styles['risk']}>
      <span className={styles['who']}>
        <b>{who}</b> <Chip tone={TONES[level]}>{riskLevelWords[level]}</Chip>
        {shared && (
          <Chip tone="move" icon="eye">
            Shared
          </Chip>
        )}
      </span>
      <span className={styles['words']}>
        {nameText(hazard, 'not shown')}
        <span className={words === '' && level === 'high' ? styles['missing'] : 'muted'}>
          {words === '' ? 'Nothing is set against it.' : `Against it: ${words}`}
        </span>
        <span className="muted">
          {by !== '' && `Owner: ${by}. `}
          {review !== null && place.times !== null && (
            <>
              Looked at again <BothTimes offset={review} t={place.times.t} zone={place.times.zone} />
            </>
          )}
        </span>
      </span>
      {isOwn && (
        <span className={styles['acts']}>
          <Button kind="quiet" onClick={() => setOpen('edit')} aria-label={`Change ${name}…`}>
            Change…
          </Button>
          <Button kind="quiet" onClick={() => setOpen('remove')} aria-label={`Remove ${name}…`}>
            Remove…
          </Button>
        </span>
      )}
      {open === 'edit' && <RiskDialog place={place} edited={{ id, risk }} onClose={() => setOpen('none')} />}
      {open === 'remove' && (
        <ReasonDialog
          title="Remove this risk"
          type="RemoveRisk"
          payload={{ riskId: id }}
          act="Remove"
          danger
          onClose={() => setOpen('none')}
        >
          <p>{name}. Nobody is warned of it any more; what was recorded stays on record.</p>
        </ReasonDialog>
      )}
    </li>
  );
}
