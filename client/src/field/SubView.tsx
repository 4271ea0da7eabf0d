import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import styles from './field.module.css';

export interface SubViewProps {
  readonly title: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/**
 * One of the phone's further views, in the place of the tiles. No dialog: the assistance bar must stay in reach. The
 * focus goes to its title; Escape goes back.
 */
export function SubView({ title, onBack, children }: SubViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const back = useRef(onBack);
  useEffect(() => {
    back.current = onBack;
  });
  useEffect(() => {
    heading.current?.focus();
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') back.current();
    };
    window.addEventListener('keydown', escape);
    return () => window.removeEventListener('keydown', escape);
  }, []);
  return (
    <section className={styles['sub']} aria-label={title}>
      <div className={styles['subHead']}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button onClick={onBack}>Back</Button>
      </div>
      {children}
    </section>
  );
}
