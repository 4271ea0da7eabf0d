import { useId, type ReactNode } from 'react';
import type { SectionId } from './sections.ts';
import styles from './plan.module.css';

export interface SectionProps {
  readonly id: SectionId;
  readonly title: string;
  /** What belongs here, in a sentence. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the plan, a region that the navigation leads to. */
export function Section({ id, title, note, actions, children }: SectionProps) {
  const heading = useId();
  return (
    <section id={id} className={styles['section']} aria-labelledby={heading} tabIndex={-1}>
      <header className={styles['head']}>
        <h2 id={heading}>{title}</h2>
        {note !== undefined && <p className="muted">{note}</p>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
