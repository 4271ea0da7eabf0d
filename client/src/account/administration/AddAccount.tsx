import { useState } from 'react';
import { useRecords } from '../../app/hooks.ts';
import { useSubmit } from '../../editing/use-submit.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DIRECTORY, deriveId } from '#shared/ids.ts';
import type { Standing } from '#shared/commands/directory-commands.ts';
import { standingChoices } from './choices.ts';

export interface AddAccountProps {
  readonly onClose: () => void;
  /** The new account, to make its invitation at once. */
  readonly onAdded: (accountId: string, name: string) => void;
}

const NO_UNIT = 'none';

/** A person with an account. Somebody who comes to one operation by a link needs none. */
export function AddAccount({ onClose, onAdded }: AddAccountProps) {
  const agencies = useRecords('agency');
  const say = useAnnounce();
  const [name, setName] = useState('');
  const [signInName, setSignInName] = useState('');
  const [agencyId, setAgencyId] = useState('');
  const [unitId, setUnitId] = useState(NO_UNIT);
  const [standing, setStanding] = useState<Standing>('member');
  const labels = { name: 'Name', signInName: 'Sign-in name', agencyId: 'Agency', unitId: 'Unit', standing: 'Standing' };
  const { faults, message, busy, submit } = useSubmit('AddAccount', labels);
  const units = agencies.get(agencyId)?.units ?? [];
  const add = async (): Promise<void> => {
    const reply = await submit({ name, signInName, agencyId, unitId: unitId === NO_UNIT ? null : unitId, standing });
    if (reply === undefined) return;
    say(`${name} added`, { tone: 'ok' });
    onAdded(deriveId(DIRECTORY, reply.id, 0), name);
  };
  return (
    <Dialog open title="Add person" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField label="Name" autoComplete="off" value={name} onChange={setName} fault={faults['name']} />
        <TextField
          label="Sign-in name"
          hint="Small letters, figures and . _ - @ +, such as ann.example or a work e-mail"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={signInName}
          onChange={setSignInName}
          fault={faults['signInName']}
        />
        <SelectField
          label="Agency"
          prompt="Choose an agency"
          value={agencyId}
          choices={[...agencies].map(([value, agency]) => ({ value, label: agency.name ?? '' }))}
          onChange={(value) => {
            setAgencyId(value);
            setUnitId(NO_UNIT);
          }}
          fault={faults['agencyId']}
        />
        {units.length > 0 && (
          <SelectField
            label="Unit"
            optional
            value={unitId}
            choices={[
              { value: NO_UNIT, label: 'the whole agency' },
              ...units.map((unit) => ({ value: unit.id, label: unit.name })),
            ]}
            onChange={setUnitId}
            fault={faults['unitId']}
          />
        )}
        <RadioGroup
          label="Standing"
          value={standing}
          choices={standingChoices}
          onChange={setStanding}
          fault={faults['standing']}
        />
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div>
          <Button type="submit" kind="primary" disabled={busy}>
            Add person
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
