import { useState, useSyncExternalStore } from 'react';
import { useClient } from './client.ts';
import type { Leaving } from './leave.ts';
import { useSessionFace } from './use-session.ts';
import { counted } from '../format/language.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './SignOutButton.module.css';

/** Signs out and sweeps this device. Reports that were not yet recorded are asked about first. */
export function SignOutButton() {
  const { outbox } = useClient();
  const { signOut } = useSessionFace();
  const pending = useSyncExternalStore(outbox.onChange, outbox.pending);
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const waiting = pending.filter(({ state }) => typeof state === 'string').length;
  const leave = (reports: Leaving): void => {
    setLeaving(true);
    void signOut(reports);
  };
  return (
    <>
      <button
        type="button"
        className={styles['out']}
        disabled={leaving}
        onClick={() => (waiting > 0 ? setAsking(true) : leave('discard_reports'))}
      >
        {leaving ? 'Signing out…' : 'Sign out'}
      </button>
      <Dialog
        open={asking && !leaving}
        title="Sign out with reports not yet recorded?"
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" onClick={() => leave('discard_reports')}>
              Discard them and sign out
            </Button>
            <Button kind="primary" onClick={() => leave('keep_reports')}>
              Keep them and sign out
            </Button>
          </>
        }
      >
        <p>
          Command has not heard of {counted(waiting, 'report')} made on this device. Kept, they hold no address and are
          sent when you sign in here again.
        </p>
      </Dialog>
    </>
  );
}
