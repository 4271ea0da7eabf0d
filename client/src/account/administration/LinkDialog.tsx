import { useRef, useState } from 'react';
import { useSubmit } from '../../editing/use-submit.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { browserRandom, linkAddress, linkLifeWords, newLinkToken } from './link-token.ts';

export interface LinkDialogProps {
  readonly accountId: string;
  readonly name: string;
  readonly purpose: 'invitation' | 'sign_in';
  readonly onClose: () => void;
}

/**
 * Makes a one-use link and shows it once. The secret is made here; the server is told its hash and nothing else, so
 * that neither the log nor a backup opens an account.
 */
export function LinkDialog({ accountId, name, purpose, onClose }: LinkDialogProps) {
  const [address, setAddress] = useState<string>();
  const { message, busy, submit } = useSubmit('IssueLink', {});
  const invitation = purpose === 'invitation';
  const make = async (): Promise<void> => {
    const { token, hash } = newLinkToken(browserRandom);
    if ((await submit({ accountId, tokenHash: hash, purpose })) === undefined) return;
    setAddress(linkAddress(window.location.origin, token));
  };
  return (
    <Dialog open title={invitation ? `Invitation for ${name}` : `Sign-in link for ${name}`} onClose={onClose}>
      <div className="stack">
        {address === undefined ? (
          <>
            <p>
              {invitation
                ? 'By this link they choose a password.'
                : 'By this link they come in without their password, and may choose a new one.'}{' '}
              It opens once, within {linkLifeWords[purpose]}. Any link made for them before stops working.
            </p>
            {message !== undefined && <FaultText>{message}</FaultText>}
            <div>
              <Button kind="primary" disabled={busy} onClick={() => void make()}>
                Make the link
              </Button>
            </div>
          </>
        ) : (
          <Made address={address} name={name} purpose={purpose} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

interface MadeProps extends Pick<LinkDialogProps, 'name' | 'purpose' | 'onClose'> {
  readonly address: string;
}

function Made({ address, name, purpose, onClose }: MadeProps) {
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
    <>
      <Notice tone="warn">
        <strong>Shown only now.</strong> Whoever has this link can come in as {name}: hand it over in person, by a call
        or in a channel you trust.
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
      <p>Opens once, within {linkLifeWords[purpose]}.</p>
      <div className="cluster">
        <Button kind="primary" onClick={() => void copy()}>
          Copy the link
        </Button>
        <Button onClick={onClose}>Done</Button>
      </div>
    </>
  );
}
