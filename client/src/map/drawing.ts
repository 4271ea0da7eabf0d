import { drawingKindWords } from '../words/plan-labels.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import { squareCorner, toGrid, type GridPlace } from '#shared/national-grid.ts';
import type { DrawingKind } from '#shared/plan-vocabulary.ts';

/** A cordon or a route on the map, and its line in the list beside it. */
export interface MapDrawing {
  readonly id: string;
  readonly kind: DrawingKind;
  /** Of which address: "A1". */
  readonly of: string;
  readonly label: string;
  readonly points: readonly Point[];
}

/** A place of which only its square kilometre is known: a square on the map, and no mark. */
export interface MapCell {
  readonly id: string;
  /** "TL 09 21". */
  readonly cell: string;
  /** "Place 1 · Reception centre". */
  readonly name: string;
}

/** The points of a drawing on the grid; those off it are left out. */
export const onGrid = (points: readonly Point[]): readonly GridPlace[] =>
  points.flatMap((point) => toGrid(point) ?? []);

/** Metres along a route, or once around a cordon. */
export function lengthOf({ kind, points }: Pick<MapDrawing, 'kind' | 'points'>): number {
  const places = onGrid(points);
  const ends = kind === 'cordon' && places.length > 2 ? [...places.slice(1), ...places.slice(0, 1)] : places.slice(1);
  return ends.reduce((sum, end, index) => sum + distance(places[index] ?? end, end), 0);
}

const distance = (a: GridPlace, b: GridPlace): number => Math.hypot(a.easting - b.easting, a.northing - b.northing);

/** To ten metres below a kilometre, to a hundred above: "420 m", "1.2 km". */
export const lengthText = (metres: number): string =>
  metres < 995 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`;

/** "Cordon A1: Outer". */
export const drawingTitle = ({ kind, of, label }: Pick<MapDrawing, 'kind' | 'of' | 'label'>): string =>
  `${[drawingKindWords[kind], of].filter((part) => part !== '').join(' ')}: ${label}`;

/** "5 points, 420 m around", "3 points, 1.2 km". */
export function drawingWords(drawing: Pick<MapDrawing, 'kind' | 'points'>): string {
  const around = drawing.kind === 'cordon' ? ' around' : '';
  return `${drawing.points.length} points, ${lengthText(lengthOf(drawing))}${around}`;
}

/** What is said of a place of which only the square is known. */
export const cellWords = (cell: string): string => `within the square ${cell}, about 1 km across`;

/** The four corners of a square kilometre, from the south-west; none where the label names no square. */
export function cellCorners(cell: string): readonly GridPlace[] {
  const corner = squareCorner(cell);
  if (corner === undefined) return [];
  const { easting, northing } = corner;
  const side = 1000;
  return [
    corner,
    { easting, northing: northing + side },
    { easting: easting + side, northing: northing + side },
    { easting: easting + side, northing },
  ];
}
