import { useState } from 'react';
import { useSubmit } from '../../editing/use-submit.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { MultiCombobox } from '../../ui/MultiCombobox.tsx';
import { SelectField, type Choice } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { Gender, WorksWith } from '#shared/vocabulary.ts';
import { genderChoices, languageItems, personLabels, roleItems, worksWithChoices } from './choices.ts';
import { unitOfChoice, WHOLE_AGENCY } from './roster-people.ts';

export interface AddPersonDialogProps {
  readonly units: readonly Choice[];
  readonly onClose: () => void;
}

/** Adds one person to the roster. */
export function AddPersonDialog({ units, onClose }: AddPersonDialogProps) {
  const say = useAnnounce();
  const [name, setName] = useState('');
  const [shownName, setShownName] = useState('');
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [languages, setLanguages] = useState<readonly string[]>([]);
  const [gender, setGender] = useState<Gender>('not_said');
  const [worksWith, setWorksWith] = useState<WorksWith>('women_found');
  const [unit, setUnit] = useState(units[0]?.value ?? WHOLE_AGENCY);
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const { faults, message, busy, submit } = useSubmit('AddPerson', personLabels);
  const add = async (): Promise<void> => {
    const shown = shownName.trim() === '' ? name : shownName;
    const unitId = unitOfChoice(unit);
    const payload = { name, shownName: shown, unitId, roles, languages, gender, worksWith, phone, email };
    if ((await submit(payload)) === undefined) return;
    say(`${name} added to the roster`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog open title="Add a person" onClose={onClose}>
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
          label="Name shown"
          hint="The name they work under, such as Worker A; empty for their own"
          autoComplete="off"
          optional
          value={shownName}
          onChange={setShownName}
          fault={faults['shownName']}
        />
        <MultiCombobox
          label="Roles"
          items={roleItems}
          values={roles}
          onChange={setRoles}
          placeholder="Type a role"
          fault={faults['roles']}
        />
        <MultiCombobox
          label="Languages"
          optional
          items={languageItems}
          values={languages}
          onChange={setLanguages}
          placeholder="Type a language"
          fault={faults['languages']}
        />
        <SelectField label="Gender" value={gender} onChange={setGender} choices={genderChoices} />
        <SelectField label="Works" value={worksWith} onChange={setWorksWith} choices={worksWithChoices} />
        {units.length > 1 && (
          <SelectField label="Unit" value={unit} onChange={setUnit} choices={units} fault={faults['unitId']} />
        )}
        <ReachFields phone={phone} setPhone={setPhone} email={email} setEmail={setEmail} faults={faults} />
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

interface ReachFieldsProps {
  readonly phone: string;
  readonly setPhone: (phone: string) => void;
  readonly email: string;
  readonly setEmail: (email: string) => void;
  readonly faults: Readonly<Record<string, string>>;
}

/** How she is reached; both are kept sealed. */
function ReachFields({ phone, setPhone, email, setEmail, faults }: ReachFieldsProps) {
  return (
    <>
      <TextField
        label="Telephone"
        hint="Kept sealed; it is not listed on this page"
        type="tel"
        autoComplete="off"
        optional
        value={phone}
        onChange={setPhone}
        fault={faults['phone']}
      />
      <TextField
        label="Mail"
        hint="Kept sealed, for telling her"
        type="email"
        autoComplete="off"
        optional
        value={email}
        onChange={setEmail}
        fault={faults['email']}
      />
      <p className="muted">Papers, hours and conflicts are noted on her card afterwards.</p>
    </>
  );
}
