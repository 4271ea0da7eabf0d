import { useState, type SyntheticEvent } from 'react';
import type { LinkLook } from '../connection/api.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { FormFaults } from './FormFaults.tsx';
import { NewPasswordFields, shortFault } from './NewPasswordFields.tsx';
import { useRedeem } from './use-redeem.ts';
import styles from './account.module.css';

const IDS = { password: 'new-password' };

/** A sign-in link: one press signs in and uses it up; a new password can be set with the same press. */
export function SignInByLink({ token, link }: { readonly token: string; readonly link: LinkLook }) {
  const { faults, message, busy, refuse, redeem } = useRedeem(token);
  const [password, setPassword] = useState('');
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const wrong = password === '' ? [] : shortFault(password);
    if (wrong.length > 0) refuse(wrong);
    else void redeem(password === '' ? undefined : password);
  };
  return (
    <>
      <h1>Sign in by link</h1>
      <p>
        This link is for <b>{link.name}</b> ({link.signInName}) and is good once. Opening this page has used nothing up;
        the button below does.
      </p>
      <FormFaults faults={faults} message={message} ids={IDS} title="You are not signed in" />
      <Panel label="Sign in" look="roomy">
        <form className="stack" onSubmit={onSubmit} noValidate>
          <Button kind="primary" type="submit" full disabled={busy}>
            {busy ? 'Signing in…' : `Sign in as ${link.name}`}
          </Button>
          <details className={styles['more']}>
            <summary>Forgotten your password? Set a new one too</summary>
            <div className="stack">
              <NewPasswordFields
                id={IDS.password}
                value={password}
                onChange={setPassword}
                fault={faults['password']}
                signInName={link.signInName}
                optional
              />
            </div>
          </details>
        </form>
      </Panel>
    </>
  );
}
