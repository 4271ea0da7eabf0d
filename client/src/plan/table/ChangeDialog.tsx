import { useState } from 'react';
import { useEdits } from '../../editing/EditsProvider.tsx';
import type { Read } from '../../editing/in-place.ts';
import { readBy } from '../../editing/read-by.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { usePlan } from '../plan-context.ts';
import { OffsetField } from '../records/OffsetField.tsx';
import { readOffset, type TFrame } from '../window.ts';
import { changeStep, countedRows } from './bulk.ts';
import type { BulkField } from './bulk-fields.ts';
import { BulkRun, useBulkRun } from './BulkRun.tsx';
import type { GridRow, TableKind } from './columns.ts';

export interface ChangeDialogProps {
  readonly kind: TableKind;
  readonly rows: readonly GridRow<object>[];
  readonly fields: readonly BulkField[];
  readonly onClose: () => void;
}

/** One field of all selected rows set to one value. An ordinary command each; one undo takes all of them back. */
export function ChangeDialog({ kind, rows, fields, onClose }: ChangeDialogProps) {
  const { frame } = usePlan();
  const { doAll } = useEdits();
  const [name, setName] = useState(fields[0]?.name ?? '');
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const run = useBulkRun(onClose);
  const field = fields.find((one) => one.name === name);
  const change = async (): Promise<void> => {
    if (field === undefined) return;
    const read = readBulk(field, typed, frame);
    setFault(read.ok ? undefined : read.fault);
    if (!read.ok) return;
    const step = changeStep(kind, rows, field, read.value);
    if (step.deeds.length === 0) return setFault('All of them have this value already');
    await run.start(`${step.label}: recorded`, (onProgress) => doAll(step, onProgress));
  };
  return (
    <Dialog open title={`Change ${countedRows(kind, rows.length)}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <SelectField
          label="Field"
          value={name}
          choices={fields.map(({ name: value, label }) => ({ value, label }))}
          onChange={(next) => {
            setName(next);
            setTyped('');
            setFault(undefined);
          }}
        />
        {field !== undefined && (
          <BulkInput field={field} typed={typed} setTyped={setTyped} fault={fault} frame={frame} />
        )}
        <BulkRun run={run.state} />
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={run.state.kind === 'running'}>
            Change {countedRows(kind, rows.length)}
          </Button>
          <Button onClick={onClose}>Close</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface BulkInputProps {
  readonly field: BulkField;
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly fault: string | undefined;
  readonly frame: TFrame;
}

function BulkInput({ field, typed, setTyped, fault, frame }: BulkInputProps) {
  const about = { label: `${field.label}, for all`, value: typed, onChange: setTyped, fault };
  switch (field.kind) {
    case 'choice':
      return <SelectField {...about} prompt="Choose" choices={field.choices} />;
    case 'offset':
      return <OffsetField {...about} frame={frame} />;
    case 'text':
      return <TextArea {...about} optional width="full" limit={field.limit} />;
  }
}

function readBulk(field: BulkField, typed: string, frame: TFrame): Read<unknown> {
  switch (field.kind) {
    case 'choice':
      return typed === '' ? { ok: false, fault: 'Choose one' } : { ok: true, value: field.toField(typed) };
    case 'offset': {
      const offset = readOffset(typed, frame);
      return typeof offset === 'number' ? { ok: true, value: offset } : { ok: false, fault: `This ${offset}` };
    }
    case 'text':
      return readBy(field.schema)(typed);
  }
}
