import type { GridPlace } from '#shared/national-grid.ts';

/** The credit that the Open Government Licence asks for, on the map and in the help. */
export const CREDIT =
  'Contains Ordnance Survey data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025. Contains National Statistics data © Crown copyright and database right 2025.';

/** The postcode points of the extract (OS Code-Point Open, May 2025, Luton). */
export interface Postcodes {
  readonly size: number;
  /** Those inside a box of the grid. */
  readonly inside: (west: number, south: number, east: number, north: number) => readonly GridPlace[];
  /** The point of a postcode, spaces and case as they come; `undefined` where the extract does not have it. */
  readonly find: (postcode: string) => GridPlace | undefined;
}

/** Points are kept by squares of this side (m), so that a tile looks at few. */
const BUCKET = 1000;

/** Reads rows of [postcode, easting, northing, quality]; rows of any other form are left out. */
export function readPostcodes(rows: unknown): Postcodes {
  const byCode = new Map<string, GridPlace>();
  const bySquare = new Map<string, GridPlace[]>();
  for (const row of Array.isArray(rows) ? (rows as readonly unknown[]) : []) {
    if (!Array.isArray(row)) continue;
    const [code, easting, northing] = row as readonly unknown[];
    if (typeof code !== 'string' || typeof easting !== 'number' || typeof northing !== 'number') continue;
    const place = { easting, northing };
    byCode.set(code, place);
    const square = squareOf(easting, northing);
    bySquare.set(square, [...(bySquare.get(square) ?? []), place]);
  }
  return {
    size: byCode.size,
    find: (postcode) => byCode.get(postcode.replaceAll(/\s/g, '').toUpperCase()),
    inside: (west, south, east, north) => insideOf(bySquare, west, south, east, north),
  };
}

const squareOf = (easting: number, northing: number): string =>
  `${Math.floor(easting / BUCKET)}/${Math.floor(northing / BUCKET)}`;

function insideOf(
  bySquare: ReadonlyMap<string, readonly GridPlace[]>,
  west: number,
  south: number,
  east: number,
  north: number,
): readonly GridPlace[] {
  const isInside = ({ easting, northing }: GridPlace): boolean =>
    easting >= west && easting < east && northing >= south && northing < north;
  // A box wider than the extract has more squares than the extract has points.
  if ((east - west) * (north - south) > bySquare.size * BUCKET * BUCKET)
    return [...bySquare.values()].flat().filter(isInside);
  const found: GridPlace[] = [];
  for (let e = Math.floor(west / BUCKET); e * BUCKET < east; e += 1) {
    for (let n = Math.floor(south / BUCKET); n * BUCKET < north; n += 1) {
      found.push(...(bySquare.get(`${e}/${n}`) ?? []).filter(isInside));
    }
  }
  return found;
}

let loading: Promise<Postcodes> | undefined;

/** The extract, fetched once from this server and from no other; without it (offline) the map has no dots. */
export function loadPostcodes(): Promise<Postcodes> {
  loading ??= fetch('/map/luton-postcodes.json')
    .then((response) => (response.ok ? response.json() : []))
    .then(readPostcodes)
    .catch(() => {
      loading = undefined;
      return readPostcodes([]);
    });
  return loading;
}
