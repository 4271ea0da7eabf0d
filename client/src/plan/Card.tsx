import { useState, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { ReasonDialog } from '../editing/ReasonDialog.tsx';
import type { CommandType } from '../connection/command-types.ts';
import { usePlan } from './plan-context.ts';
import { anchorOf, type AnchorKind } from '../readiness/anchor.ts';
import styles from './plan.module.css';

export interface CardProps {
  readonly kind: AnchorKind;
  readonly id: string;
  /** The element's own id, where the record's place on the page is another element. */
  readonly anchor?: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** Chips and buttons beside the title. */
  readonly actions?: ReactNode;
  readonly remove: {
    readonly type: CommandType;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly warning: string;
  };
  /** Fields, in a grid. */
  readonly children: ReactNode;
  /** Under the fields. */
  readonly foot?: ReactNode;
}

/** One planned record with its fields. Readiness faults lead here, by its id. */
export function Card({
  kind,
  id,
  anchor = anchorOf(kind, id),
  title,
  note,
  actions,
  remove,
  children,
  foot,
}: CardProps) {
  const { may } = usePlan();
  const [removing, setRemoving] = useState(false);
  const name = typeof title === 'string' && title !== '' ? title : 'this';
  return (
    <article id={anchor} className={styles['card']} tabIndex={-1} aria-label={name}>
      <header className={styles['cardHead']}>
        <h3>{title}</h3>
        {note !== undefined && <span className="muted">{note}</span>}
        <span className={styles['actions']}>
          {actions}
          {may && (
            <Button kind="quiet" onClick={() => setRemoving(true)} aria-label={`Remove ${name}…`}>
              Remove…
            </Button>
          )}
        </span>
      </header>
      <div className={styles['fields']}>{children}</div>
      {foot}
      {removing && (
        <ReasonDialog
          title={`Remove ${name}`}
          type={remove.type}
          payload={remove.payload}
          act="Remove"
          danger
          onClose={() => setRemoving(false)}
        >
          <p>{remove.warning} What was recorded about it stays on record.</p>
        </ReasonDialog>
      )}
    </article>
  );
}
