import OsGridRef, { LatLon } from 'geodesy/osgridref.js';
import type { Point } from './commands/plan-fields.ts';

/** A place on the British National Grid, metres east and north of its false origin. */
export interface GridPlace {
  readonly easting: number;
  readonly northing: number;
}

// The library's types name their base class without a file ending, which not every resolution follows.
const Place = LatLon as unknown as new (latitude: number, longitude: number) => { toOsGrid(): OsGridRef };
interface Degrees {
  readonly lat: number;
  readonly lon: number;
}

/** The extent of the grid: 700 km by 1,300 km. */
export const GRID_EXTENT: GridPlace = { easting: 700_000, northing: 1_300_000 };

export const isOnGrid = ({ easting, northing }: GridPlace): boolean =>
  easting >= 0 && northing >= 0 && easting < GRID_EXTENT.easting && northing < GRID_EXTENT.northing;

/** A point of WGS 84 on the grid, to the metre; `undefined` off it. */
export function toGrid(point: Point): GridPlace | undefined {
  try {
    const { easting, northing } = new Place(point.latitude, point.longitude).toOsGrid();
    const place = { easting, northing };
    return isOnGrid(place) ? place : undefined;
  } catch {
    // Far from Britain the library throws; there is no such place on this map.
    return undefined;
  }
}

/** A place of the grid in degrees of WGS 84, to about ten centimetres of arithmetic (the datum shift itself: 5 m). */
export function toPoint({ easting, northing }: GridPlace): Point {
  const { lat, lon } = new OsGridRef(easting, northing).toLatLon() as unknown as Degrees;
  return { latitude: Math.round(lat * 1e6) / 1e6, longitude: Math.round(lon * 1e6) / 1e6 };
}

/** Letters of the grid: 25 in a square of five by five, the I left out, from the north-west. */
const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';

/** The two letters of a 100 km square: 5090, 2213 → "TL". */
export function squareLetters({ easting, northing }: GridPlace): string {
  const [e, n] = [Math.floor(easting / 100_000), Math.floor(northing / 100_000)];
  const first = 19 - n - ((19 - n) % 5) + Math.floor((e + 10) / 5);
  const second = (((19 - n) * 5) % 25) + (e % 5);
  return LETTERS.charAt(first) + LETTERS.charAt(second);
}

/** The sides of squares that have names, in metres. */
export const GRID_STEPS = [100_000, 10_000, 1000, 100] as const;
export type GridStep = (typeof GRID_STEPS)[number];

/** The label of the square that holds a place: "TL", "TL 0 2", "TL 09 21", "TL 091 213". */
export function squareLabel(place: GridPlace, step: GridStep): string {
  const figures = { 100_000: 0, 10_000: 1, 1000: 2, 100: 3 }[step];
  if (figures === 0) return squareLetters(place);
  const part = (metres: number): string => String(Math.floor((metres % 100_000) / step)).padStart(figures, '0');
  return `${squareLetters(place)} ${part(place.easting)} ${part(place.northing)}`;
}

/** The south-west corner of the square kilometre that a label names: "TL 09 21"; `undefined` where there is none such. */
export function squareCorner(label: string): GridPlace | undefined {
  const match = /^([A-HJ-Z])([A-HJ-Z]) (\d\d) (\d\d)$/.exec(label);
  if (match === null) return undefined;
  const [, first = '', second = '', east = '', north = ''] = match;
  const [big, small] = [LETTERS.indexOf(first), LETTERS.indexOf(second)];
  const corner = {
    easting: (((big % 5) - 2) * 5 + (small % 5)) * 100_000 + Number(east) * 1000,
    northing: (19 - Math.floor(big / 5) * 5 - Math.floor(small / 5)) * 100_000 + Number(north) * 1000,
  };
  return isOnGrid(corner) ? corner : undefined;
}
