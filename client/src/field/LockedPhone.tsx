import { useMemo, useState } from 'react';
import { callOf } from './assistance.ts';
import { AssistanceBar } from './AssistanceBar.tsx';
import { lockedMemo, type Memo } from './locked-phone.ts';
import { NeedView } from './NeedView.tsx';
import { NextStep } from './NextStep.tsx';
import { PhoneFrame } from './PhoneFrame.tsx';
import { Refusals } from './Refusals.tsx';
import { useAct, type Acting } from './use-act.ts';
import { useOwnReports } from './use-own-reports.ts';
import { useConnection, useNow } from '../app/hooks.ts';
import { hourMinute } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmByUndo } from '../ui/ConfirmByUndo.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Step } from '#shared/vocabulary.ts';
import styles from './field.module.css';

export interface LockedPhoneProps {
  readonly memo: Memo | null;
  /** `no_view`: loaded again without signal; nothing of the view outlived the page. */
  readonly because: 'locked' | 'no_view';
}

/** The locked face: it writes the next step, a need and a call for assistance, and reads nothing. */
export function LockedPhone({ memo, because }: LockedPhoneProps) {
  const own = useOwnReports(undefined);
  const now = useMemo(() => lockedMemo(memo, own), [memo, own]);
  const acting = useAct();
  const [view, setView] = useState<'face' | 'need'>('face');
  const face = (): void => setView('face');
  const call = callOf(
    [],
    own.filter(({ report }) => report.type === 'RaiseAssistance'),
    now?.addressId ?? '',
  );
  const raise = (): void => {
    if (now === null) return;
    acting.act({ type: 'RaiseAssistance', payload: { addressId: now.addressId, detail: '', source: 'phone' } });
  };
  return (
    <PhoneFrame
      head={<LockedHead because={because} />}
      foot={
        now === null ? (
          <p className={styles['radio']}>Assistance: press your radio’s red button</p>
        ) : (
          <AssistanceBar call={call} onCall={raise} />
        )
      }
    >
      <Refusals />
      {view === 'need' && now !== null && (
        <NeedView addressId={now.addressId} languages={[]} act={acting.act} onBack={face} />
      )}
      {view === 'face' && (
        <LockedFace memo={now} acting={acting} onNeed={() => setView('need')} isLocked={because === 'locked'} />
      )}
    </PhoneFrame>
  );
}

function LockedHead({ because }: Pick<LockedPhoneProps, 'because'>) {
  const now = useNow(1000);
  return (
    <header className={styles['head']}>
      <h1>
        <Icon name="lock" /> Locked
      </h1>
      <span className={styles['clock']}>{hourMinute(now)}</span>
      <p className={styles['lockedWords']}>
        {because === 'locked'
          ? 'This phone writes and does not read: no address, no record, no order. Sign in again to read.'
          : 'Loaded without signal: nothing can be read here. It still writes; the rest comes back with the signal.'}
      </p>
    </header>
  );
}

/** A page of its own, left for good: what this one still holds in memory goes with it. Reports that wait here stay. */
function unlock(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
}

interface LockedFaceProps {
  readonly memo: Memo | null;
  readonly acting: Acting;
  readonly onNeed: () => void;
  readonly isLocked: boolean;
}

function LockedFace({ memo, acting, onNeed, isLocked }: LockedFaceProps) {
  const offline = useConnection().kind === 'offline';
  const report = (step: Step): void => {
    if (memo === null) return;
    const { addressId } = memo;
    acting.act({ type: 'ReportStep', payload: { addressId, step, reached: true, source: 'phone' } });
  };
  return (
    <div className={styles['acts']}>
      {acting.deed !== null && (
        <ConfirmByUndo key={acting.deed.id} onUndo={acting.undo} onExpire={acting.forget}>
          {acting.deed.words}
        </ConfirmByUndo>
      )}
      {memo === null && (
        <p className={styles['others']}>
          Nothing that waits here says which address it is, so nothing can be written until there is signal. Report by
          radio.
        </p>
      )}
      {memo?.reportsSteps === true && <NextStep reached={new Set(memo.reached)} onStep={report} />}
      <div className={styles['two']}>
        {memo !== null && (
          <Button size="tile" detail="interpreter, nurse…" onClick={onNeed}>
            Need someone
          </Button>
        )}
        {isLocked && !offline && (
          <Button size="tile" detail="sign in again" onClick={unlock}>
            Unlock
          </Button>
        )}
      </div>
      <p className={styles['small']}>
        Orders are not shown here: listen to your radio.
        {isLocked && offline && ' Unlocking needs signal.'}
      </p>
    </div>
  );
}
