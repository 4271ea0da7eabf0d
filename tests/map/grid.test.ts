import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { gridStep } from '#client/map/grid.ts';
import { CREDIT, readPostcodes } from '#client/map/postcodes.ts';
import { pointOfText } from '#client/map/point-of-text.ts';
import { isOnGrid, squareLabel, squareLetters, toGrid, toPoint } from '#shared/national-grid.ts';

test('MP1 squares are named as officers read them', () => {
  const luton = { easting: 509_234, northing: 221_567 };
  expect(squareLetters(luton)).toBe('TL');
  expect(squareLabel(luton, 100_000)).toBe('TL');
  expect(squareLabel(luton, 10_000)).toBe('TL 0 2');
  expect(squareLabel(luton, 1000)).toBe('TL 09 21');
  expect(squareLabel(luton, 100)).toBe('TL 092 215');
  // Land’s End, the Ordnance Survey’s own office, John o’ Groats, Lerwick.
  const others = [
    { easting: 134_000, northing: 25_000 },
    { easting: 437_300, northing: 115_500 },
    { easting: 338_000, northing: 973_000 },
    { easting: 447_000, northing: 1_141_000 },
  ];
  expect(others.map(squareLetters)).toEqual(['SW', 'SU', 'ND', 'HU']);
});

test('MP2 a point and its place on the grid agree to a metre, both ways, all over Great Britain', () => {
  // The Ordnance Survey's worked example (Caister water tower), in WGS 84: 651409.9, 313177.3 within the datum's 5 m.
  const caister = toGrid({ latitude: 52.657977, longitude: 1.716038 });
  expect(Math.abs((caister?.easting ?? 0) - 651_410)).toBeLessThan(6);
  expect(Math.abs((caister?.northing ?? 0) - 313_177)).toBeLessThan(6);
  for (let easting = 50_000; easting < 700_000; easting += 130_000) {
    for (let northing = 10_000; northing < 1_200_000; northing += 170_000) {
      const back = toGrid(toPoint({ easting, northing }));
      expect(Math.hypot((back?.easting ?? 0) - easting, (back?.northing ?? 0) - northing)).toBeLessThan(1);
    }
  }
});

test('MP2 what is not on the grid has no place on the map', () => {
  expect(toGrid({ latitude: 48.85, longitude: 12.35 })).toBeUndefined();
  expect(toGrid({ latitude: 0, longitude: 0 })).toBeUndefined();
  expect(isOnGrid({ easting: 700_000, northing: 0 })).toBe(false);
});

test('MP3 squares are as fine as their labels have room', () => {
  expect([0.0002, 0.002, 0.02, 0.2, 4].map(gridStep)).toEqual([100_000, 100_000, 10_000, 1000, 100]);
});

test('MP4 the extract: 6,419 points, found by postcode and by box; rows of another form are left out', () => {
  const postcodes = readPostcodes(JSON.parse(readFileSync('client/public/map/luton-postcodes.json', 'utf8')));
  expect(postcodes.size).toBe(6419);
  expect(postcodes.find('lu1 1aa')).toEqual({ easting: 508_653, northing: 221_332 });
  expect(postcodes.find('SW1A 1AA')).toBeUndefined();
  const box = postcodes.inside(508_000, 221_000, 509_000, 222_000);
  expect(box.length).toBeGreaterThan(50);
  expect(box.every((one) => one.easting >= 508_000 && one.easting < 509_000)).toBe(true);
  expect(postcodes.inside(0, 0, 700_000, 1_300_000)).toHaveLength(6419);
  expect(readPostcodes([['LU1', 'x', 2], null, 3, ['LU2 1AA', 1, 2]]).size).toBe(1);
  expect(readPostcodes('no list').size).toBe(0);
});

test('MP5 a point by keyboard: a grid reference or degrees; nonsense is told why', async () => {
  const grid = await pointOfText('TL 0865 2133');
  expect('point' in grid && grid.point !== null && Math.abs(grid.point.latitude - 51.88)).toBeLessThan(0.001);
  expect(await pointOfText('51.88, -0.42')).toEqual({ point: { latitude: 51.88, longitude: -0.42 } });
  expect(await pointOfText('')).toEqual({ point: null });
  expect(await pointOfText('the corner shop')).toMatchObject({ reason: expect.stringContaining('grid reference') });
});

test('MP7 the credit is the licence’s own words', () => {
  expect(CREDIT).toBe(
    'Contains Ordnance Survey data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025. Contains National Statistics data © Crown copyright and database right 2025.',
  );
});
