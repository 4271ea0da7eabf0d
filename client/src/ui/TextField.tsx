import type { InputHTMLAttributes, Ref } from 'react';
import { Field, type FieldBase } from './Field.tsx';

type Native = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'name'
  | 'autoComplete'
  | 'inputMode'
  | 'maxLength'
  | 'placeholder'
  | 'disabled'
  | 'readOnly'
  | 'spellCheck'
  | 'autoCapitalize'
  | 'onBlur'
  | 'onFocus'
  | 'onKeyDown'
>;

export interface TextFieldProps extends FieldBase, Native {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'search' | 'url';
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, hint, fault, id, optional, width, hideLabel, value, onChange, type = 'text', ...native } = props;
  const base = pickBase({ label, hint, fault, id, optional, width, hideLabel });
  return (
    <Field {...base}>
      {(control) => (
        <input
          {...native}
          {...control}
          type={type}
          value={value}
          required={optional !== true}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Leaves out what was not given, so that a field's own defaults serve. */
export function pickBase(base: Loose<FieldBase>): FieldBase {
  return Object.fromEntries(Object.entries(base).filter(([, value]) => value !== undefined)) as unknown as FieldBase;
}
