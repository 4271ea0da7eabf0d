import OsGridRef, { LatLon } from 'geodesy/osgridref.js';
import type { Point } from '../commands/plan-fields.ts';
import { postcodeSchema } from '../commands/plan-fields.ts';

/** What a typed place on the map means. `postcode` must still be looked up on the server; `fault` says what is right. */
export type PointReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'postcode'; readonly postcode: string }
  | { readonly kind: 'fault'; readonly reason: string };

interface Degrees {
  readonly lat: number;
  readonly lon: number;
}
// The library's types name their base class without a file ending, which Node's own resolution does not follow.
const degreesOf = (grid: OsGridRef): Degrees => grid.toLatLon() as unknown as Degrees;
const Place = LatLon as unknown as new (latitude: number, longitude: number) => { toOsGrid(): OsGridRef };

const UNREADABLE = 'Type a grid reference (TL 0910 2130), latitude and longitude (51.8796, -0.4164) or a postcode';

/** Reads a British grid reference, decimal latitude and longitude, or a UK postcode. Never throws. */
export function readPoint(text: string): PointReading {
  const typed = text.slice(0, 80).replaceAll(/[−–—]/g, '-').replaceAll(/\s+/g, ' ').trim();
  if (typed === '') return { kind: 'empty' };
  return readGrid(typed) ?? readDegrees(typed) ?? readPostcode(typed) ?? { kind: 'fault', reason: UNREADABLE };
}

/** "51.87960, -0.41645": as `readPoint` takes it back. */
export const pointText = (point: Point | null): string =>
  point === null ? '' : `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}`;

/**
 * A point as a British grid reference to ten metres, "TL 0910 2130"; `undefined` outside Great Britain's grid. A reference that
 * was typed reads as it was typed: degrees hold it to some centimetres, which may lie short of it, so half a metre counts
 * as there.
 */
export function gridText(point: Point): string | undefined {
  try {
    const { easting, northing } = new Place(point.latitude, point.longitude).toOsGrid();
    const text = new OsGridRef(easting + 0.5, northing + 0.5).toString(8);
    return readGrid(text)?.kind === 'point' ? text : undefined;
  } catch {
    // Outside the grid the library throws; such a place is shown by its degrees.
    return undefined;
  }
}

function readGrid(typed: string): PointReading | undefined {
  const match = /^([A-HJ-Z]{2})\s*(\d{3,5})\s*(\d{3,5})$/i.exec(spread(typed));
  if (match === null) return undefined;
  const [, square = '', east = '', north = ''] = match;
  if (east.length !== north.length)
    return { kind: 'fault', reason: 'A grid reference has as many figures east as north' };
  try {
    const place = degreesOf(OsGridRef.parse(`${square} ${east} ${north}`));
    return { kind: 'point', point: rounded(place.lat, place.lon) };
  } catch {
    return { kind: 'fault', reason: `There is no grid square ${square.toUpperCase()} in Great Britain` };
  }
}

/** "TL09102130" has its figures in one run: half go east, half north. */
function spread(typed: string): string {
  const run = /^([A-Z]{2}) ?(\d+)$/i.exec(typed);
  const figures = run?.[2] ?? '';
  if (run === null || figures.length % 2 !== 0) return typed;
  return `${run[1]} ${figures.slice(0, figures.length / 2)} ${figures.slice(figures.length / 2)}`;
}

function readDegrees(typed: string): PointReading | undefined {
  const match = /^(-?\d{1,3}(?:\.\d+)?)°? ?([NS])?(?:, ?| )(-?\d{1,3}(?:\.\d+)?)°? ?([EW])?$/i.exec(typed);
  if (match === null) return undefined;
  const latitude = signed(match[1], match[2], 'S');
  const longitude = signed(match[3], match[4], 'W');
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    return { kind: 'fault', reason: 'Latitude goes to 90 and longitude to 180' };
  }
  // In Britain the two cannot be taken for each other, and swapped they lie in the Indian Ocean.
  if (Math.abs(latitude) < 10 && longitude > 49 && longitude < 62) {
    return { kind: 'fault', reason: 'Latitude comes first: write 51.8796, -0.4164' };
  }
  return { kind: 'point', point: rounded(latitude, longitude) };
}

function signed(figures = '', letter = '', negative: string): number {
  const value = Number(figures);
  return letter.toUpperCase() === negative ? -Math.abs(value) : value;
}

function readPostcode(typed: string): PointReading | undefined {
  const read = postcodeSchema.safeParse(typed);
  return read.success ? { kind: 'postcode', postcode: read.data } : undefined;
}

const rounded = (latitude: number, longitude: number): Point => ({
  latitude: Math.round(latitude * 1e6) / 1e6,
  longitude: Math.round(longitude * 1e6) / 1e6,
});
