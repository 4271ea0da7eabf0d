import { useState } from 'react';
import { TextField } from '../ui/TextField.tsx';
import type { Point } from '#shared/commands/plan-fields.ts';
import { gridText, pointText } from '#shared/paste/point-text.ts';
import { pointOfText } from './point-of-text.ts';

export { pointOfText };

export interface PickPointFieldProps {
  readonly label: string;
  readonly point: Point | null;
  readonly onPick: (point: Point | null) => void;
  /** A fault that the form has found. */
  readonly fault?: string | undefined;
  readonly id?: string;
}

/**
 * A point by keyboard: a grid reference, latitude and longitude, or a postcode of the extract on this server. Taken
 * when the field is left or Enter is pressed; text that is no place stays, with the reason under it.
 */
export function PickPointField({ label, point, onPick, fault, id }: PickPointFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string>();
  const take = async (text: string): Promise<void> => {
    const read = await pointOfText(text);
    if ('reason' in read) {
      setReason(read.reason);
      return;
    }
    setTyped(null);
    onPick(read.point);
  };
  const shown = point === null ? '' : (gridText(point) ?? pointText(point));
  return (
    <TextField
      label={label}
      hint="A grid reference, latitude and longitude, or a postcode; or click the map"
      value={typed ?? shown}
      fault={reason ?? fault}
      {...(id === undefined ? {} : { id })}
      optional
      autoComplete="off"
      spellCheck={false}
      onChange={(text) => {
        setTyped(text);
        setReason(undefined);
      }}
      onBlur={() => typed !== null && void take(typed)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || typed === null) return;
        event.preventDefault();
        void take(typed);
      }}
    />
  );
}
