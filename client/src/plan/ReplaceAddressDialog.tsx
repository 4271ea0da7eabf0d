import { useState } from 'react';
import { useSubmit } from '../editing/use-submit.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { addressLine } from '../words/sentences.ts';
import { LIMITS } from '#shared/limits.ts';
import type { AddressView } from '#shared/records.ts';
import { pointOfPostcode } from './AddAddress.tsx';

export interface ReplaceAddressDialogProps {
  readonly id: string;
  readonly address: AddressView;
  readonly onClose: () => void;
}

/** Another house under the same ref, with a reason. What was known of the old one goes. */
export function ReplaceAddressDialog({ id, address, onClose }: ReplaceAddressDialogProps) {
  const say = useAnnounce();
  const [line, setLine] = useState('');
  const [postcode, setPostcode] = useState(address.postcode ?? '');
  const [reason, setReason] = useState('');
  const { faults, message, busy, submit } = useSubmit('ReplaceAddress', {
    line: 'New address',
    postcode: 'Postcode',
    reason: 'Reason',
  });
  const replace = async (): Promise<void> => {
    const point = await pointOfPostcode(postcode);
    if ((await submit({ addressId: id, line, postcode, point, reason })) === undefined) return;
    say(`${address.ref ?? 'The address'} is ${line} now`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog open title={`Replace ${address.ref ?? 'the address'}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void replace();
        }}
      >
        <p>
          Now {addressLine(address)}. <strong>Team, needs and sites stay.</strong> Its warrants, risks and drawings are
          of the old house and go; whoever was shown it is shown it no more. This cannot be undone by Ctrl+Z.
        </p>
        <TextField label="New address" value={line} onChange={setLine} fault={faults['line']} />
        <TextField
          label="Postcode"
          optional
          width="short"
          value={postcode}
          onChange={setPostcode}
          fault={faults['postcode']}
        />
        <TextArea
          label="Reason"
          hint="Goes on record with your name."
          width="full"
          limit={LIMITS.reason}
          value={reason}
          onChange={setReason}
          fault={faults['reason']}
        />
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            Replace
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}
