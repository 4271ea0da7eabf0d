import type { Point } from '#shared/commands/plan-fields.ts';

/** Roads are longer than a straight line by about so much, and are driven at so many kilometres an hour in a town. */
const ROADS = 1.4;
const KILOMETRES_AN_HOUR = 30;
const EARTH_KILOMETRES = 6_371;

/** Whole minutes from one point to another by road, reckoned from the straight line. */
export function journeyMinutes(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const x = radians(to.longitude - from.longitude) * Math.cos((a + b) / 2);
  const kilometres = Math.hypot(x, b - a) * EARTH_KILOMETRES * ROADS;
  return Math.ceil((kilometres / KILOMETRES_AN_HOUR) * 60);
}
