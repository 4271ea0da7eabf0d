import { useDeferredValue, useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { PlanContext, usePlan } from '../plan-context.ts';
import type { BulkField } from './bulk-fields.ts';
import { countedRows } from './bulk.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import type { Column, GridRow, TableKind } from './columns.ts';
import { Grid } from './Grid.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { useGrid } from './use-grid.ts';
import { NO_SELECTION } from './selection.ts';
import styles from './table.module.css';

export interface PlanTableProps<V extends object> {
  readonly kind: TableKind;
  readonly label: string;
  readonly columns: readonly Column<V>[];
  readonly rows: readonly GridRow<V>[];
  /** The fields that many rows can be given at once; asked for when they are needed. */
  readonly bulk: () => readonly BulkField[];
  readonly removal: string;
  /** Further acts on the selected rows. */
  readonly acts?: (rows: readonly GridRow<V>[]) => ReactNode;
  readonly chosenId?: string | undefined;
  /** The focus came to a row. */
  readonly onRow?: (rowId: string) => void;
  /** Enter on a row's name. */
  readonly onChoose?: (rowId: string) => void;
}

type Open = 'none' | 'change' | 'remove';
const ignore = (): void => undefined;

/** A table of the plan with what can be done to the rows selected in it. */
export function PlanTable<V extends object>(props: PlanTableProps<V>) {
  const { kind, label, columns, rows, bulk, removal, acts, chosenId, onRow = ignore, onChoose = ignore } = props;
  const plan = usePlan();
  const { may, frame } = plan;
  // What is changed elsewhere on the plan reaches the fields of hundreds of rows a moment later, and no key waits for it.
  const later = useDeferredValue(plan);
  const [open, setOpen] = useState<Open>('none');
  const grid = useGrid({
    order: rows.map(({ id }) => id),
    cols: columns.length + 1,
    opens: (col) => columns[col - 1]?.editor !== undefined,
    onRow,
    onChoose,
    may,
  });
  const selected = rows.filter(({ id }) => grid.selection.ids.has(id));
  const close = (): void => {
    setOpen('none');
    // The dialog gives the focus back to its button, which is gone where no row is selected any more.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      grid.box.current?.querySelector<HTMLElement>('[data-col][tabindex="0"]')?.focus();
    });
  };
  return (
    <>
      {may && (
        <div className={styles['bar']} role="toolbar" aria-label={`Selected of ${label.toLowerCase()}`}>
          <output>
            {selected.length === 0 ? (
              <span className="muted">
                A second press edits a cell; the box selects its row.
                <span className={styles['byKeys']}> By key: Enter edits, Space selects, Shift+arrow more of them.</span>
              </span>
            ) : (
              <strong>{countedRows(kind, selected.length)} selected</strong>
            )}
          </output>
          {selected.length > 0 && (
            <>
              <Button kind="primary" onClick={() => setOpen('change')}>
                Change selected…
              </Button>
              {acts?.(selected)}
              <Button onClick={() => setOpen('remove')}>Remove…</Button>
              <Button kind="quiet" onClick={() => grid.setSelection(() => NO_SELECTION)}>
                Select none
              </Button>
            </>
          )}
        </div>
      )}
      <PlanContext value={later}>
        <Grid {...{ kind, label, columns, rows, grid, chosenId, may }} zone={frame.zone} />
      </PlanContext>
      {open === 'change' && <ChangeDialog kind={kind} rows={selected} fields={bulk()} onClose={close} />}
      {open === 'remove' && <RemoveDialog kind={kind} rows={selected} warning={removal} onClose={close} />}
    </>
  );
}
