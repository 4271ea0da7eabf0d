import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { gridText, pointText, readPoint } from '#shared/paste/point-text.ts';
import { languageTag, languageTags, OFFERED_LANGUAGES } from '#shared/paste/languages.ts';
import { languagesSchema } from '#shared/commands/plan-fields.ts';

const point = (text: string) => {
  const reading = readPoint(text);
  return reading.kind === 'point' ? reading.point : reading;
};

test('PN8 a place is read from a grid reference, from degrees, or as a postcode', () => {
  for (const text of ['TL 0910 2130', 'tl09102130', 'TL 09100 21300']) {
    expect(point(text)).toEqual({ latitude: 51.879602, longitude: -0.416445 });
  }
  for (const text of ['51.8796, -0.4164', '51.8796 -0.4164', '51.8796°N, 0.4164°W', '51.8796, −0.4164']) {
    expect(point(text)).toEqual({ latitude: 51.8796, longitude: -0.4164 });
  }
  expect(readPoint('lu1 0aa')).toEqual({ kind: 'postcode', postcode: 'LU1 0AA' });
  expect(readPoint('  ')).toEqual({ kind: 'empty' });
});

test('PN8 what is no place says what would be, and swapped degrees are caught', () => {
  expect(readPoint('-0.4164, 51.8796')).toMatchObject({
    kind: 'fault',
    reason: expect.stringContaining('Latitude comes first'),
  });
  expect(readPoint('TL 091 2130')).toMatchObject({ kind: 'fault' });
  expect(readPoint('somewhere')).toMatchObject({ kind: 'fault', reason: expect.stringContaining('grid reference') });
  expect(readPoint('91, 0')).toMatchObject({ kind: 'fault' });
});

test('PN8 a point written out is read back within a metre or two, and as a grid reference within ten', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 50.2, max: 58, noNaN: true }),
      fc.double({ min: -5, max: 1.5, noNaN: true }),
      (latitude, longitude) => {
        const back = point(pointText({ latitude, longitude }));
        expect(back).toEqual({ latitude: expect.closeTo(latitude, 5), longitude: expect.closeTo(longitude, 5) });
        const grid = gridText({ latitude, longitude });
        if (grid !== undefined)
          expect(point(grid)).toEqual({
            latitude: expect.closeTo(latitude, 3),
            longitude: expect.closeTo(longitude, 2),
          });
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});

test('PN8 nothing typed as a place throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => readPoint(text).kind.length > 0),
    { numRuns: 3000, seed: 3 },
  );
  expect(gridText({ latitude: -80, longitude: 170 })).toBeUndefined();
});

test('PN9 languages are read by name, by other common names and by tag; unknown is one of them', () => {
  expect(languageTags('Romanian and Farsi; Kurdish (Sorani), not known')).toEqual({
    tags: ['ro', 'fa', 'ckb', 'unknown'],
    unread: [],
  });
  expect(languageTags('Romanian, Klingonese')).toEqual({ tags: ['ro'], unread: ['Klingonese'] });
  expect(languageTag('ro')).toBe('ro');
  expect(languageTag('qq')).toBeUndefined();
});

test('PN9 every language offered can be recorded and has a name', () => {
  for (const tag of OFFERED_LANGUAGES) {
    expect(languagesSchema.safeParse([tag]).success).toBe(true);
    expect(languageTag(new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'none' }).of(tag) ?? '')).toBe(
      tag,
    );
  }
});
