import { describe, expect, test } from '@jest/globals';
import type { Address, OperationEntities } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import { coverOf } from '#server/planning/cover.ts';
import { partsOf } from '#server/planning/parts.ts';
import {
  address,
  agency,
  assignment,
  COMPANY,
  hours,
  operation,
  requirement,
  site,
  T,
  tablesOf,
} from './operations.ts';

const expected = (number: number | null): Address['expected'] => ({ number, languages: ['ro'], children: 'none' });
const cover = (...changes: readonly Change<OperationEntities>[]) =>
  coverOf(
    'R1',
    partsOf(
      tablesOf(
        operation(),
        site,
        agency('H', 'charity', 'HS'),
        ...COMPANY,
        requirement({ minutesEach: 45 }),
        ...changes,
      ),
    ),
  )?.value;
const waits = (...changes: readonly Change<OperationEntities>[]) => cover(...changes)?.waits;

const THREE = address({ expected: expected(3) });
const SECOND = { ...address({ ref: 'A2', expected: expected(3), strikeOffset: 60 }), id: 'A2' };

describe('people found against those who can speak to them', () => {
  test('PL31 each takes her minutes with whoever is free first, from the strike at her address', () => {
    expect(waits(THREE, SECOND, assignment('W1'), assignment('W2'))).toEqual({
      people: 6,
      minutesEach: 45,
      lastAt: hours(1.75),
      unseen: 0,
      sentence: 'Reception: the last of 6 people waits until 15:45.',
    });
    expect(waits(THREE, SECOND, assignment('W1'))).toMatchObject({ lastAt: null, unseen: 1 });
  });

  test('PL31 who is not seen within the hours is counted, and no talk is cut in two', () => {
    const until = assignment('W1', { endAt: hours(2) });
    expect(waits(THREE, SECOND, until)?.sentence).toBe('Reception: 4 of 6 are not seen before 18:00.');
    expect(waits(THREE)?.sentence).toBe('Reception: 3 of 3 are not seen before 18:00.');
    expect(waits(address({ expected: expected(2) }), assignment('W1', { endAt: hours(0.75) }))?.sentence).toBe(
      'Reception: 1 of 2 is not seen before 18:00.',
    );
  });

  test('PL31 where nobody waits, that is said too', () => {
    const two = address({ expected: expected(2) });
    expect(waits(two, assignment('W1'), assignment('W2'))).toMatchObject({
      lastAt: T,
      unseen: 0,
      sentence: 'Reception: none of 2 people waits.',
    });
  });

  test('PL32 once people are reported found, their number counts and no longer what was expected', () => {
    const report = { by: 'x', memberId: null, source: 'radio', happenedAt: 1, receivedAt: 1 } as const;
    const found = address({ expected: expected(3), counts: { found: { number: 1, report } } });
    expect(waits(found, assignment('W1'))?.people).toBe(1);
  });

  test('PL32 a number that nobody knows is said, and the rest is reckoned', () => {
    const unknown = address({ expected: expected(null) });
    expect(waits(unknown, assignment('W1'))).toEqual({
      people: 0,
      minutesEach: 45,
      lastAt: null,
      unseen: 0,
      sentence: 'Nobody knows how many people to expect at A1.',
    });
    expect(waits(unknown, SECOND, assignment('W1'))?.sentence).toBe(
      'Reception: the last of 3 people waits until 16:30. Nobody knows how many people to expect at A1.',
    );
    expect(waits(address({ expected: expected(0) }), assignment('W1'))).toBeNull();
  });

  test('PL32 for a role that sees nobody, on the suspects’ side, and without T nobody waits', () => {
    expect(waits(THREE, requirement(), assignment('W1'))).toBeNull();
    expect(waits(THREE, requirement({ minutesEach: 45, worksWith: 'suspects' }), assignment('W1'))).toBeNull();
    expect(waits(THREE, operation({ t: null }), assignment('W1'))).toBeNull();
  });

  test('PL33 a need rests on those without whom a covered hour falls short', () => {
    expect(
      cover(requirement({ number: 1 }), assignment('W1'), assignment('W2', { startAt: hours(2) }))?.restsOn,
    ).toEqual([
      {
        kind: 'assignment',
        id: 'W1',
        sentence:
          'Without Reception’s Romanian interpreter of Sample HS: Reception 14:00–16:00: 0 of 1 Romanian interpreter (woman).',
      },
    ]);
    expect(cover(requirement({ number: 1 }), assignment('W1'), assignment('W2'))?.restsOn).toEqual([]);
    expect(cover(operation({ t: null }), assignment('W1'), assignment('W2'))?.restsOn?.map(({ id }) => id)).toEqual([
      'W1',
      'W2',
    ]);
  });
});
