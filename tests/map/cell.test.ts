import { expect, test } from '@jest/globals';
import { gridCell } from '#server/access/grid-cell.ts';
import { partsOf } from '#client/map/shown-parts.ts';
import { cellCorners, cellWords } from '#client/map/drawing.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import { isOnGrid, squareCorner, squareLetters, toGrid, toPoint, type GridPlace } from '#shared/national-grid.ts';
import type { PlaceView } from '#shared/records.ts';
import { randomOf } from '../support/harness/hidden-histories.ts';

const SEED = Number(process.env['MUSTER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const COUNT = 1000;

/** Points all over the grid, land and sea. */
function points(): readonly Point[] {
  const random = randomOf(SEED);
  return Array.from({ length: COUNT }, () =>
    toPoint({ easting: Math.floor(random() * 699_000), northing: Math.floor(random() * 1_299_000) }),
  );
}

type Cell = typeof gridCell;

/** The name of a square by its grid reference, figure by figure: the letters, then the thousands of metres, cut off. */
function floorOf(place: GridPlace): string {
  const figures = (metres: number): string => String(Math.floor(metres)).padStart(7, '0').slice(2, 4);
  return `${squareLetters(place)} ${figures(place.easting)} ${figures(place.northing)}`;
}

/** NK30. Points whose cell is not the floor of their grid reference. */
const notTheFloor = (cell: Cell): readonly string[] =>
  points().flatMap((point) => {
    const place = toGrid(point);
    const [made, wanted] = [cell(point), place === undefined ? null : floorOf(place)];
    return made === wanted ? [] : [`${JSON.stringify(point)}: ${made} and not ${wanted}`];
  });

/** NK31. Squares that are told apart by asking again, or for another point of the same square. */
function narrowed(cell: Cell): readonly string[] {
  const random = randomOf(SEED + 1);
  return points().flatMap((point) => {
    const place = toGrid(point);
    const corner = place === undefined ? undefined : squareCorner(floorOf(place));
    if (corner === undefined) return [];
    // Half a metre from the edge the datum's own arithmetic could fall to either side.
    const inside = (metres: number): number => metres + 1 + random() * 998;
    const others = Array.from({ length: 4 }, () =>
      cell(toPoint({ easting: inside(corner.easting), northing: inside(corner.northing) })),
    );
    const told = new Set([cell(point), cell(point), cell({ ...point }), ...others]);
    return told.size === 1 ? [] : [`${floorOf(corner)} is told as ${[...told].join(', ')}`];
  });
}

test('NK30 the cell of a thousand points is the floor of their grid reference', () => {
  console.log(`NK30: seed ${SEED}`);
  expect(notTheFloor(gridCell)).toEqual([]);
  const rounding: Cell = (point) => {
    const place = point === null ? undefined : toGrid(point);
    return place === undefined ? null : floorOf({ easting: place.easting + 500, northing: place.northing + 500 });
  };
  expect(notTheFloor(rounding).length).toBeGreaterThan(COUNT / 2);
});

test('NK30 without a point, and off the grid, there is no cell', () => {
  expect(gridCell(null)).toBeNull();
  const off = [
    { latitude: 48.85, longitude: 2.35 },
    { latitude: 0, longitude: 0 },
    { latitude: 90, longitude: 0 },
    { latitude: 54.6, longitude: -12 },
    { latitude: Number.NaN, longitude: 0 },
  ];
  expect(off.map(gridCell)).toEqual(off.map(() => null));
});

test('NK31 asking again, for any point of the square, narrows nothing down', () => {
  expect(narrowed(gridCell)).toEqual([]);
  const random = randomOf(SEED);
  const fuzzed: Cell = (point) => {
    if (point === null) return null;
    const shift = (): number => (random() - 0.5) * 0.01;
    return gridCell({ latitude: point.latitude + shift(), longitude: point.longitude + shift() });
  };
  expect(narrowed(fuzzed).length).toBeGreaterThan(0);
});

test('NK31 the square is drawn where its name says, one kilometre each way', () => {
  const corners = cellCorners('TL 09 21');
  expect(corners).toEqual([
    { easting: 509_000, northing: 221_000 },
    { easting: 509_000, northing: 222_000 },
    { easting: 510_000, northing: 222_000 },
    { easting: 510_000, northing: 221_000 },
  ]);
  for (const point of points()) {
    const cell = gridCell(point);
    const place = toGrid(point);
    if (cell === null || place === undefined) continue;
    const corner = squareCorner(cell);
    expect(corner).toEqual({
      easting: Math.floor(place.easting / 1000) * 1000,
      northing: Math.floor(place.northing / 1000) * 1000,
    });
  }
  expect(['TL 9 2', 'ZZ 00 00', 'tl 09 21', '', 'TL 09 21 '].map(squareCorner)).toEqual(Array(5).fill(undefined));
  expect(isOnGrid({ easting: -1, northing: 0 })).toBe(false);
  expect(cellWords('TL 09 21')).toBe('within the square TL 09 21, about 1 km across');
});

type Parts = typeof partsOf;

/** MP20. Places with a mark that are not shown in full, and squares of those that are. */
function shownTooMuch(parts: Parts): readonly string[] {
  const point = { latitude: 51.88, longitude: -0.42 };
  const places = new Map<string, PlaceView>([
    ['area', { kind: 'reception_centre', level: 'area', area: 'Example Town', cell: 'TL 08 21' }],
    // A field that ought not to be there is not drawn either.
    ['odd', { kind: 'reception_centre', level: 'area', cell: 'TL 08 21', point }],
    ['full', { kind: 'reception_centre', level: 'full', cell: 'TL 08 21', point }],
    ['bare', { kind: 'reception_centre', level: 'area', area: 'Example Town' }],
  ]);
  const { marks, cells } = parts(places, (id) => id);
  const found = [marks.map(({ id }) => id).join(), cells.map(({ id }) => id).join()];
  return found[0] === 'full' && found[1] === 'area,odd' ? [] : [`marks ${found[0]}; squares ${found[1]}`];
}

test('MP20 a place not shown in full is a square without a mark; shown in full, a mark', () => {
  expect(shownTooMuch(partsOf)).toEqual([]);
  const careless: Parts = (places, nameOf) =>
    partsOf(new Map([...places].map(([id, one]) => [id, { ...one, level: 'full' }])), nameOf);
  expect(shownTooMuch(careless).length).toBeGreaterThan(0);
});
