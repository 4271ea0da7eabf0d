import { MultiCombobox } from '../ui/MultiCombobox.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Gender } from '#shared/vocabulary.ts';
import { AddForm } from './AddForm.tsx';
import { LanguagesField } from './LanguagesField.tsx';
import { staffGenderChoices, staffRoleItems } from './staff-columns.tsx';
import { useAdd } from './use-add.ts';

interface Draft {
  readonly name: string;
  readonly number: string;
  readonly roles: readonly string[];
  readonly languages: readonly string[];
  readonly gender: Gender;
}
const EMPTY: Draft = { name: '', number: '', roles: [], languages: [], gender: 'not_said' };

/** One of the force's own people; where they go is said in the table, or by putting them there. */
export function AddStaff({ onClose }: { readonly onClose: () => void }) {
  const { draft, set, faults, message, busy, add, first } = useAdd<Draft>({
    type: 'AddStaff',
    labels: { name: 'Name', number: 'Number', roles: 'Roles', languages: 'Languages', gender: 'Gender' },
    empty: EMPTY,
    payloadOf: (staff) => ({ ...staff, posting: null }),
    said: ({ name }) => `${name} added`,
  });
  return (
    <AddForm title="Add staff" {...{ busy, message, onClose }} onSubmit={add}>
      <TextField
        ref={first}
        label="Name"
        value={draft.name}
        onChange={(name) => set({ name })}
        fault={faults['name']}
      />
      <TextField
        label="Number"
        hint="Collar or staff number"
        optional
        width="short"
        value={draft.number}
        onChange={(number) => set({ number })}
        fault={faults['number']}
      />
      <MultiCombobox
        label="Roles"
        optional
        items={staffRoleItems}
        values={draft.roles}
        onChange={(roles) => set({ roles })}
        fault={faults['roles']}
      />
      <LanguagesField
        values={draft.languages}
        onChange={(languages) => set({ languages })}
        fault={faults['languages']}
      />
      <SelectField
        label="Gender"
        width="short"
        value={draft.gender}
        choices={staffGenderChoices}
        onChange={(gender) => set({ gender })}
        fault={faults['gender']}
      />
    </AddForm>
  );
}
