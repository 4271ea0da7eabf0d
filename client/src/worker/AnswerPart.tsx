import { OtherAnswers, OtherButtons, type OtherAnswer } from './OtherAnswers.tsx';
import { useDeed, useMayAct, type Worker } from './use-worker.ts';
import { slackText } from './worker-view.ts';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Panel } from '../ui/Panel.tsx';
import styles from './worker.module.css';

export interface AnswerPartProps {
  readonly worker: Worker;
  /** She had said yes to other hours. */
  readonly again: boolean;
}

/** Yes, yes for a part, no, or no because she may know someone: one thumb each. */
export function AnswerPart({ worker, again }: AnswerPartProps) {
  return (
    <OtherAnswers worker={worker}>{(open) => <Answers worker={worker} again={again} onOpen={open} />}</OtherAnswers>
  );
}

interface AnswersProps extends AnswerPartProps {
  readonly onOpen: (answer: OtherAnswer) => void;
}

function Answers({ worker, again, onOpen }: AnswersProps) {
  const { assignmentId, assignment } = worker;
  const { fault, act } = useDeed();
  const off = !useMayAct();
  return (
    <Panel look="roomy" title="Your answer">
      <div className={styles['acts']}>
        <Button
          kind="primary"
          size="next"
          disabled={off}
          onClick={() => void act('ConfirmAssignment', { assignmentId }, 'Your yes is recorded')}
        >
          {again ? 'Yes, I can still come' : 'Yes, I can come'}
        </Button>
        {fault !== undefined && <FaultText>{fault}</FaultText>}
        <OtherButtons off={off} onOpen={onOpen} />
      </div>
      <p className={styles['small']}>{slackText(assignment)}</p>
    </Panel>
  );
}
