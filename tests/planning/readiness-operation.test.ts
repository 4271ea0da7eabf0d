import { describe, expect, test } from '@jest/globals';
import { goNoGo } from '#shared/go-no-go.ts';
import type { ReadinessView } from '#shared/staffing-records.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import { partsOf } from '#server/planning/parts.ts';
import { readinessOf } from '#server/planning/readiness.ts';
import {
  address,
  assignment,
  channel,
  COMPANY,
  contest,
  hours,
  member,
  operation,
  post,
  requirement,
  site,
  T,
  tablesOf,
  task,
} from './operations.ts';

const READY = [
  operation(),
  address(),
  site,
  requirement({ number: 1 }),
  assignment('W1'),
  post('PO1'),
  member('M1'),
  member('M2'),
  channel,
  ...COMPANY,
];
const gone = (kind: keyof OperationEntities, id: string) => ({ kind, id, value: null }) as Change<OperationEntities>;
const row = (...changes: readonly Change<OperationEntities>[]) => {
  const derived = readinessOf('operation', partsOf(tablesOf(...READY, ...changes)));
  if (derived === null) throw new Error('no readiness');
  return derived;
};
const said = (...changes: readonly Change<OperationEntities>[]) =>
  row(...changes).value.faults?.map(({ code, sentence, mendAt }) => [code, sentence, `${mendAt.kind}/${mendAt.id}`]);

describe('readiness of the operation, in what is not of one address', () => {
  test('PL11 with T, an address, posts held, a channel, its sites covered and its tasks done it is ready', () => {
    expect(row()).toEqual({
      value: { addressId: null, ready: true, faults: [] },
      speaksOf: [
        'operation/operation',
        'post/PO1',
        'member/M1',
        'member/M2',
        'requirement/R1',
        'site/S1',
        'assignment/W1',
        'assignment/WC',
        'requirement/RC',
      ],
    });
    expect(readinessOf('operation', partsOf(tablesOf()))).toBeNull();
  });

  test('PL11 each fault has a sentence, and says where it is mended', () => {
    const where = 'operation/operation';
    expect(said(operation({ t: null }))).toEqual([['no_t', 'T is not set.', where]]);
    expect(said(gone('address', 'A1'))).toEqual([['no_addresses', 'No address is in the plan.', where]]);
    expect(said(gone('post', 'PO1'))).toEqual([['no_post', 'No command post is in the plan.', where]]);
    expect(said(gone('channel', 'CH1'))).toEqual([['no_channel', 'No channel is in the communications plan.', where]]);
    expect(
      said(task('TA1', { addressId: null, title: 'Hospital told' }), task('TA2', { addressId: null, due: 1 })),
    ).toEqual([['task_open', '“Hospital told” is to be done by T, and is not done.', 'task/TA1']]);
    expect(said(assignment('W1', { answer: 'asked_again' }))).toEqual([
      ['not_covered', 'Reception 14:00–18:00: 0 of 1 Romanian interpreter (woman).', 'requirement/R1'],
    ]);
  });

  test('PL11 one fault a post: its holder first, then its deputy; who was dismissed holds nothing', () => {
    const noHolder = ['post_without_holder', '“Silver” has no holder.', 'post/PO1'];
    expect(said(post('PO1', { holderId: null, deputyId: null }))).toEqual([noHolder]);
    expect(said(post('PO1', { holderId: 'M9' }))).toEqual([noHolder]);
    expect(said(member('M1', { active: false }))).toEqual([noHolder]);
    expect(said(post('PO1', { deputyId: null }), post('PO2', { name: 'Gold', holderId: null }))).toEqual([
      ['post_without_deputy', '“Silver” has no deputy.', 'post/PO1'],
      ['post_without_holder', '“Gold” has no holder.', 'post/PO2'],
    ]);
  });

  test('PL12 a contest in the operation, a post, a channel, a site, a task or a requirement at a site stands in the way', () => {
    const done = task('TA1', { addressId: null, done: { by: 'x', at: 1 } });
    const contested = (on: Parameters<typeof contest>[0]) => said(done, contest(on));
    expect(contested({ kind: 'operation', id: 'operation' })).toEqual([
      ['contested', 'Two values stand against each other in the operation.', 'operation/operation'],
    ]);
    expect(contested({ kind: 'post', id: 'PO1' })).toEqual([
      ['contested', 'Two values stand against each other in the post “Silver”.', 'post/PO1'],
    ]);
    for (const on of [
      { kind: 'channel', id: 'CH1' },
      { kind: 'site', id: 'S1' },
      { kind: 'task', id: 'TA1' },
      { kind: 'requirement', id: 'R1' },
    ] as const)
      expect(contested(on)).toEqual([['contested', expect.any(String), `${on.kind}/${on.id}`]]);
    expect(contested({ kind: 'address', id: 'A1' })).toEqual([]);
  });

  test('PL13 what is wrong at an address is not the operation’s own', () => {
    const wrong = [
      address({ teamId: null, receptionId: null }),
      requirement({ place: { kind: 'address', id: 'A1' } }),
      assignment('W1', { answer: 'put_forward' }),
      task('TA1'),
    ];
    expect(said(...wrong)).toEqual([]);
  });

  test('PL10 the requirements at sites are judged for each pencilled date', () => {
    const dates = [
      { id: 'D1', t: T },
      { id: 'D2', t: hours(24) },
    ];
    expect(row(operation({ t: null, dates })).value.byDate).toEqual([
      { dateId: 'D1', ready: true, faults: [] },
      { dateId: 'D2', ready: false, faults: [expect.objectContaining({ code: 'not_covered' })] },
    ]);
  });
});

describe('go or no-go', () => {
  const fault = { code: 'no_team', sentence: 'x', mendAt: { kind: 'address', id: 'A1' } } as const;
  const ready: ReadinessView = { addressId: 'A1', ready: true, faults: [] };
  const not: ReadinessView = { addressId: 'A2', ready: false, faults: [fault, fault] };
  const own: ReadinessView = { addressId: null, ready: true, faults: [] };

  test('PL13 it is go only where the operation’s row and every address’s is ready, and says how many are', () => {
    expect(goNoGo(own, [ready, ready])).toEqual({ go: true, addresses: { ready: 2, of: 2 }, faults: 0, byCode: {} });
    expect(goNoGo(own, [ready, not])).toEqual({
      go: false,
      addresses: { ready: 1, of: 2 },
      faults: 2,
      byCode: { no_team: 2 },
    });
    expect(goNoGo({ ...own, ready: false, faults: [fault] }, [ready]).go).toBe(false);
  });

  test('PL13 a row that is missing or not whole is no', () => {
    expect(goNoGo(undefined, [ready]).go).toBe(false);
    expect(goNoGo({ addressId: null }, [ready]).go).toBe(false);
    expect(goNoGo(own, [{ addressId: 'A1' }]).go).toBe(false);
  });

  test('PL13 by a pencilled date it is judged for that date; a date that a row does not know is no', () => {
    const on = (row: ReadinessView, one: boolean, other: boolean): ReadinessView => ({
      ...row,
      ready: false,
      byDate: [
        { dateId: 'D1', ready: one, faults: [] },
        { dateId: 'D2', ready: other, faults: other ? [] : [fault] },
      ],
    });
    const rows = [on(ready, true, false), on(not, true, true)];
    expect(goNoGo(on(own, true, true), rows, 'D1')).toMatchObject({ go: true, faults: 0 });
    expect(goNoGo(on(own, true, true), rows, 'D2')).toMatchObject({ go: false, byCode: { no_team: 1 } });
    expect(goNoGo(on(own, true, true), rows).go).toBe(false);
    expect(goNoGo(own, [ready], 'D1').go).toBe(false);
  });
});
