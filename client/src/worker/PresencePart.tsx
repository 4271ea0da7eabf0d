import { useDeed, useMayAct, type Worker } from './use-worker.ts';
import { zoneOf } from './worker-view.ts';
import { useNow } from '../app/hooks.ts';
import { nearTime } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import styles from './worker.module.css';

/** On the day, with the pass open: one big step, on the way and then arrived. */
export function PresencePart({ worker }: { readonly worker: Worker }) {
  const { assignmentId, assignment, operation, grade } = worker;
  const { presence = 'not_started', presenceAt } = assignment;
  const { busy, fault, act } = useDeed();
  const mayAct = useMayAct();
  const now = useNow(minute);
  if (grade !== 'pass') return null;
  const at = typeof presenceAt === 'number' ? ` ${nearTime(presenceAt, now, zoneOf(operation))}` : '';
  const report = (next: 'en_route' | 'arrived', words: string): void => {
    void act('ReportPresence', { assignmentId, presence: next, source: 'phone' }, words);
  };
  const off = busy || !mayAct;
  return (
    <div className={styles['acts']}>
      {presence === 'en_route' && (
        <p>
          <Chip tone="move">On the way, recorded{at}</Chip>
        </p>
      )}
      {presence === 'arrived' && (
        <p>
          <Chip tone="ok">Arrived, recorded{at}</Chip>
        </p>
      )}
      {presence === 'not_started' && (
        <Button kind="primary" size="next" disabled={off} onClick={() => report('en_route', 'Recorded: on the way')}>
          I am on my way
        </Button>
      )}
      {(presence === 'not_started' || presence === 'en_route') && (
        <Button
          kind={presence === 'en_route' ? 'primary' : 'plain'}
          size={presence === 'en_route' ? 'next' : 'normal'}
          full
          disabled={off}
          onClick={() => report('arrived', 'Recorded: arrived')}
        >
          I have arrived
        </Button>
      )}
      {fault !== undefined && <FaultText>{fault}</FaultText>}
    </div>
  );
}
