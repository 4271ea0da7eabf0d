import { describe, expect, test } from '@jest/globals';
import { aliasesOf } from '#client/staffing/grid/alias.ts';
import { ticksOf, type Tick } from '#client/staffing/grid/axis.ts';
import { GridKeeper, gridOf, needsOf, type Grid } from '#client/staffing/grid/grid-rows.ts';
import { timelineOf } from '#client/staffing/lanes.ts';
import { indexOf, type StaffingData } from '#client/staffing/staffing-data.ts';
import type { StaffingFrame } from '#client/staffing/frame.ts';
import { HOUR, T, worldOf, type World } from './grid-world.ts';

const MANY = { needs: 300, people: 400, staff: 200 };

function gridIn({ data, frame }: Pick<World, 'data' | 'frame'>): Grid {
  const index = indexOf(data);
  return gridOf(timelineOf(data, index, frame, new Set(data.requirements.keys())), data, index);
}

/** How many rows, needs and places are other objects than before. */
function redrawn(
  before: Grid,
  after: Grid,
): { readonly rows: number; readonly needs: number; readonly places: number } {
  const had = new Set<unknown>([...before.places, ...needsOf(before), ...needsOf(before).flatMap(({ rows }) => rows)]);
  const fresh = (all: readonly unknown[]): number => all.filter((one) => !had.has(one)).length;
  return {
    rows: fresh(needsOf(after).flatMap(({ rows }) => rows)),
    needs: fresh(needsOf(after)),
    places: fresh(after.places),
  };
}

/** The same operation with one person's answer changed; every other record as it was. */
function withOneAnswer(data: StaffingData): StaffingData {
  const assignments = new Map(data.assignments);
  const [id, one] = [...assignments][7] ?? ['', {}];
  assignments.set(id, { ...one, answer: one.answer === 'confirmed' ? 'asked_again' : 'confirmed' });
  return { ...data, assignments };
}

describe('300 needs and 500 people', () => {
  const world = worldOf(11, MANY);
  test('ST30 one answer draws one row, its need and its place again, and nothing else', () => {
    const keeper = new GridKeeper();
    const before = keeper.keep(gridIn(world));
    expect(needsOf(before)).toHaveLength(300);
    expect(needsOf(before).flatMap(({ rows }) => rows)).toHaveLength(500);
    const after = keeper.keep(gridIn({ ...world, data: withOneAnswer(world.data) }));
    expect(redrawn(before, after)).toEqual({ rows: 1, needs: 1, places: 1 });
    expect(redrawn(after, keeper.keep(gridIn({ ...world, data: withOneAnswer(world.data) })))).toEqual({
      rows: 0,
      needs: 0,
      places: 0,
    });
  });
  test('ST30 planted: without keeping, everything is drawn again', () => {
    expect(redrawn(gridIn(world), gridIn(world)).rows).toBe(500);
  });
});

/** Hours of the cover that are lost, doubled or told otherwise above a need. */
function cellFaults({ data }: World, grid: Grid): readonly string[] {
  return needsOf(grid).flatMap(({ id, cells }) => {
    const { hours = [], startAt, needed = 0 } = data.covers.get(id) ?? {};
    const there = cells.map((cell) => cell.there);
    const faults = there.join() === hours.join() ? [] : [`${id}: ${there.join()} for ${hours.join()}`];
    for (const [n, cell] of cells.entries()) {
      if (cell.startAt !== (startAt ?? 0) + n * HOUR) faults.push(`${id}: hour ${n} stands elsewhere`);
      const kind = cell.there >= needed ? 'full' : cell.there === 0 ? 'none' : 'part';
      if (cell.kind !== kind) faults.push(`${id}: hour ${n} is ${cell.kind}`);
    }
    return faults;
  });
}

test('ST31 above each need stands its cover, hour by hour', () => {
  const world = worldOf(5, MANY);
  expect(cellFaults(world, gridIn(world))).toEqual([]);
  const grid = gridIn(world);
  const planted: Grid = {
    ...grid,
    places: grid.places.map((place) => ({
      ...place,
      needs: place.needs.map((need) => ({ ...need, cells: need.cells.slice(1) })),
    })),
  };
  expect(cellFaults(world, planted).length).toBeGreaterThan(0);
});

test('ST31 while dates are pencilled the cover of the one looked at stands there', () => {
  const world = worldOf(5, { needs: 4, people: 6, staff: 0 }, null);
  const dates = [
    { id: 'dateFirst00', t: T },
    { id: 'dateSecond0', t: T + 48 * HOUR },
  ];
  const covers = new Map(
    [...world.data.covers].map(([id, cover]) => {
      const byDate = dates.map((date, n) => ({
        dateId: date.id,
        startAt: date.t + (cover.startAt ?? 0),
        hours: (cover.hours ?? []).map(() => n),
        putForward: 0,
        gap: { kind: 'none' } as const,
      }));
      return [id, { ...cover, byDate }] as const;
    }),
  );
  const data = { ...world.data, operation: { ...world.data.operation, dates }, covers };
  const thereOn = ({ id, t }: { readonly id: string; readonly t: number }): ReadonlySet<string> => {
    const grid = gridIn({ data, frame: { origin: t, isT: false, dateId: id, zone: 'Europe/London' } });
    return new Set(
      needsOf(grid).flatMap(({ cells }) => cells.map((cell) => `${cell.there} ${cell.startAt >= t - 24 * HOUR}`)),
    );
  };
  expect(dates.map((date) => [...thereOn(date)])).toEqual([['0 true'], ['1 true']]);
});

/** Whether everybody of an agency goes by another name, and by the same one whatever order records come in. */
function aliasFaults(data: StaffingData, alias: typeof aliasesOf): readonly string[] {
  const forth = alias(data);
  const back = alias({ ...data, assignments: new Map([...data.assignments].toReversed()) });
  const faults = [...forth].flatMap(([id, name]) => (back.get(id) === name ? [] : [`${id} is ${name} here only`]));
  return new Set(forth.values()).size === data.assignments.size ? faults : [...faults, 'two of one name'];
}

test('ST26 people of agencies go by the agency and a number, the same on every screen', () => {
  const { data } = worldOf(2, MANY);
  expect(aliasFaults(data, aliasesOf)).toEqual([]);
  expect([...aliasesOf(data).values()]).toContain('HARBOUR · 1');
  const inOrder: typeof aliasesOf = ({ assignments }) =>
    new Map([...assignments.keys()].map((id, n) => [id, `HARBOUR · ${n + 1}`]));
  expect(aliasFaults(data, inOrder).length).toBeGreaterThan(0);
});

/** What is wrong with an axis, held against the platform's own calendar. */
function tickFaults(ticks: readonly Tick[], zone: string): readonly string[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short' });
  return ticks.flatMap(({ at, label, day, change }, n) => {
    const before = ticks[n - 1];
    const faults = label.startsWith(clock.format(at)) ? [] : [`${label} for ${clock.format(at)}`];
    if (before !== undefined && at - before.at !== HOUR) faults.push(`${label}: not an hour after`);
    const begins = before === undefined || date.format(before.at) !== date.format(at);
    if (begins !== (day !== null)) faults.push(`${label}: the day is ${day ?? 'not named'}`);
    const shift =
      before === undefined
        ? 1
        : (Number(clock.format(at).slice(0, 2)) - Number(clock.format(before.at).slice(0, 2)) + 24) % 24;
    if ((shift !== 1) !== (change !== null)) faults.push(`${label}: ${change ?? 'no change of clocks'}`);
    return faults;
  });
}

describe('the hours', () => {
  const frame: StaffingFrame = { origin: T, isT: true, dateId: null, zone: 'Europe/London' };
  const around = (at: number) => ({ startAt: at - 6 * HOUR, endAt: at + 6 * HOUR });
  test.each([
    ['midnight', Date.UTC(2026, 10, 25)],
    ['the October change', Date.UTC(2026, 9, 25, 1)],
    ['the March change', Date.UTC(2026, 2, 29, 1)],
  ])('ST32 across %s they are real hours, named as the wall clock shows them', (_, at) => {
    expect(tickFaults(ticksOf(frame, around(at)), frame.zone)).toEqual([]);
  });
  test('ST32 planted: an axis of another zone is found out', () => {
    const elsewhere = ticksOf({ ...frame, zone: 'Europe/Bucharest' }, around(Date.UTC(2026, 9, 25, 1)));
    expect(tickFaults(elsewhere, frame.zone).length).toBeGreaterThan(0);
  });
});
