import { expect, test } from '@jest/globals';
import { gapRows } from '#client/staffing/gap-rows.ts';
import { inLines, runsOf, timelineOf } from '#client/staffing/lanes.ts';
import { indexOf, type StaffingData } from '#client/staffing/staffing-data.ts';
import { frameOf } from '#client/staffing/frame.ts';
import { h, HOUR, MINUTE, need, short, T, world } from './world.ts';

/** A table that counts how often somebody looks into it. */
class Counted<V> extends Map<string, V> {
  static looks = 0;
  override get(key: string): V | undefined {
    Counted.looks += 1;
    return super.get(key);
  }
  override *[Symbol.iterator](): MapIterator<[string, V]> {
    for (const entry of super[Symbol.iterator]()) {
      Counted.looks += 1;
      yield entry;
    }
  }
}

/** So many needs with so many people in them, some short, some with rules against people. */
function crowd(needs: number, people: number): StaffingData {
  const table = <V>(count: number, one: (index: number) => readonly [string, V]): Record<string, V> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => one(index)));
  const data = world({
    requirements: table(needs, (i) => [`r${i}`, need({ ref: `N${i}`, place: { kind: 'site', id: 'rc' } })]),
    covers: table(needs, (i) => [
      `r${i}`,
      short(`r${i}`, h(1), h(2), { restsOn: [{ kind: 'assignment', id: `p${i}`, sentence: 'x' }] }),
    ]),
    assignments: table(people, (i) => [
      `p${i}`,
      {
        requirementId: `r${i % needs}`,
        requestId: `q${i % needs}`,
        agencyId: 'harbour',
        role: 'interpreter',
        languages: ['ro'],
        answer: 'confirmed',
        startAt: h(i % 4),
        endAt: h((i % 4) + 2),
      },
    ]),
    clashes: table(people, (i) => [`p${i}`, { on: { kind: 'assignment', id: `p${i}` }, faults: [] }]),
    requests: table(needs, (i) => [`q${i}`, { requirementId: `r${i}`, agencyId: 'harbour', standing: 'open' }]),
  });
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, value instanceof Map ? new Counted(value) : value]),
  ) as unknown as StaffingData;
}

type Build = (data: StaffingData) => void;

const screen: Build = (data) => {
  const index = indexOf(data);
  const ids = new Set(data.requirements.keys());
  gapRows(data, index, null);
  timelineOf(data, index, frameOf(data.operation, null), ids);
};

/** How many times the work of twice as much is that of as much; two where work is in proportion. */
function growth(build: Build): number {
  const looks = (data: StaffingData): number => {
    Counted.looks = 0;
    build(data);
    return Counted.looks;
  };
  return looks(crowd(600, 1000)) / looks(crowd(300, 500));
}

test('ST45 three hundred needs and five hundred people: the work of drawing them is in proportion to how many there are', () => {
  expect(growth(screen)).toBeLessThan(2.1);
  // Looking through all people for each need is found out.
  const careless: Build = (data) => {
    for (const [id] of data.requirements) [...data.assignments].filter(([, one]) => one.requirementId === id);
  };
  expect(growth(careless)).toBeGreaterThan(3);
});

test('ST46 bars of one line never meet, and there are no more lines than people at one time', () => {
  type Bars = Parameters<typeof inLines>[0];
  const bar = (key: string, from: number, to: number) => ({ key, startAt: h(from), endAt: h(to) }) as Bars[number];
  const bars = [bar('a', 0, 2), bar('b', 1, 3), bar('c', 2, 4), bar('d', 0, 4), bar('e', 3, 5)];
  const meeting = (lines: ReturnType<typeof inLines>): readonly string[] =>
    lines.flatMap((one) =>
      lines
        .filter((other) => other.key > one.key && other.line === one.line)
        .filter((other) => other.startAt < one.endAt && one.startAt < other.endAt)
        .map((other) => `${one.key}${other.key}`),
    );
  const placed = inLines(bars);
  expect(meeting(placed)).toEqual([]);
  expect(Math.max(...placed.map(({ line }) => line))).toBe(2);
  expect(meeting(placed.map((one) => ({ ...one, line: 0 })))).not.toEqual([]);
});

test('ST46 hours covered alike are one stretch; the last may be shorter than an hour; each pencilled date has its own', () => {
  const frame = frameOf({ t: T, zone: 'Europe/London' }, null);
  const span = { startAt: h(-1), endAt: h(3) + 30 * MINUTE };
  const runs = runsOf(short('r1', h(1), h(2)), 2, span, frame);
  expect(
    runs.map(({ startAt, endAt, there, kind }) => [(startAt - T) / HOUR, (endAt - T) / HOUR, there, kind]),
  ).toEqual([
    [-1, 1, 2, 'full'],
    [1, 3, 1, 'part'],
    [3, 3.5, 2, 'full'],
  ]);
  const none = frameOf({ t: null, dates: [] }, null);
  expect(runsOf(short('r1', h(1), h(2)), 2, span, none)).toEqual([]);
  const dates = [
    { id: 'd1', t: T },
    { id: 'd2', t: T + 24 * HOUR },
  ];
  const byDate = [{ dateId: 'd2', startAt: h(23), hours: [0], putForward: 0, gap: { kind: 'none' as const } }];
  const second = frameOf({ t: null, dates }, 'd2');
  expect(runsOf(short('r1', h(1), h(2), { byDate }), 2, { startAt: h(23), endAt: h(24) }, second)).toMatchObject([
    { there: 0, kind: 'none' },
  ]);
  expect(frameOf({ t: null, dates }, 'gone').dateId).toBe('d1');
});
