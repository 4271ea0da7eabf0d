import { Field, type FieldBase } from './Field.tsx';
import { pickBase } from './TextField.tsx';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectFieldProps<V extends string> extends FieldBase {
  readonly value: V | '';
  readonly onChange: (value: V) => void;
  readonly choices: readonly Choice<V>[];
  /** The first, empty line: "Choose a team". */
  readonly prompt?: string;
  readonly name?: string;
  readonly disabled?: boolean;
}

/** One out of a short, known list; the browser's own list, which phones draw large. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, hint, fault, id, optional, width, hideLabel, value, onChange, choices, prompt, ...native } = props;
  const choose = (picked: string): void => {
    const choice = choices.find((one) => one.value === picked);
    if (choice !== undefined) onChange(choice.value);
  };
  return (
    <Field {...pickBase({ label, hint, fault, id, optional, width, hideLabel })}>
      {(control) => (
        <select {...native} {...control} value={value} onChange={(event) => choose(event.target.value)}>
          {(prompt !== undefined || value === '') && (
            <option value="" disabled>
              {prompt ?? 'Choose one'}
            </option>
          )}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
