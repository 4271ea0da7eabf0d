import { useState } from 'react';
import { counted } from '../format/language.ts';
import { Button } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import type { PasteColumn } from '#shared/paste.ts';
import { IMPORT_COLUMNS, type RowKind } from '#shared/paste/row-drafts.ts';
import { tallyOf, type RowView, type SheetView } from './model.ts';
import type { PlanNow } from './rows/plan-rows.ts';
import { RowLine } from './RowLine.tsx';
import type { ImportUse } from './use-import.ts';
import table from '../editing/paste/rows-table.module.css';
import styles from './import.module.css';

export interface RowsTableProps {
  readonly view: SheetView;
  readonly use: ImportUse;
  readonly plan: PlanNow;
  readonly kind: RowKind;
}

/** Rows drawn at once. Thousands with their cells would be slow to scroll and to type in. */
const pageRows = 100;

type Shown = 'all' | 'open' | 'changed' | 'new';

/** The rows of a sheet a hundred at a time, all of them or those of one standing. */
export function RowsTable({ view, use, plan, kind }: RowsTableProps) {
  const [shown, setShown] = useState<Shown>('all');
  const [from, setFrom] = useState(0);
  const { mending } = view.use;
  const tally = tallyOf(view.rows);
  const isOpen = ({ row, reading }: RowView): boolean => reading.kind === 'faulty' || mending.has(row);
  const opened = view.rows.filter(isOpen);
  const picked = picks(view.rows, shown, isOpen);
  const start = from < picked.length ? from : 0;
  const rows = picked.slice(start, start + pageRows);
  const columns = columnsIn(view, kind);
  const show = (next: Shown): void => {
    setShown(next);
    setFrom(0);
  };
  return (
    <>
      <RadioGroup<Shown>
        label={`Rows of ${view.use.sheet.name} shown`}
        inline
        value={shown}
        onChange={show}
        choices={[
          { value: 'all', label: `All ${view.rows.length}` },
          { value: 'open', label: `To mend ${opened.length}`, disabled: opened.length === 0 && shown !== 'open' },
          { value: 'changed', label: `Changed ${tally.changed}`, disabled: tally.changed === 0 && shown !== 'changed' },
          { value: 'new', label: `New ${tally.new}`, disabled: tally.new === 0 && shown !== 'new' },
        ]}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key (WCAG 2.1.1) */}
      <section className={table['scroll']} tabIndex={0} aria-label={`Rows of ${view.use.sheet.name}`}>
        <table className={table['table']}>
          <caption>
            <VisuallyHidden>What each row of {view.use.sheet.name} will do</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Will be</th>
              {columns.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RowLine
                key={row.row}
                row={row}
                kind={kind}
                plan={plan}
                columns={columns}
                open={isOpen(row)}
                onChange={(column, text) => use.mend(view.use.key, row, column, text)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {picked.length > pageRows && (
        <nav className={styles['pager']} aria-label={`Pages of ${view.use.sheet.name}`}>
          <Button disabled={start === 0} onClick={() => setFrom(Math.max(0, start - pageRows))}>
            Earlier rows
          </Button>
          <span className="num">
            {start + 1} to {start + rows.length} of {counted(picked.length, 'row')}
          </span>
          <Button disabled={start + pageRows >= picked.length} onClick={() => setFrom(start + pageRows)}>
            Later rows
          </Button>
        </nav>
      )}
    </>
  );
}

function picks(rows: readonly RowView[], shown: Shown, isOpen: (row: RowView) => boolean): readonly RowView[] {
  switch (shown) {
    case 'all':
      return rows;
    case 'open':
      return rows.filter(isOpen);
    case 'changed':
    case 'new':
      return rows.filter(({ reading }) => reading.kind === shown);
  }
}

/** The columns that the file has, those that every row needs, and those with a fault. */
function columnsIn({ use, rows }: SheetView, kind: RowKind): readonly PasteColumn[] {
  const faulty = new Set(
    rows.flatMap(({ reading }) => (reading.kind === 'faulty' ? reading.faults.map(({ column }) => column) : [])),
  );
  return IMPORT_COLUMNS[kind].filter(({ key, needed }) => needed || use.match.columns.includes(key) || faulty.has(key));
}
