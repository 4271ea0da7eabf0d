import { expect, test } from '@jest/globals';
import { coverTable } from '#client/board/cover-table.ts';
import { at, NOW, operation, records, recordsOf, T } from './records.ts';

const short = (shift = 0) =>
  coverTable(records, operation, NOW, shift).groups.flatMap((group) =>
    group.rows.map((row) =>
      row.cells.map((cell) => (cell.kind === 'nil' ? '-' : `${cell.there}/${cell.needed}`)).join(' '),
    ),
  );

test('BD32 cover by hour: the hours around now, full, part, none, and what is not asked for', () => {
  const table = coverTable(records, operation, NOW);
  expect(table.hours.map((hour) => hour.label)).toEqual(['13', '14', '15', '16', '17', '18', '19', '20']);
  expect(table.hours.filter((hour) => hour.isNow).map((hour) => hour.label)).toEqual(['14']);
  expect(table.groups.map((group) => [group.title, group.rows.map((row) => row.label)])).toEqual([
    ['Placeholder Hall · for women found', ['Interpreter, Romanian, woman', 'Sexual-health nurse', 'Support worker']],
    ['Police and suspect side', ['Interpreter, language unknown', 'Woman officer']],
  ]);
  expect(short()).toEqual([
    '2/2 2/2 1/2 1/2 1/2 2/2 2/2 -',
    '- 1/1 1/1 1/1 0/1 0/1 - -',
    '4/4 4/4 4/4 4/4 4/4 4/4 4/4 4/4',
    '- 1/1 1/1 1/1 1/1 1/1 - -',
    '1/1 1/1 1/1 1/1 - - - -',
  ]);
});

test('BD33 hours that begin at half past lie in two columns, and the smaller number counts', () => {
  const requirement = {
    r: {
      role: 'advocate',
      number: 2,
      place: { kind: 'site', id: 's' },
      window: { start: -30, end: 90 },
      worksWith: 'women_found',
    },
  } as const;
  const cover = { r: { requirementId: 'r', needed: 2, startAt: at(-30), hours: [2, 0] } };
  const table = coverTable(recordsOf({ requirement, cover }), operation, NOW);
  expect(table.groups[0]?.rows[0]?.cells.map((cell) => cell.kind)).toEqual(['full', 'none', 'none']);
});

test('BD34 without a T the hours are counted from T, and nobody is there yet', () => {
  const requirement = {
    r: { role: 'advocate', number: 1, place: { kind: 'site', id: 's' }, window: { start: -60, end: 60 } },
  } as const;
  const cover = { r: { requirementId: 'r', needed: 1, startAt: null, hours: [] } };
  const table = coverTable(recordsOf({ requirement, cover }), { ...operation, t: null }, NOW);
  expect(table.hours.map((hour) => hour.label)).toEqual(['T−1', 'T']);
  expect(table.groups[0]?.rows[0]?.cells.map((cell) => cell.kind)).toEqual(['none', 'none']);
});

test('BD35 a long day is looked at by eight hours, moved by hours, and never past its ends', () => {
  const requirement = {
    r: { role: 'advocate', number: 1, place: { kind: 'site', id: 's' }, window: { start: -240, end: 960 } },
  } as const;
  const cover = {
    r: { requirementId: 'r', needed: 1, startAt: T - 4 * 3_600_000, hours: Array.from({ length: 20 }, () => 1) },
  };
  const all = recordsOf({ requirement, cover });
  expect(coverTable(all, operation, NOW)).toMatchObject({ earlier: 3, later: 9 });
  expect(coverTable(all, operation, NOW, 2)).toMatchObject({ earlier: 5, later: 7 });
  expect(coverTable(all, operation, NOW, 99)).toMatchObject({ earlier: 12, later: 0 });
  expect(coverTable(all, operation, NOW, -99)).toMatchObject({ earlier: 0, later: 12 });
});
