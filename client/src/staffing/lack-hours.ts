import { tOffset } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import type { StaffingData } from './staffing-data.ts';

/** Hours for a need that a place lacks, as they are typed: those of the other needs there, else an hour before T to four after. */
export function lackHours(
  { requirements }: Pick<StaffingData, 'requirements'>,
  placeId: string,
): { readonly from: string; readonly to: string } {
  const windows = [...requirements.values()].flatMap(({ place, window }) =>
    place?.id === placeId && window !== undefined ? [window] : [],
  );
  if (windows.length === 0) return { from: 'T-1:00', to: 'T+4:00' };
  return {
    from: typed(Math.min(...windows.map(({ start }) => start))),
    to: typed(Math.max(...windows.map(({ end }) => end))),
  };
}

const typed = (minutes: number): string => tOffset(minutes * minute).replace('−', '-');
