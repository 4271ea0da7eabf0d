import { Icon } from './Icon.tsx';
import styles from './Field.module.css';

export interface FaultTextProps {
  /** Named by the control's aria-describedby. */
  readonly id?: string;
  readonly children: string;
}

/** A fault under its field: what is wrong and what would be right. */
export function FaultText({ id, children }: FaultTextProps) {
  return (
    <div className={styles['fault']} id={id}>
      <Icon name="warning" size="s" />
      <span>{children}</span>
    </div>
  );
}
