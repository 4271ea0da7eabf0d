import { useDeed, useMayAct } from './use-worker.ts';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Panel } from '../ui/Panel.tsx';
import styles from './worker.module.css';

export interface NoPartProps {
  readonly assignmentId: string;
  readonly mayKnowSomeone: boolean;
  readonly onBack: () => void;
}

/** A no cannot be taken back here, so it is said twice. Why is nobody's business. */
export function NoPart({ assignmentId, mayKnowSomeone, onBack }: NoPartProps) {
  const { fault, act } = useDeed();
  const mayAct = useMayAct();
  const send = (): void => {
    const payload = mayKnowSomeone ? { assignmentId, mayKnowSomeone } : { assignmentId };
    void act('DeclineAssignment', payload, 'Recorded: you cannot come');
  };
  return (
    <Panel look="roomy" title={mayKnowSomeone ? 'I may know someone there' : 'I cannot come'}>
      <div className={styles['acts']}>
        <p>
          {mayKnowSomeone
            ? 'Then you do not go. Everybody reads “cannot come”, and no reason.'
            : 'Your coordinator is told at once. No reason is asked for.'}
        </p>
        {fault !== undefined && <FaultText>{fault}</FaultText>}
        <Button kind="primary" full disabled={!mayAct} onClick={send}>
          Send: I cannot come
        </Button>
        <Button full onClick={onBack}>
          Back
        </Button>
      </div>
    </Panel>
  );
}
