import type { ReactNode } from 'react';
import { counted, languageList } from '../format/language.ts';
import { readBy } from '../editing/read-by.ts';
import { Unset } from '../editing/Unset.tsx';
import type { EditTarget } from '../editing/edits.ts';
import { MultiCombobox } from '../ui/MultiCombobox.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { childrenWords } from '../words/labels.ts';
import { expectedGenderWords } from '../words/plan-labels.ts';
import { expectedSchema } from '#shared/commands/plan-fields.ts';
import { LIMITS } from '#shared/limits.ts';
import { EXPECTED_GENDERS } from '#shared/plan-vocabulary.ts';
import type { AddressView } from '#shared/records.ts';
import { PlanCell } from './cells.tsx';
import { languageItems } from './field-values.tsx';

type Expected = NonNullable<AddressView['expected']>;
export const NOBODY_EXPECTED: Expected = { number: null, languages: [], children: 'unknown' };
export const childrenChoices = (['unknown', 'none', 'possible', 'expected'] as const).map((value) => ({
  value,
  label: childrenWords[value],
}));

const genderChoices = EXPECTED_GENDERS.map((value) => ({ value, label: expectedGenderWords[value] }));

export interface ExpectedCellProps {
  readonly target: EditTarget;
  readonly of: string;
  readonly value: Expected | undefined;
}

/** Whom a team may find at an address, as far as anybody knows: one field, since its parts belong together. */
export function ExpectedCell({ value = NOBODY_EXPECTED, ...about }: ExpectedCellProps) {
  return (
    <PlanCell<Expected, Expected>
      {...about}
      wide
      field="expected"
      label="People expected"
      value={value}
      show={showExpected}
      draftOf={(expected) => expected}
      read={readBy(expectedSchema)}
    >
      {({ draft, setDraft, fault }) => (
        <div className="stack">
          <NumberField
            label="How many"
            hint="Empty where nobody knows"
            optional
            max={LIMITS.people}
            value={draft.number ?? undefined}
            onChange={(number) => setDraft({ ...draft, number: number ?? null })}
          />
          <MultiCombobox
            label="Languages"
            optional
            items={languageItems}
            values={draft.languages}
            onChange={(languages) => setDraft({ ...draft, languages })}
            placeholder="Type a language"
          />
          <SelectField
            label="Children"
            value={draft.children}
            choices={childrenChoices}
            onChange={(children) => setDraft({ ...draft, children })}
          />
          <SelectField
            label="Women or men"
            value={draft.gender ?? 'unknown'}
            choices={genderChoices}
            onChange={(gender) => setDraft({ ...draft, gender })}
          />
          {fault !== undefined && <FaultText>{fault}</FaultText>}
        </div>
      )}
    </PlanCell>
  );
}

function showExpected(value: unknown): ReactNode {
  if (typeof value !== 'object' || value === null || !('languages' in value)) return <Unset />;
  const { number, languages, children, gender = 'unknown' } = value as Expected;
  const nothing = number === null && languages.length === 0 && children === 'unknown' && gender === 'unknown';
  if (nothing) return <Unset>not known</Unset>;
  const people = number === null ? 'number not known' : counted(number, 'person', 'people');
  const spoken = languages.length === 0 ? '' : ` · ${languageList(languages)}`;
  const who = gender === 'unknown' ? '' : ` · ${expectedGenderWords[gender]}`;
  return `${people}${who}${spoken} · ${childrenWords[children]}`;
}

/** Only how many are expected; the rest of the field stays as it is. */
export function ExpectedNumberCell({ value = NOBODY_EXPECTED, ...about }: ExpectedCellProps) {
  return (
    <PlanCell<Expected, number | undefined>
      {...about}
      field="expected"
      label="People expected"
      value={value}
      show={showExpected}
      draftOf={({ number }) => number ?? undefined}
      read={(number) => readBy(expectedSchema)({ ...value, number: number ?? null })}
    >
      {({ draft, setDraft, fault, label }) => (
        <NumberField
          label={label}
          hideLabel
          width="full"
          max={LIMITS.people}
          value={draft}
          onChange={setDraft}
          fault={fault}
        />
      )}
    </PlanCell>
  );
}

/** Only the languages of those expected. */
export function ExpectedLanguagesCell({ value = NOBODY_EXPECTED, ...about }: ExpectedCellProps) {
  return (
    <PlanCell<Expected, readonly string[]>
      {...about}
      field="expected"
      label="Languages expected"
      value={value}
      show={showExpected}
      draftOf={({ languages }) => languages}
      read={(languages) => readBy(expectedSchema)({ ...value, languages })}
    >
      {({ draft, setDraft, fault, label }) => (
        <MultiCombobox
          label={label}
          hideLabel
          width="full"
          items={languageItems}
          values={draft}
          onChange={setDraft}
          placeholder="Type a language"
          fault={fault}
        />
      )}
    </PlanCell>
  );
}
