import { describe, expect, test } from '@jest/globals';
import { LIMITS } from '#shared/limits.ts';
import type { AudienceName } from '#server/access/audiences.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import { StreamProjection } from '#server/access/projection.ts';
import type { LogEntry, OperationEntities } from '#server/domain/operation-state.ts';
import { OPERATION_INDEXES } from '#server/domain/operation-state.ts';
import type { Change, Indexes } from '#server/domain/tables.ts';
import { Tables } from '#server/domain/tables.ts';
import { AUDIENCES, OPERATION_WORLD } from '../support/harness/canary-world.ts';

const KINDS = [
  'step',
  'count',
  'assistance',
  'decision',
  'note',
  'order',
  'plan',
  'need',
  'staffing',
  'notice',
] as const;
const WRITTEN = [
  ...KINDS.map((kind) => ({ sight: 'command', agencyId: null, about: { kind } }) as const),
  ...['H', 'K'].map((agencyId) => ({ sight: 'care', agencyId, about: { kind: 'note' } }) as const),
];

const entry = (id: string, rest: Pick<LogEntry, 'sight' | 'agencyId' | 'about'>): Change<OperationEntities> => ({
  kind: 'logEntry',
  id,
  value: {
    happenedAt: 1,
    receivedAt: 1,
    by: 'Somebody',
    role: 'desk',
    source: 'desk',
    addressId: 'A1',
    text: 'Words.',
    unitId: null,
    struck: null,
    ...rest,
  },
});

/** Audiences whose view moves although only entries that they may not read are written, more than a window holds. */
function pushedOut(indexes: Indexes<OperationEntities>): readonly string[] {
  return WRITTEN.flatMap((hidden) => {
    const tables = new Tables<OperationEntities>(indexes);
    tables.apply(OPERATION_WORLD.map(({ kind, id, value }) => ({ kind, id, value }) as Change<OperationEntities>));
    WRITTEN.forEach((written, at) => tables.apply([entry(`first-${at}`, written)]));
    const projection = new StreamProjection(OPERATION_CUT, tables);
    for (const name of AUDIENCES) projection.open(name);
    const readers = new Set<AudienceName>(projection.apply(tables.apply([entry('hidden-0', hidden)])).keys());
    return Array.from({ length: LIMITS.logWindow + 5 }, (_, n) => n + 1).flatMap((n) => {
      const moved = [...projection.apply(tables.apply([entry(`hidden-${n}`, hidden)])).keys()];
      return moved
        .filter((name) => !readers.has(name))
        .map((name) => `${name}: moved by ${hidden.sight} entry about ${hidden.about.kind}, number ${n}`);
    });
  });
}

describe('the windows of the log', () => {
  test('NK12 R26 entries that a viewer may not read push none out of view that the viewer may', () => {
    expect(pushedOut(OPERATION_INDEXES)).toEqual([]);
  });

  test('NK12 R26 a window that counts what its readers may not read is caught', () => {
    const all = (one: LogEntry) => (one.addressId === null ? [] : [one.addressId]);
    const door = { keys: all, newest: LIMITS.logWindow };
    const planted = { ...OPERATION_INDEXES, logEntry: { ...OPERATION_INDEXES.logEntry, door } };
    expect(pushedOut(planted)).toContainEqual(expect.stringMatching(/^team:T1: moved by command entry about plan/));
  });
});
