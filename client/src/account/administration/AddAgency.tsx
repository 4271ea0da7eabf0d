import { useState } from 'react';
import { useSubmit } from '../../editing/use-submit.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { AgencyKind } from '#shared/vocabulary.ts';
import { agencyKindChoices } from './choices.ts';

/** A new agency. */
export function AddAgency({ onClose }: { readonly onClose: () => void }) {
  const say = useAnnounce();
  const [name, setName] = useState('');
  const [short, setShort] = useState('');
  const [kind, setKind] = useState<AgencyKind | ''>('');
  const { faults, message, busy, submit } = useSubmit('AddAgency', { name: 'Name', short: 'Short name', kind: 'Kind' });
  const add = async (): Promise<void> => {
    if ((await submit({ name, short, kind })) === undefined) return;
    say(`${name} added`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog open title="Add agency" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField label="Name" placeholder="Harbour Support" value={name} onChange={setName} fault={faults['name']} />
        <TextField
          label="Short name"
          hint="For tables, and the letter of its requests: Harbour"
          width="short"
          value={short}
          onChange={setShort}
          fault={faults['short']}
        />
        <SelectField
          label="Kind"
          prompt="Choose a kind"
          value={kind}
          choices={agencyKindChoices}
          onChange={setKind}
          fault={faults['kind']}
        />
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div>
          <Button type="submit" kind="primary" disabled={busy}>
            Add agency
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
