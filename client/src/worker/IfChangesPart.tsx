import { OtherAnswers, OtherButtons } from './OtherAnswers.tsx';
import { useMayAct, type Worker } from './use-worker.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './worker.module.css';

/** After her yes: what she can still say. */
export function IfChangesPart({ worker }: { readonly worker: Worker }) {
  const off = !useMayAct();
  return (
    <OtherAnswers worker={worker}>
      {(open) => (
        <Panel look="roomy" title="If something changes">
          <div className={styles['acts']}>
            <OtherButtons off={off} onOpen={open} />
          </div>
        </Panel>
      )}
    </OtherAnswers>
  );
}
