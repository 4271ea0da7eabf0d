import { instantsOf, minute, ukZone } from './zone.ts';

/** A time of day on a day. In the hour that clocks leave out it is the hour after, in the one shown twice the first. */
export function momentOf(day: string, minutes: number): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  // Through the calendar: 24:00 and beyond are of the day after.
  const wall = new Date(Date.UTC(year, month - 1, date) + minutes * minute);
  const at = {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: 0,
  };
  const [first] = instantsOf(at, ukZone);
  return first ?? momentOf(day, minutes + 60);
}
