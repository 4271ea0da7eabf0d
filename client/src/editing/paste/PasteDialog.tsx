import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { listOf } from '../../format/language.ts';
import type { Known, PasteKind } from '#shared/paste.ts';
import { PASTE_COLUMNS } from '#shared/paste.ts';
import { PasteRows } from './PasteRows.tsx';
import { usePaste } from './use-paste.ts';
import { isToSend } from './paste-view.ts';
import styles from './paste.module.css';

export interface PasteDialogProps {
  readonly kind: PasteKind;
  /** "Paste addresses". */
  readonly title: string;
  /** What exists already, for the names that cells may use. */
  readonly known: Known;
  readonly onClose: () => void;
}

/**
 * Rows out of a spreadsheet: pasted, read, mended in place, and added one by one with the ordinary commands. Closing
 * stops a run; what was recorded stays.
 */
export function PasteDialog({ kind, title, known, onClose }: PasteDialogProps) {
  const paste = usePaste(kind, known);
  const [text, setText] = useState('');
  const { looked, running } = paste;
  const close = (): void => {
    paste.stop();
    onClose();
  };
  const count = paste.views.filter(isToSend).length;
  return (
    <Dialog
      open
      title={title}
      width="wide"
      onClose={close}
      actions={
        looked === undefined ? (
          <Button kind="primary" disabled={text.trim() === ''} onClick={() => paste.look(text)}>
            Look at the rows
          </Button>
        ) : (
          <>
            {running === undefined && <Button onClick={paste.back}>Back to the text</Button>}
            {running === undefined && count === 0 && (
              <Button kind="primary" onClick={close}>
                Done
              </Button>
            )}
            {running === undefined && count > 0 && (
              <Button kind="primary" onClick={paste.start}>
                {count === 1 ? 'Add 1 row' : `Add ${count} rows`}
              </Button>
            )}
            {running !== undefined && (
              <Button kind="danger" onClick={paste.stop}>
                Stop
              </Button>
            )}
          </>
        )
      }
    >
      {looked === undefined ? (
        <div className="stack">
          <p>
            Copy rows out of a spreadsheet and paste them here. Columns are known by their headings; without headings
            they are read in this order: {columnsText(kind)}.
          </p>
          <TextArea
            label="Rows"
            hint="Nothing is added before you have looked at the rows."
            width="full"
            rows={12}
            value={text}
            onChange={setText}
          />
        </div>
      ) : (
        <PasteRows kind={kind} paste={paste} looked={looked} className={styles['rows'] ?? ''} />
      )}
    </Dialog>
  );
}

const columnsText = (kind: PasteKind): string =>
  listOf(PASTE_COLUMNS[kind].map(({ label, needed }) => (needed ? `${label} (needed)` : label)));
