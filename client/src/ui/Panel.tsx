import { useId, type ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Panel.module.css';

export interface PanelProps {
  /** The heading. Without one, `label` names the panel to screen readers. */
  readonly title?: ReactNode;
  readonly label?: string;
  readonly level?: 2 | 3;
  /** Said beside the heading, quieter. */
  readonly note?: ReactNode;
  /** Buttons and chips at the end of the heading. */
  readonly actions?: ReactNode;
  /** `roomy` for offices and phones: no line under the heading, more air. `flush` leaves the inner space to the page. */
  readonly look?: 'normal' | 'roomy' | 'flush';
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A framed part of a page, a region with a name. */
export function Panel({ title, label, level = 2, note, actions, look = 'normal', className, children }: PanelProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  const named = title === undefined ? { 'aria-label': label } : { 'aria-labelledby': id };
  return (
    <section className={cx(styles['panel'], styles[look], className)} {...named}>
      {(title !== undefined || actions !== undefined) && (
        <header className={styles['head']}>
          {title !== undefined && (
            <Heading className={styles['title']} id={id}>
              {title}
            </Heading>
          )}
          {note !== undefined && <span className={styles['note']}>{note}</span>}
          {actions !== undefined && <span className={styles['actions']}>{actions}</span>}
        </header>
      )}
      <div className={styles['body']}>{children}</div>
    </section>
  );
}
