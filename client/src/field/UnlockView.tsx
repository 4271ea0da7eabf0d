import { useState, type SyntheticEvent } from 'react';
import { SubView } from './SubView.tsx';
import { cameIn } from '../app/leave.ts';
import { useConnection } from '../app/hooks.ts';
import { signIn } from '../connection/api.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './field.module.css';

/** Signing in again opens the phone: the page is loaded anew for whoever has come. Reports that wait here stay. */
export function UnlockView({ onBack }: { readonly onBack: () => void }) {
  const { kind } = useConnection();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    const answer = await signIn(name.trim(), password);
    if (answer.ok) {
      cameIn();
      return window.location.reload();
    }
    setBusy(false);
    setFault(answer.answered ? answer.refusal.message : 'No signal: the phone could not be unlocked.');
  };
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <SubView title="Unlock" onBack={onBack}>
      {kind === 'offline' ? (
        <p className={styles['others']}>Unlocking needs signal. Until then this phone goes on writing.</p>
      ) : (
        <form className="stack" onSubmit={onSubmit}>
          {fault !== undefined && (
            <p role="alert" className={styles['fault']}>
              {fault}
            </p>
          )}
          <TextField
            label="Sign-in name"
            value={name}
            onChange={setName}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            width="full"
          />
          <TextField
            label="Password"
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            width="full"
          />
          <Button kind="primary" full type="submit" disabled={busy || name.trim() === '' || password === ''}>
            {busy ? 'Signing in…' : 'Sign in'}
          </Button>
        </form>
      )}
    </SubView>
  );
}
