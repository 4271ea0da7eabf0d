import { useState, type DragEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { ImportUse } from './use-import.ts';
import styles from './import.module.css';

/** Where files are chosen, or dropped; and which of them cannot be read. */
export function FilePicker({ use }: { readonly use: ImportUse }) {
  const { add, remove, reading, unread, views } = use;
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    if (files !== null && files.length > 0) void add([...files]);
  };
  const drag = (event: DragEvent, inside: boolean): void => {
    event.preventDefault();
    setOver(inside);
  };
  const names = [...new Set(views.map(({ use: { fileName } }) => fileName))];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a shortcut; files are chosen by key below
    <section
      className={cx(styles['picker'], over && styles['over'])}
      aria-label="Files to bring in"
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <Field
        label="Files"
        hint="Workbooks (.xlsx) and text files (.csv, .txt), several at once, up to 10 MB each. You may drop them here."
        width="full"
      >
        {(control) => (
          <input
            {...control}
            className={cx(control.className, styles['file'])}
            type="file"
            multiple
            accept=".xlsx,.xlsm,.csv,.tsv,.txt"
            disabled={reading}
            onChange={(event) => {
              take(event.target.files);
              // So that the same file, mended meanwhile, can be chosen again.
              event.target.value = '';
            }}
          />
        )}
      </Field>
      <output className={styles['names']}>
        {reading && <span>Reading…</span>}
        {names.map((name) => (
          <span key={name} className={styles['name']}>
            {name}
            <Button kind="quiet" onClick={() => remove(name)} aria-label={`Take ${name} away`}>
              Take away
            </Button>
          </span>
        ))}
      </output>
      {unread.map(({ name, reason }) => (
        <div key={name} role="alert">
          <Notice tone="warn" actions={<Button onClick={() => remove(name)}>Take away</Button>}>
            <strong>{name}</strong>: {reason}
          </Notice>
        </div>
      ))}
    </section>
  );
}
