import { tzOffset } from '@date-fns/tz';

/** Muster's times are the country's, whatever the device says. */
export const ukZone = 'Europe/London';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A date and time as a wall clock shows it. `month` is 1 to 12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Whether a number is an instant a date can hold (±8.64e15 ms of 1970). */
export function isInstant(at: number): boolean {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 - day;
}

/** The zone's offset from UTC at an instant, in ms. */
export function offsetAt(at: number, zone: string): number {
  return tzOffset(zone, new Date(at)) * minute;
}

/** What a wall clock in the zone shows at an instant (ms since 1970). */
export function wallTime(at: number, zone: string = ukZone): WallTime {
  const shifted = new Date(at + offsetAt(at, zone));
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  };
}

/**
 * The instants at which a wall clock in the zone shows this time: one; none, in the hour that clocks leave out in
 * March; two, first to last, in the hour that they show twice in October.
 */
export function instantsOf(wall: WallTime, zone: string = ukZone): readonly number[] {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const offsets = new Set([offsetAt(asUtc - day, zone), offsetAt(asUtc + day, zone)]);
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((at) => at + offsetAt(at, zone) === asUtc)
    .sort((a, b) => a - b);
}

/** " BST" or " GMT" (or the zone's own letters) where the wall clock shows this time twice, else nothing. */
export function zoneMark(at: number, zone: string = ukZone): string {
  const twice = instantsOf(wallTime(at, zone), zone);
  if (twice.length < 2) return '';
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(at);
  return ` ${parts.find((part) => part.type === 'timeZoneName')?.value ?? ''}`;
}
