import { useState } from 'react';
import { useSubmit } from '../../editing/use-submit.ts';
import { parseTime } from '../../format/parse-time.ts';
import { dayAndTime } from '../../format/time.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { usePlan } from '../plan-context.ts';
import styles from './records.module.css';

/** Pencils a date: a day and a time, read by the operation's own clock. */
export function PencilDate() {
  const { frame } = usePlan();
  const { zone, now } = frame;
  const say = useAnnounce();
  const [typed, setTyped] = useState('');
  const { faults, message, busy, submit } = useSubmit('PencilDate', { t: 'The date' });
  const context = { reference: now, zone };
  const reading = parseTime(typed, context);
  const pencil = async (): Promise<void> => {
    const t = reading.kind === 'at' ? reading.at : undefined;
    if ((await submit({ t })) === undefined || t === undefined) return;
    say(`Pencilled: ${dayAndTime(t, zone)}`, { tone: 'ok' });
    setTyped('');
  };
  return (
    <form
      className={styles['pencil']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void pencil();
      }}
    >
      <TimeField
        label="Another date"
        hint="Such as 3 Dec 14:00"
        width="normal"
        value={typed}
        onChange={setTyped}
        context={context}
        fault={reading.kind === 'fault' ? undefined : faults['t']}
      />
      <Button type="submit" disabled={busy}>
        Pencil it
      </Button>
      {message !== undefined && <FaultText>{message}</FaultText>}
    </form>
  );
}
