import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { IMPORT_COLUMNS, type RowKind } from '#shared/paste/row-drafts.ts';
import type { SheetView } from './model.ts';
import type { ImportUse } from './use-import.ts';
import styles from './import.module.css';

export interface AlikeFaultsProps {
  readonly view: SheetView;
  readonly use: ImportUse;
  readonly kind: RowKind;
}

interface Alike {
  readonly column: string;
  readonly text: string;
  readonly message: string;
  readonly count: number;
}

/** Groups offered at once; the rest come up as these are mended. */
const most = 8;

/** The same fault in several rows, mended in all of them at once. */
export function AlikeFaults({ view, use, kind }: AlikeFaultsProps) {
  const groups = alikeIn(view).slice(0, most);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  if (groups.length === 0) return null;
  return (
    <ul className={styles['alike']} aria-label="The same fault in several rows">
      {groups.map(({ column, text, message, count }) => {
        const id = `${column} ${text}`;
        const label = IMPORT_COLUMNS[kind].find(({ key }) => key === column)?.label ?? column;
        return (
          <li key={id}>
            <TextField
              label={`${label} “${text}” in ${count} rows`}
              hint={message}
              width="full"
              value={texts[id] ?? text}
              onChange={(typed) => setTexts({ ...texts, [id]: typed })}
            />
            <Button
              onClick={() => use.mendAlike(view, column, text, texts[id] ?? text)}
              disabled={texts[id] === undefined}
            >
              Write in all {count}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function alikeIn({ rows }: SheetView): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const { cells, reading } of rows) {
    if (reading.kind !== 'faulty') continue;
    for (const { column, message } of reading.faults) {
      const text = cells[column] ?? '';
      if (column === '' || text === '') continue;
      const id = `${column} ${text}`;
      const before = groups.get(id);
      groups.set(id, { column, text, message, count: (before?.count ?? 0) + 1 });
    }
  }
  return [...groups.values()].filter(({ count }) => count > 1).toSorted((a, b) => b.count - a.count);
}
