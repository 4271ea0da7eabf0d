import type { ReactNode } from 'react';
import { useEdits } from '../../../editing/EditsProvider.tsx';
import { InPlace, type InPlaceInput } from '../../../editing/InPlace.tsx';
import type { Read } from '../../../editing/in-place.ts';
import { Unset } from '../../../editing/Unset.tsx';
import { TextField } from '../../../ui/TextField.tsx';

/** Whose a detail is, and as what it is recorded. */
export interface DetailOf {
  readonly personId: string;
  readonly of: string;
}

interface DetailTextProps<T> extends DetailOf {
  readonly label: string;
  readonly value: T;
  readonly show: (value: T) => string;
  readonly typed: (value: T) => string;
  readonly read: (text: string) => Read<T>;
  /** The edit of the record that puts a value in place of the one that stood there. */
  readonly field: string;
  readonly fieldOf?: (value: T) => unknown;
  readonly hint?: string;
  readonly unset?: string;
  readonly placeholder?: string;
  /** Where the record does not carry the value: told what was recorded. */
  readonly onSaved?: (value: T) => void;
}

/** One detail of somebody on the roster that is typed as a line of text where it stands. */
export function DetailText<T>(props: DetailTextProps<T>) {
  const {
    personId,
    of,
    label,
    value,
    show,
    typed,
    read,
    field,
    fieldOf,
    hint,
    unset = 'not set',
    placeholder,
    onSaved,
  } = props;
  const { save } = useEdits();
  const wordsOf = (shown: T): ReactNode => show(shown) || <Unset>{unset}</Unset>;
  return (
    <InPlace<T, string>
      label={label}
      of={of}
      value={value}
      show={wordsOf}
      draftOf={typed}
      read={read}
      save={async (from, to) => {
        const whole = fieldOf ?? ((one: T): unknown => one);
        const edit = { field, from: whole(from), to: whole(to), label: `${label} of ${of}` };
        const why = await save({ target: { kind: 'rosterPerson', id: personId }, ...edit });
        if (why === undefined) onSaved?.(to);
        return why;
      }}
    >
      {({ draft, setDraft, fault, label: whole }: InPlaceInput<string>) => (
        <TextField
          label={whole}
          hideLabel
          width="full"
          {...(hint === undefined ? {} : { hint })}
          {...(placeholder === undefined ? {} : { placeholder })}
          autoComplete="off"
          value={draft}
          onChange={setDraft}
          fault={fault}
        />
      )}
    </InPlace>
  );
}
