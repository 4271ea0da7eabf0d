import { useId, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { FaultText } from './FaultText.tsx';
import styles from './Field.module.css';

/** What every field is told. `fault` is the refusal in the reader's words, shown under the field. */
export interface FieldBase {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  /** Set it when an ErrorSummary links here; otherwise one is made. */
  readonly id?: string;
  /** Says "optional" after the label; fields are required unless told. */
  readonly optional?: boolean;
  readonly width?: 'short' | 'normal' | 'full';
  /** The label is for screen readers only: for fields whose place says what they are. */
  readonly hideLabel?: boolean;
}

/** The attributes that tie a control to its label, hint and fault. */
export interface ControlProps {
  readonly id: string;
  readonly className: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

export interface FieldProps extends FieldBase {
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label, hint, control and fault in one column. Used by each field below; pages use it for a control of their own. */
export function Field({ label, hint, fault, id, optional, width = 'normal', hideLabel, children }: FieldProps) {
  const made = useId();
  const own = id ?? made;
  const hintId = `${own}-hint`;
  const faultId = `${own}-fault`;
  const describedBy = [hint === undefined ? '' : hintId, fault === undefined ? '' : faultId].filter((x) => x !== '');
  const control: ControlProps = {
    id: own,
    className: styles['control'] ?? '',
    ...(fault === undefined ? {} : { 'aria-invalid': true as const }),
    ...(describedBy.length === 0 ? {} : { 'aria-describedby': describedBy.join(' ') }),
  };
  return (
    <div className={cx(styles['field'], styles[width], fault !== undefined && styles['faulty'])}>
      <label className={cx(styles['label'], hideLabel && styles['hidden'])} htmlFor={own}>
        {label}
        {optional && <span className={styles['optional']}> (optional)</span>}
      </label>
      {hint !== undefined && (
        <div className={styles['hint']} id={hintId}>
          {hint}
        </div>
      )}
      {children(control)}
      {fault !== undefined && <FaultText id={faultId}>{fault}</FaultText>}
    </div>
  );
}
