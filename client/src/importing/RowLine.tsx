import { memo } from 'react';
import { listOf } from '../format/language.ts';
import { Chip, type Tone } from '../ui/Chip.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { PasteColumn } from '#shared/paste.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { RowView } from './model.ts';
import type { RowReading } from './rows/judge.ts';
import type { PlanNow } from './rows/plan-rows.ts';
import { changesOf } from './words.ts';
import table from '../editing/paste/rows-table.module.css';
import styles from './import.module.css';

export interface RowLineProps {
  readonly row: RowView;
  readonly kind: RowKind;
  readonly plan: PlanNow;
  readonly columns: readonly PasteColumn[];
  /** Whether its cells can be typed into. */
  readonly open: boolean;
  readonly onChange: (column: string, text: string) => void;
}

const TONES: Readonly<Record<RowReading['kind'], Tone>> = {
  new: 'move',
  same: 'idle',
  changed: 'busy',
  repeats: 'idle',
  faulty: 'bad',
};

/** One row: what it will be, and its cells; open ones are judged again as they are typed into. */
export const RowLine = memo(
  function RowLine({ row, kind, plan, columns, open, onChange }: RowLineProps) {
    return (
      <tr>
        <th scope="row">{row.row}</th>
        <td>
          <Standing row={row} kind={kind} plan={plan} columns={columns} />
        </td>
        {columns.map((column) => (
          <td key={column.key}>
            {open ? (
              <TextField
                label={`${column.label}, row ${row.row}`}
                hideLabel
                optional={!column.needed}
                width="full"
                value={row.cells[column.key] ?? ''}
                onChange={(text) => onChange(column.key, text)}
                fault={faultOf(row, column.key)}
              />
            ) : (
              <span className={table['cell']}>{row.cells[column.key] ?? ''}</span>
            )}
          </td>
        ))}
      </tr>
    );
  },
  // Rows are made anew at every key typed; one is drawn anew only when something of it has changed.
  (before, after) =>
    before.row.cells === after.row.cells &&
    before.row.reading === after.row.reading &&
    before.open === after.open &&
    before.plan === after.plan &&
    before.columns.length === after.columns.length,
);

const faultOf = ({ reading }: RowView, column: string): string | undefined =>
  reading.kind === 'faulty' ? reading.faults.find((fault) => fault.column === column)?.message : undefined;

function Standing({ row: { reading }, kind, plan, columns }: Omit<RowLineProps, 'open' | 'onChange'>) {
  const faulty =
    reading.kind === 'faulty' ? columns.filter(({ key }) => reading.faults.some(({ column }) => column === key)) : [];
  return (
    <>
      <Chip tone={TONES[reading.kind]}>{standingWords(reading)}</Chip>
      {/* Which cells: they may lie beyond the edge. */}
      {faulty.length > 0 && <div className={styles['change']}>{listOf(faulty.map(({ label }) => label))}</div>}
      {changesOf(kind, reading, plan).map(({ label, from, to }) => (
        <div key={label} className={styles['change']}>
          {label}: {from} → <strong>{to}</strong>
        </div>
      ))}
      {reading.kind === 'faulty' &&
        reading.faults
          .filter(({ column }) => column === '')
          .map(({ message }) => <FaultText key={message}>{`This row ${message}`}</FaultText>)}
    </>
  );
}

function standingWords(reading: RowReading): string {
  switch (reading.kind) {
    case 'new':
      return 'new';
    case 'same':
      return 'the same';
    case 'changed':
      return 'changed';
    case 'repeats':
      return `as row ${reading.row}`;
    case 'faulty':
      return 'to mend';
  }
}
