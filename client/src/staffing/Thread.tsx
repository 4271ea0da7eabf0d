import { useState } from 'react';
import { useNow } from '../app/hooks.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { nearTime } from '../format/time.ts';
import { counted } from '../format/language.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { LIMITS } from '#shared/limits.ts';
import type { OutLine } from './out-list.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './side.module.css';

/** Questions about one request and their answers; the box that answers them. */
export function Thread({ line }: { readonly line: OutLine }) {
  const { data, may } = useStaffing();
  const now = useNow(60_000);
  const [open, setOpen] = useState(line.asksUs);
  const { thread } = line;
  if (thread.length === 0 && !may) return null;
  return (
    <details className={styles['thread']} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {thread.length === 0 ? 'Write to them' : counted(thread.length, 'message')}{' '}
        {line.asksUs && <Chip tone="warn">waits for an answer</Chip>}
      </summary>
      <ol>
        {thread.map((message) => (
          <li key={message.id} className={message.ours ? styles['ours'] : styles['theirs']}>
            <span className={styles['quiet']}>
              {message.by}, {nearTime(message.at, now, data.operation.zone)}
            </span>
            <p>{message.text}</p>
          </li>
        ))}
      </ol>
      {may && open && <AnswerBox requestId={line.id} name={line.ref} />}
    </details>
  );
}

function AnswerBox({ requestId, name }: { readonly requestId: string; readonly name: string }) {
  const [text, setText] = useState('');
  const { faults, message, busy, submit } = useSubmit('WriteMessage', { text: 'The message' });
  return (
    <form
      className={styles['part']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit({ requestId, text }).then((recorded) => recorded !== undefined && setText(''));
      }}
    >
      <TextArea
        label={`Message about ${name}`}
        hint="They read it before any place is shown: no street, no name."
        width="full"
        rows={2}
        limit={LIMITS.message}
        value={text}
        onChange={setText}
        fault={faults['text']}
      />
      {message !== undefined && <FaultText>{message}</FaultText>}
      <div className={styles['buttons']}>
        <Button type="submit" disabled={busy}>
          Send
        </Button>
      </div>
    </form>
  );
}
