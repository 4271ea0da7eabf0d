import { describe, expect, test } from '@jest/globals';
import type { AudienceName } from '#server/access/audiences.ts';
import type { Cut } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import { fullView } from '#server/access/full-view.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { operationOfPeople } from './people.ts';

/** Who reads the one care entry that a unit of H (or H as a whole) wrote. */
function readersOf(unitId: string | null, cut: Cut<OperationEntities> = OPERATION_CUT): readonly AudienceName[] {
  const tables = operationOfPeople();
  const entry = tables.get('logEntry', 'L-care-H');
  if (entry === undefined) throw new Error('no entry');
  tables.apply([{ kind: 'logEntry', id: 'L-care-H', value: { ...entry, unitId, text: 'She is cold.' } }]);
  const audiences: readonly AudienceName[] = [
    'lead',
    'desk',
    'agency:H',
    'unit:HU1',
    'unit:HU2',
    'agency:K',
    'team:T1',
  ];
  return audiences.filter((name) => fullView(cut, tables, name).logEntry?.['L-care-H']?.['text'] !== undefined);
}

describe('care entries within one agency', () => {
  test('NK14 are read by their own unit and by those who coordinate the whole agency', () => {
    expect(readersOf('HU1')).toEqual(['agency:H', 'unit:HU1']);
    expect(readersOf('HU2')).toEqual(['agency:H', 'unit:HU2']);
    expect(readersOf(null)).toEqual(['agency:H']);
  });

  test('NK14 a unit that reads what its whole agency wrote is caught', () => {
    const ofAgency = { view: 'logEntry', from: { kind: 'logEntry', index: 'careOf', key: 'H' } } as const;
    const planted: Cut<OperationEntities> = {
      ...OPERATION_CUT,
      scope: (audience, from) => [...OPERATION_CUT.scope(audience, from), ofAgency],
    };
    expect(readersOf('HU1', planted)).toContain('unit:HU2');
  });
});
