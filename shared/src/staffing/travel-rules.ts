import type { Point } from '../commands/plan-fields.ts';

/** How long a way is taken to be. All of it is assumption: nobody outside is asked for a route. */
export const TRAVEL_RULE = {
  /** Roads are longer than a straight line by about so much. */
  roadFactor: 1.4,
  /** In a town, with parking. */
  kilometresAnHour: 30,
  /** Between places of which one has no point on the map. */
  unknownMinutes: 15,
  source: 'Assumptions of Muster’s, for towns; no road map is kept and no route is asked for.',
} as const;

const EARTH_KILOMETRES = 6_371;

/** Whole minutes from one point to another by road, reckoned from the straight line. */
export function travelMinutes(from: Point | null, to: Point | null): number {
  if (from === null || to === null) return TRAVEL_RULE.unknownMinutes;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const x = radians(to.longitude - from.longitude) * Math.cos((a + b) / 2);
  const kilometres = Math.hypot(x, b - a) * EARTH_KILOMETRES * TRAVEL_RULE.roadFactor;
  return Math.ceil((kilometres / TRAVEL_RULE.kilometresAnHour) * 60);
}
