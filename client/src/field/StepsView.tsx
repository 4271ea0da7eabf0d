import { phoneStepWords } from './next-step.ts';
import type { Standing } from './standing.ts';
import { SubView } from './SubView.tsx';
import type { Act } from './use-act.ts';
import { hourMinute } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { trackWords } from '../words/labels.ts';
import { lowerFirst } from '../words/sentences.ts';
import { STEPS_OF, TRACKS, type Step } from '#shared/vocabulary.ts';
import styles from './field.module.css';

export interface StepsViewProps {
  /** `report`: steps not reported yet, in any order. `correct`: those reported, to be taken back. */
  readonly kind: 'report' | 'correct';
  readonly addressId: string;
  readonly steps: Standing['steps'];
  readonly zone: string | undefined;
  readonly act: Act;
  readonly onBack: () => void;
}

const GROUPS: readonly { readonly title: string; readonly steps: readonly Step[] }[] = [
  ...TRACKS.map((track) => ({ title: trackWords[track], steps: STEPS_OF[track] })),
  { title: 'Support', steps: ['support_may_come_in'] },
];

/** Any step, whatever its order: as it happened, or as a correction. */
export function StepsView({ kind, addressId, steps, zone, act, onBack }: StepsViewProps) {
  const isReached = (step: Step): boolean => steps.get(step)?.reached === true;
  const say = (step: Step, reached: boolean): void => {
    act({ type: 'ReportStep', payload: { addressId, step, reached, source: 'phone' } });
    onBack();
  };
  const groups = GROUPS.map(({ title, steps: all }) => ({
    title,
    steps: all.filter((step) => isReached(step) === (kind === 'correct')),
  })).filter((group) => group.steps.length > 0);
  return (
    <SubView title={kind === 'correct' ? 'Correct a step' : 'Any step'} onBack={onBack}>
      {groups.length === 0 && (
        <p className="muted">{kind === 'correct' ? 'Nothing is reported yet.' : 'Every step is reported.'}</p>
      )}
      {groups.map((group) => (
        <div key={group.title} className="stack">
          <h3>{group.title}</h3>
          {group.steps.map((step) =>
            kind === 'correct' ? (
              <Button
                key={step}
                full
                detail={`reported ${hourMinute(steps.get(step)?.at ?? Number.NaN, zone)}`}
                onClick={() => say(step, false)}
              >
                Not so: {lowerFirst(phoneStepWords[step])}
              </Button>
            ) : (
              <Button key={step} full onClick={() => say(step, true)}>
                {phoneStepWords[step]}
              </Button>
            ),
          )}
        </div>
      ))}
      <p className={styles['small']}>Nothing is removed: what was said before stays in the log.</p>
    </SubView>
  );
}
