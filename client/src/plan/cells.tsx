import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import { InPlace, type InPlaceInput } from '../editing/InPlace.tsx';
import type { EditTarget } from '../editing/edits.ts';
import { useEdits } from '../editing/EditsProvider.tsx';
import type { Read } from '../editing/in-place.ts';
import { readBy } from '../editing/read-by.ts';
import { MultiCombobox } from '../ui/MultiCombobox.tsx';
import { SelectField, type Choice } from '../ui/SelectField.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { ComboItem } from '../ui/combo-items.ts';
import { ContestNote } from './ContestNote.tsx';
import { languageItems, showLanguages, showText } from './field-values.tsx';

/** What every field of the plan is told. */
export interface CellProps<T> {
  readonly target: EditTarget;
  /** What it is of, for names: "A2". */
  readonly of: string;
  readonly field: string;
  readonly label: string;
  readonly value: T;
  readonly wide?: boolean;
}

export interface PlanCellProps<T, D> extends CellProps<T> {
  readonly show: (value: unknown) => ReactNode;
  readonly draftOf: (value: T) => D;
  readonly read: (draft: D) => Read<T> | Promise<Read<T>>;
  readonly children: (input: InPlaceInput<D>) => ReactNode;
}

/** A field of the plan, edited where it stands, with what stands against it. */
export function PlanCell<T, D>(props: PlanCellProps<T, D>) {
  const { target, of, field, label, value, wide, show, draftOf, read, children } = props;
  const { save } = useEdits();
  const name = `${label} of ${of}`;
  return (
    <InPlace<T, D>
      label={label}
      of={of}
      value={value}
      wide={wide}
      show={show}
      draftOf={draftOf}
      read={read}
      save={(from, to) => save({ target, field, from, to, label: name })}
      below={<ContestNote target={target} field={field} name={name} show={show} />}
    >
      {children}
    </InPlace>
  );
}

export interface TextCellProps extends CellProps<string> {
  readonly schema: z.ZodMiniType<string>;
  /** Several lines tall; a line break still saves, as these fields have one line. */
  readonly long?: boolean;
  readonly limit?: number;
  readonly hint?: string;
  readonly show?: (value: unknown) => ReactNode;
}

export function TextCell({ schema, long, limit, hint, show = showText, ...cell }: TextCellProps) {
  return (
    <PlanCell {...cell} show={show} draftOf={(value) => value} read={readBy(schema)}>
      {({ draft, setDraft, fault, label }) =>
        long ? (
          <TextArea
            label={label}
            hideLabel
            optional
            width="full"
            value={draft}
            onChange={setDraft}
            fault={fault}
            hint={hint}
            {...(limit === undefined ? {} : { limit })}
          />
        ) : (
          <TextField
            label={label}
            hideLabel
            optional
            width="full"
            value={draft}
            onChange={setDraft}
            fault={fault}
            hint={hint}
          />
        )
      }
    </PlanCell>
  );
}

export interface ChoiceCellProps<V extends string> extends CellProps<V> {
  readonly choices: readonly Choice<V>[];
  /** Where the record holds something else than the choice's word: "nobody" is null there. */
  readonly toField?: (choice: V) => unknown;
  readonly fromField?: (value: unknown) => V;
}

/** One out of a few; a choice is saved when the field is left, or by Enter. */
export function ChoiceCell<V extends string>({ choices, toField, fromField, value, ...cell }: ChoiceCellProps<V>) {
  const choiceOf = (field: unknown): unknown => (fromField === undefined ? field : fromField(field));
  const show = (field: unknown): ReactNode =>
    showText(choices.find((choice) => choice.value === choiceOf(field))?.label);
  return (
    <PlanCell<unknown, V>
      {...cell}
      value={toField === undefined ? value : toField(value)}
      show={show}
      draftOf={() => value}
      read={(draft) => ({ ok: true, value: toField === undefined ? draft : toField(draft) })}
    >
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
    </PlanCell>
  );
}

export interface ManyCellProps extends CellProps<readonly string[]> {
  readonly items: readonly ComboItem[];
  readonly show: (value: unknown) => ReactNode;
  readonly placeholder?: string;
  readonly emptyText?: string;
  readonly read?: (values: readonly string[]) => Read<readonly string[]>;
}

const taken = (value: readonly string[]): Read<readonly string[]> => ({ ok: true, value });

/** Several out of many. */
export function ManyCell({ items, show, placeholder, emptyText, read = taken, ...cell }: ManyCellProps) {
  return (
    <PlanCell<readonly string[], readonly string[]> {...cell} show={show} draftOf={(value) => value} read={read}>
      {({ draft, setDraft, fault, label }) => (
        <MultiCombobox
          label={label}
          hideLabel
          optional
          width="full"
          items={items}
          values={draft}
          onChange={setDraft}
          fault={fault}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(emptyText === undefined ? {} : { emptyText })}
        />
      )}
    </PlanCell>
  );
}

export function LanguagesCell(cell: CellProps<readonly string[]>) {
  return (
    <ManyCell
      {...cell}
      items={languageItems}
      show={showLanguages}
      placeholder="Type a language"
      emptyText="No such language here"
    />
  );
}
