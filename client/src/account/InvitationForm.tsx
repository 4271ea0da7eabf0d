import { useState, type SyntheticEvent } from 'react';
import type { LinkLook } from '../connection/api.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { FormFaults } from './FormFaults.tsx';
import { NewPasswordFields, shortFault } from './NewPasswordFields.tsx';
import { useRedeem } from './use-redeem.ts';

const IDS = { password: 'new-password' };

/** The first visit: choose a password. The link is used up when the password is taken, and not before. */
export function InvitationForm({ token, link }: { readonly token: string; readonly link: LinkLook }) {
  const { faults, message, busy, refuse, redeem } = useRedeem(token);
  const [password, setPassword] = useState('');
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const wrong = shortFault(password);
    if (wrong.length > 0) refuse(wrong);
    else void redeem(password);
  };
  return (
    <>
      <h1>Welcome to Muster</h1>
      <p>
        This invitation is for <b>{link.name}</b>. Your sign-in name is <b>{link.signInName}</b>. If that is not you,
        close this page and tell whoever sent it: opening it has used nothing up.
      </p>
      <FormFaults faults={faults} message={message} ids={IDS} title="The password is not set" />
      <Panel title="Choose a password" look="roomy">
        <form className="stack" onSubmit={onSubmit} noValidate>
          <NewPasswordFields
            id={IDS.password}
            value={password}
            onChange={setPassword}
            fault={faults['password']}
            signInName={link.signInName}
          />
          <div>
            <Button kind="primary" type="submit" disabled={busy}>
              {busy ? 'Setting…' : 'Set the password and sign in'}
            </Button>
          </div>
        </form>
      </Panel>
    </>
  );
}
