import { describe, expect, test } from '@jest/globals';
import type { AudienceName } from '#server/access/audiences.ts';
import { authorise } from '#server/access/authorise.ts';
import type { Cut } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import { fullView } from '#server/access/full-view.ts';
import { StreamProjection } from '#server/access/projection.ts';
import type { Assignment, Operation, OperationEntities } from '#server/domain/operation-state.ts';
import type { Tables } from '#server/domain/tables.ts';
import { OPERATION, operationOfPeople, PEOPLE } from './people.ts';

const T = 1_000_000_000;

function change(
  tables: Tables<OperationEntities>,
  values: { operation?: Partial<Operation>; W1?: Partial<Assignment> },
) {
  const operation = tables.get('operation', 'operation');
  const worker = tables.get('assignment', 'W1');
  if (operation === undefined || worker === undefined) throw new Error('the world is not whole');
  return tables.apply([
    { kind: 'operation', id: 'operation', value: { ...operation, ...values.operation } },
    { kind: 'assignment', id: 'W1', value: { ...worker, ...values.W1 } },
  ]);
}

/** How somebody comes to be no longer counted on. */
const LET_GO: readonly Partial<Assignment>[] = [
  { answer: 'declined' },
  { answer: 'withdrawn' },
  { presence: 'stood_down' },
];
const STILL_ASKED: readonly Partial<Assignment>[] = [
  { answer: 'put_forward' },
  { answer: 'asked_again' },
  { answer: 'confirmed', presence: 'arrived' },
];

/** The ways of being let go after which a move of T still moves something on her page. */
function movedAfter(cut: Cut<OperationEntities>, ways: readonly Partial<Assignment>[]): readonly string[] {
  return (['answer', 'pass'] as const).flatMap((grade) =>
    ways.flatMap((way) => {
      const name: AudienceName = `worker:W1:${grade}`;
      const tables = operationOfPeople();
      change(tables, { operation: { t: T }, W1: { answer: 'confirmed', presence: 'not_started', ...way } });
      const projection = new StreamProjection(cut, tables);
      projection.open(name);
      const moved = projection.apply(change(tables, { operation: { t: T + 3_600_000 } })).has(name);
      return moved ? [`${grade} ${JSON.stringify(way)}`] : [];
    }),
  );
}

describe('who is no longer counted on', () => {
  test('NK13 who said no, or is let go, keeps her page and learns of no hour that moves', () => {
    expect(movedAfter(OPERATION_CUT, LET_GO)).toEqual([]);
    expect(movedAfter(OPERATION_CUT, STILL_ASKED)).toHaveLength(2 * STILL_ASKED.length);
    const tables = operationOfPeople();
    change(tables, { W1: { answer: 'declined' } });
    const view = fullView(OPERATION_CUT, tables, 'worker:W1:answer');
    expect(Object.keys(view).toSorted()).toEqual(expect.arrayContaining(['assignment', 'me', 'operation']));
    expect(view.request).toBeUndefined();
  });

  test('NK13 a request that stays in her view is caught', () => {
    const planted: Cut<OperationEntities> = {
      ...OPERATION_CUT,
      scope: (audience, from) => [...OPERATION_CUT.scope(audience, from), { view: 'request', id: 'Q1' }],
    };
    expect(movedAfter(planted, LET_GO)).not.toEqual([]);
  });
});

describe('an operation that is over', () => {
  const OVER: readonly Partial<Operation>[] = [
    { phase: 'closed' },
    { standing: { kind: 'cancelled', reason: 'Over', at: 1 } },
  ];
  const UNDER_WAY: readonly Partial<Operation>[] = [
    { phase: 'draft' },
    { phase: 'stood_down' },
    { standing: { kind: 'postponed', reason: 'Fog', at: 1 } },
  ];
  const partners: readonly AudienceName[] = ['agency:H', 'unit:HU1', 'worker:W1:pass', 'agency:K'];

  const placesIn = (operation: Partial<Operation>) => {
    const tables = operationOfPeople();
    change(tables, { operation: { standing: { kind: 'running' }, ...operation } });
    return partners.map((name) => {
      const view = fullView(OPERATION_CUT, tables, name);
      const named = Object.values(view.request ?? {}).filter(({ placeId }) => typeof placeId === 'string');
      return Object.keys(view.place ?? {}).length + named.length;
    });
  };

  test('NK13 no partner sees a place of an operation that is called off or closed', () => {
    for (const operation of UNDER_WAY) expect(placesIn(operation).every((places) => places > 0)).toBe(true);
    for (const operation of OVER) expect(placesIn(operation)).toEqual(partners.map(() => 0));
  });

  test('NK13 nor may it be named', () => {
    const may = (operation: Partial<Operation>) => {
      const tables = operationOfPeople();
      change(tables, { operation: { standing: { kind: 'running' }, ...operation } });
      const payload = { sight: 'care', addressId: 'A1' };
      return authorise(PEOPLE.coordinator, OPERATION, 'WriteLogEntry', payload, tables) === null;
    };
    expect([...UNDER_WAY, ...OVER].map(may)).toEqual([true, true, true, false, false]);
  });
});
