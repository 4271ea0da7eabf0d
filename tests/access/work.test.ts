import { describe, expect, test } from '@jest/globals';
import type { AudienceName } from '#server/access/audiences.ts';
import type { Cut, Rule, RuleTable } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import { StreamProjection } from '#server/access/projection.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { OPERATION_INDEXES } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import { Tables } from '#server/domain/tables.ts';
import { OPERATION_WORLD } from '../support/harness/canary-world.ts';

type Changes = readonly Change<OperationEntities>[];

/** Counts each time that a record is made, and each time that a scope is. */
function counting(work: { made: number; scopes: number }): Cut<OperationEntities> {
  const counted = (rule: Rule<OperationEntities>): Rule<OperationEntities> => ({
    ...rule,
    make: (id, from) => {
      work.made += 1;
      return rule.make(id, from);
    },
  });
  const known = new Map<Rule<OperationEntities>, Rule<OperationEntities>>();
  const once = (rule: Rule<OperationEntities>) => {
    const made = known.get(rule) ?? counted(rule);
    known.set(rule, made);
    return made;
  };
  const rules = Object.fromEntries(
    Object.entries(OPERATION_CUT.rules).map(([view, row]) => [
      view,
      Object.fromEntries(Object.entries(row).map(([cls, rule]) => [cls, once(rule)])),
    ]),
  ) as RuleTable<OperationEntities>;
  const scope: Cut<OperationEntities>['scope'] = (audience, from) => {
    work.scopes += 1;
    return OPERATION_CUT.scope(audience, from);
  };
  return { rules, scope };
}

/** The canary world with so many more addresses, each with a requirement, a request and somebody put forward. */
function worldOf(more: number): Tables<OperationEntities> {
  const tables = new Tables<OperationEntities>(OPERATION_INDEXES);
  tables.apply(OPERATION_WORLD.map(({ kind, id, value }) => ({ kind, id, value }) as Change<OperationEntities>));
  const copy = (kind: keyof OperationEntities, id: string, n: number, rest: object): Change<OperationEntities> =>
    ({ kind, id: `${id}-${n}`, value: { ...tables.get(kind, id), ...rest } }) as Change<OperationEntities>;
  for (let n = 0; n < more; n += 1)
    tables.apply([
      copy('team', 'T2', n, { memberIds: [], updaterId: null }),
      copy('address', 'A2', n, { teamId: `T2-${n}` }),
      copy('requirement', 'R3', n, { place: { kind: 'address', id: `A2-${n}` } }),
      copy('request', 'Q3', n, { requirementId: `R3-${n}` }),
      copy('assignment', 'W3', n, { requirementId: `R3-${n}`, requestId: `Q3-${n}` }),
    ]);
  return tables;
}

const AUDIENCES: readonly AudienceName[] = [
  'lead',
  'desk',
  'loggist',
  'observer',
  'team:T1',
  'team:T2',
  'agency:H',
  'agency:K',
  'unit:HU1',
  'person:M1',
  'worker:W1:pass',
  'worker:W3:answer',
];

/** How often something is made for one commit, with so many more addresses in the operation. */
function workOf(more: number, changes: (tables: Tables<OperationEntities>) => Changes) {
  const tables = worldOf(more);
  const work = { made: 0, scopes: 0 };
  const projection = new StreamProjection(counting(work), tables);
  for (const name of AUDIENCES) projection.open(name);
  work.made = 0;
  work.scopes = 0;
  const patches = projection.apply(tables.apply(changes(tables)));
  return { ...work, audiences: [...patches.keys()].sort() };
}

const changed = <K extends keyof OperationEntities>(
  tables: Tables<OperationEntities>,
  kind: K,
  id: string,
  fields: Partial<OperationEntities[K]>,
): Change<OperationEntities> =>
  ({ kind, id, value: { ...tables.get(kind, id), ...fields } }) as unknown as Change<OperationEntities>;

describe('work follows the change, not the board', () => {
  const commits: Readonly<Record<string, (tables: Tables<OperationEntities>) => Changes>> = {
    'a step': (tables) => [changed(tables, 'address', 'A1', { steps: {} })],
    'a yes': (tables) => [changed(tables, 'assignment', 'W1', { answer: 'asked_again' })],
    'a count of decisions': (tables) => [
      changed(tables, 'operation', 'operation', { counters: { addresses: 9, requests: 9, decisions: 9 } }),
    ],
    'a log entry': (tables) => [changed(tables, 'logEntry', 'L1', { text: 'Other words.' })],
    'somebody told': (tables) => [changed(tables, 'notice', 'N1', { told: 'understood' })],
    'a new address': (tables) => [{ kind: 'address', id: 'A9', value: tables.get('address', 'A2') ?? null }],
  };

  test('NK9 each commit makes as many records with 300 addresses as with 3, and reaches the same audiences', () => {
    for (const [name, commit] of Object.entries(commits)) {
      const few = workOf(3, commit);
      expect([name, workOf(300, commit)]).toEqual([name, few]);
      expect(few.made).toBeLessThan(20);
    }
  });

  test('NK9 a step is made once for all of command and the team, and sent to nobody else', () => {
    // The address; and whether it is ready, which asks for one of its steps and comes out the same.
    expect(workOf(3, (tables) => [changed(tables, 'address', 'A1', { steps: {} })])).toEqual({
      made: 2,
      scopes: 0,
      audiences: ['desk', 'lead', 'loggist', 'observer', 'team:T1'],
    });
  });

  test('NK9 what nobody sees is not made', () => {
    const tables = worldOf(3);
    const work = { made: 0, scopes: 0 };
    const projection = new StreamProjection(counting(work), tables);
    projection.open('lead');
    projection.close('lead');
    work.made = 0;
    projection.apply(tables.apply([changed(tables, 'address', 'A1', { line: 'Elsewhere' })]));
    expect(work.made).toBe(0);
  });

  test('NK10 a place that is shown less than before is replaced whole, so that no old word stays', () => {
    const tables = worldOf(0);
    const projection = new StreamProjection(OPERATION_CUT, tables);
    projection.open('agency:H');
    const before = tables.get('showing', 'V1');
    if (before === undefined) throw new Error('no V1');
    const less: Change<OperationEntities> = {
      kind: 'showing',
      id: 'V1',
      value: { ...before, shown: { level: 'area', at: 2 } },
    };
    const patch = projection.apply(tables.apply([less])).get('agency:H');
    expect(patch?.drop).toEqual({ place: ['V1'] });
    expect(Object.keys(patch?.put.place?.['V1'] ?? {})).toEqual(['label', 'kind', 'level', 'area', 'since', 'cell']);
  });

  test('NK8 a withdrawn place is dropped from its agency, its unit and the day pass in the same commit', () => {
    const tables = worldOf(0);
    const projection = new StreamProjection(OPERATION_CUT, tables);
    for (const name of AUDIENCES) projection.open(name);
    const withdrawn: Change<OperationEntities> = changed(tables, 'showing', 'V1', {
      shown: null,
      withdrawn: { at: 2, reason: 'x', seen: true },
    });
    const patches = projection.apply(tables.apply([withdrawn]));
    for (const name of ['agency:H', 'unit:HU1', 'worker:W1:pass'] as const)
      expect([name, patches.get(name)?.drop]).toEqual([name, { place: ['V1'] }]);
    expect(patches.get('agency:K')).toBeUndefined();
  });
});
