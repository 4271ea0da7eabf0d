import { describe, expect, test } from '@jest/globals';
import type { Address, OperationEntities, Requirement } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import { lackOf } from '#server/planning/lack.ts';
import { partsOf } from '#server/planning/parts.ts';
import { address, operation, requirement, site, tablesOf } from './operations.ts';

type Records = readonly Change<OperationEntities>[];
const CUSTODY: Change<OperationEntities> = {
  kind: 'site',
  id: 'S2',
  value: { kind: 'custody', name: 'Custody', line: '', postcode: '', point: null },
};
const expects = (rest: Partial<Address['expected']>, more: Partial<Address> = {}) =>
  address({ custodyId: 'S2', expected: { number: 3, languages: ['ro'], children: 'none', ...rest }, ...more });
const asked = (id: string, rest: Partial<Requirement>) => ({
  ...requirement({ place: { kind: 'address', id: 'A1' }, gender: 'any', ...rest }),
  id,
});
const lack = (placeId: string, ...changes: Records) =>
  lackOf(placeId, partsOf(tablesOf(operation(), site, CUSTODY, ...changes)));
const said = (placeId: string, ...changes: Records) =>
  lack(placeId, ...changes)?.value.lacks?.map(({ sentence }) => sentence) ?? [];

const EVERYTHING: Records = [
  asked('N1', { role: 'interpreter', languages: ['ro'] }),
  asked('N2', { role: 'phone_interpreter', languages: ['ro'] }),
  asked('N3', { role: 'woman_officer', languages: [], worksWith: 'either' }),
  asked('N4', { role: 'transport', languages: [], worksWith: 'either' }),
  asked('N5', { role: 'search_officer', languages: [], worksWith: 'either' }),
  asked('N6', { role: 'entry_officer', languages: [], worksWith: 'either' }),
];

describe('what a place will want and nobody has asked for', () => {
  test('PL34 an address that expects Romanian women and is entered by warrant', () => {
    const women = expects({ gender: 'women' });
    expect(said('A1', women)).toEqual([
      'A1 expects Romanian speakers, and no interpreter is asked for.',
      'A1 expects Romanian speakers, and no interpreter by phone is asked for to fall back on.',
      'A1 expects women, and no woman officer is asked for.',
      'A1 expects people, and nobody is asked for to drive them.',
      'A1 is entered by warrant, and nobody trained to search is asked for.',
      'A1 is entered by warrant, and nobody trained in entry is asked for.',
    ]);
    expect(lack('A1', women, ...EVERYTHING)).toBeNull();
    for (const left of EVERYTHING)
      expect(said('A1', women, ...EVERYTHING.filter((one) => one !== left))).toHaveLength(1);
  });

  test('PL34 an interpreter for the suspects’ side, or for another language, is not hers', () => {
    const women = expects({ gender: 'women', languages: ['ro', 'sq', 'en'] });
    const wrong = asked('N1', { role: 'interpreter', languages: ['ro'], worksWith: 'suspects' });
    expect(said('A1', women, ...EVERYTHING, wrong)).toEqual([
      'A1 expects Romanian speakers, and no interpreter is asked for.',
      'A1 expects Albanian speakers, and no interpreter is asked for.',
      'A1 expects Albanian speakers, and no interpreter by phone is asked for to fall back on.',
    ]);
  });

  test('PL35 a language that nobody knows is a need too; so is a woman officer where nobody knows', () => {
    const unknown = expects({ number: null, languages: ['unknown'] }, { entryUnder: 'power' });
    expect(said('A1', unknown)).toEqual([
      'A1: nobody knows which language is spoken, and no interpreter by phone is asked for.',
      'A1 may have women, and no woman officer is asked for.',
      'A1 expects people, and nobody is asked for to drive them.',
    ]);
    const any = asked('N1', { role: 'phone_interpreter', languages: ['unknown'] });
    expect(said('A1', unknown, any)).toHaveLength(2);
    expect(said('A1', expects({ number: 0, gender: 'women' }, { entryUnder: 'power' }))).toEqual([]);
  });

  test('PL36 a reception wants what the addresses that bring people there expect, custody the suspects’ side', () => {
    const two = [expects({}), { ...expects({ languages: ['sq'] }, { ref: 'A2' }), id: 'A2' }];
    expect(said('S1', ...two)).toEqual([
      'Reception expects Romanian speakers, and no interpreter is asked for.',
      'Reception expects Albanian speakers, and no interpreter is asked for.',
      'Reception expects Romanian speakers, and no interpreter by phone is asked for to fall back on.',
      'Reception expects Albanian speakers, and no interpreter by phone is asked for to fall back on.',
    ]);
    expect(said('S2', expects({}))).toEqual([
      'Custody may hold Romanian speakers, and no interpreter is asked for on the suspects’ side.',
    ]);
    const there = asked('N1', { place: { kind: 'site', id: 'S2' }, worksWith: 'suspects' });
    expect(lack('S2', expects({}), there)).toBeNull();
    expect(said('S2', expects({}), asked('N1', { place: { kind: 'site', id: 'S2' } }))).toHaveLength(1);
    expect(lack('S2', address())).toBeNull();
    expect(lack('S9')).toBeNull();
  });

  test('PL36 it speaks of the place, of those who bring people there and of what is asked for', () => {
    const there = asked('N1', { place: { kind: 'site', id: 'S1' }, languages: ['sq'] });
    expect(lack('S1', expects({}), there)?.speaksOf).toEqual(['site/S1', 'requirement/N1', 'address/A1']);
  });
});
