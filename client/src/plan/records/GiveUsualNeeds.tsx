import { useState } from 'react';
import { counted } from '../../format/language.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { usePlan } from '../plan-context.ts';
import { sorted } from '../plan-data.ts';
import { useGive, type Given } from '../use-give.ts';
import styles from './records.module.css';

/** Gives the usual needs to every address; what an address has already is not given twice. */
export function GiveUsualNeeds() {
  const { data } = usePlan();
  const say = useAnnounce();
  const { progress, give } = useGive();
  const [given, setGiven] = useState<Given>();
  const count = data.addresses.size;
  const giveAll = async (): Promise<void> => {
    const all = sorted(data.addresses, ({ ref }) => ref).map(([id, { ref = '' }]) => ({ id, name: ref }));
    setGiven(undefined);
    const outcome = await give(all);
    setGiven(outcome);
    if (outcome.refusals.length === 0) say(`Given to ${counted(count, 'address', 'addresses')}`, { tone: 'ok' });
  };
  return (
    <div className={styles['give']}>
      <Button kind="primary" disabled={progress !== undefined || count === 0} onClick={() => void giveAll()}>
        Give to all addresses
      </Button>
      {progress === undefined ? (
        <Standing given={given} count={count} />
      ) : (
        <>
          <progress max={progress.of} value={progress.done} aria-label="Given to addresses" />
          <span className="num">
            {progress.done} of {progress.of}
          </span>
        </>
      )}
    </div>
  );
}

/** What giving would do, or what came of it. */
function Standing({ given, count }: { readonly given: Given | undefined; readonly count: number }) {
  if (count === 0) return <span className="muted">There are no addresses yet.</span>;
  if (given === undefined)
    return (
      <span className="muted">
        To {counted(count, 'address', 'addresses')}; what one has already is not given twice.
      </span>
    );
  if (given.refusals.length > 0) return <FaultText>{given.refusals.slice(0, 3).join(' ')}</FaultText>;
  return (
    <span>
      {given.made === 0
        ? 'They have what is usual already.'
        : `${counted(given.made, 'requirement')} given. Undo takes all of it back.`}
    </span>
  );
}
