import { useState, type SyntheticEvent } from 'react';
import { useSearchParams } from 'wouter';
import { cameIn } from '../app/leave.ts';
import { Standalone } from '../app/Standalone.tsx';
import { usePageTitle } from '../app/use-page-title.ts';
import { signIn } from '../connection/api.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Panel } from '../ui/Panel.tsx';
import { TextField } from '../ui/TextField.tsx';
import { signInNameSchema } from '#shared/commands/directory-commands.ts';
import { parse } from '#shared/parse.ts';
import type { Fault } from '#shared/refusals.ts';
import { FormFaults } from './FormFaults.tsx';
import { safePath } from './safe-path.ts';
import { useCall } from './use-call.ts';

const LABELS = { name: 'Sign-in name', password: 'Password' };
const IDS = { name: 'sign-in-name', password: 'sign-in-password' };

/** `/sign-in`: name and password. Which of the two was wrong is not said. */
export function SignInPage() {
  usePageTitle('Muster: sign in');
  const [search] = useSearchParams();
  const call = useCall(LABELS);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const submit = async (): Promise<void> => {
    const faults = faultsOf(name, password);
    if (faults.length > 0) return call.refuse(faults);
    if ((await call.make(() => signIn(name, password))) === undefined) return;
    cameIn();
    // A fresh page for whoever has come: nothing of who was here before is in its memory.
    window.location.assign(safePath(search.get('to')));
  };
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <Standalone width="narrow">
      <h1>Sign in</h1>
      <FormFaults faults={call.faults} message={call.message} ids={IDS} title="You are not signed in" />
      <Panel label="Sign in" look="roomy">
        <form className="stack" onSubmit={onSubmit} noValidate>
          <TextField
            id={IDS.name}
            label={LABELS.name}
            value={name}
            onChange={setName}
            fault={call.faults['name']}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            width="full"
          />
          <TextField
            id={IDS.password}
            label={LABELS.password}
            type={shown ? 'text' : 'password'}
            value={password}
            onChange={setPassword}
            fault={call.faults['password']}
            autoComplete="current-password"
            spellCheck={false}
            width="full"
          />
          <CheckField label="Show the password" checked={shown} onChange={setShown} />
          <div>
            <Button kind="primary" type="submit" disabled={call.busy}>
              {call.busy ? 'Signing in…' : 'Sign in'}
            </Button>
          </div>
        </form>
      </Panel>
      <p className="muted">
        No password yet, or forgotten? An administrator of Muster sends you a link that is good once.
      </p>
    </Standalone>
  );
}

function faultsOf(name: string, password: string): readonly Fault[] {
  const read = parse(signInNameSchema, name);
  const ofName = read.ok ? [] : [{ field: 'name', reason: name.trim() === '' ? 'empty' : 'not_form' } satisfies Fault];
  return password === '' ? [...ofName, { field: 'password', reason: 'empty' }] : ofName;
}
