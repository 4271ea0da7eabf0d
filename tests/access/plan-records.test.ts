import { describe, expect, test } from '@jest/globals';
import type { Put } from '#shared/protocol.ts';
import type { AudienceName } from '#server/access/audiences.ts';
import { authorise } from '#server/access/authorise.ts';
import type { Cut, Rule } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import { fullView } from '#server/access/full-view.ts';
import { gridCell } from '#server/access/grid-cell.ts';
import { StreamProjection } from '#server/access/projection.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Change, Tables } from '#server/domain/tables.ts';
import { AUDIENCES } from '../support/harness/canary-world.ts';
import { randomOf } from '../support/harness/hidden-histories.ts';
import { OPERATION, operationOfPeople, PEOPLE } from './people.ts';

type Change_ = Change<OperationEntities>;

const see = (tables: Tables<OperationEntities>, name: AudienceName, cut = OPERATION_CUT): Put =>
  fullView(cut, tables, name);

/** A record of the world with other values. */
const changed = <K extends keyof OperationEntities>(
  tables: Tables<OperationEntities>,
  kind: K,
  id: string,
  fields: Partial<OperationEntities[K]>,
): Change_ => ({ kind, id, value: { ...tables.get(kind, id), ...fields } }) as unknown as Change_;

/** The world while it runs: not put off, and (unless said otherwise) with nothing pencilled. */
function world(...changes: readonly ((tables: Tables<OperationEntities>) => Change_)[]): Tables<OperationEntities> {
  const tables = operationOfPeople();
  tables.apply([changed(tables, 'operation', 'operation', { standing: { kind: 'running' }, dates: [] })]);
  for (const change of changes) tables.apply([change(tables)]);
  return tables;
}

describe('a place shown by its area', () => {
  const HOME = { latitude: 51.8787, longitude: -0.42 };
  const near = { viewers: ['agency:K', 'worker:W3:pass'] as const };

  /** The points to which A2 was moved within its square that moved a byte of those who are shown its area. */
  function moved(cut: Cut<OperationEntities>, moves: number): { found: readonly string[]; within: number } {
    const random = randomOf(15);
    const found: string[] = [];
    let within = 0;
    const tables = world((state) => changed(state, 'address', 'A2', { point: HOME }));
    const projection = new StreamProjection(cut, tables);
    for (const name of near.viewers) projection.open(name);
    const before = near.viewers.map((name) => JSON.stringify(projection.view(name)));
    while (within < moves) {
      const point = {
        latitude: HOME.latitude + (random() - 0.5) / 50,
        longitude: HOME.longitude + (random() - 0.5) / 50,
      };
      if (gridCell(point) !== gridCell(HOME)) continue;
      within += 1;
      const patches = projection.apply(tables.apply([changed(tables, 'address', 'A2', { point })]));
      const after = near.viewers.map((name) => JSON.stringify(projection.view(name)));
      if (near.viewers.some((name) => patches.has(name)) || after.join() !== before.join())
        found.push(JSON.stringify(point));
    }
    return { found, within };
  }

  test('NK15 NK2 a point moved within its square kilometre moves no byte of an agency that is shown the area', () => {
    const MOVES = 400;
    expect(moved(OPERATION_CUT, MOVES)).toEqual({ found: [], within: MOVES });
    const [before] = Object.values(
      see(
        world((tables) => changed(tables, 'address', 'A2', { point: HOME })),
        'agency:K',
      ).place ?? {},
    );
    expect(before).toMatchObject({ level: 'area', cell: gridCell(HOME) });
    expect(JSON.stringify(before)).not.toContain('51.8');
  });

  test('NK15 beyond it the square is another, and without a point there is none', () => {
    const cellAt = (point: OperationEntities['address']['point']) =>
      see(
        world((tables) => changed(tables, 'address', 'A2', { point })),
        'agency:K',
      ).place?.['V3']?.['cell'];
    expect(cellAt(HOME)).toMatch(/^TL \d\d \d\d$/);
    expect(cellAt({ ...HOME, latitude: HOME.latitude + 0.05 })).not.toBe(cellAt(HOME));
    expect(cellAt(null)).toBeNull();
  });

  test('NK15 a cell with a figure too many is caught', () => {
    const finer: Rule<OperationEntities> = {
      derived: false,
      make: (id, from) => {
        const place = from.part('showing', id, 'place');
        const point = place === undefined ? null : from.part('address', place.id, 'point');
        return {
          fields: { cell: `${gridCell(point ?? null)} ${Math.round((point?.latitude ?? 0) * 500)}` },
          speaksOf: [],
        };
      },
    };
    const place = { ...OPERATION_CUT.rules.place, agency: finer };
    expect(moved({ ...OPERATION_CUT, rules: { ...OPERATION_CUT.rules, place } }, 100).found).not.toEqual([]);
  });
});

describe('risks, between police and agencies', () => {
  const risksOf = (name: AudienceName, tables = world()) => see(tables, name).risk ?? {};

  test('NK16 a shared police assessment reaches the agency through its request, and names no place', () => {
    const shared = risksOf('agency:H')['RI1.Q1'];
    expect(shared).toEqual({ requestId: 'Q1', kind: 'dogs', level: 'high', hazard: 'x', control: 'x' });
    expect(risksOf('unit:HU1')['RI1.Q1']).toEqual(shared);
    for (const name of AUDIENCES.filter((one) => /^(agency|unit|worker)/.test(one)))
      expect(JSON.stringify(risksOf(name))).not.toMatch(/A1|A2|place/);
    expect(Object.keys(risksOf('unit:HU2'))).toEqual([]);
    for (const grade of ['answer', 'pass'] as const) expect(risksOf(`worker:W1:${grade}`)).toEqual({});
  });

  test('NK16 asked twice for one place, an agency is told once, through the first request', () => {
    const tables = world((state) => ({
      kind: 'request',
      id: 'Q0',
      value: state.get('request', 'Q1') ?? null,
    }));
    expect(Object.keys(risksOf('agency:H', tables)).sort()).toEqual(['RI1.Q1', 'RI4', 'RI6']);
    tables.apply([changed(tables, 'request', 'Q1', { standing: 'taken_back' })]);
    expect(Object.keys(risksOf('agency:H', tables)).sort()).toEqual(['RI1.Q0', 'RI4', 'RI6']);
  });

  test('NK16 it goes when the request is taken back, the sharing ends, the place is another or the operation is over', () => {
    const ways: readonly ((tables: Tables<OperationEntities>) => Change_)[] = [
      (tables) => changed(tables, 'request', 'Q1', { standing: 'taken_back' }),
      (tables) => changed(tables, 'risk', 'RI1', { shared: false }),
      (tables) => changed(tables, 'risk', 'RI1', { place: { kind: 'address', id: 'A2' } }),
      (tables) => changed(tables, 'requirement', 'R1', { place: { kind: 'site', id: 'S2' } }),
      (tables) => changed(tables, 'agency', 'P', { kind: 'council' }),
      (tables) => changed(tables, 'operation', 'operation', { phase: 'closed' }),
      (tables) => changed(tables, 'operation', 'operation', { standing: { kind: 'cancelled', reason: 'x', at: 1 } }),
    ];
    for (const way of ways) {
      const tables = world();
      const projection = new StreamProjection(OPERATION_CUT, tables);
      projection.open('agency:H');
      const patch = projection.apply(tables.apply([way(tables)])).get('agency:H');
      expect(patch?.drop.risk).toEqual(['RI1.Q1']);
      expect(Object.keys(risksOf('agency:H', tables))).toEqual(['RI4', 'RI6']);
    }
  });

  test('NK17 an agency reads its own words; a unit its own; command both sides; a team what police say', () => {
    expect(risksOf('agency:H')['RI4']).toEqual({
      requestId: 'Q1',
      kind: 'dogs',
      level: 'high',
      hazard: 'x',
      control: 'x',
      owner: 'x',
      review: 1,
      shared: false,
      at: 1,
    });
    expect(Object.keys(risksOf('unit:HU1')).sort()).toEqual(['RI1.Q1', 'RI4', 'RI6']);
    expect(Object.keys(risksOf('agency:K'))).toEqual(['RI5']);
    expect(Object.keys(risksOf('lead')).sort()).toEqual(['RI1', 'RI2', 'RI3', 'RI4', 'RI5', 'RI6']);
    expect(risksOf('lead')['RI4']).toMatchObject({ agencyId: 'H', place: { kind: 'address', id: 'A1' } });
    expect(Object.keys(risksOf('team:T1'))).toEqual(['RI1']);
    expect(Object.keys(risksOf('team:T2'))).toEqual(['RI2']);
  });

  test('NK17 coordinators of the force itself read none of what it writes of places', () => {
    expect(risksOf('agency:P')).toEqual({});
    expect(risksOf('unit:PU1')).toEqual({});
    const asked = world((tables) => changed(tables, 'risk', 'RI1', { requestId: 'Q9' }));
    expect(Object.keys(risksOf('agency:P', asked))).toEqual(['RI1']);
  });

  test('NK18 a lead speaks of any place and none of a request; a coordinator only of what was asked', () => {
    const may = (person: keyof typeof PEOPLE, about: unknown) =>
      authorise(PEOPLE[person], OPERATION, 'AddRisk', { about }, world()) === null;
    const abouts = [
      { kind: 'operation' },
      { kind: 'address', id: 'A2' },
      { kind: 'site', id: 'S1' },
      { kind: 'request', id: 'Q1' },
      { kind: 'request', id: 'Q2' },
      { kind: 'request', id: 'Q3' },
      { kind: 'request', id: 'nowhere' },
      'request',
      null,
    ];
    const who = (person: keyof typeof PEOPLE) => abouts.map((about) => may(person, about));
    expect(who('lead')).toEqual([true, true, true, false, false, false, false, false, false]);
    expect(who('coordinator')).toEqual([false, false, false, true, true, false, false, false, false]);
    expect(who('unitCoordinator')).toEqual([false, false, false, true, false, false, false, false, false]);
    for (const person of ['desk', 'observer', 'updater', 'workerByDayPass'] as const)
      expect(who(person).some(Boolean)).toBe(false);
  });

  test('NK18 each changes the words of its own agency, or unit, alone', () => {
    const may = (person: keyof typeof PEOPLE, riskId: string, tables = world()) =>
      (['EditRisk', 'RemoveRisk'] as const).map(
        (type) => authorise(PEOPLE[person], OPERATION, type, { riskId }, tables) === null,
      );
    // All of these people are of agency H.
    expect([may('coordinator', 'RI4'), may('unitCoordinator', 'RI4'), may('lead', 'RI4')]).toEqual([
      [true, true],
      [true, true],
      [true, true],
    ]);
    for (const riskId of ['RI1', 'RI2', 'RI5', 'nowhere'])
      for (const person of ['coordinator', 'unitCoordinator', 'lead', 'desk'] as const)
        expect(may(person, riskId)).toEqual([false, false]);
    const ofWhole = world((tables) => changed(tables, 'risk', 'RI4', { unitId: null }));
    expect([may('coordinator', 'RI4', ofWhole), may('unitCoordinator', 'RI4', ofWhole)]).toEqual([
      [true, true],
      [false, false],
    ]);
    const ofPlace = world((tables) => changed(tables, 'risk', 'RI4', { requestId: null }));
    expect([may('coordinator', 'RI4', ofPlace), may('lead', 'RI4', ofPlace)]).toEqual([
      [false, false],
      [true, true],
    ]);
  });
});

describe('posts', () => {
  const postsOf = (name: AudienceName, tables = world()) =>
    Object.keys(see(tables, name).post ?? {}).filter((id) => /^PO\d$/.test(id));

  test('NK19 a post is seen by command, its holder, its deputy, and whoever it is offered to', () => {
    expect(postsOf('observer')).toEqual(['PO1', 'PO2']);
    for (const name of ['person:M1', 'person:MU', 'person:MK'] as const) expect(postsOf(name)).toEqual(['PO1']);
    expect([postsOf('person:M2'), postsOf('person:M3')]).toEqual([['PO2'], ['PO2']]);
    for (const name of ['team:T1', 'agency:H', 'worker:W1:pass', 'person:M-observer'] as const)
      expect(postsOf(name)).toEqual([]);
  });

  test('NK19 once it has changed hands, whoever held it sees it no longer', () => {
    const tables = world();
    const projection = new StreamProjection(OPERATION_CUT, tables);
    for (const name of ['person:M1', 'person:MK', 'team:T1'] as const) projection.open(name);
    const patches = projection.apply(tables.apply([changed(tables, 'post', 'PO1', { holderId: 'MK', offered: null })]));
    expect(patches.get('person:M1')?.drop).toEqual({ post: ['PO1'] });
    expect(patches.get('person:MK')?.put).toEqual({ post: { PO1: { holderId: 'MK', offered: null } } });
    expect(patches.has('team:T1')).toBe(false);
  });

  const may = (person: keyof typeof PEOPLE, type: string, payload: object, tables = world()) =>
    authorise(PEOPLE[person], OPERATION, type, payload, tables) === null;

  test('NK20 a lead or its holder hands it over; nobody but whom it is offered to takes it on', () => {
    const post = { holderId: 'M-observer', deputyId: 'M-desk', offered: { toId: 'M-updater', at: 1, by: 'x' } };
    const tables = world((state) => changed(state, 'post', 'PO1', post));
    const asks = (person: keyof typeof PEOPLE) =>
      (['HandOverPost', 'AnswerHandover'] as const).map((type) => may(person, type, { postId: 'PO1' }, tables));
    expect(asks('lead')).toEqual([true, false]);
    expect(asks('observer')).toEqual([true, false]);
    expect(asks('updater')).toEqual([false, true]);
    for (const person of ['desk', 'loggist', 'coordinator', 'stranger', 'workerByDayPass'] as const)
      expect(asks(person)).toEqual([false, false]);
  });

  test('NK20 command marks any task, another only those of a post that they hold or stand in for', () => {
    const of = (holderId: string, deputyId: string) =>
      world((state) => changed(state, 'post', 'PO1', { holderId, deputyId }));
    const marks = (person: keyof typeof PEOPLE, tables: Tables<OperationEntities>) =>
      may(person, 'MarkTask', { taskId: 'TA1', done: true }, tables);
    expect(marks('loggist', of('M-loggist', 'M1'))).toBe(true);
    expect(marks('observer', of('M1', 'M-observer'))).toBe(true);
    for (const person of ['loggist', 'observer', 'updater', 'coordinator'] as const)
      expect(marks(person, of('M1', 'M2'))).toBe(false);
    // What owns no post is command's alone.
    expect(may('observer', 'MarkTask', { taskId: 'TA2', done: true }, of('M-observer', 'M2'))).toBe(false);
    for (const person of ['lead', 'desk'] as const) expect(marks(person, of('M1', 'M2'))).toBe(true);
  });
});

describe('dates, files and receipts', () => {
  const T = 1_800_000_000_000;
  const HOUR = 3_600_000;
  const pencilled = () =>
    world((tables) =>
      changed(tables, 'operation', 'operation', {
        t: null,
        dates: ['DateOne', 'DateTwo'].map((id, n) => ({ id, t: T + n * 24 * HOUR })),
      }),
    );

  test('NK21 an agency and its worker see their hours on each date, and nothing else of the dates', () => {
    for (const name of ['agency:H', 'unit:HU1', 'worker:W1:answer', 'worker:W1:pass'] as const) {
      const view = see(pencilled(), name);
      expect(view.request?.['Q1']).toMatchObject({
        startAt: null,
        endAt: null,
        windows: [
          { startAt: T - HOUR, endAt: T + 2 * HOUR },
          { startAt: T + 23 * HOUR, endAt: T + 26 * HOUR },
        ],
      });
      expect(view.operation?.['operation']).not.toHaveProperty('dates');
      expect(JSON.stringify(view)).not.toMatch(/DateOne|DateTwo/);
      expect(see(world(), name).request?.['Q1']).not.toHaveProperty('windows');
    }
    expect(see(pencilled(), 'team:T1').operation?.['operation']).not.toHaveProperty('dates');
    expect(see(pencilled(), 'observer').operation?.['operation']).toMatchObject({
      t: null,
      dates: [
        { id: 'DateOne', t: T },
        { id: 'DateTwo', t: T + 24 * HOUR },
      ],
    });
  });

  test('NK22 what became of a file is the lead’s, what it changed is nobody’s', () => {
    for (const name of AUDIENCES) {
      const view: Readonly<Record<string, unknown>> = see(world(), name);
      expect([name, view['import'] !== undefined]).toEqual([name, name === 'lead']);
      expect(view['importPart']).toBeUndefined();
    }
    expect(see(world(), 'lead').import?.['IM1']).not.toHaveProperty('fileHash');
  });

  test('NK23 a team sees the plan of its own address alone', () => {
    const of = (name: AudienceName, kind: 'warrant' | 'drawing' | 'contingency' | 'staff' | 'channel' | 'task') =>
      Object.keys(see(world(), name)[kind] ?? {});
    const plan = (name: AudienceName) =>
      (['warrant', 'drawing', 'contingency', 'staff', 'channel', 'task'] as const).map((kind) => of(name, kind));
    expect(plan('team:T1')).toEqual([['WA1'], ['DR1'], ['CO1', 'CO3'], ['ST1'], ['CH1'], []]);
    expect(plan('team:T2')).toEqual([['WA2'], ['DR2'], ['CO2', 'CO3'], ['ST2'], ['CH1'], []]);
    expect(see(world(), 'team:T1').staff?.['ST1']).toEqual({
      name: 'x',
      number: 'x',
      roles: ['interpreter'],
      languages: ['x'],
    });
    for (const name of ['agency:H', 'agency:P', 'worker:W1:pass', 'person:M1'] as const)
      expect(plan(name)).toEqual([[], [], [], [], [], []]);
  });

  test('NK23 an address that is given to another team takes its plan along', () => {
    const tables = world();
    const projection = new StreamProjection(OPERATION_CUT, tables);
    for (const name of ['team:T1', 'team:T2'] as const) projection.open(name);
    const patches = projection.apply(tables.apply([changed(tables, 'address', 'A1', { teamId: 'T2' })]));
    expect(patches.get('team:T1')?.drop).toMatchObject({
      address: ['A1'],
      contingency: ['CO1'],
      drawing: ['DR1'],
      risk: ['RI1'],
      warrant: ['WA1'],
    });
    expect(Object.keys(patches.get('team:T2')?.put.warrant ?? {})).toEqual(['WA1']);
  });

  test('NK24 what is said of the whole operation stays before lead and desk once told, and before no other', () => {
    const of = (name: AudienceName) => Object.keys(see(world(), name).notice ?? {});
    for (const name of ['lead', 'desk'] as const) {
      // Told of the operation; told of a place, and of an address, which fall off the ring list.
      expect(of(name)).toContain('N5');
      expect(of(name)).not.toContain('N4');
      expect(of(name)).not.toContain('N6');
    }
    for (const name of ['loggist', 'observer', 'team:T2', 'agency:H'] as const) expect(of(name)).not.toContain('N5');
  });
});
