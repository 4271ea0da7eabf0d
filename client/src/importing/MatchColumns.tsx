import { listOf } from '../format/language.ts';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { IMPORT_COLUMNS, type RowKind } from '#shared/paste/row-drafts.ts';
import type { SheetView } from './model.ts';
import { fileColumns, headChoices, type FileColumn } from './rows/match.ts';
import type { ImportUse } from './use-import.ts';
import styles from './import.module.css';

export interface MatchColumnsProps {
  readonly view: SheetView;
  readonly use: ImportUse;
  readonly kind: RowKind;
}

const unused = 'unused';

/** What each column of the file is taken for, to be corrected; and which are not used. */
export function MatchColumns({ view, use, kind }: MatchColumnsProps) {
  const { key, sheet, match } = view.use;
  const columns = fileColumns(sheet, match);
  const choices = [
    { value: unused, label: 'Not used' },
    ...IMPORT_COLUMNS[kind].map((column) => ({ value: column.key, label: column.label })),
  ];
  const keyOf = ({ at }: FileColumn): string => match.columns[at] ?? unused;
  const left = columns.filter((column) => keyOf(column) === unused && !column.phone);
  const phones = columns.filter((column) => keyOf(column) === unused && column.phone);
  const missing = IMPORT_COLUMNS[kind].filter(
    ({ key: own, needed }) => needed && columns.every((column) => keyOf(column) !== own),
  );
  return (
    <>
      {missing.map(({ label }) => (
        <Notice key={label} tone="warn">
          No column is taken for {label}, which every row needs. Choose it below.
        </Notice>
      ))}
      <details className={styles['match']} open={missing.length > 0 || match.head === -1 ? true : undefined}>
        <summary>
          {columns.length - left.length - phones.length} of {columns.length} columns used
          {left.length > 0 && `. Not used: ${listOf(left.map(nameOf))}`}
          {phones.length > 0 && `. Telephone numbers are not kept: ${listOf(phones.map(nameOf))}`}
        </summary>
        <p className="muted">
          {match.head === -1 && 'Without headings the usual order is taken. '}A cell that is empty, or says “n/a” or
          “tbc”, changes nothing. Correcting a column puts mended cells back.
        </p>
        <div className={styles['head']}>
          <SelectField
            label="Headings stand in"
            value={String(match.head)}
            choices={headsOf(view)}
            onChange={(head) => use.setHead(key, Number(head))}
          />
        </div>
        <div className={styles['columns']}>
          {columns.map((column) => (
            <SelectField
              key={column.at}
              label={nameOf(column)}
              hint={column.sample === '' ? 'no cell filled' : column.sample}
              width="full"
              value={keyOf(column)}
              choices={choices}
              onChange={(picked) => use.setColumn(key, column.at, picked === unused ? null : picked)}
            />
          ))}
        </div>
      </details>
    </>
  );
}

const headsOf = ({ use: { sheet } }: SheetView) => [
  ...headChoices(sheet).map(({ row, cells }, at) => ({
    value: String(at),
    label: `Row ${row}: ${cells
      .filter((cell) => cell !== '')
      .join(', ')
      .slice(0, 40)}`,
  })),
  { value: '-1', label: 'No row: there are no headings' },
];

/** Column A, B, … AB where there is no heading. */
function nameOf({ heading, at }: FileColumn): string {
  const letter = (n: number): string => String.fromCharCode(65 + n);
  const name = at < 26 ? letter(at) : `${letter(Math.floor(at / 26) - 1)}${letter(at % 26)}`;
  return heading === '' ? `Column ${name}` : heading;
}
