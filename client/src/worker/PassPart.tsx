import { useState, type SyntheticEvent } from 'react';
import { useMayAct } from './use-worker.ts';
import { openPass } from '../connection/api.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './worker.module.css';

/** The code that her coordinator reads out; on this phone it opens the place and whom to ring. */
export function PassPart() {
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const mayAct = useMayAct();
  const open = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (code.trim() === '') return setFault('Type the 8 letters and figures of the code.');
    setBusy(true);
    const answer = await openPass(code);
    // The socket was opened under the link alone: the page begins anew, under the pass.
    if (answer.ok) return window.location.reload();
    setBusy(false);
    const wait = answer.waitSeconds === undefined ? '' : ` Wait ${Math.ceil(answer.waitSeconds / 60)} min.`;
    setFault(answer.answered ? `${wordsOf(answer.refusal.code)}${wait}` : 'No signal: the code was not sent.');
  };
  return (
    <Panel look="roomy" title="Where it is">
      <form className={styles['acts']} noValidate onSubmit={(event) => void open(event)}>
        <TextField
          label="Code"
          hint="A code from your coordinator opens it, on this phone only."
          width="full"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={24}
          value={code}
          onChange={setCode}
          {...(fault === undefined ? {} : { fault })}
        />
        <Button type="submit" full disabled={busy || !mayAct}>
          Open
        </Button>
      </form>
    </Panel>
  );
}

function wordsOf(code: string): string {
  switch (code) {
    case 'wrong_code':
    case 'bad_input':
      return 'That code does not open this here. A code opens on one phone; ask your coordinator to read out a new one.';
    case 'too_fast':
      return 'Too many wrong codes.';
    case 'link_spent':
    case 'signed_out':
      return 'Your link no longer opens. Ask your coordinator for a new one.';
    default:
      return 'Muster could not open it. Try again.';
  }
}
