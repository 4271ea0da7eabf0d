import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './records.module.css';

/** How wide the columns of a list are, by the kind of record in it. */
export type RowLook = 'post' | 'task' | 'contingency' | 'channel' | 'usualNeed';

export interface RecordRowsProps {
  readonly look: RowLook;
  /** The names of the columns, drawn once where there is room for all of them; else each value bears its own. */
  readonly heads: readonly string[];
  /** "Command posts": the list by name. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Records of one kind, one line each, every value edited where it stands. */
export function RecordRows({ look, heads, label, children }: RecordRowsProps) {
  return (
    <div className={cx(styles['rows'], styles[look])}>
      <div className={styles['heads']} aria-hidden="true">
        {heads.map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <ul aria-label={label}>{children}</ul>
    </div>
  );
}
