import { offerAfter, phoneStepWords } from './next-step.ts';
import { Button } from '../ui/Button.tsx';
import { lowerFirst } from '../words/sentences.ts';
import type { Order, Step } from '#shared/vocabulary.ts';
import styles from './field.module.css';

export interface NextStepProps {
  readonly reached: ReadonlySet<Step>;
  readonly order?: Order | undefined;
  readonly onStep: (step: Step) => void;
}

/** The one big next step. Under a hold or an abort it still takes what has happened, and does not ask for it. */
export function NextStep({ reached, order, onStep }: NextStepProps) {
  const { next, after } = offerAfter(reached);
  if (next === null) return <p className={styles['allDone']}>Handed back: nothing more to report here.</p>;
  const isStopped = order === 'hold' || order === 'abort';
  const detail = isStopped
    ? `order: ${order}. Tap only if it has happened`
    : after === null
      ? 'then: all done'
      : `then: ${lowerFirst(phoneStepWords[after])}`;
  return (
    <Button size="next" kind={isStopped ? 'plain' : 'primary'} detail={detail} onClick={() => onStep(next)}>
      {phoneStepWords[next]}
    </Button>
  );
}
