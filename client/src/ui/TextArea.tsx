import type { Ref } from 'react';
import { Field, type FieldBase } from './Field.tsx';
import { pickBase } from './TextField.tsx';

export interface TextAreaProps extends FieldBase {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name?: string;
  readonly rows?: number;
  /** Shown as "n left" once nine tenths are used; what is over the limit stays, for the writer to shorten. */
  readonly limit?: number;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, fault, id, optional, width, hideLabel, value, onChange, limit, rows = 3, ...native } = props;
  const left = limit === undefined ? undefined : limit - value.length;
  const near = left !== undefined && limit !== undefined && left < limit / 10;
  const count =
    near && left !== undefined ? (left >= 0 ? `${left} letters left` : `${-left} letters too many`) : undefined;
  const base = pickBase({ label, hint: count ?? hint, fault, id, optional, width, hideLabel });
  return (
    <Field {...base}>
      {(control) => (
        <textarea
          {...native}
          {...control}
          rows={rows}
          value={value}
          required={optional !== true}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
