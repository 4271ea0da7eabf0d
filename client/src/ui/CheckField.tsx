import { useId } from 'react';
import { cx } from './cx.ts';
import { FaultText } from './FaultText.tsx';
import type { FieldBase } from './Field.tsx';
import styles from './Field.module.css';

export interface CheckFieldProps extends Pick<FieldBase, 'label' | 'hint' | 'fault' | 'id'> {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly name?: string;
  readonly disabled?: boolean;
}

/** One yes or no. */
export function CheckField({ label, hint, fault, id, checked, onChange, name, disabled }: CheckFieldProps) {
  const made = useId();
  const own = id ?? made;
  const ids = [hint === undefined ? '' : `${own}-hint`, fault === undefined ? '' : `${own}-fault`].join(' ').trim();
  return (
    <div className={cx(styles['group'], fault !== undefined && styles['faulty'])}>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          id={own}
          name={name}
          disabled={disabled}
          checked={checked}
          aria-invalid={fault !== undefined}
          aria-describedby={ids === '' ? undefined : ids}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
        {hint !== undefined && (
          <span className={styles['tickHint']} id={`${own}-hint`}>
            {hint}
          </span>
        )}
      </label>
      {fault !== undefined && <FaultText id={`${own}-fault`}>{fault}</FaultText>}
    </div>
  );
}
