import { useState } from 'react';
import { useEdits } from '../../editing/EditsProvider.tsx';
import { readBy } from '../../editing/read-by.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { LIMITS } from '#shared/limits.ts';
import { longText } from '#shared/text.ts';
import { countedRows, removeStep } from './bulk.ts';
import { BulkRun, useBulkRun } from './BulkRun.tsx';
import type { GridRow, TableKind } from './columns.ts';

export interface RemoveDialogProps {
  readonly kind: TableKind;
  readonly rows: readonly GridRow<object>[];
  /** What stands in the way of a removal, in a sentence. */
  readonly warning: string;
  readonly onClose: () => void;
}

const readReason = readBy(longText(LIMITS.reason));

/** All selected rows taken out of the plan, for one reason; what cannot go is named. */
export function RemoveDialog({ kind, rows, warning, onClose }: RemoveDialogProps) {
  const { doAll, goesWith } = useEdits();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const run = useBulkRun(onClose);
  const remove = async (): Promise<void> => {
    const read = readReason(reason);
    setFault(read.ok ? undefined : read.fault);
    if (!read.ok) return;
    const step = removeStep(kind, rows, read.value, goesWith);
    await run.start(step.label, (onProgress) => doAll(step, onProgress));
  };
  return (
    <Dialog open title={`Remove ${countedRows(kind, rows.length)}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void remove();
        }}
      >
        <p>
          {warning} What was recorded stays on record. Undo puts them in again as new ones: an address then has another
          ref.
        </p>
        <TextArea
          label="Reason"
          hint="Goes on record with your name."
          width="full"
          limit={LIMITS.reason}
          value={reason}
          onChange={setReason}
          fault={fault}
        />
        <BulkRun run={run.state} />
        <div className="cluster">
          <Button type="submit" kind="danger" disabled={run.state.kind === 'running'}>
            Remove {countedRows(kind, rows.length)}
          </Button>
          <Button onClick={onClose}>Close</Button>
        </div>
      </form>
    </Dialog>
  );
}
