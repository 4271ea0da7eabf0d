import { useMemo } from 'react';
import { useRecords } from '../app/hooks.ts';
import type { MapDrawing } from './drawing.ts';

/** The cordons and routes that this viewer may see: whoever sees an address sees what is drawn for it. */
export function useDrawings(): readonly MapDrawing[] {
  const drawings = useRecords('drawing');
  const addresses = useRecords('address');
  return useMemo(
    () =>
      [...drawings].map(([id, { kind = 'cordon', label = '', addressId = '', points = [] }]) => ({
        id,
        kind,
        of: addresses.get(addressId)?.ref ?? '',
        label,
        points,
      })),
    [drawings, addresses],
  );
}
