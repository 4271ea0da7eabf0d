import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { armedFor, holdFor, nextHold, type Hold, type HoldEvent } from './hold.ts';
import styles from './HoldButton.module.css';

export interface HoldButtonProps {
  readonly children: ReactNode;
  /** Called once for each press that was held one second, or for the second of two taps. */
  readonly onHeld: () => void;
  /** Second line: "hold, or tap twice". */
  readonly detail?: ReactNode;
  /** Shown in place of `detail` after one tap: "Tap again to call". */
  readonly again?: string;
  readonly tone?: 'alarm' | 'warn' | 'plain';
  readonly disabled?: boolean;
}

/**
 * A button for what must not happen by a brush of the sleeve and must not wait for a question: hold one second, or tap
 * twice. Space and Enter do the same, and so does a screen reader's double activation.
 */
export function HoldButton(props: HoldButtonProps) {
  const { children, onHeld, detail = 'hold, or tap twice', again = 'Tap again', tone = 'warn', disabled } = props;
  const [hold, setHold] = useState<Hold>({ kind: 'idle' });
  const now = useRef(hold);
  const step = (event: HoldEvent): void => {
    const next = nextHold(now.current, event);
    const acts = next.kind === 'spent' && now.current.kind !== 'spent';
    now.current = next;
    setHold(next);
    if (acts) onHeld();
  };
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    if (hold.kind !== 'holding' && hold.kind !== 'armed') return undefined;
    // One more than the limit, so that the tick is never early by a fraction.
    const wait = hold.kind === 'holding' ? holdFor : armedFor;
    const timer = window.setTimeout(() => latest.current({ kind: 'tick', at: performance.now() + 1 }), wait + 1);
    return () => window.clearTimeout(timer);
  }, [hold]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) step({ kind: event.type === 'keydown' ? 'down' : 'up', at: event.timeStamp });
  };
  const armed = hold.kind === 'armed';
  return (
    <>
      <button
        type="button"
        className={cx(styles['hold'], styles[tone], styles[hold.kind])}
        disabled={disabled}
        onPointerDown={(event) => event.button === 0 && step({ kind: 'down', at: event.timeStamp })}
        onPointerUp={(event) => step({ kind: 'up', at: event.timeStamp })}
        onPointerLeave={(event) => step({ kind: 'cancel', at: event.timeStamp })}
        onPointerCancel={(event) => step({ kind: 'cancel', at: event.timeStamp })}
        onContextMenu={(event) => event.preventDefault()}
        onBlur={(event) => step({ kind: 'cancel', at: event.timeStamp })}
        onKeyDown={onKey}
        onKeyUp={onKey}
        onClick={(event) => {
          // A screen reader activates without pointer or key: detail is 0.
          if (event.detail !== 0) return;
          step({ kind: 'down', at: event.timeStamp });
          step({ kind: 'up', at: event.timeStamp });
        }}
      >
        <span className={styles['words']}>
          {children}
          <small className={styles['detail']}>{armed ? again : detail}</small>
        </span>
      </button>
      <output className={styles['hidden']}>{armed ? again : ''}</output>
    </>
  );
}
