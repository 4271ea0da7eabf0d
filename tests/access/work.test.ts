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
  // Nobody is down for two needs: that would tie their rows together, as it should.
  tables.apply(
    [...tables.ids('assignment', 'all', '')].map((id) => changed(tables, 'assignment', id, { personId: id })),
  );
  const copy = (kind: keyof OperationEntities, id: string, n: number, rest: object): Change<OperationEntities> =>
    ({ kind, id: `${id}-${n}`, value: { ...tables.get(kind, id), ...rest } }) as Change<OperationEntities>;
  for (let n = 0; n < more; n += 1)
    tables.apply([
      copy('team', 'T2', n, { memberIds: [], updaterId: null }),
      copy('address', 'A2', n, { teamId: `T2-${n}` }),
      copy('requirement', 'R3', n, { place: { kind: 'address', id: `A2-${n}` } }),
      copy('request', 'Q3', n, { requirementId: `R3-${n}` }),
      copy('assignment', 'W3', n, { requirementId: `R3-${n}`, requestId: `Q3-${n}`, personId: `person-${n}` }),
      copy('warrant', 'WA2', n, { addressId: `A2-${n}` }),
      copy('risk', 'RI2', n, { place: { kind: 'address', id: `A2-${n}` } }),
      copy('task', 'TA1', n, { addressId: `A2-${n}` }),
      copy('contingency', 'CO2', n, { addressId: `A2-${n}` }),
      copy('drawing', 'DR2', n, { addressId: `A2-${n}` }),
      copy('staff', 'ST2', n, { posting: { kind: 'team', id: `T2-${n}` } }),
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
    'a warrant': (tables) => [changed(tables, 'warrant', 'WA1', { standing: 'executed' })],
    'a control': (tables) => [changed(tables, 'risk', 'RI1', { control: 'Another.' })],
    'a task done': (tables) => [changed(tables, 'task', 'TA1', { done: { by: 'x', at: 1 } })],
    'a post': (tables) => [changed(tables, 'post', 'PO1', { holderId: 'M3' })],
    'a posting': (tables) => [changed(tables, 'staff', 'ST1', { posting: { kind: 'team', id: 'T2' } })],
    'a channel': (tables) => [{ kind: 'channel', id: 'CH9', value: tables.get('channel', 'CH1') ?? null }],
    'a contingency of none': (tables) => [
      { kind: 'contingency', id: 'CO9', value: tables.get('contingency', 'CO3') ?? null },
    ],
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

  /** Which readiness rows one change makes anew in a plan of 300 addresses, by a rule for them. */
  const rowsMade = (changes: (tables: Tables<OperationEntities>) => Changes, rule: Rule<OperationEntities>) => {
    const rows: string[] = [];
    const counted: Rule<OperationEntities> = {
      ...rule,
      make: (id, from) => {
        rows.push(id);
        return rule.make(id, from);
      },
    };
    const tables = worldOf(300);
    const readiness = { lead: counted };
    const projection = new StreamProjection({ ...OPERATION_CUT, rules: { ...OPERATION_CUT.rules, readiness } }, tables);
    projection.open('lead');
    rows.length = 0;
    projection.apply(tables.apply(changes(tables)));
    return rows.sort();
  };
  const READINESS = OPERATION_CUT.rules.readiness?.lead;
  if (READINESS === undefined) throw new Error('no readiness');
  const oneAddress: Readonly<Record<string, (tables: Tables<OperationEntities>) => Changes>> = {
    'a warrant': (tables) => [changed(tables, 'warrant', 'WA2-7', { standing: 'refused' })],
    'a risk': (tables) => [changed(tables, 'risk', 'RI2-7', { level: 'low' })],
    'a task': (tables) => [changed(tables, 'task', 'TA1-7', { done: { by: 'x', at: 1 } })],
    'a yes': (tables) => [changed(tables, 'assignment', 'W3-7', { answer: 'declined' })],
    'a card': (tables) => [changed(tables, 'address', 'A2-7', { receptionId: null, strikeOffset: 30 })],
    'a team': (tables) => [changed(tables, 'team', 'T2-7', { updaterId: 'M2' })],
    'a contest': (tables) => {
      const contest = tables.get('contest', 'C3');
      return contest === undefined
        ? []
        : [{ kind: 'contest', id: 'C9', value: { ...contest, on: { kind: 'warrant', id: 'WA2-7' } } }];
    },
  };

  test('PL16 one change in a plan of 300 addresses makes one readiness row, and only T and the dates make all', () => {
    for (const [name, change] of Object.entries(oneAddress))
      expect([name, rowsMade(change, READINESS)]).toEqual([name, ['A2-7']]);
    const ofOperation: readonly ((tables: Tables<OperationEntities>) => Changes)[] = [
      (tables) => [changed(tables, 'post', 'PO1', { deputyId: null })],
      (tables) => [changed(tables, 'task', 'TA2', { done: null })],
      () => [{ kind: 'channel', id: 'CH1', value: null }],
      (tables) => [changed(tables, 'assignment', 'W2', { answer: 'declined' })],
    ];
    for (const change of ofOperation) expect(rowsMade(change, READINESS)).toEqual(['operation']);
    const nothing: readonly ((tables: Tables<OperationEntities>) => Changes)[] = [
      (tables) => [changed(tables, 'address', 'A2-7', { hazards: 'A dog.', line: 'Elsewhere', lastHeard: null })],
      (tables) => [changed(tables, 'operation', 'operation', { phase: 'stood_down' })],
      (tables) => [changed(tables, 'contingency', 'CO2-7', { action: 'Wait.' })],
      (tables) => [changed(tables, 'risk', 'RI2-7', { hazard: 'Another dog.' })],
    ];
    for (const change of nothing) expect(rowsMade(change, READINESS)).toEqual([]);
    expect(rowsMade((tables) => [changed(tables, 'operation', 'operation', { t: 1 })], READINESS)).toHaveLength(303);
  });

  test('PL16 a row that adds up the others is caught', () => {
    const addsUp: Rule<OperationEntities> = {
      ...READINESS,
      make: (id, from) => {
        if (id === 'operation') for (const one of from.ids('address', 'all', '')) READINESS.make(one, from);
        return READINESS.make(id, from);
      },
    };
    for (const change of Object.values(oneAddress)) expect(rowsMade(change, addsUp)).toEqual(['A2-7', 'operation']);
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
