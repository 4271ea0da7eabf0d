import { useId, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { FaultText } from './FaultText.tsx';
import type { FieldBase } from './Field.tsx';
import styles from './Field.module.css';

export interface RadioChoice<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface RadioGroupProps<V extends string> extends Pick<FieldBase, 'label' | 'hint' | 'fault' | 'id'> {
  readonly value: V | '';
  readonly onChange: (value: V) => void;
  readonly choices: readonly RadioChoice<V>[];
  readonly inline?: boolean;
}

/** One out of a few, all in sight. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { label, hint, fault, id, value, onChange, choices, inline } = props;
  const made = useId();
  const own = id ?? made;
  const ids = [hint === undefined ? '' : `${own}-hint`, fault === undefined ? '' : `${own}-fault`].join(' ').trim();
  return (
    <fieldset
      id={own}
      tabIndex={-1}
      aria-describedby={ids === '' ? undefined : ids}
      className={cx(styles['group'], fault !== undefined && styles['faulty'])}
    >
      <legend className={styles['label']}>{label}</legend>
      {hint !== undefined && (
        <div className={styles['hint']} id={`${own}-hint`}>
          {hint}
        </div>
      )}
      <div className={cx(styles['choices'], inline && styles['inline'])}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles['tick']}>
            <input
              type="radio"
              name={made}
              value={choice.value}
              disabled={choice.disabled}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
            {choice.hint !== undefined && <span className={styles['tickHint']}>{choice.hint}</span>}
          </label>
        ))}
      </div>
      {fault !== undefined && <FaultText id={`${own}-fault`}>{fault}</FaultText>}
    </fieldset>
  );
}
