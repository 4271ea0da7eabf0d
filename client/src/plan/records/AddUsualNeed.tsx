import { MultiCombobox } from '../../ui/MultiCombobox.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { staffRoleWords } from '../../words/labels.ts';
import { LIMITS } from '#shared/limits.ts';
import type { GenderAsked, StaffRole, WorksWith } from '#shared/vocabulary.ts';
import { AddForm } from '../AddForm.tsx';
import { genderChoices, roleChoices, worksWithChoices } from '../choices.ts';
import { languageItems } from '../field-values.tsx';
import { usePlan } from '../plan-context.ts';
import { useAdd } from '../use-add.ts';
import { OffsetField, typedOffset } from './OffsetField.tsx';

interface Draft {
  readonly role: StaffRole | '';
  readonly number: number | undefined;
  readonly from: string;
  readonly to: string;
  readonly languages: readonly string[];
  readonly gender: GenderAsked;
  readonly worksWith: WorksWith;
  readonly note: string;
}
const EMPTY: Draft = {
  role: '',
  number: 1,
  from: 'T-1:00',
  to: 'T+4:00',
  languages: [],
  gender: 'any',
  worksWith: 'women_found',
  note: '',
};
const LABELS = {
  role: 'Role',
  number: 'How many',
  'window.start': 'From',
  'window.end': 'To',
  window: 'The hours',
  languages: 'Languages',
  gender: 'Gender',
  worksWith: 'Works',
  note: 'Note',
};

/** What each address usually needs, typed. */
export function AddUsualNeed({ onClose }: { readonly onClose: () => void }) {
  const { frame } = usePlan();
  const { draft, set, faults, message, busy, add } = useAdd<Draft>({
    type: 'AddUsualNeed',
    labels: LABELS,
    empty: EMPTY,
    payloadOf: ({ from, to, ...rest }) => ({
      ...rest,
      window: { start: typedOffset(from, frame), end: typedOffset(to, frame) },
    }),
    said: ({ role }) => `${role === '' ? 'Usual need' : staffRoleWords[role]} added`,
  });
  return (
    <AddForm title="Add usual need" {...{ busy, message, onClose }} onSubmit={add}>
      <SelectField
        label="Role"
        prompt="Choose a role"
        width="short"
        value={draft.role}
        choices={roleChoices}
        onChange={(role) => set({ role })}
        fault={faults['role']}
      />
      <NumberField
        label="How many"
        min={1}
        max={LIMITS.number}
        value={draft.number}
        onChange={(number) => set({ number })}
        fault={faults['number']}
      />
      <OffsetField
        label="From"
        frame={frame}
        value={draft.from}
        onChange={(from) => set({ from })}
        fault={faults['window.start']}
      />
      <OffsetField
        label="To"
        frame={frame}
        value={draft.to}
        onChange={(to) => set({ to })}
        fault={faults['window.end'] ?? faults['window']}
      />
      <MultiCombobox
        label="Languages"
        optional
        placeholder="Type a language"
        items={languageItems}
        values={draft.languages}
        onChange={(languages) => set({ languages })}
        fault={faults['languages']}
      />
      <SelectField
        label="Gender"
        width="short"
        value={draft.gender}
        choices={genderChoices}
        onChange={(gender) => set({ gender })}
        fault={faults['gender']}
      />
      <SelectField
        label="Works"
        width="short"
        value={draft.worksWith}
        choices={worksWithChoices}
        onChange={(worksWith) => set({ worksWith })}
        fault={faults['worksWith']}
      />
      <TextField
        label="Note for the agency"
        hint="They read this before any place is shown: no street, no name."
        optional
        width="full"
        value={draft.note}
        onChange={(note) => set({ note })}
        fault={faults['note']}
      />
    </AddForm>
  );
}
