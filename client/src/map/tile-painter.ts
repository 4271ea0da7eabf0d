import { isOnGrid, squareLabel, type GridPlace, type GridStep } from '#shared/national-grid.ts';
import { gridStep } from './grid.ts';
import type { Postcodes } from './postcodes.ts';

/** The side of a tile in CSS pixels. */
export const TILE = 256;

/** Colours of the theme now drawn. */
export interface TileColours {
  readonly ground: string;
  readonly line: string;
  readonly label: string;
  readonly dot: string;
}

/** One tile: the grid place of its north-west corner, and how long a metre is on it. */
export interface TileFrame {
  readonly corner: GridPlace;
  readonly pixelsPerMetre: number;
}

/**
 * Draws one tile: ground, postcode points, then the squares of the grid with their names. Without postcodes (null) only
 * the squares, over whatever map lies under them.
 */
export function paintTile(
  context: CanvasRenderingContext2D,
  frame: TileFrame,
  postcodes: Postcodes | null,
  colours: TileColours,
): void {
  if (postcodes !== null) {
    context.fillStyle = colours.ground;
    context.fillRect(0, 0, TILE, TILE);
    paintDots(context, frame, postcodes, colours);
  }
  paintSquares(context, frame, colours);
}

/** From about 1.5 km a tile on, streets show as strings of dots; further out they are a smear and are left out. */
const DOTS_FROM = 0.03;

function paintDots(
  context: CanvasRenderingContext2D,
  { corner, pixelsPerMetre }: TileFrame,
  postcodes: Postcodes,
  colours: TileColours,
): void {
  if (pixelsPerMetre < DOTS_FROM) return;
  const radius = pixelsPerMetre < 0.1 ? 1 : pixelsPerMetre < 0.4 ? 1.8 : 2.6;
  // A dot on the edge of the next tile reaches into this one.
  const margin = radius / pixelsPerMetre;
  const side = TILE / pixelsPerMetre;
  const { easting, northing } = corner;
  const inside = postcodes.inside(
    easting - margin,
    northing - side - margin,
    easting + side + margin,
    northing + margin,
  );
  context.fillStyle = colours.dot;
  context.beginPath();
  for (const place of inside) {
    const x = (place.easting - easting) * pixelsPerMetre;
    const y = (northing - place.northing) * pixelsPerMetre;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

/** Labels need this much room. */
const LABEL_FROM = 40;

function paintSquares(
  context: CanvasRenderingContext2D,
  { corner, pixelsPerMetre }: TileFrame,
  colours: TileColours,
): void {
  const step = gridStep(pixelsPerMetre);
  const side = TILE / pixelsPerMetre;
  const west = Math.floor(corner.easting / step) * step;
  const south = Math.floor((corner.northing - side) / step) * step;
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.fillStyle = colours.label;
  context.font = '600 13px "Atkinson Hyperlegible Next Variable", system-ui, sans-serif';
  context.textBaseline = 'top';
  for (let easting = west; easting <= corner.easting + side; easting += step) {
    const x = Math.round((easting - corner.easting) * pixelsPerMetre) + 0.5;
    line(context, x, 0, x, TILE);
  }
  for (let northing = south; northing <= corner.northing; northing += step) {
    const y = Math.round((corner.northing - northing) * pixelsPerMetre) + 0.5;
    line(context, 0, y, TILE, y);
    if (step * pixelsPerMetre < LABEL_FROM) continue;
    labels(context, west, northing, step, { corner, pixelsPerMetre });
  }
}

function line(context: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

/** Each square is named in its north-west corner. A name cut by the edge of one tile is drawn on the next one too. */
function labels(
  context: CanvasRenderingContext2D,
  west: number,
  northing: number,
  step: GridStep,
  { corner, pixelsPerMetre }: TileFrame,
): void {
  const side = TILE / pixelsPerMetre;
  for (let easting = west - step; easting <= corner.easting + side; easting += step) {
    if (!isOnGrid({ easting, northing })) continue;
    const x = (easting - corner.easting) * pixelsPerMetre + 5;
    const y = (corner.northing - northing - step) * pixelsPerMetre + 4;
    context.fillText(squareLabel({ easting, northing }, step), x, y);
  }
}
