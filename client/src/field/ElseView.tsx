import { offerAfter } from './next-step.ts';
import type { PhoneView } from './phone-view.ts';
import { reachedSteps } from './standing.ts';
import { SubView } from './SubView.tsx';
import type { Act } from './use-act.ts';
import type { Field } from './use-field.ts';
import { SignOutButton } from '../app/SignOutButton.tsx';
import { hourMinute } from '../format/time.ts';
import { ThemeSwitch } from '../theme/ThemeSwitch.tsx';
import { Button } from '../ui/Button.tsx';
import { orderWords, outcomeWords } from '../words/labels.ts';
import { OUTCOMES, type Outcome } from '#shared/vocabulary.ts';
import styles from './field.module.css';

export interface ElseViewProps {
  readonly field: Field;
  readonly act: Act;
  readonly onView: (view: PhoneView) => void;
  readonly onBack: () => void;
  readonly onLock: () => void;
}

/** Whatever the tiles have no room for. */
export function ElseView({ field, act, onView, onBack, onLock }: ElseViewProps) {
  const { address, operation, others, goTo } = field;
  const { order = null } = address;
  return (
    <SubView title="Something else" onBack={onBack}>
      {order !== null && (
        <p>
          <b>Order: {orderWords[order.order].toLowerCase()}</b> {hourMinute(order.at, operation.zone)}
          {order.reason !== undefined && `: ${order.reason}`}
        </p>
      )}
      <div className={styles['two']}>
        {field.updater.isMe && <StepTiles field={field} act={act} onView={onView} onBack={onBack} />}
        <Button size="tile" onClick={() => onView('note')}>
          Note to command
        </Button>
        {others.map(({ id, ref }) => (
          <Button
            key={id}
            size="tile"
            onClick={() => {
              goTo(id);
              onBack();
            }}
          >
            Go to {ref}
          </Button>
        ))}
        <Button size="tile" detail="writes, does not read" onClick={onLock}>
          Lock
        </Button>
      </div>
      <div className={styles['settings']}>
        <div className={styles['theme']}>
          <ThemeSwitch />
        </div>
        <div className={styles['signOut']}>
          <SignOutButton />
        </div>
      </div>
    </SubView>
  );
}

function StepTiles({ field, act, onView, onBack }: Omit<ElseViewProps, 'onLock'>) {
  const { addressId, standing } = field;
  const ended = standing.outcome?.outcome ?? null;
  const end = (outcome: Outcome): void => {
    const report = { addressId, outcome: ended === outcome ? null : outcome, source: 'phone' } as const;
    act({ type: 'ReportOutcome', payload: report });
    onBack();
  };
  const back = (): void => {
    act({ type: 'ReportStep', payload: { addressId, step: 'handed_back', reached: true, source: 'phone' } });
    onBack();
  };
  return (
    <>
      <Button size="tile" detail="in any order" onClick={() => onView('steps')}>
        Any step
      </Button>
      <Button size="tile" detail="“not secured”" onClick={() => onView('correct')}>
        Correct a step
      </Button>
      {OUTCOMES.map((outcome) => (
        <Button key={outcome} size="tile" onClick={() => end(outcome)}>
          {ended === outcome ? `Take back “${outcomeWords[outcome].toLowerCase()}”` : outcomeWords[outcome]}
        </Button>
      ))}
      {offerAfter(reachedSteps(standing)).next !== null && (
        <Button size="tile" onClick={back}>
          Hand back
        </Button>
      )}
    </>
  );
}
