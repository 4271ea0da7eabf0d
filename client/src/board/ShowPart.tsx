import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { LIMITS } from '#shared/limits.ts';
import { ActButton } from './ActButton.tsx';
import type { ShownTo } from './address-detail.ts';
import type { Acts } from './use-acts.ts';
import styles from './SidePanel.module.css';

export interface ShowPartProps {
  readonly addressRef: string;
  readonly addressId: string;
  readonly agencies: readonly ShownTo[];
  readonly acts: Acts;
  /** Whether this role shows places. */
  readonly mayShow: boolean;
}

/** Which agency has been shown this address, and how much of it. What was seen cannot be unseen: the full place takes two presses. */
export function ShowPart({ addressRef, addressId, agencies, acts, mayShow }: ShowPartProps) {
  if (agencies.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h3 className={styles['head']}>Shown to agencies</h3>
      <ul className={styles['list']}>
        {agencies.map((one) => (
          <li key={one.agencyId} className={styles['item']}>
            <span className={styles['grow']}>
              <b>{one.agency}</b> <span className={styles['quiet']}>{one.words}</span>
            </span>
            {mayShow && <ShowActs addressRef={addressRef} addressId={addressId} shown={one} acts={acts} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ShowActsProps {
  readonly addressRef: string;
  readonly addressId: string;
  readonly shown: ShownTo;
  readonly acts: Acts;
}

function ShowActs({ addressRef, addressId, shown, acts }: ShowActsProps) {
  const [step, setStep] = useState<'none' | 'full' | 'withdraw'>('none');
  const show = (level: 'area' | 'full') =>
    ({
      type: 'ShowPlace',
      payload: { place: { kind: 'address', id: addressId }, agencyId: shown.agencyId, level, at: null },
    }) as const;
  if (step === 'full') {
    return (
      <span className={styles['buttons']}>
        <ActButton acts={acts} actKey={`full/${addressId}/${shown.agencyId}`} kind="danger" commands={[show('full')]}>
          Show all of {addressRef} to {shown.agency} now
        </ActButton>
        <Button onClick={() => setStep('none')}>Not now</Button>
      </span>
    );
  }
  if (step === 'withdraw' && shown.showingId !== null) {
    return <WithdrawForm showingId={shown.showingId} acts={acts} onDone={() => setStep('none')} />;
  }
  return (
    <span className={styles['buttons']}>
      {shown.level === 'none' && (
        <ActButton acts={acts} actKey={`area/${addressId}/${shown.agencyId}`} commands={[show('area')]}>
          Show the area
        </ActButton>
      )}
      {shown.level !== 'full' && <Button onClick={() => setStep('full')}>Show the full place…</Button>}
      {shown.level !== 'none' && <Button onClick={() => setStep('withdraw')}>Withdraw…</Button>}
    </span>
  );
}

function WithdrawForm({
  showingId,
  acts,
  onDone,
}: {
  readonly showingId: string;
  readonly acts: Acts;
  readonly onDone: () => void;
}) {
  const [reason, setReason] = useState('');
  return (
    <span className={styles['part']}>
      <TextField label="Why is it withdrawn?" value={reason} onChange={setReason} maxLength={LIMITS.reason} />
      <span className={styles['buttons']}>
        {reason.trim() === '' ? (
          <Button disabled>Withdraw</Button>
        ) : (
          <ActButton
            acts={acts}
            actKey={`withdraw/${showingId}`}
            commands={[{ type: 'WithdrawPlace', payload: { showingId, reason: reason.trim() } }]}
          >
            Withdraw
          </ActButton>
        )}
        <Button onClick={onDone}>Not now</Button>
      </span>
    </span>
  );
}
