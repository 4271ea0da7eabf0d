import { expect, test } from '@jest/globals';
import { drawingTitle, drawingWords, lengthOf, lengthText } from '#client/map/drawing.ts';
import { placeSentence, type MapPlace } from '#client/map/place.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import { squareLetters, toGrid, toPoint } from '#shared/national-grid.ts';
import { gridText, readPoint } from '#shared/paste/point-text.ts';

const corner = (east: number, north: number) => toPoint({ easting: 509_000 + east, northing: 221_000 + north });
const SQUARE = [corner(0, 0), corner(0, 100), corner(100, 100), corner(100, 0)];

test('MP17 a cordon is measured once around, a route along its line', () => {
  expect(Math.round(lengthOf({ kind: 'cordon', points: SQUARE }))).toBe(400);
  expect(Math.round(lengthOf({ kind: 'route', points: SQUARE }))).toBe(300);
  expect(lengthOf({ kind: 'route', points: [] })).toBe(0);
  expect([4, 414, 996, 1249].map(lengthText)).toEqual(['0 m', '410 m', '1.0 km', '1.2 km']);
});

test('MP17 a drawing is said in words: its kind, of which address, how long', () => {
  expect(drawingTitle({ kind: 'cordon', of: 'A1', label: 'Outer' })).toBe('Cordon A1: Outer');
  expect(drawingWords({ kind: 'cordon', points: SQUARE })).toBe('4 points, 400 m around');
  expect(drawingWords({ kind: 'route', points: SQUARE })).toBe('4 points, 300 m');
});

const site = (mark: string, name: string, words: string): MapPlace => ({
  id: 'x',
  kind: 'site',
  mark,
  shape: 'diamond',
  state: 'plain',
  name,
  words,
  point: null,
});

/** MP18. Words that a mark says twice. */
const saidTwice = (sentence: (place: MapPlace) => string): readonly string[] =>
  [
    site('RVP', 'RVP, Example car park', 'RVP'),
    site('RVP', 'RVP', 'RVP'),
    site('RC', 'Example Hall, 1 Sample Terrace', 'Reception centre'),
  ].flatMap((place) => {
    const said = sentence(place);
    return said.split(/[,:] ?/).filter((word, at, all) => all.indexOf(word) !== at);
  });

test('MP18 a mark says nothing twice', () => {
  expect(saidTwice(placeSentence)).toEqual([]);
  expect(saidTwice((place) => `${place.mark}, ${place.name}: ${place.words}`)).not.toEqual([]);
  expect(placeSentence(site('RVP', 'RVP, Example car park', 'RVP'))).toBe('RVP, Example car park');
  expect(placeSentence(site('RC', 'Example Hall', 'Reception centre'))).toBe('RC, Example Hall: Reception centre');
});

/** MP5. Grid references that read otherwise than they were typed. */
function readOtherwise(write: (point: Point) => string | undefined): readonly string[] {
  const found: string[] = [];
  for (let n = 0; n < 400; n += 1) {
    const [east, north] = [(n * 2713) % 10_000, (n * 7919) % 10_000].map((figures) => String(figures).padStart(4, '0'));
    const typed = `${['TL', 'SU', 'NT', 'SX'][n % 4]} ${east} ${north}`;
    const read = readPoint(typed);
    if (read.kind !== 'point' || write(read.point) !== typed) found.push(typed);
  }
  return found;
}

test('MP5 a grid reference that was typed reads as it was typed', () => {
  expect(readOtherwise(gridText)).toEqual([]);
  const cutOff = (point: Point): string | undefined => {
    const place = toGrid(point);
    const figures = (metres: number): string => String(Math.floor((metres % 100_000) / 10)).padStart(4, '0');
    return place && `${squareLetters(place)} ${figures(place.easting)} ${figures(place.northing)}`;
  };
  expect(readOtherwise(cutOff).length).toBeGreaterThan(0);
});
