import { hourMinute } from '../../format/time.ts';
import { Chip, type Tone } from '../../ui/Chip.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { labelOf, refusalSentence } from '../../words/sentences.ts';
import type { Cells, PasteColumn, PasteKind } from '#shared/paste.ts';
import { PASTE_COLUMNS } from '#shared/paste.ts';
import { standingOf, type RowStanding, type RowView } from './paste-view.ts';
import type { PasteUse } from './use-paste.ts';
import styles from './rows-table.module.css';

export interface PasteTableProps {
  readonly kind: PasteKind;
  readonly paste: PasteUse;
  readonly looked: NonNullable<PasteUse['looked']>;
  readonly views: readonly RowView[];
}

const TONES: Readonly<Record<RowStanding, Tone>> = {
  new: 'move',
  faulty: 'bad',
  there: 'idle',
  repeats: 'idle',
  added: 'ok',
  earlier: 'idle',
  refused: 'bad',
};

/** The rows with their cells; those that need mending are open fields. */
export function PasteTable({ kind, paste, looked, views }: PasteTableProps) {
  const cellsOf = new Map(looked.rows.rows.map(({ row, cells }) => [row, cells]));
  const used = PASTE_COLUMNS[kind].filter(
    ({ key, needed }) =>
      needed || [...cellsOf.values()].some((cells) => (cells[key] ?? '') !== '') || hasFault(views, key),
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key (WCAG 2.1.1)
    <section className={styles['scroll']} tabIndex={0} aria-label="Rows read">
      <table className={styles['table']}>
        <caption>
          <VisuallyHidden>Rows read out of the pasted text</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Standing</th>
            {used.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <tr key={view.row}>
              <th scope="row">{view.row}</th>
              <td>
                <Standing view={view} />
              </td>
              {used.map((column) => (
                <td key={column.key}>
                  <Cell
                    column={column}
                    view={view}
                    cells={cellsOf.get(view.row) ?? {}}
                    open={isOpen(view, looked.mending, paste)}
                    onChange={(cell) => paste.mend(view.row, column.key, cell)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const hasFault = (views: readonly RowView[], key: string): boolean =>
  views.some(({ reading }) => reading.kind === 'faulty' && reading.faults.some(({ column }) => column === key));

function isOpen(view: RowView, mending: ReadonlySet<number>, { running }: PasteUse): boolean {
  const done = view.result?.kind === 'added' || view.result?.kind === 'earlier';
  return mending.has(view.row) && !done && running === undefined;
}

interface CellProps {
  readonly column: PasteColumn;
  readonly view: RowView;
  readonly cells: Cells;
  readonly open: boolean;
  readonly onChange: (cell: string) => void;
}

function Cell({ column, view, cells, open, onChange }: CellProps) {
  const text = cells[column.key] ?? '';
  const { reading } = view;
  const message =
    reading.kind === 'faulty' ? reading.faults.find((one) => one.column === column.key)?.message : undefined;
  if (!open) return <span className={styles['cell']}>{text}</span>;
  return (
    <TextField
      label={`${column.label}, row ${view.row}`}
      hideLabel
      optional={!column.needed}
      width="full"
      value={text}
      onChange={onChange}
      fault={message}
    />
  );
}

function Standing({ view }: { readonly view: RowView }) {
  const standing = standingOf(view);
  return (
    <>
      <Chip tone={TONES[standing]}>{standingWords(view)}</Chip>
      {view.result?.kind === 'refused' && <FaultText>{refusalWords(view.result.reply.refusal)}</FaultText>}
      {view.reading.kind === 'faulty' &&
        view.reading.faults
          .filter(({ column }) => column === '')
          .map(({ message }) => <FaultText key={message}>{`This row ${message}`}</FaultText>)}
    </>
  );
}

function standingWords({ reading, result }: RowView): string {
  switch (result?.kind) {
    case 'added':
      return 'recorded';
    case 'earlier':
      return `recorded before, ${hourMinute(result.at)}`;
    case 'refused':
      return 'refused';
    case undefined:
      break;
  }
  switch (reading.kind) {
    case 'new':
      return 'new';
    case 'there':
      return 'there already';
    case 'repeats':
      return `same as row ${reading.row}`;
    case 'faulty':
      return 'to mend';
  }
}

const FIELD_LABELS = Object.fromEntries(
  Object.values(PASTE_COLUMNS).flatMap((columns) => columns.map(({ key, label }) => [key, label])),
);
const refusalWords = (refusal: Parameters<typeof refusalSentence>[0]): string =>
  refusal.faults.some((fault) => labelOf(fault, FIELD_LABELS) !== undefined)
    ? refusalSentence(refusal, FIELD_LABELS)
    : refusal.message;
