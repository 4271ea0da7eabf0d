import { describe, expect, test } from '@jest/globals';
import { gapRows, type GapRow } from '#client/staffing/gap-rows.ts';
import { heldRows, type HeldRow } from '#client/staffing/held-rows.ts';
import { lackHours } from '#client/staffing/lack-hours.ts';
import { STAFFING_RULES } from '#shared/staffing-vocabulary.ts';
import { h, MINUTE, need, seen, short, T, world } from './world.ts';

const rowsOf = (data: Parameters<typeof seen>[0], ids: ReadonlySet<string> | null = null): readonly GapRow[] => {
  const { index } = seen(data);
  return gapRows(data, index, ids);
};

const fault = (part: object = {}) => ({
  rule: 'gender',
  sentence: 'She is not known to be a woman.',
  blocks: true,
  setAside: null,
  ...part,
});

describe('what needs somebody', () => {
  const data = world({
    requirements: { r1: need(), r2: need({ ref: 'N2' }), r3: need({ ref: 'N3', number: 1 }) },
    covers: {
      r1: short('r1', h(3), h(4)),
      r2: short('r2', h(1), h(2)),
      r3: { requirementId: 'r3', gap: { kind: 'none' } },
    },
    requests: {
      q1: {
        ref: 'H-1',
        requirementId: 'r1',
        agencyId: 'harbour',
        unitId: 'desk',
        standing: 'overdue',
        answerBy: T - 20 * MINUTE,
        reminders: 2,
      },
      q2: { ref: 'N-1', requirementId: 'r2', agencyId: 'north', unitId: null, standing: 'open' },
    },
    assignments: {
      p1: {
        requirementId: 'r1',
        agencyId: 'harbour',
        unitId: null,
        role: 'interpreter',
        languages: ['ro'],
        answer: 'asked_again',
      },
      p2: {
        requirementId: 'r2',
        agencyId: 'north',
        unitId: null,
        role: 'interpreter',
        languages: [],
        answer: 'confirmed',
      },
    },
    duties: { d1: { staffId: 's1', requirementId: 'r3', window: { start: 0, end: 60 } } },
    clashes: {
      p2: {
        on: { kind: 'assignment', id: 'p2' },
        faults: [
          fault(),
          fault({ rule: 'break', blocks: false }),
          fault({ rule: 'language', setAside: { reason: 'x', by: 'y', at: T } }),
        ],
      },
      d1: { on: { kind: 'duty', id: 'd1' }, faults: [fault({ rule: 'hours', blocks: false })] },
    },
    lacks: {
      a1: {
        place: { kind: 'address', id: 'a1' },
        lacks: [
          {
            role: 'woman_officer',
            languages: [],
            gender: 'any',
            worksWith: 'women_found',
            sentence: 'A1 may have women, and no woman officer is asked for.',
          },
        ],
      },
    },
    notices: {
      n1: { kind: 'asked_again', to: { kind: 'assignment', id: 'p1' }, at: T - 9 * MINUTE, told: 'waiting' },
      n2: { kind: 'message', to: { kind: 'member', id: 'm1' }, at: T - 4 * MINUTE, told: 'shown' },
      n3: { kind: 'asked', to: { kind: 'assignment', id: 'p2' }, at: T - 40 * MINUTE, told: 'understood' },
    },
  });

  test('ST1 gaps come first, soonest first, then rules, whom one waits for, what nobody has asked for, remarks last', () => {
    const rows = rowsOf(data);
    expect(rows.map(({ kind, requirementId }) => `${kind} ${requirementId ?? ''}`.trim())).toEqual([
      'short r2',
      'short r1',
      'against r2',
      'again r1',
      'silent r1',
      'untold',
      'lack',
      'against r2',
      'against r3',
    ]);
  });

  test('ST2 each says its sentence, when, whose it is, and what is known beside', () => {
    const [first, , against, again, silent, untold] = rowsOf(data);
    expect(first).toMatchObject({ since: h(1), soonest: true, whose: 'Northgate Public Health asked' });
    expect(first?.notes).toContain('1 put forward, not yet confirmed');
    expect(against).toMatchObject({ mayBeSetAside: true, blocks: true, whose: 'Northgate Public Health' });
    expect(again).toMatchObject({ since: T - 9 * MINUTE, noticeIds: ['n1'], notes: ['not yet told'] });
    expect(silent?.sentence).toBe(
      'Harbour Support · Romanian desk has not answered H-1, interpreter, Romanian, woman at Reception centre: answer was due Thu 26 Nov 13:40.',
    );
    expect(silent?.notes).toEqual(['reminded 2 times']);
    expect(untold).toMatchObject({ people: 2, since: T - 9 * MINUTE });
  });

  test('ST3 a rule set aside stands among the gaps no more; both sides, overlaps and duties cannot be set aside', () => {
    expect(rowsOf(data).some((row) => row.kind === 'against' && row.rule === 'language')).toBe(false);
    const every = (on: { kind: 'assignment' | 'duty'; id: string }) =>
      rowsOf(
        world({ ...plain(data), clashes: { x: { on, faults: STAFFING_RULES.map((rule) => fault({ rule })) } } }),
      ).flatMap((row) => (row.kind === 'against' && !row.mayBeSetAside ? row.rule : []));
    expect(every({ kind: 'assignment', id: 'p2' }).toSorted()).toEqual(['both_sides', 'overlap']);
    expect(every({ kind: 'duty', id: 'd1' })).toHaveLength(STAFFING_RULES.length);
  });

  test('ST4 filters leave the gaps of the needs that are looked at, and nothing of no need', () => {
    expect(rowsOf(data, new Set(['r3'])).map(({ kind }) => kind)).toEqual(['against']);
  });

  test('ST5 while two dates are pencilled each has its own gap, by its day', () => {
    const dated = world({
      operation: {
        t: null,
        zone: 'Europe/London',
        dates: [
          { id: 'd1', t: T },
          { id: 'd2', t: T + 7 * 24 * 60 * MINUTE },
        ],
      },
      requirements: { r1: need() },
      covers: {
        r1: short('r1', h(1), h(2), {
          gap: { kind: 'short', startAt: null, endAt: null, missing: 1, sentence: 'heads' },
          byDate: [
            { dateId: 'd1', startAt: h(-1), hours: [2, 2], putForward: 0, gap: { kind: 'none' } },
            {
              dateId: 'd2',
              startAt: h(167),
              hours: [1, 1],
              putForward: 2,
              gap: {
                kind: 'short',
                startAt: h(167),
                endAt: h(169),
                missing: 1,
                sentence: 'Reception 13:00–15:00: 1 of 2',
              },
            },
          ],
        }),
      },
    });
    expect(rowsOf(dated)).toMatchObject([
      { sentence: 'Thu 3 Dec: Reception 13:00–15:00: 1 of 2.', notes: ['2 put forward, not yet confirmed'] },
    ]);
  });

  test('ST6 the need that a place lacks is filled in with the hours of the others there', () => {
    const there = world({ requirements: { r1: need(), r2: need({ window: { start: -90, end: 60 } }) } });
    expect(lackHours(there, 'rc')).toEqual({ from: 'T-01:30', to: 'T+04:00' });
    expect(lackHours(there, 'a1')).toEqual({ from: 'T-1:00', to: 'T+4:00' });
  });
});

const plain = (data: ReturnType<typeof world>): object =>
  Object.fromEntries(
    Object.entries(data).map(([name, table]) => [name, table instanceof Map ? Object.fromEntries(table) : table]),
  );

describe('under a hand', () => {
  interface One {
    readonly key: string;
    readonly text: string;
  }
  const row = (key: string, text = key): One => ({ key, text });
  type Hold = typeof heldRows<One>;

  /** What moved although it was held: keys whose place changed, or that vanished. */
  function movedUnderHand(hold: Hold): readonly string[] {
    const before = hold([], [row('a'), row('b'), row('c')], false);
    const after = hold(before, [row('new'), row('c', 'changed'), row('a')], true);
    return before.flatMap(({ row: { key } }, place) => (after[place]?.row.key === key ? [] : [key]));
  }

  test('ST7 nothing moves while it is held: what is mended stays to be seen, what is new comes last', () => {
    expect(movedUnderHand(heldRows)).toEqual([]);
    const before = heldRows([], [row('a'), row('b')], false);
    const held = heldRows(before, [row('new'), row('b', 'changed')], true);
    expect(held.map(({ row, gone }) => [row.key, row.text, gone])).toEqual([
      ['a', 'a', true],
      ['b', 'changed', false],
      ['new', 'new', false],
    ]);
    expect(heldRows(held, [row('new'), row('b')], false).map(({ row }) => row.key)).toEqual(['new', 'b']);
    // A list that is simply drawn anew is found out.
    const careless: Hold = (_before: readonly HeldRow<One>[], next) => next.map((one) => ({ row: one, gone: false }));
    expect(movedUnderHand(careless)).not.toEqual([]);
  });
});
