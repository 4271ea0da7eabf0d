import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ReasonDialog } from '../../editing/ReasonDialog.tsx';
import type { CommandType } from '../../connection/command-types.ts';
import { anchorOf, type AnchorKind } from '../../readiness/anchor.ts';
import { usePlan } from '../plan-context.ts';
import styles from './records.module.css';

export interface Removal {
  readonly type: CommandType;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What follows, in a sentence. */
  readonly warning: string;
}

export interface RecordRowProps {
  readonly kind: AnchorKind;
  readonly id: string;
  /** "Silver": what the row is of. */
  readonly name: string;
  /** The values, one a column. */
  readonly children: ReactNode;
  /** Chips and buttons in the last column. */
  readonly end?: ReactNode;
  readonly remove: Removal;
  /** Under the values. */
  readonly foot?: ReactNode;
}

/** One record of the plan on one line. What is not ready leads here by its id. */
export function RecordRow({ kind, id, name, children, end, remove, foot }: RecordRowProps) {
  const { may } = usePlan();
  return (
    <li id={anchorOf(kind, id)} tabIndex={-1} aria-label={name}>
      <div className={styles['line']}>
        {children}
        <span className={styles['end']}>
          {end}
          {may && <RemoveButton name={name} remove={remove} />}
        </span>
      </div>
      {foot}
    </li>
  );
}

/** Takes a record out of the plan, with a reason. */
export function RemoveButton({ name, remove }: { readonly name: string; readonly remove: Removal }) {
  const [removing, setRemoving] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setRemoving(true)} aria-label={`Remove ${name}…`}>
        Remove…
      </Button>
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
    </>
  );
}
