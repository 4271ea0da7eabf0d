import { HowChip } from './HowChip.tsx';
import { phoneStepWords } from './next-step.ts';
import { presentStep, type How, type Standing } from './standing.ts';
import type { Acting } from './use-act.ts';
import { useNow } from '../app/hooks.ts';
import { age, hourMinute } from '../format/time.ts';
import { ConfirmByUndo } from '../ui/ConfirmByUndo.tsx';
import { outcomeWords } from '../words/labels.ts';
import styles from './field.module.css';

export interface NowLineProps {
  readonly standing: Standing;
  readonly zone: string | undefined;
  readonly acting: Pick<Acting, 'deed' | 'undo' | 'forget'>;
}

/** Where the address stands, since when, and how that stands. For five seconds after a tap: what was done, and undo. */
export function NowLine({ standing, zone, acting }: NowLineProps) {
  const { deed, undo, forget } = acting;
  const now = useNow(1000);
  const present = presentLine(standing);
  if (deed !== null) {
    return (
      <div className={styles['undo']}>
        <ConfirmByUndo key={deed.id} onUndo={undo} onExpire={forget}>
          {deed.words}
        </ConfirmByUndo>
      </div>
    );
  }
  if (present === undefined) return <p className={styles['now']}>Nothing reported yet</p>;
  return (
    <p className={styles['now']}>
      <span>
        <b>{present.words}</b>{' '}
        <span className={styles['since']}>
          {hourMinute(present.at, zone)} · {age(now - present.at)}
        </span>
      </span>
      <HowChip how={present.how} zone={zone} />
    </p>
  );
}

/** The last thing said of the address: a step, or how it ended. */
function presentLine(
  standing: Standing,
): { readonly words: string; readonly at: number; readonly how: How } | undefined {
  const step = presentStep(standing);
  const { outcome } = standing;
  if (outcome !== null && outcome.outcome !== null && outcome.at >= (step?.at ?? -Infinity)) {
    return { words: outcomeWords[outcome.outcome], at: outcome.at, how: outcome.how };
  }
  return step === undefined ? undefined : { words: phoneStepWords[step.step], at: step.at, how: step.how };
}
