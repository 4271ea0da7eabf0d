import { parseTime, type TimeContext } from '../format/parse-time.ts';
import { dayAndTime, offsetBothWays, tOffset } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { LIMITS } from '#shared/limits.ts';

/** T and the zone of an operation, as times are typed and shown against them. */
export interface TFrame {
  readonly t: number | null;
  readonly zone: string;
  /** The day that a bare time belongs to while there is no T. */
  readonly now: number;
}

/** How times are read on this plan: bare clock times are those nearest to T. */
export const timeContext = ({ t, zone, now }: TFrame): TimeContext =>
  t === null ? { reference: now, zone } : { reference: t, t, zone, bare: 'nearest' };

/** A typed time as whole minutes from T, or why it is none. Without a T only times against T can be taken. */
export function readOffset(text: string, frame: TFrame): number | string {
  const reading = parseTime(text, timeContext(frame));
  switch (reading.kind) {
    case 'empty':
      return 'is needed: type T-1:00 or a time';
    case 'fault':
      return reading.reason;
    case 'offset':
      return checked(reading.offset);
    case 'at':
      if (frame.t === null) return 'Without a T, type a time against it, such as T-1:00';
      return checked(reading.at - frame.t);
  }
}

function checked(offset: number): number | string {
  const minutes = Math.round(offset / minute);
  return Math.abs(minutes) > LIMITS.offsetMinutes ? 'lies more than 14 days from T' : minutes;
}

/** Minutes from T as typed text that `readOffset` takes back: "T-01:00". */
export const offsetText = (minutes: number): string => tOffset(minutes * minute).replace('−', '-');

/** "T−01:00 · 13:00 to T+08:00 · 22:00". */
export const windowBothWays = (
  { start, end }: { readonly start: number; readonly end: number },
  { t, zone }: TFrame,
): string => `${offsetBothWays(start, t, zone)} to ${offsetBothWays(end, t, zone)}`;

/** "Thu 26 Nov 14:00", or that there is no T yet. */
export const tText = ({ t, zone }: TFrame): string => (t === null ? 'not set' : dayAndTime(t, zone));
