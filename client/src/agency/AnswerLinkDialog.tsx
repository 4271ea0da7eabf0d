import { useRef, useState } from 'react';
import { useAgency } from './agency-context.ts';
import { MailLink } from './MailLink.tsx';
import type { ActedOn } from './PersonActs.tsx';
import { answerAddress, browserRandom, newAnswerSecret, tokenOf } from './worker-secrets.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Makes the link by which she answers, and shows it once. Its secret is made here; the server is told the hash alone. */
export function AnswerLinkDialog({ line, onClose }: { readonly line: ActedOn; readonly onClose: () => void }) {
  const { operationId } = useAgency();
  const [made, setMade] = useState<string>();
  const { message, busy, submit } = useSubmit('IssueAnswerLink', {});
  const make = async (): Promise<void> => {
    const { secret, hash } = newAnswerSecret(browserRandom);
    if ((await submit({ assignmentId: line.id, tokenHash: hash })) === undefined) return;
    setMade(secret);
  };
  return (
    <Dialog open title={`Answer link for ${line.name}`} onClose={onClose}>
      {made === undefined ? (
        <div className="stack">
          <p>
            By this link she reads the role, hours and area, and says yes or no on her own phone. It names no place, and
            opening it uses nothing up. {line.linkMade && <strong>The link made for her before stops working.</strong>}
          </p>
          {message !== undefined && <FaultText>{message}</FaultText>}
          <div className="cluster">
            <Button kind="primary" disabled={busy} onClick={() => void make()}>
              Make the link
            </Button>
            <Button onClick={onClose}>Not now</Button>
          </div>
        </div>
      ) : (
        <Made
          address={answerAddress(window.location.origin, operationId, line.id, made)}
          assignmentId={line.id}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface MadeProps {
  readonly address: string;
  readonly assignmentId: string;
  readonly onClose: () => void;
}

function Made({ address, assignmentId, onClose }: MadeProps) {
  const field = useRef<HTMLInputElement>(null);
  const say = useAnnounce();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      say('Link copied', { tone: 'ok' });
    } catch {
      // Some browsers let no page copy by itself: the text is marked, and Ctrl+C does it.
      field.current?.focus();
      field.current?.select();
      say('Press Ctrl+C to copy the marked link', { tone: 'warn' });
    }
  };
  return (
    <div className="stack">
      <Notice tone="warn">
        <strong>Shown only now.</strong> Send it to her alone: whoever has it can answer in her place.
      </Notice>
      <TextField
        ref={field}
        label="Link"
        width="full"
        readOnly
        value={address}
        onChange={() => undefined}
        onFocus={(event) => event.target.select()}
      />
      <div className="cluster">
        <Button kind="primary" onClick={() => void copy()}>
          Copy the link
        </Button>
        <Button onClick={onClose}>Done</Button>
      </div>
      <MailLink assignmentId={assignmentId} token={tokenOf(address)} />
    </div>
  );
}
