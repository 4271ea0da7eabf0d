import { describe, expect, test } from '@jest/globals';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import { partsOf } from '#server/planning/parts.ts';
import { readinessOf } from '#server/planning/readiness.ts';
import { address, assignment, notice, operation, requirement, tablesOf, team } from './operations.ts';

const atAddress = (rest = {}) => requirement({ number: 1, place: { kind: 'address', id: 'A1' }, ...rest });

const readiness = (...changes: readonly Change<OperationEntities>[]) => {
  const ready = [operation(), address(), team(), atAddress(), assignment('W1')];
  const derived = readinessOf('A1', partsOf(tablesOf(...ready, ...changes)));
  if (derived === null) throw new Error('no readiness');
  return derived;
};
const faults = (...changes: readonly Change<OperationEntities>[]) => readiness(...changes).value.faults;

const contest = (on: OperationEntities['contest']['on']): Change<OperationEntities> => ({
  kind: 'contest',
  id: 'C1',
  value: { on, field: 'line', standing: 'a', other: 'b', by: 'x', at: 1 },
});

describe('readiness of an address', () => {
  test('PL4 with T, team, updater, cover and everybody told it is ready', () => {
    expect(readiness()).toEqual({
      value: { addressId: 'A1', ready: true, faults: [] },
      speaksOf: ['address/A1', 'team/T1', 'requirement/R1', 'assignment/W1'],
    });
  });

  test('PL4 each fault has a sentence, and says where it is mended', () => {
    expect(faults(operation({ t: null }))).toContainEqual({
      code: 'no_t',
      sentence: 'T is not set.',
      mendAt: { kind: 'operation', id: 'operation' },
    });
    const noTeam = {
      code: 'no_team',
      sentence: 'A1 has no team.',
      mendAt: { kind: 'address', id: 'A1' },
    };
    expect(faults(address({ teamId: null }))).toEqual([noTeam]);
    expect(faults(address({ teamId: 'T9' }))).toEqual([noTeam]);
    expect(faults(team({ updaterId: null }))).toEqual([
      {
        code: 'no_updater',
        sentence: 'Nobody in MIKE 10 is named to report from A1.',
        mendAt: { kind: 'team', id: 'T1' },
      },
    ]);
    expect(faults(assignment('W1', { answer: 'put_forward' }))).toEqual([
      {
        code: 'not_covered',
        sentence: 'A1 14:00–18:00: 0 of 1 Romanian interpreter (woman).',
        mendAt: { kind: 'requirement', id: 'R1' },
      },
    ]);
  });

  test('PL5 a T moved beyond somebody’s slack reopens readiness', () => {
    expect(faults(assignment('W1', { answer: 'asked_again' }))?.map(({ code }) => code)).toEqual(['not_covered']);
  });

  test('PL5 people not yet told are counted once each: of the team, and of those who come', () => {
    const untold = readiness(
      notice({ kind: 'member', id: 'M1' }),
      notice({ kind: 'member', id: 'M2' }, 'shown'),
      notice({ kind: 'assignment', id: 'W1' }, 'told_by_voice'),
    );
    expect(untold.value.faults).toEqual([
      { code: 'not_told', sentence: 'A1: 2 people not yet told.', mendAt: { kind: 'address', id: 'A1' } },
    ]);
    expect(untold.speaksOf).toEqual(expect.arrayContaining(['member/M1', 'member/M2']));
    expect(untold.speaksOf.some((key) => key.startsWith('notice/'))).toBe(false);
    const gone = [assignment('W2', { answer: 'withdrawn' }), notice({ kind: 'assignment', id: 'W2' })];
    expect(faults(...gone)).toEqual([]);
  });

  test('PL5 a contest on the address, its team or a requirement stands in the way until it is settled', () => {
    const on = [
      { kind: 'address', id: 'A1' },
      { kind: 'team', id: 'T1' },
      { kind: 'requirement', id: 'R1' },
    ] as const;
    for (const one of on) {
      expect(faults(contest(one))?.map(({ code, mendAt }) => [code, mendAt])).toEqual([['contested', one]]);
      expect(readiness(contest(one)).speaksOf).toContain('contest/C1');
    }
    expect(faults(contest({ kind: 'address', id: 'A9' }))).toEqual([]);
  });

  test('PL4 an address that is not there has no readiness', () => {
    expect(readinessOf('A9', partsOf(tablesOf(operation())))).toBeNull();
  });
});
