import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Panel } from '../ui/Panel.tsx';
import styles from './plan.module.css';

export interface AddFormProps {
  /** "Add address". */
  readonly title: string;
  readonly busy: boolean;
  readonly message: string | undefined;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  /** What can be filled in afterwards. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A new record, typed: Enter adds it and the form stays for the next; Escape or Close leaves it. */
export function AddForm({ title, busy, message, onSubmit, onClose, hint, children }: AddFormProps) {
  return (
    <Panel
      title={title}
      level={3}
      note={hint}
      actions={
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      }
    >
      <form
        className={styles['addForm']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        {children}
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className={styles['addFoot']}>
          <Button type="submit" kind="primary" disabled={busy}>
            {title}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
