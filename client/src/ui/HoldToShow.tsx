import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './HoldToShow.module.css';

export interface HoldToShowProps {
  /** "Hold to show the address". */
  readonly label: string;
  /** In the page only while the button is held: what is not there cannot be read over a shoulder. */
  readonly children: ReactNode;
}

/**
 * Shows something only while it is held, by finger, Space or Enter. A screen reader's activation shows it until the
 * next one. Leaving the button or the page hides it.
 */
export function HoldToShow({ label, children }: HoldToShowProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const hide = (): void => setShown(false);
    document.addEventListener('visibilitychange', hide);
    return () => document.removeEventListener('visibilitychange', hide);
  }, []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    setShown(event.type === 'keydown');
  };
  return (
    <div className={styles['box']}>
      <button
        type="button"
        className={styles['cover']}
        aria-expanded={shown}
        onPointerDown={() => setShown(true)}
        onPointerUp={() => setShown(false)}
        onPointerLeave={() => setShown(false)}
        onPointerCancel={() => setShown(false)}
        onContextMenu={(event) => event.preventDefault()}
        onBlur={() => setShown(false)}
        onKeyDown={onKey}
        onKeyUp={onKey}
        onClick={(event) => event.detail === 0 && setShown(!shown)}
      >
        <Icon name="eye" /> {label}
      </button>
      <output className={styles['shown']}>{shown && children}</output>
    </div>
  );
}
