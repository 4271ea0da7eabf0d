import { Standalone } from '../app/Standalone.tsx';
import { usePageTitle } from '../app/use-page-title.ts';
import { useSession } from '../app/use-session.ts';
import { ThemeSwitch } from '../theme/ThemeSwitch.tsx';
import { Panel } from '../ui/Panel.tsx';
import { standingWords } from '../words/labels.ts';
import { SessionsPanel } from './SessionsPanel.tsx';

/** `/account`: who one is, where one is signed in, and how Muster looks on this device. */
export function AccountPage() {
  usePageTitle('Muster: your account');
  const session = useSession();
  const account = session.kind === 'in' ? session.me.account : undefined;
  return (
    <Standalone>
      <div>
        <h1>Your account</h1>
        {account !== undefined && (
          <p className="muted">
            {account.name} · {standingWords[account.standing]}
          </p>
        )}
      </div>
      <SessionsPanel />
      <Panel title="Theme" note="on this device" look="roomy">
        <ThemeSwitch />
      </Panel>
    </Standalone>
  );
}
