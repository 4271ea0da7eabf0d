import { useId } from 'react';
import { parseTime, readingText, type TimeContext, type TimeReading } from '../format/parse-time.ts';
import { Field, type FieldBase } from './Field.tsx';
import { pickBase } from './TextField.tsx';
import { useLeft } from './use-left.ts';
import styles from './Field.module.css';

export interface TimeFieldProps extends FieldBase {
  /** The text as typed; start from timeText(at) or tOffset(ms). */
  readonly value: string;
  /** The text and what it means; keep the text, use the reading. */
  readonly onChange: (text: string, reading: TimeReading) => void;
  /** The day a bare time belongs to, and T. */
  readonly context: TimeContext;
  readonly name?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

/**
 * A time typed in 24 hours: 1330, 13:30, T+30, T-1:30, 26 Nov 13:00, ISO. What it was taken for stands under it. A
 * native time input follows the device's language and cannot be held to 24 hours.
 */
export function TimeField(props: TimeFieldProps) {
  const { label, hint, fault, id, optional, width = 'short', hideLabel, value, onChange, context, ...native } = props;
  const readingId = useId();
  const [left, marks] = useLeft();
  const reading = parseTime(value, context);
  // A half-typed time is no fault yet: the reason comes when the field is left.
  const own = left && reading.kind === 'fault' ? reading.reason : undefined;
  return (
    <Field {...pickBase({ label, hint, fault: fault ?? own, id, optional, width, hideLabel })}>
      {(control) => (
        <>
          <input
            {...native}
            {...control}
            {...marks}
            aria-describedby={[control['aria-describedby'], readingId].filter(Boolean).join(' ')}
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={value}
            required={optional !== true}
            onChange={(event) => onChange(event.target.value, parseTime(event.target.value, context))}
          />
          <div className={styles['reading']} id={readingId}>
            {readingText(reading, context)}
          </div>
        </>
      )}
    </Field>
  );
}
