import { GRID_STEPS, type GridStep } from '#shared/national-grid.ts';

/** The finest squares that still have room for their labels: at least this many pixels wide. */
const LEAST_PIXELS = 64;

/** Which squares to draw where a metre is so many pixels long. */
export function gridStep(pixelsPerMetre: number): GridStep {
  return GRID_STEPS.findLast((step) => step * pixelsPerMetre >= LEAST_PIXELS) ?? 100_000;
}

/** How long a metre is at a zoom of the map: 2^(z/2) / 1000 pixels. */
export const pixelsPerMetre = (zoom: number): number => 2 ** (zoom / 2) / 1000;
