import type { Point } from '#shared/commands/plan-fields.ts';
import { squareLabel, toGrid } from '#shared/national-grid.ts';

/**
 * The square kilometre of the British National Grid in which a point lies, "TL 09 21"; null without a point or off the
 * grid. What an agency may know of a place that is not shown to it. The grid cuts the country the same way for every
 * place and at every time, so neither asking again nor comparing viewers narrows it down, as fuzz would let them.
 */
export function gridCell(point: Point | null): string | null {
  const place = point === null ? undefined : toGrid(point);
  return place === undefined ? null : squareLabel(place, 1000);
}
