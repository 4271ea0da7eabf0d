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
  const say = (step: Step, reached: boolean): void => {
    act({ type: 'ReportStep', payload: { addressId, step, reached, source: 'phone' } });
    onBack();
  };
  return (
    <SubView title={kind === 'correct' ? 'Correct a step' : 'Any step'} onBack={onBack}>
      {kind === 'correct' ? (
        <Reached steps={steps} zone={zone} onStep={(step) => say(step, false)} />
      ) : (
        <Open steps={steps} onStep={(step) => say(step, true)} />
      )}
      <p className={styles['small']}>Nothing is removed: what was said before stays in the log.</p>
    </SubView>
  );
}

interface ListProps extends Pick<StepsViewProps, 'steps'> {
  readonly onStep: (step: Step) => void;
}

/** What was reported, the last first: that is the one tapped by mistake. */
function Reached({ steps, zone, onStep }: ListProps & Pick<StepsViewProps, 'zone'>) {
  const reached = [...steps].filter(([, standing]) => standing.reached).toSorted(([, a], [, b]) => b.at - a.at);
  if (reached.length === 0) return <p className="muted">Nothing is reported yet.</p>;
  return reached.map(([step, { at }]) => (
    <Button key={step} size="tile" full detail={`reported ${hourMinute(at, zone)}`} onClick={() => onStep(step)}>
      Not so: {lowerFirst(phoneStepWords[step])}
    </Button>
  ));
}

/** What was not reported, by track. */
function Open({ steps, onStep }: ListProps) {
  const groups = GROUPS.map(({ title, steps: all }) => ({
    title,
    open: all.filter((step) => steps.get(step)?.reached !== true),
  })).filter(({ open }) => open.length > 0);
  if (groups.length === 0) return <p className="muted">Every step is reported.</p>;
  return groups.map(({ title, open }) => (
    <div key={title} className="stack">
      <h3>{title}</h3>
      <div className={styles['two']}>
        {open.map((step) => (
          <Button key={step} size="tile" onClick={() => onStep(step)}>
            {phoneStepWords[step]}
          </Button>
        ))}
      </div>
    </div>
  ));
}
