import { Combobox } from '../ui/Combobox.tsx';
import { MultiCombobox } from '../ui/MultiCombobox.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { staffRoleWords } from '../words/labels.ts';
import { LIMITS } from '#shared/limits.ts';
import type { GenderAsked, StaffRole, WorksWith } from '#shared/vocabulary.ts';
import { AddForm } from './AddForm.tsx';
import { genderChoices, roleChoices, worksWithChoices } from './choices.ts';
import { languageItems } from './field-values.tsx';
import { placeItems, placeRef } from './PlaceCell.tsx';
import { usePlan } from './plan-context.ts';
import { useAdd } from './use-add.ts';
import { readOffset, type TFrame } from './window.ts';
import { WindowFields } from './WindowCell.tsx';

interface Draft {
  readonly role: StaffRole | '';
  readonly number: number | undefined;
  readonly place: string | undefined;
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
  place: undefined,
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
  place: 'Place',
  'window.start': 'From',
  'window.end': 'To',
  window: 'The hours',
  languages: 'Languages',
  gender: 'Gender',
  worksWith: 'Works',
  note: 'Note',
};

/** A need, typed: what it asks for, where, and when against T. */
export function AddRequirement({ onClose }: { readonly onClose: () => void }) {
  const { data, frame } = usePlan();
  const form = useAdd<Draft>({
    type: 'AddRequirement',
    labels: LABELS,
    empty: EMPTY,
    payloadOf: ({ place, from, to, ...rest }) => ({
      ...rest,
      place: placeRef(data, place),
      window: { start: minutes(from, frame), end: minutes(to, frame) },
    }),
    said: ({ role }) => `${role === '' ? 'Requirement' : staffRoleWords[role]} added`,
  });
  const { draft, set, faults, message, busy, add } = form;
  const hours = {
    from: timeFault(draft.from, frame, faults['window.start']),
    to: timeFault(draft.to, frame, faults['window.end'] ?? faults['window']),
  };
  return (
    <AddForm title="Add requirement" {...{ busy, message, onClose }} onSubmit={add}>
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
      <Combobox
        label="Place"
        placeholder="Type A1 or RVP"
        items={placeItems(data)}
        value={draft.place}
        onChange={(place) => set({ place })}
        fault={faults['place']}
      />
      <WindowFields draft={draft} onChange={({ from, to }) => set({ from, to })} faults={hours} />
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

/** Minutes from T, or what the schema will call missing: its fault stands beside the field's own reason. */
function minutes(text: string, frame: TFrame): number | undefined {
  const offset = readOffset(text, frame);
  return typeof offset === 'number' ? offset : undefined;
}

/** After a refusal the field says why its own text is no time, rather than that a time is needed. */
function timeFault(text: string, frame: TFrame, fault: string | undefined): string | undefined {
  if (fault === undefined) return undefined;
  const offset = readOffset(text, frame);
  return typeof offset === 'string' ? offset : fault;
}
