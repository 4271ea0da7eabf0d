import type { ReactNode } from 'react';
import { listOf } from '../format/language.ts';
import { Unset } from '../editing/Unset.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { genderWords, staffRoleWords } from '../words/labels.ts';
import { lowerFirst, nameText } from '../words/sentences.ts';
import { staffFields } from '#shared/commands/plan-record-fields.ts';
import type { StaffView } from '#shared/plan-records.ts';
import { GENDERS, STAFF_ROLES, type StaffRole } from '#shared/vocabulary.ts';
import { ChoiceCell, LanguagesCell, ManyCell, PlanCell, TextCell } from './cells.tsx';
import { showLanguages, showText } from './field-values.tsx';
import { usePlan } from './plan-context.ts';
import { postingChoices, postingKey, postingName, postingOf, NOT_POSTED, type Posting } from './postings.ts';
import type { BulkField } from './table/bulk-fields.ts';
import type { Column, GridRow } from './table/columns.ts';

type Row = GridRow<StaffView>;

export const staffGenderChoices = GENDERS.map((value) => ({ value, label: genderWords[value] }));
export const staffRoleItems = STAFF_ROLES.map((value) => ({ value, label: staffRoleWords[value] }));
const about = ({ id, name }: Row) => ({ target: { kind: 'staff', id } as const, of: name });

export const showRoles = (value: unknown): ReactNode =>
  Array.isArray(value) && value.length > 0 ? (
    listOf(value.map((role: StaffRole, at) => (at === 0 ? staffRoleWords[role] : lowerFirst(staffRoleWords[role]))))
  ) : (
    <Unset>none named</Unset>
  );

/** A place by its name. It reads the plan itself, so that the columns stay the same whatever changes there. */
function PostedTo({ posting }: { readonly posting: Posting | null }) {
  const { data } = usePlan();
  return posting === null ? <Unset>not posted</Unset> : postingName(data, posting);
}
const showPosting = (value: unknown): ReactNode => <PostedTo posting={(value ?? null) as Posting | null} />;

/** The columns of the table of staff. A row's derived value is the name of the place where they are posted. */
export const staffColumns: readonly Column<StaffView>[] = [
  {
    key: 'name',
    head: 'Name',
    cell: ({ view }) => nameText(view.name),
    editor: (row) => (
      <TextCell {...about(row)} field="name" label="Name" value={nameText(row.view.name)} schema={staffFields.name} />
    ),
  },
  {
    key: 'number',
    head: 'Number',
    cell: ({ view }) => showText(nameText(view.number)),
    editor: (row) => (
      <TextCell
        {...about(row)}
        field="number"
        label="Number"
        value={nameText(row.view.number)}
        schema={staffFields.number}
      />
    ),
  },
  {
    key: 'roles',
    head: 'Roles',
    field: { name: 'roles', show: showRoles },
    cell: ({ view }) => showRoles(view.roles),
    editor: (row) => (
      <ManyCell
        {...about(row)}
        field="roles"
        label="Roles"
        value={row.view.roles ?? []}
        items={staffRoleItems}
        show={showRoles}
      />
    ),
  },
  {
    key: 'languages',
    head: 'Languages',
    field: { name: 'languages', show: showLanguages },
    cell: ({ view }) => showLanguages(view.languages),
    editor: (row) => (
      <LanguagesCell {...about(row)} field="languages" label="Languages" value={row.view.languages ?? []} />
    ),
  },
  {
    key: 'gender',
    head: 'Gender',
    field: { name: 'gender', show: (value) => genderWords[value as keyof typeof genderWords] },
    cell: ({ view }) => genderWords[view.gender ?? 'not_said'],
    editor: (row) => (
      <ChoiceCell
        {...about(row)}
        field="gender"
        label="Gender"
        value={row.view.gender ?? 'not_said'}
        choices={staffGenderChoices}
      />
    ),
  },
  {
    key: 'posting',
    head: 'Posted to',
    field: { name: 'posting', show: showPosting },
    cell: ({ derived }) => (typeof derived === 'string' ? derived : <Unset>not posted</Unset>),
    editor: (row) => <PostingCell row={row} />,
  },
];

/** Where somebody is put, out of hundreds of places: by typing a call sign, a ref or a name. */
function PostingCell({ row }: { readonly row: Row }) {
  const { data } = usePlan();
  return (
    <PlanCell<Posting | null, string | undefined>
      {...about(row)}
      field="posting"
      label="Posted to"
      value={row.view.posting ?? null}
      show={showPosting}
      draftOf={postingKey}
      read={(key) => ({ ok: true, value: postingOf(key ?? NOT_POSTED) })}
    >
      {({ draft, setDraft, fault, label }) => (
        <Combobox
          label={label}
          hideLabel
          width="full"
          items={postingChoices(data)}
          value={draft}
          onChange={setDraft}
          fault={fault}
          placeholder="Type a call sign or a ref"
        />
      )}
    </PlanCell>
  );
}

/** The fields of staff that many can be given at once. */
export const staffBulk = (places: Parameters<typeof postingChoices>[0]): readonly BulkField[] => [
  { name: 'posting', label: 'Posted to', kind: 'choice', choices: postingChoices(places), toField: postingOf },
  { name: 'gender', label: 'Gender', kind: 'choice', choices: staffGenderChoices, toField: (choice) => choice },
];
