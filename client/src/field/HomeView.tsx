import { NextStep } from './NextStep.tsx';
import { NowLine } from './NowLine.tsx';
import type { PhoneView } from './phone-view.ts';
import { searchWords } from './SearchView.tsx';
import { reachedSteps, type Standing } from './standing.ts';
import type { Acting } from './use-act.ts';
import type { Field } from './use-field.ts';
import { Button } from '../ui/Button.tsx';
import styles from './field.module.css';

export interface HomeViewProps {
  readonly field: Field;
  readonly acting: Acting;
  readonly onView: (view: PhoneView) => void;
}

/** Where the address stands, the next step, and the four tiles. Who is not the updater has no steps, and reads who is. */
export function HomeView({ field, acting, onView }: HomeViewProps) {
  const { addressId, standing, operation, updater, address } = field;
  const isUpdater = updater.isMe;
  return (
    <>
      <NowLine standing={standing} zone={operation.zone} acting={acting} />
      <div className={styles['acts']}>
        {isUpdater ? (
          <NextStep
            reached={reachedSteps(standing)}
            order={address.order?.order}
            onStep={(step) =>
              acting.act({ type: 'ReportStep', payload: { addressId, step, reached: true, source: 'phone' } })
            }
          />
        ) : (
          <p className={styles['others']}>
            <b>{updater.name}</b> reports the steps of this address. You can call for assistance, ask for someone and
            write a note.
          </p>
        )}
        <div className={styles['two']}>
          {isUpdater && (
            <Button size="tile" detail={countWords(standing)} onClick={() => onView('people')}>
              Person found
            </Button>
          )}
          <Button size="tile" detail="interpreter, nurse…" onClick={() => onView('need')}>
            Need someone
          </Button>
          {isUpdater && (
            <Button size="tile" detail={searchWords(standing.steps, operation.zone)} onClick={() => onView('search')}>
              Search
            </Button>
          )}
          <Button size="tile" detail={isUpdater ? 'correct, note…' : 'note, sign out…'} onClick={() => onView('else')}>
            Something else
          </Button>
        </div>
      </div>
    </>
  );
}

function countWords({ counts }: Standing): string {
  const { found, arrested } = counts;
  const first = found === undefined ? 'none reported' : `${found.number} so far`;
  return arrested === undefined || arrested.number === 0 ? first : `${first}, ${arrested.number} arrested`;
}
