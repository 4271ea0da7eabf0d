import { tOffset } from '../format/time.ts';

/** Minutes from T in words: −90 → "T−01:30". */
export const offsetText = (minutes: number): string => tOffset(minutes * 60_000);
