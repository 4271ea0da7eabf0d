import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import styles from './ConfirmByUndo.module.css';

export interface ConfirmByUndoProps {
  /** What was done: "Entered 14:04 sent". Give the bar a `key` a deed, so that the next starts its own five seconds. */
  readonly children: ReactNode;
  readonly onUndo: () => void;
  /** The time is up: take the bar away. */
  readonly onExpire: () => void;
  readonly seconds?: number;
  readonly shortcut?: string;
}

/**
 * Five seconds in which the last deed can be taken back, in place of "are you sure?". The time stands still under a
 * pointer or while the focus is inside; afterwards a correction does the same.
 */
export function ConfirmByUndo({ children, onUndo, onExpire, seconds = 5, shortcut }: ConfirmByUndoProps) {
  const [held, setHeld] = useState(false);
  const expire = useRef(onExpire);
  useEffect(() => {
    expire.current = onExpire;
  });
  useEffect(() => {
    if (held) return undefined;
    const timer = window.setTimeout(() => expire.current(), seconds * 1000);
    return () => window.clearTimeout(timer);
  }, [held, seconds]);
  return (
    <div
      className={styles['bar']}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <output className={styles['words']}>
        <Icon name="check" /> {children}
      </output>
      <Button icon="undo" onClick={onUndo} {...(shortcut === undefined ? {} : { shortcut })}>
        Undo
      </Button>
    </div>
  );
}
