import { useState } from 'react';
import { TextField } from '../ui/TextField.tsx';
import type { Point } from '#shared/commands/plan-fields.ts';
import { gridText, pointText, readPoint } from '#shared/paste/point-text.ts';
import { toPoint } from './grid.ts';
import { loadPostcodes } from './postcodes.ts';

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

type Picked = { readonly point: Point | null } | { readonly reason: string };

/** What a typed place means. A postcode is looked up in the extract that this server gave; nothing is asked elsewhere. */
export async function pointOfText(text: string): Promise<Picked> {
  const reading = readPoint(text);
  switch (reading.kind) {
    case 'empty':
      return { point: null };
    case 'point':
      return { point: reading.point };
    case 'fault':
      return { reason: reading.reason };
    case 'postcode': {
      const place = (await loadPostcodes()).find(reading.postcode);
      return place === undefined
        ? { reason: `${reading.postcode} is not in this server’s list. Type a grid reference, or click the map` }
        : { point: toPoint(place) };
    }
  }
}
