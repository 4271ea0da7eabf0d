import { counted, listOf } from '../format/language.ts';
import { Notice } from '../ui/Notice.tsx';
import { Panel } from '../ui/Panel.tsx';
import { SelectField, type Choice } from '../ui/SelectField.tsx';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import { AlikeFaults } from './AlikeFaults.tsx';
import { MatchColumns } from './MatchColumns.tsx';
import { tallyOf, type SheetView } from './model.ts';
import { RowsTable } from './RowsTable.tsx';
import type { PlanNow } from './rows/plan-rows.ts';
import { tooManyWords } from './read/read-file.ts';
import type { ImportUse } from './use-import.ts';
import { KIND_LABELS, tallyWords } from './words.ts';
import styles from './import.module.css';

export interface SheetPanelProps {
  readonly view: SheetView;
  readonly use: ImportUse;
  readonly plan: PlanNow;
}

type KindChoice = RowKind | 'none';
const choicesOf = (kinds: readonly RowKind[]): readonly Choice<KindChoice>[] => [
  ...kinds.map((value) => ({ value, label: KIND_LABELS[value] })),
  { value: 'none', label: 'Left out' },
];

/** One sheet: what it is taken for, what each column is, and what each row will do. */
export function SheetPanel({ view, use, plan }: SheetPanelProps) {
  const { sheet, key, match, fileName } = view.use;
  const tally = tallyOf(view.rows);
  // A text file is its own one sheet, named after it.
  const isText = fileName.startsWith(`${sheet.name}.`);
  return (
    <Panel
      title={isText ? fileName : `Sheet: ${sheet.name}`}
      note={isText ? undefined : fileName}
      actions={
        <SelectField<KindChoice>
          label={`What is in ${sheet.name}`}
          hideLabel
          width="short"
          value={match.kind ?? 'none'}
          choices={choicesOf(use.place.kinds)}
          onChange={(kind) => use.setKind(key, kind === 'none' ? null : kind)}
        />
      }
    >
      {match.kind === null ? (
        <p className="muted">
          {sheet.hidden ? 'This sheet is hidden in its workbook. ' : ''}
          {counted(sheet.rows.length + sheet.tooMany, 'row')} left out. To bring them in, choose above whether they are{' '}
          {use.place.kindWords}.
        </p>
      ) : (
        <div className={styles['sheet']}>
          <output className={styles['tally']}>
            {tallyWords(tally).map((sentence) => (
              <span key={sentence}>{sentence}</span>
            ))}
          </output>
          {view.left > 0 && <Notice tone="warn">{tooManyWords(view.left)}</Notice>}
          {view.titles.length > 0 && (
            <p className="muted">
              Left out as titles among the rows: {listOf(view.titles.slice(0, 6).map((title) => `“${title}”`))}.
            </p>
          )}
          <MatchColumns view={view} use={use} kind={match.kind} />
          <AlikeFaults key={`${match.kind} alike`} view={view} use={use} kind={match.kind} />
          <RowsTable key={match.kind} view={view} use={use} plan={plan} kind={match.kind} />
        </div>
      )}
    </Panel>
  );
}
