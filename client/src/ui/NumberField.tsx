import { useState } from 'react';
import { Field, type FieldBase } from './Field.tsx';
import { pickBase } from './TextField.tsx';
import { parseWhole, wholeFault } from './whole.ts';

export interface NumberFieldProps extends FieldBase {
  /** `undefined` while the field is empty or holds no whole number in range. */
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly min?: number;
  readonly max?: number;
  readonly name?: string;
  readonly disabled?: boolean;
}

/**
 * A whole number, typed. A text input with a number pad: `type=number` changes under a scrolling wheel and swallows
 * what it cannot read. Text that is no number stays in sight, with the reason under it.
 */
export function NumberField(props: NumberFieldProps) {
  const {
    label,
    hint,
    fault,
    id,
    optional,
    width = 'short',
    hideLabel,
    value,
    onChange,
    min = 0,
    max,
    ...native
  } = props;
  const [typed, setTyped] = useState<string>();
  const range = max === undefined ? { min } : { min, max };
  const shown =
    typed !== undefined && parseWhole(typed, range) === value ? typed : value === undefined ? '' : String(value);
  const own = typed === undefined ? undefined : wholeFault(shown, range);
  return (
    <Field {...pickBase({ label, hint, fault: fault ?? own, id, optional, width, hideLabel })}>
      {(control) => (
        <input
          {...native}
          {...control}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={shown}
          required={optional !== true}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(parseWhole(event.target.value, range));
          }}
        />
      )}
    </Field>
  );
}
