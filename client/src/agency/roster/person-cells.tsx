import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import { InPlace, type InPlaceInput } from '../../editing/InPlace.tsx';
import { useEdits } from '../../editing/EditsProvider.tsx';
import type { FieldEdit } from '../../editing/edits.ts';
import { readBy } from '../../editing/read-by.ts';
import { Unset } from '../../editing/Unset.tsx';
import { languageName } from '../../format/language.ts';
import { MultiCombobox } from '../../ui/MultiCombobox.tsx';
import { SelectField, type Choice } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { staffRoleWords } from '../../words/labels.ts';
import { rosterFields } from '#shared/commands/agency-commands.ts';
import { rosterDetailFields, type Dialect } from '#shared/commands/staffing-fields.ts';
import { languageItems, personLabels, roleItems } from './choices.ts';

const SCHEMAS = { ...rosterFields, conflict: rosterDetailFields.conflict };
type FieldName = Exclude<keyof typeof SCHEMAS, 'phone'>;

interface CellProps<T> {
  readonly personId: string;
  /** Whose it is, for names of fields. */
  readonly of: string;
  readonly field: FieldName;
  readonly value: T;
}

interface PersonCellProps<T, D> extends CellProps<T> {
  readonly show: (value: T) => ReactNode;
  readonly draftOf: (value: T) => D;
  /** The draft as the field's schema reads it. */
  readonly fieldOf?: (draft: D) => unknown;
  /** What hangs together with it and goes with the same edit. */
  readonly also?: (to: T) => readonly FieldEdit[];
  readonly children: (input: InPlaceInput<D>) => ReactNode;
}

/** One field of somebody on the roster, edited where it stands: names what it was typed over. */
function PersonCell<T, D>({
  personId,
  of,
  field,
  value,
  show,
  draftOf,
  fieldOf,
  also,
  children,
}: PersonCellProps<T, D>) {
  const { save } = useEdits();
  const label = personLabels[field];
  const schema: z.ZodMiniType = SCHEMAS[field];
  const read = readBy(schema as z.ZodMiniType<T>);
  return (
    <InPlace<T, D>
      label={label}
      of={of}
      value={value}
      show={show}
      draftOf={draftOf}
      read={(draft) => read(fieldOf === undefined ? draft : fieldOf(draft))}
      save={(from, to) =>
        save({
          target: { kind: 'rosterPerson', id: personId },
          field,
          from,
          to,
          label: `${label} of ${of}`,
          ...((also?.(to).length ?? 0) > 0 && { also: also?.(to) ?? [] }),
        })
      }
    >
      {children}
    </InPlace>
  );
}

const showText = (value: string): ReactNode => (value === '' ? <Unset /> : value);

export function TextCell(cell: CellProps<string>) {
  return (
    <PersonCell<string, string> {...cell} show={showText} draftOf={(value) => value}>
      {({ draft, setDraft, fault, label }) => (
        <TextField label={label} hideLabel width="full" value={draft} onChange={setDraft} fault={fault} />
      )}
    </PersonCell>
  );
}

interface ChoiceCellProps<V extends string> extends CellProps<unknown> {
  readonly choices: readonly Choice<V>[];
  readonly choiceOf: (value: unknown) => V;
  readonly fieldOf: (choice: V) => unknown;
}

export function ChoiceCell<V extends string>({ choices, choiceOf, fieldOf, ...cell }: ChoiceCellProps<V>) {
  const show = (value: unknown): ReactNode =>
    choices.find((choice) => choice.value === choiceOf(value))?.label ?? <Unset />;
  return (
    <PersonCell<unknown, V> {...cell} show={show} draftOf={choiceOf} fieldOf={fieldOf}>
      {({ draft, setDraft, fault, label }) => (
        <SelectField
          label={label}
          hideLabel
          width="full"
          value={draft}
          onChange={setDraft}
          choices={choices}
          fault={fault}
        />
      )}
    </PersonCell>
  );
}

const showRoles = (roles: readonly string[]): ReactNode =>
  roles.length === 0 ? <Unset /> : roles.map((role) => staffRoleWords[role as keyof typeof staffRoleWords]).join(', ');
const showLanguages = (languages: readonly string[]): ReactNode =>
  languages.length === 0 ? <Unset>none named</Unset> : languages.map(languageName).join(', ');

interface ManyCellProps extends CellProps<readonly string[]> {
  readonly field: 'roles' | 'languages';
  /** Her dialects: those of a language that goes, go with it. */
  readonly dialects?: readonly Dialect[];
}

/** Roles or languages: several out of many. */
export function ManyCell({ dialects = [], ...cell }: ManyCellProps) {
  const roles = cell.field === 'roles';
  return (
    <PersonCell<readonly string[], readonly string[]>
      {...cell}
      show={roles ? showRoles : showLanguages}
      draftOf={(value) => value}
      also={(to) => {
        const left = dialects.filter(({ language }) => to.includes(language));
        return roles || left.length === dialects.length ? [] : [{ field: 'dialects', from: dialects, to: left }];
      }}
    >
      {({ draft, setDraft, fault, label }) => (
        <MultiCombobox
          label={label}
          hideLabel
          width="full"
          items={roles ? roleItems : languageItems}
          values={draft}
          onChange={setDraft}
          fault={fault}
          placeholder={roles ? 'Type a role' : 'Type a language'}
        />
      )}
    </PersonCell>
  );
}
