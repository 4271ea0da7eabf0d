import { shortDay } from '../../format/time.ts';
import { hour, offsetAt } from '../../format/zone.ts';
import type { Span } from '#shared/staffing/spans.ts';
import { timeWords, type StaffingFrame } from '../frame.ts';

/** Where an hour begins on the axis. */
export interface Tick {
  readonly at: number;
  /** "15:00"; "T+01:00" while there is no T. */
  readonly label: string;
  /** "Thu 26 Nov", at the first hour and where a day begins. */
  readonly day: string | null;
  /** Where the clocks have changed since the hour before: "+1 h" or "−1 h". */
  readonly change: string | null;
}

/** The hours of the axis. They are real hours: where the clocks change none is drawn wider than another. */
export function ticksOf(frame: StaffingFrame, { startAt, endAt }: Span): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let at = startAt; at < endAt; at += hour) ticks.push(tickOf(frame, at, ticks.length === 0));
  return ticks;
}

function tickOf(frame: StaffingFrame, at: number, isFirst: boolean): Tick {
  const label = timeWords(frame, at);
  if (frame.origin === null) return { at, label, day: null, change: null };
  const { zone } = frame;
  const day = isFirst || shortDay(at, zone) !== shortDay(at - hour, zone) ? shortDay(at, zone) : null;
  const moved = isFirst ? 0 : offsetAt(at, zone) - offsetAt(at - hour, zone);
  return { at, label, day, change: moved === 0 ? null : `clocks ${moved > 0 ? 'on' : 'back'} 1 h` };
}

/** How far along the axis a moment is, from nought to one and beyond. */
export const along = ({ startAt, endAt }: Span, moment: number): number => (moment - startAt) / (endAt - startAt);

/** A part of the axis as `--from` and `--for` of its length. */
export const lying = (axis: Span, { startAt, endAt }: Span) => ({
  '--from': String(along(axis, startAt)),
  '--for': String((endAt - startAt) / (axis.endAt - axis.startAt)),
});

/** How much is added at either end, so that a bar can be drawn out beyond what is there. */
const ROOM = hour;

/** The axis with room at both ends. */
export const roomy = ({ startAt, endAt }: Span): Span => ({ startAt: startAt - ROOM, endAt: endAt + ROOM });
