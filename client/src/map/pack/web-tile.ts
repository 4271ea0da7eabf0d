import { LatLon } from 'geodesy/osgridref.js';
import { toPoint, GRID_EXTENT, type GridPlace } from '#shared/national-grid.ts';

/** A tile of the web's own grid (Mercator): zoom, column from the west, row from the north. */
export interface WebTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A box of the National Grid in metres. */
export interface GridBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

// The library's types name their base class without a file ending, which not every resolution follows.
interface Degrees {
  readonly lat: number;
  readonly lon: number;
}
const Place = LatLon as unknown as {
  new (latitude: number, longitude: number): { convertDatum(datum: unknown): Degrees };
  readonly datums: { readonly OSGB36: unknown };
};

const RADIANS = Math.PI / 180;

/** Airy 1830 and the National Grid's constants: Ordnance Survey, A guide to coordinate systems in Great Britain, annexe A. */
const A = 6_377_563.396;
const B = 6_356_256.909;
const SCALE = 0.9996012717;
const ORIGIN = { latitude: 49 * RADIANS, longitude: -2 * RADIANS, east: 400_000, north: -100_000 };

/**
 * Degrees of WGS 84 on the plane of the National Grid, by the formulas of the same guide (annexe C). Unlike `toGrid` it
 * goes on beyond the grid's edge, where the corners of a tile may lie; it is exact within some hundred kilometres of it.
 */
export function onPlane(latitude: number, longitude: number): GridPlace {
  const { lat, lon } = new Place(latitude, longitude).convertDatum(Place.datums.OSGB36);
  const [phi, delta] = [lat * RADIANS, lon * RADIANS - ORIGIN.longitude];
  const [sin, cos, tan2] = [Math.sin(phi), Math.cos(phi), Math.tan(phi) ** 2];
  const e2 = 1 - (B * B) / (A * A);
  const nu = (A * SCALE) / Math.sqrt(1 - e2 * sin * sin);
  const rho = (A * SCALE * (1 - e2)) / (1 - e2 * sin * sin) ** 1.5;
  const eta2 = nu / rho - 1;
  const II = (nu / 2) * sin * cos;
  const III = (nu / 24) * sin * cos ** 3 * (5 - tan2 + 9 * eta2);
  const IIIA = (nu / 720) * sin * cos ** 5 * (61 - 58 * tan2 + tan2 * tan2);
  const V = (nu / 6) * cos ** 3 * (nu / rho - tan2);
  const VI = (nu / 120) * cos ** 5 * (5 - 18 * tan2 + tan2 * tan2 + 14 * eta2 - 58 * tan2 * eta2);
  return {
    easting: ORIGIN.east + nu * cos * delta + V * delta ** 3 + VI * delta ** 5,
    northing: ORIGIN.north + meridian(phi) + II * delta ** 2 + III * delta ** 4 + IIIA * delta ** 6,
  };
}

/** Metres along the meridian from the true origin. */
function meridian(phi: number): number {
  const n = (A - B) / (A + B);
  const [less, more] = [phi - ORIGIN.latitude, phi + ORIGIN.latitude];
  const a = (1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * less;
  const b = (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(less) * Math.cos(more);
  const c = ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * less) * Math.cos(2 * more);
  const d = (35 / 24) * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more);
  return B * SCALE * (a - b + c - d);
}

/** Columns and rows of a place on the web's grid, as parts of the whole world at zoom 0. */
const onWeb = (latitude: number, longitude: number): readonly [x: number, y: number] => {
  const phi = latitude * RADIANS;
  return [(longitude + 180) / 360, (1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2];
};

const ofWeb = (x: number, y: number): readonly [latitude: number, longitude: number] => [
  Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS,
  x * 360 - 180,
];

/** Turns a place in a web tile (0 to 1 from its north-west corner; a little beyond is allowed) into metres of the grid. */
export type Warp = (u: number, v: number) => GridPlace;

/**
 * The warp of one tile: exact at the nodes of a lattice and straight between them. Between nodes it is off by less than a
 * quarter of a pixel wherever tiles of that zoom are drawn.
 */
export function warpOf({ z, x, y }: WebTile): Warp {
  const cells = z < 8 ? 32 : 8;
  const nodes: GridPlace[] = [];
  for (let row = 0; row <= cells; row += 1) {
    for (let column = 0; column <= cells; column += 1) {
      const [latitude, longitude] = ofWeb((x + column / cells) / 2 ** z, (y + row / cells) / 2 ** z);
      nodes.push(onPlane(latitude, longitude));
    }
  }
  const node = (column: number, row: number): GridPlace =>
    nodes[row * (cells + 1) + column] ?? { easting: 0, northing: 0 };
  return (u, v) => {
    const column = Math.max(0, Math.min(cells - 1, Math.floor(u * cells)));
    const row = Math.max(0, Math.min(cells - 1, Math.floor(v * cells)));
    const [right, down] = [u * cells - column, v * cells - row];
    const [nw, ne, sw, se] = [
      node(column, row),
      node(column + 1, row),
      node(column, row + 1),
      node(column + 1, row + 1),
    ];
    const between = (of: 'easting' | 'northing'): number =>
      (nw[of] * (1 - right) + ne[of] * right) * (1 - down) + (sw[of] * (1 - right) + se[of] * right) * down;
    return { easting: between('easting'), northing: between('northing') };
  };
}

/** Metres on the ground that a pixel of a web tile of 256 pixels is, in the middle of Britain, at zoom 0. */
const METRES_A_PIXEL = 156_543 * Math.cos(54 * RADIANS);

/** The zoom whose tiles fit a map on which a metre is so many pixels long: they are drawn about 512 pixels wide. */
export function dataZoom(pixelsPerMetre: number, least: number, most: number): number {
  const fitting = Math.round(Math.log2(pixelsPerMetre * METRES_A_PIXEL)) - 1;
  return Math.max(Math.max(least, Math.min(4, most)), Math.min(most, fitting));
}

/** The web tiles of a zoom that a box of the grid touches, within the bounds (west, south, east, north) of a file. */
export function webTilesOn(box: GridBox, z: number, bounds: readonly [number, number, number, number]): WebTile[] {
  const [west, east] = [Math.max(0, box.west), Math.min(GRID_EXTENT.easting, box.east)];
  const [south, north] = [Math.max(0, box.south), Math.min(GRID_EXTENT.northing, box.north)];
  if (west >= east || south >= north) return [];
  const halves = (from: number, to: number): readonly number[] => [from, (from + to) / 2, to];
  const seen = halves(west, east).flatMap((easting) =>
    halves(south, north).map((northing) => {
      const { latitude, longitude } = toPoint({ easting, northing });
      return onWeb(latitude, longitude);
    }),
  );
  const [left, top] = onWeb(bounds[3], bounds[0]);
  const [right, bottom] = onWeb(bounds[1], bounds[2]);
  const tile = (part: number): number => Math.floor(part * 2 ** z);
  const columns = [
    Math.max(tile(left), tile(Math.min(...seen.map(([x]) => x)))),
    Math.min(tile(right), tile(Math.max(...seen.map(([x]) => x)))),
  ] as const;
  const rows = [
    Math.max(tile(top), tile(Math.min(...seen.map(([, y]) => y)))),
    Math.min(tile(bottom), tile(Math.max(...seen.map(([, y]) => y)))),
  ] as const;
  const tiles: WebTile[] = [];
  for (let x = columns[0]; x <= columns[1]; x += 1) {
    for (let y = rows[0]; y <= rows[1]; y += 1) tiles.push({ z, x, y });
  }
  return tiles;
}
