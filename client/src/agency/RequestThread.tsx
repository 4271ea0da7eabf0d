import { useState } from 'react';
import { useAgency } from './agency-context.ts';
import { threadClosed, threadLines } from './thread.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { counted } from '../format/language.ts';
import { minute } from '../format/zone.ts';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { LIMITS } from '#shared/limits.ts';
import styles from './agency.module.css';

export interface RequestThreadProps {
  readonly requestId: string;
  /** "H-1". */
  readonly requestRef: string;
  /** Whether questions are still taken. */
  readonly open: boolean;
}

/** Questions about one request and their answers. */
export function RequestThread({ requestId, requestRef, open }: RequestThreadProps) {
  const { operation, zone } = useAgency();
  const now = useNow(minute);
  const lines = threadLines(useRecords('message'), requestId, now, zone);
  const closed = threadClosed(operation, lines.length);
  if (lines.length === 0 && !(open && closed === null)) return null;
  return (
    <details className={styles['more']}>
      <summary>
        {lines.length === 0 ? `Ask a question about ${requestRef}` : `Questions about ${requestRef}: `}
        {lines.length > 0 && counted(lines.length, 'message')}
      </summary>
      <ol className={styles['notes']}>
        {lines.map((line) => (
          <li key={line.id}>
            <span className="muted">{line.from}</span>
            <p>{line.text}</p>
          </li>
        ))}
      </ol>
      {open && closed !== null && <p className="muted">{closed}</p>}
      {open && closed === null && <Ask requestId={requestId} requestRef={requestRef} />}
    </details>
  );
}

function Ask({ requestId, requestRef }: Omit<RequestThreadProps, 'open'>) {
  const [text, setText] = useState('');
  const { faults, message, busy, submit } = useSubmit('WriteMessage', { text: 'Message' });
  const write = async (): Promise<void> => {
    if ((await submit({ requestId, text })) !== undefined) setText('');
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
        label={`Message about ${requestRef}`}
        hint="Command reads this; no other agency does. Name nobody who was found"
        width="full"
        rows={2}
        limit={LIMITS.message}
        value={text}
        onChange={setText}
        fault={faults['text']}
      />
      {message !== undefined && <FaultText>{message}</FaultText>}
      <div>
        <Button type="submit" disabled={busy}>
          Send
        </Button>
      </div>
    </form>
  );
}
