import { useState } from 'react';
import { useSend } from '../../app/hooks.ts';
import { counted } from '../../format/language.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { refusalSentence } from '../../words/sentences.ts';
import { usePlan } from '../plan-context.ts';
import { sorted } from '../plan-data.ts';
import styles from './records.module.css';

type Progress =
  | { readonly kind: 'still' }
  | { readonly kind: 'giving'; readonly done: number; readonly of: number }
  | { readonly kind: 'given'; readonly done: number; readonly of: number; readonly fault?: string };

/** Gives the usual needs to every address, one after another; what an address has already is not given twice. */
export function GiveUsualNeeds() {
  const { data } = usePlan();
  const send = useSend();
  const say = useAnnounce();
  const [progress, setProgress] = useState<Progress>({ kind: 'still' });
  const addresses = sorted(data.addresses, ({ ref }) => ref);
  const give = async (): Promise<void> => {
    const of = addresses.length;
    for (const [done, [addressId, { ref = '' }]] of addresses.entries()) {
      setProgress({ kind: 'giving', done, of });
      const reply = await send('GiveUsualNeeds', { addressId });
      if (reply.ok || reply.refusal.code === 'already_so') continue;
      const fault = `${ref}: ${refusalSentence(reply.refusal)} ${counted(done, 'address', 'addresses')} before it have them.`;
      return setProgress({ kind: 'given', done, of, fault });
    }
    setProgress({ kind: 'given', done: of, of });
    say(`Given to ${counted(of, 'address', 'addresses')}`, { tone: 'ok' });
  };
  const giving = progress.kind === 'giving';
  return (
    <div className={styles['give']}>
      <Button kind="primary" disabled={giving || addresses.length === 0} onClick={() => void give()}>
        Give to all addresses
      </Button>
      {giving && (
        <>
          <progress max={progress.of} value={progress.done} aria-label="Given to addresses" />
          <span className="num">
            {progress.done} of {progress.of}
          </span>
        </>
      )}
      {progress.kind === 'given' && progress.fault === undefined && (
        <span>{counted(progress.of, 'address has', 'addresses have')} what is usual.</span>
      )}
      {progress.kind === 'still' && (
        <span className="muted">
          {addresses.length === 0
            ? 'There are no addresses yet.'
            : `To ${counted(addresses.length, 'address', 'addresses')}; what one has already is not given twice.`}
        </span>
      )}
      {progress.kind === 'given' && progress.fault !== undefined && <FaultText>{progress.fault}</FaultText>}
    </div>
  );
}
