import { NumberField } from '../ui/NumberField.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { LIMITS } from '#shared/limits.ts';
import type { GenderAsked, StaffRole, WorksWith } from '#shared/vocabulary.ts';
import { genderChoices, roleChoices, worksWithChoices } from './choices.ts';
import { LanguagesField } from './LanguagesField.tsx';
import { usePlan } from './plan-context.ts';
import { OffsetField, typedOffset } from './records/OffsetField.tsx';
import type { TFrame } from './window.ts';

/** A need as it is typed: what an address usually needs, or what one place does. */
export interface NeedDraft {
  readonly role: StaffRole | '';
  readonly number: number | undefined;
  readonly from: string;
  readonly to: string;
  readonly languages: readonly string[];
  readonly gender: GenderAsked;
  readonly worksWith: WorksWith;
  readonly note: string;
}

export const EMPTY_NEED: NeedDraft = {
  role: '',
  number: 1,
  from: 'T-1:00',
  to: 'T+4:00',
  languages: [],
  gender: 'any',
  worksWith: 'women_found',
  note: '',
};

export const NEED_LABELS = {
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

/** The hours of a draft as minutes from T; what is no time is undefined, for the schema to refuse. */
export const typedHours = ({ from, to }: Pick<NeedDraft, 'from' | 'to'>, frame: TFrame) => ({
  start: typedOffset(from, frame),
  end: typedOffset(to, frame),
});

export interface NeedFieldsProps {
  readonly draft: NeedDraft;
  readonly set: (part: Partial<NeedDraft>) => void;
  readonly faults: Readonly<Record<string, string>>;
}

/** Who is asked for, and how many. */
export function NeedAskedFields({ draft, set, faults }: NeedFieldsProps) {
  return (
    <>
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
    </>
  );
}

/** From when to when, and what else is asked of whoever comes. */
export function NeedDetailFields({ draft, set, faults }: NeedFieldsProps) {
  const { frame } = usePlan();
  return (
    <>
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
      <LanguagesField
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
    </>
  );
}
