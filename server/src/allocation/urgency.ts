import type { StaffRole, WorksWith } from '#shared/vocabulary.ts';
import { MINUTE, type Need } from './problem.ts';

/**
 * What one minute of one person missing weighs. The first factor is whom it touches, the second how soon it is. The
 * figures are Muster's own: what cannot be said to a woman found at the door weighs most, and hours that lie far enough
 * ahead can still be mended on the day.
 *
 * | touches                                             | weight |   | begins, from T or from now if that is later | weight |
 * |-----------------------------------------------------|--------|---|---------------------------------------------|--------|
 * | interpreters for women found                        | 4      |   | within an hour, or before T                 | 3      |
 * | others for women found, or for whom people wait     | 3      |   | within three hours                          | 2      |
 * | either side                                         | 2      |   | later                                       | 1      |
 * | suspects' side                                      | 1      |   |                                             |        |
 */
export function weightOf(role: StaffRole, worksWith: WorksWith, minutesEach: number | null): number {
  const speaks = role === 'interpreter' || role === 'phone_interpreter';
  if (worksWith === 'women_found' && speaks) return 4;
  if (worksWith === 'suspects') return 1;
  return worksWith === 'women_found' || minutesEach !== null ? 3 : 2;
}

const URGENT_MINUTES = 60;
const SOON_MINUTES = 180;

/** Until when it is urgent and until when soon, from T or from now if that is later. */
export const soonFrom = (at: number): readonly [number, number] => [
  at + URGENT_MINUTES * MINUTE,
  at + SOON_MINUTES * MINUTE,
];

/** The weight of a minute of a need that begins at `at`. */
export function weightAt(need: Need, at: number, [urgentUntil, soonUntil]: readonly [number, number]): number {
  if (at < urgentUntil) return need.weight * 3;
  return at < soonUntil ? need.weight * 2 : need.weight;
}
