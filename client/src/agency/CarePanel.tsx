import { useState } from 'react';
import { useAgency } from './agency-context.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { ReasonDialog } from '../editing/ReasonDialog.tsx';
import { useSubmit } from '../editing/use-submit.ts';
import { nearTime } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Panel } from '../ui/Panel.tsx';
import { ErasedMark } from '../ui/States.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { isErased } from '#shared/erased.ts';
import { LIMITS } from '#shared/limits.ts';
import type { LogEntryView } from '#shared/records.ts';
import styles from './agency.module.css';

/** The agency's own care notes. Command sees that there is one, of which agency and when; never the words. */
export function CarePanel() {
  const { agency, zone } = useAgency();
  const entries = useRecords('logEntry');
  const now = useNow(minute);
  const [striking, setStriking] = useState<string>();
  const newest = [...entries].sort(([, a], [, b]) => (b.happenedAt ?? 0) - (a.happenedAt ?? 0));
  return (
    <Panel look="roomy" title="Your care notes">
      <p className="muted">
        Police do not read this. They see that {agency.name ?? 'your agency'} wrote a note, and when. Name nobody who
        was found.
      </p>
      <WriteNote />
      <ul className={styles['notes']}>
        {newest.map(([id, entry]) => (
          <li key={id}>
            <span className="muted">
              {nearTime(entry.happenedAt ?? 0, now, zone)} · {entry.by ?? 'your agency'}
            </span>
            <p className={entry.struck ? styles['struck'] : undefined}>
              <Words entry={entry} />
            </p>
            {entry.struck ? (
              <span className="muted">
                Struck out by {entry.struck.by}: {entry.struck.reason}
              </span>
            ) : (
              <Button kind="quiet" onClick={() => setStriking(id)}>
                Strike out…
                <VisuallyHidden>{` the note of ${nearTime(entry.happenedAt ?? 0, now, zone)}`}</VisuallyHidden>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {striking !== undefined && (
        <ReasonDialog
          title="Strike the note out"
          type="StrikeLogEntry"
          payload={{ entryId: striking }}
          act="Strike out"
          onClose={() => setStriking(undefined)}
        >
          <p>The words stay readable to your agency, struck through. Nothing is ever removed from the record.</p>
        </ReasonDialog>
      )}
    </Panel>
  );
}

function Words({ entry }: { readonly entry: LogEntryView }) {
  if (entry.text === undefined) return null;
  return isErased(entry.text) ? <ErasedMark /> : entry.text;
}

function WriteNote() {
  const [text, setText] = useState('');
  const say = useAnnounce();
  const { faults, message, busy, submit } = useSubmit('WriteLogEntry', { text: 'Note' });
  const write = async (): Promise<void> => {
    const reply = await submit({ sight: 'care', addressId: null, text, source: 'desk' });
    if (reply === undefined) return;
    setText('');
    say('Note recorded', { tone: 'ok' });
  };
  return (
    <form
      className={styles['write']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <TextArea
        label="New note"
        width="full"
        rows={2}
        limit={LIMITS.logText}
        value={text}
        onChange={setText}
        fault={faults['text']}
      />
      {message !== undefined && <FaultText>{message}</FaultText>}
      <div>
        <Button type="submit" disabled={busy}>
          Record the note
        </Button>
      </div>
    </form>
  );
}
