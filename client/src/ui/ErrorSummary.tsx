import { useEffect, useRef } from 'react';
import { Icon } from './Icon.tsx';
import styles from './ErrorSummary.module.css';

export interface Fault {
  /** The id of the field's control. A fault of no field has none. */
  readonly field?: string;
  readonly message: string;
}

export interface ErrorSummaryProps {
  readonly faults: readonly Fault[];
  readonly title?: string;
}

/**
 * Lists what is wrong with a form, each line a link to its field. Takes the focus when faults come, so that it is read
 * out and seen; draws nothing without faults.
 */
export function ErrorSummary({ faults, title = 'Nothing was changed. Please look at:' }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  const words = faults.map((fault) => fault.message).join('\n');
  useEffect(() => {
    if (words !== '') box.current?.focus();
  }, [words]);
  if (faults.length === 0) return null;
  return (
    <section ref={box} className={styles['summary']} aria-label={title} tabIndex={-1}>
      <p className={styles['title']}>
        <Icon name="warning" /> {title}
      </p>
      <ul className={styles['list']}>
        {faults.map((fault) => (
          <li key={`${fault.field ?? ''} ${fault.message}`}>
            <FaultLink fault={fault} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FaultLink({ fault }: { readonly fault: Fault }) {
  const { field } = fault;
  if (field === undefined) return fault.message;
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        // Focus without a change of address: the history stays as it was.
        event.preventDefault();
        document.getElementById(field)?.focus();
      }}
    >
      {fault.message}
    </a>
  );
}
