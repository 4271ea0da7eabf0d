import { describe, expect, test } from '@jest/globals';
import { outlineWords } from '#client/account/outline-words.ts';
import type { PlanData } from '#client/plan/plan-data.ts';
import { dateCover, freedBy } from '#client/plan/records/dates.ts';
import { receiptGroups } from '#client/plan/records/receipts.ts';
import { inOrder, taskCounts, taskStanding } from '#client/plan/records/tasks.ts';
import { entriesWords, farBothWays, lifeWords, strikesOf, warrantFaults } from '#client/plan/records/warrants.ts';
import { jointRisks } from '#client/risks/joint-risks.ts';
import { changesOf, draftOf, EMPTY_RISK, fieldsOf } from '#client/risks/risk-draft.ts';
import type { AgencyView } from '#shared/records.ts';
import type { RiskView, TaskView, WarrantView } from '#shared/plan-records.ts';
import { TEMPLATES } from '#shared/plan-vocabulary.ts';
import { TEMPLATE_PLANS } from '#shared/templates.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 14:00 on Thursday 3 December 2026, London. */
const T = Date.UTC(2026, 11, 3, 14);
const ZONE = 'Europe/London';

/** An empty plan with some tables filled. */
const plan = (tables: Partial<PlanData>): PlanData =>
  new Proxy(tables as PlanData, { get: (of, name) => Reflect.get(of, name) ?? new Map() });

describe('tasks', () => {
  const task: TaskView = { title: 'Custody told', due: -90, done: null };

  test('PN76 a task stands by the clock: open, soon due, overdue, done', () => {
    expect(taskStanding(task, T, T - 3 * HOUR)).toEqual({ kind: 'open' });
    expect(taskStanding(task, T, T - 2 * HOUR)).toEqual({ kind: 'soon', in: '30 min' });
    expect(taskStanding(task, T, T - 45 * MINUTE)).toEqual({ kind: 'overdue', age: '45 min' });
    expect(taskStanding({ ...task, done: { by: 'Insp. Sample', at: T } }, T, T + DAY)).toMatchObject({ kind: 'done' });
  });

  test('PN76 when T moves the task moves along; without a T nothing is overdue', () => {
    const now = T - 45 * MINUTE;
    expect(taskStanding(task, T + 2 * HOUR, now)).toEqual({ kind: 'open' });
    expect(taskStanding(task, null, now)).toEqual({ kind: 'open' });
  });

  test('PN76 tasks stand by when they are due, and are counted', () => {
    const tasks = new Map<string, TaskView>([
      ['b', { title: 'Later', due: 0, done: null }],
      ['a', { title: 'Sooner', due: -1440, done: null }],
      ['c', { title: 'Done', due: -2000, done: { by: 'x', at: 0 } }],
    ]);
    expect(inOrder(tasks).map(([id]) => id)).toEqual(['c', 'a', 'b']);
    expect(taskCounts(tasks, T, T - HOUR / 2)).toEqual({ done: 1, overdue: 1, soon: 1, open: 0 });
  });
});

describe('warrants', () => {
  const warrant: WarrantView = {
    type: 'pace_8',
    standing: 'issued',
    issuedAt: T - 80 * DAY,
    endsAt: T + 10 * DAY,
    entries: { used: 0, allowed: 1 },
  };

  test('PN72 it says for how long its type holds, until when it is good, and how many entries were made', () => {
    expect(lifeWords('pace_8')).toBe('3 months from the day of issue');
    expect(lifeWords('other')).toBe('until the end that stands on it');
    expect(farBothWays(T + 10 * DAY, T, ZONE)).toBe('13 Dec 2026 14:00 · T+10 days');
    expect(farBothWays(T - 90 * MINUTE, T, ZONE)).toBe('3 Dec 2026 12:30 · T−01:30');
    expect(farBothWays(T, null, ZONE)).toBe('3 Dec 2026 14:00');
    expect(entriesWords(warrant)).toBe('0 of 1 made');
    expect(entriesWords({ entries: { used: 2, allowed: null } })).toBe('2 entries made');
  });

  test('PN72 what stands against going in is said: spent before the entry, or a further entry without authority', () => {
    const strikes = strikesOf({ t: T }, 30);
    expect(strikes).toEqual([T + 30 * MINUTE]);
    expect(warrantFaults(warrant, strikes, ZONE)).toEqual([]);
    expect(warrantFaults({ ...warrant, endsAt: T + 30 * MINUTE }, strikes, ZONE)).toEqual([
      'Spent 3 Dec 2026 14:30, before the entry at Thu 3 Dec 14:30.',
    ]);
    expect(warrantFaults({ ...warrant, standing: 'executed', entries: { used: 1, allowed: 1 } }, [], ZONE)).toEqual([
      'Executed: a further entry needs an inspector’s written authority.',
    ]);
    expect(
      warrantFaults({ ...warrant, type: 'theft_26', standing: 'executed', entries: { used: 1, allowed: 1 } }, [], ZONE),
    ).toEqual(['Executed: it allows no further entry.']);
    expect(warrantFaults({ ...warrant, standing: 'executed', entries: { used: 1, allowed: 2 } }, [], ZONE)).toEqual([]);
    expect(warrantFaults({ ...warrant, standing: 'applied_for', endsAt: 0 }, strikes, ZONE)).toEqual([]);
  });

  test('PN72 of two pencilled dates it is said on which it is spent', () => {
    const dates = [
      { id: 'd1', t: T },
      { id: 'd2', t: T + 14 * DAY },
    ];
    expect(warrantFaults(warrant, strikesOf({ t: null, dates }), ZONE)).toEqual([
      'Spent 13 Dec 2026 14:00, before the entry at Thu 17 Dec 14:00.',
    ]);
  });
});

describe('risks', () => {
  const agencies = new Map<string, AgencyView>([
    ['p', { short: 'Police', kind: 'police' }],
    ['h', { short: 'HS', kind: 'charity' }],
  ]);
  const risk = (agencyId: string, level: RiskView['level'], kind: RiskView['kind'] = 'dogs'): RiskView => ({
    agencyId,
    kind,
    level: level ?? 'low',
  });

  test('PN74 risks stand by kind, each agency’s word beside the others’, and disagreement names both', () => {
    const joint = jointRisks(
      [
        ['1', risk('h', 'low')],
        ['2', risk('p', 'high')],
        ['3', risk('p', 'low')],
        ['4', risk('h', 'medium', 'violence')],
      ],
      agencies,
    );
    expect(joint.map(({ kind, dispute, entries }) => [kind, dispute, entries.map(([id]) => id)])).toEqual([
      ['violence', null, ['4']],
      ['dogs', 'Rated differently: Police high and HS low', ['2', '1', '3']],
    ]);
    // One agency that has two words on one kind stands by the higher.
    expect(
      jointRisks(
        [
          ['1', risk('h', 'low')],
          ['2', risk('h', 'high')],
          ['3', risk('p', 'high')],
        ],
        agencies,
      )[0]?.dispute,
    ).toBe(null);
  });

  test('PN75 a change names what was typed over, and an erased word is typed anew', () => {
    const before = draftOf({ kind: 'dogs', level: 'low', hazard: { erased: true }, control: 'Lead', review: -90 });
    expect(before).toMatchObject({ hazard: '', control: 'Lead', review: 'T-01:30', shared: false });
    const times = { t: T, zone: ZONE, now: T - DAY };
    const after = { ...before, level: 'high' as const, review: '13:00' };
    expect(changesOf(fieldsOf(before, times), fieldsOf(after, times))).toEqual({
      level: { from: 'low', to: 'high' },
      review: { from: -90, to: -60 },
    });
    expect(changesOf(fieldsOf(before, times), fieldsOf(before, times))).toEqual({});
    expect(fieldsOf(EMPTY_RISK, null).review).toBe(null);
    expect(fieldsOf({ ...EMPTY_RISK, review: 'soon' }, times).review).toBe(undefined);
  });
});

describe('dates', () => {
  const dates = [
    { id: 'd1', t: T },
    { id: 'd2', t: T + 7 * DAY },
  ];
  const window = { start: -60, end: 240 };
  const one = (startAt: number, answer: 'confirmed' | 'declined' = 'confirmed') => ({
    requirementId: 'n',
    agencyId: 'h',
    role: 'interpreter' as const,
    startAt,
    endAt: startAt + 3 * HOUR,
    answer,
    presence: 'not_started' as const,
  });
  const data = plan({
    operation: { t: null, dates },
    agencies: new Map([['h', { name: 'Harbour Support' }]]),
    requirements: new Map([['n', { window }]]),
    assignments: new Map([
      ['1', one(T)],
      ['2', one(T + 7 * DAY)],
      ['3', one(T + 7 * DAY)],
      ['4', one(T + 7 * DAY, 'declined')],
    ]),
  });

  test('PN79 before a date is chosen it is said who is thanked and free: those of the other date alone', () => {
    expect(freedBy(data, ['d1'])).toEqual(['2 × Interpreter, Harbour Support']);
    expect(freedBy(data, ['d2'])).toEqual(['Interpreter, Harbour Support']);
    // Rubbing out the only date frees everybody.
    expect(freedBy(data, [])).toEqual(['3 × Interpreter, Harbour Support']);
  });

  test('PN79 cover is told for each date', () => {
    const gap = { kind: 'short', startAt: T, endAt: T + HOUR, missing: 1, sentence: 'Reception: 0 of 1' } as const;
    const byDate = [
      { dateId: 'd1', startAt: T, hours: [1], putForward: 0, gap: { kind: 'none' } as const },
      { dateId: 'd2', startAt: T, hours: [0], putForward: 2, gap },
    ];
    const covered = plan({ operation: { t: null, dates }, covers: new Map([['n', { byDate }]]) });
    expect(dateCover(covered, 'd1')).toEqual({ needs: 1, short: 0, sentences: [], putForward: 0 });
    expect(dateCover(covered, 'd2')).toEqual({ needs: 1, short: 1, sentences: ['Reception: 0 of 1'], putForward: 2 });
  });
});

describe('who has been told', () => {
  test('PN81 receipts stand by what was told, the untold first and counted; of each person the last one counts', () => {
    const to = (id: string) => ({ kind: 'member', id }) as const;
    const about = { kind: 'operation', id: 'operation' } as const;
    const data = plan({
      members: new Map([
        ['m1', { name: 'Ada Example' }],
        ['m2', { name: 'Ben Sample' }],
      ]),
      notices: new Map([
        ['1', { kind: 'postponed', to: to('m1'), about, at: 5, told: 'told_by_voice', toldAt: 9, toldBy: 'R. Desk' }],
        ['2', { kind: 'postponed', to: to('m2'), about, at: 5, told: 'shown' }],
        ['3', { kind: 'changed', to: to('m1'), about, at: 1, told: 'waiting' }],
        ['4', { kind: 'changed', to: to('m1'), about, at: 2, told: 'understood' }],
        ['5', { kind: 'place_shown', to: to('m1'), about: { kind: 'place', id: 'x' }, at: 9, told: 'waiting' }],
      ]),
    });
    expect(
      receiptGroups(data).map(({ title, notYet, receipts }) => [
        title,
        notYet,
        receipts.map(({ who, told }) => [who, told]),
      ]),
    ).toEqual([
      [
        'Postponed',
        1,
        [
          ['Ben Sample', 'shown'],
          ['Ada Example', 'told_by_voice'],
        ],
      ],
      ['Times changed', 0, [['Ada Example', 'understood']]],
    ]);
  });
});

describe('a new operation', () => {
  test('PN84 what a template brings is said in counts', () => {
    for (const template of TEMPLATES) {
      const { outline } = TEMPLATE_PLANS[template];
      expect(outlineWords(outline)).toContain(`${outline.tasks.length} tasks`);
    }
    const nothing = { posts: [], teams: [], sites: [], needsAtSites: [], usualNeeds: [], tasks: [], contingencies: [] };
    expect(outlineWords({ ...nothing, posts: [{ name: 'Silver', level: 'silver' }], channels: [] })).toBe('1 post');
  });
});
