import { useState } from 'react';
import { counted } from '../../format/language.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { PasteKind, Separator } from '#shared/paste.ts';
import { PasteTable } from './PasteTable.tsx';
import { endWords, pasteSummary, standingOf } from './paste-view.ts';
import type { PasteUse } from './use-paste.ts';
import styles from './paste.module.css';

export interface PasteRowsProps {
  readonly kind: PasteKind;
  readonly paste: PasteUse;
  readonly looked: NonNullable<PasteUse['looked']>;
  readonly className: string;
}

const SEPARATOR_CHOICES: readonly { value: Separator; label: string }[] = [
  { value: 'tab', label: 'tabs' },
  { value: 'comma', label: 'commas' },
  { value: 'semicolon', label: 'semicolons' },
];
/** Rows drawn at first: a table of hundreds of open fields would be slow to type in. */
const firstRows = 100;

/** What the pasted text was read as, row by row, and what has become of each. */
export function PasteRows({ kind, paste, looked, className }: PasteRowsProps) {
  const { views, running, end } = paste;
  const [onlyFaulty, setOnlyFaulty] = useState(false);
  const [most, setMost] = useState(firstRows);
  const faulty = views.filter((view) => looked.mending.has(view.row) || standingOf(view) === 'refused');
  const picked = onlyFaulty ? faulty : views;
  return (
    <div className={className}>
      <output className={styles['summary']}>
        {pasteSummary(views, looked.rows).map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </output>
      {running !== undefined && (
        <label className={styles['progress']}>
          <span>
            {running.done} of {counted(running.of, 'row')} answered
          </span>
          <progress value={running.done} max={Math.max(1, running.of)} />
        </label>
      )}
      {end !== undefined && end !== 'done' && <Notice tone="warn">{endWords[end]}</Notice>}
      <div className={styles['tools']}>
        <SelectField
          label="Columns are separated by"
          width="short"
          value={looked.rows.separator}
          choices={SEPARATOR_CHOICES}
          disabled={running !== undefined}
          onChange={(separator) => paste.look(looked.text, separator)}
        />
        {faulty.length > 0 && (
          <CheckField
            label={`Show only the ${counted(faulty.length, 'row')} to mend`}
            checked={onlyFaulty}
            onChange={setOnlyFaulty}
          />
        )}
      </div>
      <PasteTable kind={kind} paste={paste} looked={looked} views={picked.slice(0, most)} />
      {picked.length > most && (
        <Button onClick={() => setMost(most + firstRows)}>
          Show {Math.min(firstRows, picked.length - most)} more of {picked.length} rows
        </Button>
      )}
    </div>
  );
}
