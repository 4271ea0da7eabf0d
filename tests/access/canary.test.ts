import { describe, expect, test } from '@jest/globals';
import type { Rule } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import { fullView } from '#server/access/full-view.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Canary, CanaryWorld } from '../support/harness/canary.ts';
import {
  coverageViolations,
  influenceViolations,
  marked,
  stateOf,
  tokenViolations,
} from '../support/harness/canary.ts';
import { anotherValue, operationCanary } from '../support/harness/operation-canary.ts';
import { agencyCanary, directoryCanary, unpickable } from '../support/harness/other-canaries.ts';
import { everyKindHasRow } from '../support/harness/visibility-table.ts';

const simplyOther = ({ leaf }: Canary<never>): unknown =>
  typeof leaf.value === 'boolean'
    ? !leaf.value
    : typeof leaf.value === 'number'
      ? leaf.value + 1
      : `other-${leaf.value}`;

describe('no canary escapes an operation', () => {
  test('NK1 R24 what each viewer finds is what the table allows, no more and no less', () => {
    expect(tokenViolations(operationCanary)).toEqual([]);
  });

  test('NK2 R26 no field moves a byte of a view that the table keeps it from', () => {
    expect(influenceViolations(operationCanary, anotherValue)).toEqual([]);
  }, 120_000);

  test('NK3 R25 every field of the state has a line in the table, and every line a field', () => {
    expect(everyKindHasRow).toBeDefined();
    expect(coverageViolations(operationCanary)).toEqual([]);
  });

  test('NK3 R25 a field that nobody ruled on is found missing from the table', () => {
    const [first, ...rest] = operationCanary.records;
    if (first === undefined) throw new Error('an empty world');
    const grown = { ...first, value: { ...first.value, nickname: 'x' } };
    expect(coverageViolations({ ...operationCanary, records: [grown, ...rest] })).toEqual([
      'no line in the table: operation nickname',
    ]);
  });
});

describe('no canary escapes a roster or the directory', () => {
  test('NK1 R24 a roster is its coordinators’ alone, and telephone numbers are in no view', () => {
    expect(tokenViolations(agencyCanary)).toEqual([]);
    expect(influenceViolations(agencyCanary, simplyOther)).toEqual([]);
    expect(coverageViolations(agencyCanary)).toEqual([]);
  });

  test('NK1 R24 the directory is the administrator’s; a lead picks from names', () => {
    expect(tokenViolations(directoryCanary)).toEqual([]);
    expect(coverageViolations(directoryCanary)).toEqual([]);
  });

  test('NK1 R24 a lead cannot pick who is suspended or administers, nor see that they are there', () => {
    const world = marked(directoryCanary);
    const bytes = (records: typeof unpickable) =>
      JSON.stringify(fullView(world.cut, stateOf(world, [...world.records, ...records]), 'picker'));
    expect(bytes(unpickable)).toBe(bytes([]));
  });
});

describe('planted faults turn the search red', () => {
  const withRule = (kind: 'assignment' | 'address', rule: Rule<OperationEntities>): CanaryWorld<OperationEntities> => ({
    ...operationCanary,
    cut: {
      ...OPERATION_CUT,
      rules: { ...OPERATION_CUT.rules, [kind]: { ...OPERATION_CUT.rules[kind], observer: rule, team: rule } },
    },
  });

  test('NK1 R24 a projector that spreads its record is caught', () => {
    const spreads: Rule<OperationEntities> = {
      derived: false,
      make: (id, from) => {
        const assignment = from.get('assignment', id);
        return assignment === undefined ? null : { fields: { ...assignment }, speaksOf: [] };
      },
    };
    expect(tokenViolations(withRule('assignment', spreads))).toContain(
      'observer finds assignment/W1 shownName and may not',
    );
  });

  test('NK1 R24 a scope that lists every address is caught', () => {
    const world: CanaryWorld<OperationEntities> = {
      ...operationCanary,
      cut: {
        ...OPERATION_CUT,
        scope: (audience, from) => [
          ...OPERATION_CUT.scope(audience, from),
          { view: 'address', from: { kind: 'address', index: 'all', key: '' } },
        ],
      },
    };
    expect(tokenViolations(world)).toContain('team:T1 finds address/A2 line and may not');
  });

  test('NK2 R26 a count of hidden things is caught', () => {
    const counts: Rule<OperationEntities> = {
      derived: false,
      make: (_id, from) => ({ fields: { of: from.get('operation', 'operation')?.counters.addresses }, speaksOf: [] }),
    };
    expect(influenceViolations(withRule('address', counts), anotherValue)).toContain(
      'team:T1 is moved by operation counters.addresses',
    );
  }, 120_000);

  test('NK1 R24 a viewer who lost what is theirs is caught too', () => {
    const blind: Rule<OperationEntities> = { derived: false, make: () => null };
    expect(tokenViolations(withRule('address', blind))).toContain('team:T1 does not find address/A1 line and should');
  });
});
