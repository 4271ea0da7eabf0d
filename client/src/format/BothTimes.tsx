import { offsetBothWays } from './time.ts';

export interface BothTimesProps {
  /** Minutes from T; negative is before. */
  readonly offset: number;
  /** T in ms; null while there is none. */
  readonly t: number | null;
  readonly zone: string;
}

/** Something told against T, both ways: "T−01:30 · 12:30". With T it moves when T moves. */
export function BothTimes({ offset, t, zone }: BothTimesProps) {
  return <span className="num">{offsetBothWays(offset, t, zone)}</span>;
}
