import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { LineKeeper, placeLines, staffByPosting, staffFound } from '#client/plan/allocation/allocation-view.ts';
import { goals, putEdit, putWords } from '#client/plan/allocation/put.ts';
import type { PlanData } from '#client/plan/plan-data.ts';
import { postingKey, postingOf } from '#client/plan/postings.ts';
import { gridDeed, type At, type Size } from '#client/plan/table/grid-keys.ts';
import { everything, extended, NO_SELECTION, stillThere, toggled } from '#client/plan/table/selection.ts';
import { RowKeeper } from '#client/plan/table/use-rows.ts';

const size: Size = { rows: 30, cols: 8, page: 10 };
const press = (key: string, how: { ctrl?: boolean; shift?: boolean } = {}) => ({
  key,
  ctrl: how.ctrl === true,
  shift: how.shift === true,
  alt: false,
});
const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

/** Moves that lead out of the table, or out of it and back again. */
function strayMoves(deedOf: typeof gridDeed, keys: readonly { key: string; ctrl: boolean }[]): readonly string[] {
  let at: At = { row: 3, col: 3 };
  const stray: string[] = [];
  for (const { key, ctrl } of keys) {
    const deed = deedOf(press(key, { ctrl }), at, size);
    if (deed?.kind !== 'move') continue;
    at = deed.to;
    const inside = at.row >= 0 && at.row < size.rows && at.col >= 0 && at.col < size.cols;
    if (!inside) stray.push(`${key} led to ${at.row}, ${at.col}`);
  }
  return stray;
}

describe('the keys of a table', () => {
  test('PN50 no sequence of keys leads out of the table; a planted bug is found', () => {
    const runs = fc.sample(
      fc.array(fc.record({ key: fc.constantFrom(...KEYS), ctrl: fc.boolean() }), { maxLength: 60 }),
      { numRuns: 300, seed: 50 },
    );
    expect(runs.flatMap((keys) => strayMoves(gridDeed, keys))).toEqual([]);
    const unbounded: typeof gridDeed = (one, at, of) =>
      one.key === 'PageDown'
        ? { kind: 'move', to: { row: at.row + of.page, col: at.col }, extend: false }
        : gridDeed(one, at, of);
    expect(runs.flatMap((keys) => strayMoves(unbounded, keys))).not.toEqual([]);
  });

  test('PN50 each key has its deed; Tab and what belongs to the browser are left alone', () => {
    const at: At = { row: 3, col: 3 };
    const deed = (key: string, how = {}) => gridDeed(press(key, how), at, size);
    expect(deed('End')).toMatchObject({ kind: 'move', to: { row: 3, col: 7 } });
    expect(deed('Home', { ctrl: true })).toMatchObject({ kind: 'move', to: { row: 0, col: 0 } });
    expect(deed('PageDown')).toMatchObject({ kind: 'move', to: { row: 13, col: 3 } });
    expect(deed('ArrowDown', { shift: true })).toMatchObject({ kind: 'move', extend: true });
    expect(deed('ArrowRight', { shift: true })).toMatchObject({ kind: 'move', extend: false });
    expect([deed('Enter'), deed('F2'), deed('x')].map((one) => one?.kind)).toEqual(['edit', 'edit', 'type']);
    expect([deed(' '), deed('a', { ctrl: true })].map((one) => one?.kind)).toEqual(['toggle', 'all']);
    expect([deed('Tab'), deed('F5'), deed('z', { ctrl: true }), deed('Shift')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the rows selected', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];

  test('PN51 a stretch begins at the row last chosen, either way, and grows and shrinks', () => {
    const b = toggled(NO_SELECTION, 'b');
    expect([...extended(b, order, 'b', 'd').ids]).toEqual(['b', 'c', 'd']);
    expect([...extended(extended(b, order, 'b', 'd'), order, 'd', 'c').ids]).toEqual(['b', 'c']);
    expect([...extended(b, order, 'b', 'a').ids]).toEqual(['a', 'b']);
    expect([...extended(NO_SELECTION, order, 'c', 'd').ids]).toEqual(['c', 'd']);
    expect([...toggled(everything(order), 'c').ids]).toEqual(['a', 'b', 'd', 'e']);
  });

  test('PN51 what is no longer there is not selected', () => {
    const all = everything(order);
    expect([...stillThere(all, (id) => id !== 'c').ids]).toEqual(['a', 'b', 'd', 'e']);
    expect(stillThere(all, () => true)).toBe(all);
  });
});

const data = {
  addresses: new Map([
    ['a1', { ref: 'A1', line: '1 Example Road', teamId: 't1' }],
    ['a2', { ref: 'A2', line: '2 Example Road', teamId: null }],
  ]),
  teams: new Map([['t1', { callSign: 'MIKE 10' }]]),
  sites: new Map([['s1', { kind: 'rvp', name: 'Car park' }]]),
  staff: new Map([
    ['p1', { name: 'PC Ash Sample', posting: null }],
    ['p2', { name: 'PC Birch Sample', posting: { kind: 'team', id: 't1' } }],
  ]),
} as unknown as PlanData;

describe('who goes where', () => {
  test('PN55 a team goes to addresses alone; a person to teams, addresses and sites; each is one edit from what stood', () => {
    const team = { kind: 'team', id: 't1' } as const;
    expect(putEdit(data, team, { kind: 'address', id: 'a2' })).toMatchObject({ field: 'teamId', from: null, to: 't1' });
    expect(putEdit(data, team, { kind: 'address', id: 'a1' })).toBeUndefined();
    expect(putEdit(data, team, { kind: 'site', id: 's1' })).toBeUndefined();
    expect(putEdit(data, { ...team, offId: 'a1' }, null)).toMatchObject({ field: 'teamId', from: 't1', to: null });
    const person = { kind: 'staff', id: 'p2' } as const;
    expect(putEdit(data, person, { kind: 'site', id: 's1' })).toMatchObject({
      field: 'posting',
      from: { kind: 'team', id: 't1' },
      to: { kind: 'site', id: 's1' },
    });
    expect(putEdit(data, person, { kind: 'team', id: 't1' })).toBeUndefined();
    expect(putWords(data, person, null)).toBe('PC Birch Sample is posted nowhere');
    expect(putWords(data, { ...team, offId: 'a1' }, null)).toBe('MIKE 10 is off A1');
    expect(goals(data, team).map(({ name }) => name)).toEqual(['A1', 'A2']);
    expect(goals(data, person).map(({ name }) => name)).toEqual(['MIKE 10', 'A1', 'A2', 'RVP: Car park']);
    const places = [null, { kind: 'team', id: 't1' }, { kind: 'site', id: 's1' }] as const;
    expect(places.map((place) => postingOf(postingKey(place)))).toEqual(places);
  });

  test('PN55 staff are found by name, those not yet posted first; those beyond the most drawn are counted', () => {
    const posted = staffByPosting(data.staff);
    expect(staffFound(posted, { typed: '', onlyFree: true }).shown.map(({ id }) => id)).toEqual(['p1']);
    expect(staffFound(posted, { typed: 'BIRCH', onlyFree: false }).shown.map(({ id }) => id)).toEqual(['p2']);
    const many = new Map(Array.from({ length: 400 }, (_, n) => [`p${n}`, { name: `PC ${n}`, posting: null }]));
    expect(staffFound(staffByPosting(many), { typed: '', onlyFree: true })).toMatchObject({ more: 340 });
  });

  test('PN59 one move among many changes two lines and no other', () => {
    const keeper = new LineKeeper();
    const before = keeper.keep(placeLines(data, staffByPosting(data.staff)));
    const staff = new Map(data.staff).set('p1', { name: 'PC Ash Sample', posting: { kind: 'site', id: 's1' } });
    const after = keeper.keep(placeLines(data, staffByPosting(staff)));
    expect(after.filter((line, at) => line !== before[at]).map(({ name }) => name)).toEqual(['RVP: Car park']);
  });
});

/** Rows of 300 that are other objects after one record, one contest or one readiness has changed. */
function redrawn(keeper: Pick<RowKeeper<{ line: string }>, 'rows'>): readonly string[] {
  const nameOf = ({ line }: { line: string }): string => line;
  const entries = Array.from({ length: 300 }, (_, n) => [`a${n}`, { line: `${n} Example Road` }] as const);
  const ready = new Map(entries.map(([id]) => [id, { ready: false }]));
  const first = keeper.rows(entries, new Map(), nameOf, ready);
  const edited = entries.map((entry) => (entry[0] === 'a7' ? (['a7', { line: '7b Example Road' }] as const) : entry));
  const contests = new Map([['a8', [{ id: 'c1', contest: { field: 'line', other: '8b Example Road' } }]]]);
  const second = keeper.rows(edited, contests, nameOf, new Map(ready).set('a9', { ready: true }));
  return second.filter((row, at) => row !== first[at]).map(({ id }) => id);
}

test('PN59 one edit, one contest and one readiness change three rows of 300; a planted bug is found', () => {
  expect(redrawn(new RowKeeper())).toEqual(['a7', 'a8', 'a9']);
  const forgetful = {
    rows: (...args: Parameters<RowKeeper<{ line: string }>['rows']>) => new RowKeeper<{ line: string }>().rows(...args),
  };
  expect(redrawn(forgetful)).toHaveLength(300);
});
