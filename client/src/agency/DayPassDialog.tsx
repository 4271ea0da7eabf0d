import { useState } from 'react';
import { useAgency } from './agency-context.ts';
import type { ActedOn } from './PersonActs.tsx';
import { browserRandom, codeInHalves, codeSpelled, newPassCode } from './worker-secrets.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './agency.module.css';

/** Makes the code that opens the place on her phone, for reading out to her. The server is told its hash alone. */
export function DayPassDialog({ line, onClose }: { readonly line: ActedOn; readonly onClose: () => void }) {
  const { operationId } = useAgency();
  const [code, setCode] = useState<string>();
  const { message, busy, submit } = useSubmit('IssueDayPass', {});
  const make = async (): Promise<void> => {
    const { secret, hash } = newPassCode(browserRandom, operationId, line.id);
    if ((await submit({ assignmentId: line.id, codeHash: hash })) === undefined) return;
    setCode(secret);
  };
  return (
    <Dialog open title={`Day pass for ${line.name}`} width="narrow" onClose={onClose}>
      <div className="stack">
        {code === undefined ? (
          <>
            <p>
              The code opens the place and whom to ring, on the one phone on which she types it, until she is stood
              down. She types it on the page of her answer link.{' '}
              {line.passMade && <strong>The code made for her before stops working.</strong>}
            </p>
            {message !== undefined && <FaultText>{message}</FaultText>}
            <div className="cluster">
              <Button kind="primary" disabled={busy} onClick={() => void make()}>
                Make the code
              </Button>
              <Button onClick={onClose}>Not now</Button>
            </div>
          </>
        ) : (
          <>
            <Notice tone="warn">
              <strong>Shown only now.</strong> Read it out to her; do not write it in the message with the link.
            </Notice>
            <output className={styles['code']} aria-label="Day-pass code">
              {codeInHalves(code)}
            </output>
            <p className="muted">{codeSpelled(code)}</p>
            <div>
              <Button kind="primary" onClick={onClose}>
                Done
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
