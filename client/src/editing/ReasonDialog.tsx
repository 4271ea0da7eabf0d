import { useState, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { LIMITS } from '#shared/limits.ts';
import type { CommandType } from '../connection/command-types.ts';
import { useEditsIfAny } from './EditsProvider.tsx';
import { useSubmit } from './use-submit.ts';

export interface ReasonDialogProps {
  readonly title: string;
  /** What will follow, in plain words. */
  readonly children?: ReactNode;
  readonly type: CommandType;
  /** The payload without its reason. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** What the button says: "Postpone". */
  readonly act: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
}

/**
 * An act with a reason, for the record. What was typed stays when it is refused. Where the act takes a record out of a
 * plan, it can be taken back there.
 */
export function ReasonDialog({ title, children, type, payload, act, danger, onClose }: ReasonDialogProps) {
  const edits = useEditsIfAny();
  const [reason, setReason] = useState('');
  const { faults, message, busy, submit } = useSubmit(type, { reason: 'Reason' });
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const removed = edits?.removal(type, payload, title);
          void submit({ ...payload, reason }).then((recorded) => {
            if (recorded === undefined) return;
            removed?.();
            onClose();
          });
        }}
      >
        {children}
        <TextArea
          label="Reason"
          hint="Goes on record with your name."
          width="full"
          limit={LIMITS.reason}
          value={reason}
          onChange={setReason}
          fault={faults['reason']}
        />
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind={danger ? 'danger' : 'primary'} disabled={busy}>
            {act}
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}
