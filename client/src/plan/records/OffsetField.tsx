import { BothTimes } from '../../format/BothTimes.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { readOffset, type TFrame } from '../window.ts';

export interface OffsetFieldProps {
  readonly label: string;
  readonly frame: TFrame;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly fault?: string | undefined;
  readonly optional?: boolean;
}

/** A time against T in a form; what it was taken for stands under it, both ways. */
export function OffsetField({ label, frame, value, onChange, fault, optional = false }: OffsetFieldProps) {
  const minutes = readOffset(value, frame);
  // After a refusal the field says why its own text is no time, rather than that one is needed.
  const own = fault !== undefined && typeof minutes === 'string' && value !== '' ? minutes : fault;
  return (
    <TextField
      label={label}
      width="short"
      autoComplete="off"
      spellCheck={false}
      optional={optional}
      value={value}
      onChange={onChange}
      fault={own}
      hint={<OffsetReading text={value} frame={frame} />}
    />
  );
}

/** What a typed time is taken for, or what could be typed. */
export function OffsetReading({ text, frame }: { readonly text: string; readonly frame: TFrame }) {
  const minutes = readOffset(text, frame);
  return typeof minutes === 'number' ? (
    <BothTimes offset={minutes} t={frame.t} zone={frame.zone} />
  ) : (
    'T-24:00, T-1:30 or a time'
  );
}

/** Minutes from T, or what the schema will call missing. */
export function typedOffset(text: string, frame: TFrame): number | undefined {
  const minutes = readOffset(text, frame);
  return typeof minutes === 'number' ? minutes : undefined;
}
