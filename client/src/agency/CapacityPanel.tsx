import { useState } from 'react';
import { useAgency } from './agency-context.ts';
import { CapacityForm } from './CapacityForm.tsx';
import { capacityLines, type CapacityLine } from './capacity.ts';
import { closedBecause } from './closed.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { minute } from '../format/zone.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Panel } from '../ui/Panel.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './agency.module.css';

/** What the agency lets it be known that it could send, before anything is asked of it. Nobody is named. */
export function CapacityPanel() {
  const { operation, zone } = useAgency();
  const now = useNow(minute);
  const lines = capacityLines(useRecords('capacity'), now, zone);
  const [isOpen, setIsOpen] = useState(false);
  const closed = closedBecause(operation, 'DeclareCapacity');
  return (
    <Panel look="roomy" title="What you could send">
      <p className="muted">
        The lead reads all of this: role, number, languages, who, hours and note, and that it comes from you. It names
        nobody and promises nothing. No other agency reads it.
      </p>
      {lines.length === 0 && <p>You have not said yet what you could send.</p>}
      <ul className={styles['notes']}>
        {lines.map((line) => (
          <li key={line.id}>
            <Declared line={line} mayWithdraw={closed === null} />
          </li>
        ))}
      </ul>
      {closed !== null && <p className="muted">{closed}</p>}
      {closed === null &&
        (isOpen ? (
          <CapacityForm onClose={() => setIsOpen(false)} />
        ) : (
          <div className={styles['write']}>
            <div>
              <Button onClick={() => setIsOpen(true)}>Say what you could send…</Button>
            </div>
          </div>
        ))}
    </Panel>
  );
}

function Declared({ line, mayWithdraw }: { readonly line: CapacityLine; readonly mayWithdraw: boolean }) {
  const say = useAnnounce();
  const { message, busy, submit } = useSubmit('WithdrawCapacity', {});
  const withdraw = async (): Promise<void> => {
    if ((await submit({ capacityId: line.id })) === undefined) return;
    say(`Withdrawn: ${line.what}`, { tone: 'ok' });
  };
  return (
    <>
      <b>{line.what}</b>
      <div className="muted">
        {line.when} · said {line.since}
      </div>
      {line.note !== '' && <p>“{line.note}”</p>}
      {mayWithdraw && (
        <Button kind="quiet" disabled={busy} onClick={() => void withdraw()}>
          Withdraw<VisuallyHidden>{`: ${line.what}, ${line.when}`}</VisuallyHidden>
        </Button>
      )}
      {message !== undefined && <FaultText>{message}</FaultText>}
    </>
  );
}
