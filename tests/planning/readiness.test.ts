import { describe, expect, test } from '@jest/globals';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import { partsOf } from '#server/planning/parts.ts';
import { readinessOf } from '#server/planning/readiness.ts';
import {
  address,
  agency,
  assignment,
  contest,
  hours,
  notice,
  operation,
  requirement,
  risk,
  site,
  T,
  tablesOf,
  task,
  team,
  warrant,
} from './operations.ts';

const atAddress = (rest = {}) => requirement({ number: 1, place: { kind: 'address', id: 'A1' }, ...rest });

const POLICE = agency('P', 'police', 'POL');
const HARBOUR = agency('H', 'charity', 'HS');
const READY = [
  operation(),
  address(),
  team(),
  site,
  POLICE,
  HARBOUR,
  atAddress(),
  assignment('W1'),
  warrant(),
  risk('RI1'),
];

const readiness = (...changes: readonly Change<OperationEntities>[]) => {
  const derived = readinessOf('A1', partsOf(tablesOf(...READY, ...changes)));
  if (derived === null) throw new Error('no readiness');
  return derived;
};
const faults = (...changes: readonly Change<OperationEntities>[]) => readiness(...changes).value.faults;
const codes = (...changes: readonly Change<OperationEntities>[]) => faults(...changes)?.map(({ code }) => code);

const gone = (kind: keyof OperationEntities, id: string) => ({ kind, id, value: null }) as Change<OperationEntities>;

describe('readiness of an address', () => {
  test('PL4 with T, team, updater, cover, warrant, risks, reception, briefing and everybody told it is ready', () => {
    expect(readiness()).toEqual({
      value: { addressId: 'A1', ready: true, faults: [] },
      speaksOf: [
        'address/A1',
        'team/T1',
        'warrant/WA1',
        'risk/RI1',
        'agency/P',
        'requirement/R1',
        'assignment/W1',
        'site/S1',
      ],
    });
  });

  test('PL4 each fault has a sentence, and says where it is mended', () => {
    expect(faults(operation({ t: null }))).toContainEqual({
      code: 'no_t',
      sentence: 'T is not set.',
      mendAt: { kind: 'operation', id: 'operation' },
    });
    const noTeam = {
      code: 'no_team',
      sentence: 'A1 has no team.',
      mendAt: { kind: 'address', id: 'A1' },
    };
    expect(faults(address({ teamId: null }))).toEqual([noTeam]);
    expect(faults(address({ teamId: 'T9' }))).toEqual([noTeam]);
    expect(faults(team({ updaterId: null }))).toEqual([
      {
        code: 'no_updater',
        sentence: 'Nobody in MIKE 10 is named to report from A1.',
        mendAt: { kind: 'team', id: 'T1' },
      },
    ]);
    expect(faults(assignment('W1', { answer: 'put_forward' }))).toEqual([
      {
        code: 'not_covered',
        sentence: 'A1 14:00–18:00: 0 of 1 Romanian interpreter (woman).',
        mendAt: { kind: 'requirement', id: 'R1' },
      },
    ]);
  });

  test('PL5 a T moved beyond somebody’s slack reopens readiness', () => {
    expect(codes(assignment('W1', { answer: 'asked_again' }))).toEqual(['not_covered']);
  });

  test('PL5 people not yet told are counted once each: of the team, and of those who come', () => {
    const untold = readiness(
      notice({ kind: 'member', id: 'M1' }),
      notice({ kind: 'member', id: 'M2' }, 'shown'),
      notice({ kind: 'assignment', id: 'W1' }, 'told_by_voice'),
    );
    expect(untold.value.faults).toEqual([
      { code: 'not_told', sentence: 'A1: 2 people not yet told.', mendAt: { kind: 'address', id: 'A1' } },
    ]);
    expect(untold.speaksOf).toEqual(expect.arrayContaining(['member/M1', 'member/M2']));
    expect(untold.speaksOf.some((key) => key.startsWith('notice/'))).toBe(false);
    const left = [assignment('W2', { answer: 'withdrawn' }), notice({ kind: 'assignment', id: 'W2' })];
    expect(faults(...left)).toEqual([]);
  });

  test('PL5 a contest on the address, its team or a requirement stands in the way until it is settled', () => {
    const on = [
      { kind: 'address', id: 'A1' },
      { kind: 'team', id: 'T1' },
      { kind: 'requirement', id: 'R1' },
      { kind: 'warrant', id: 'WA1' },
      { kind: 'task', id: 'TA1' },
    ] as const;
    const done = task('TA1', { done: { by: 'x', at: 1 } });
    for (const one of on) {
      expect(faults(done, contest(one))?.map(({ code, mendAt }) => [code, mendAt])).toEqual([['contested', one]]);
      expect(readiness(done, contest(one)).speaksOf).toContain('contest/C1');
    }
    expect(faults(contest({ kind: 'address', id: 'A9' }))).toEqual([]);
  });

  test('PL12 nor is it ready while two values stand in a drawing, a contingency or the staff there', () => {
    const records = [
      { kind: 'drawing', id: 'DR1', value: { kind: 'cordon', label: 'Cordon', addressId: 'A1', points: [] } },
      {
        kind: 'contingency',
        id: 'CO1',
        value: { trigger: 'x', action: 'x', codeWord: '', addressId: 'A1', postId: null },
      },
      ...(['T1', 'A1'] as const).map((id) => ({
        kind: 'staff',
        id: `ST-${id}`,
        value: {
          name: 'x',
          number: '',
          agencyId: 'P',
          roles: [],
          languages: [],
          gender: 'woman',
          posting: { kind: id === 'T1' ? 'team' : 'address', id },
        },
      })),
    ] as const as readonly Change<OperationEntities>[];
    expect(faults(...records)).toEqual([]);
    for (const { kind, id } of records)
      expect(faults(...records, contest({ kind, id } as never))).toEqual([
        expect.objectContaining({ code: 'contested', mendAt: { kind: 'address', id: 'A1' } }),
      ]);
  });

  test('PL4 an address that is not there has no readiness', () => {
    expect(readinessOf('A9', partsOf(tablesOf(operation())))).toBeNull();
  });
});

describe('by what law a team goes in', () => {
  const said = (...changes: readonly Change<OperationEntities>[]) =>
    faults(...changes)?.map(({ code, sentence, mendAt }) => [code, sentence, mendAt.id]);

  test('PL6 a warrant is there, issued, good at the strike, and allows an entry; the first that fails is said', () => {
    expect(said(gone('warrant', 'WA1'))).toEqual([['no_warrant', 'A1 has no warrant.', 'A1']]);
    expect(said(warrant({ standing: 'applied_for', issuedAt: null, endsAt: null }))).toEqual([
      ['warrant_not_issued', 'A1: the warrant is applied for and not issued.', 'WA1'],
    ]);
    expect(said(warrant({ standing: 'refused' }))).toEqual([
      ['warrant_not_issued', 'A1: the warrant was refused.', 'WA1'],
    ]);
    expect(said(warrant({ standing: 'returned', returnedAt: 1 }))).toEqual([
      ['warrant_spent', 'A1: the warrant has gone back to the court.', 'WA1'],
    ]);
    expect(said(warrant({ standing: 'executed', executedAt: [hours(-1)] }))).toEqual([
      [
        'entry_not_authorised',
        'A1: the warrant has been executed, and no inspector has authorised a further entry.',
        'WA1',
      ],
    ]);
    expect(said(warrant({ type: 'theft_26', standing: 'executed', executedAt: [hours(-1)] }))).toEqual([
      ['entry_not_authorised', 'A1: the warrant has been executed, and it allows no further entry.', 'WA1'],
    ]);
    const authorities = [{ inspector: 'Insp Sample', at: hours(-1) }];
    expect(faults(warrant({ standing: 'executed', executedAt: [hours(-2)], authorities }))).toEqual([]);
    expect(faults(warrant({ type: 'other', standing: 'executed', executedAt: [1, 2], endsAt: null }))).toEqual([]);
  });

  test('PL6 it is spent at its end and not a moment sooner, measured at this address’s own strike', () => {
    const spent = [['warrant_spent', 'A1: the warrant is spent before the strike.', 'WA1']];
    expect(faults(warrant({ endsAt: T + 1 }))).toEqual([]);
    expect(said(warrant({ endsAt: T }))).toEqual(spent);
    expect(said(warrant({ endsAt: T + 1 }), address({ strikeOffset: 1 }))).toEqual(spent);
    expect(codes(warrant({ endsAt: T }), operation({ t: null }))).toEqual(['no_t']);
    expect(faults(warrant({ endsAt: T }), warrant({}, 'WA2'))).toEqual([]);
  });

  test('PL6 one good warrant is enough; under another power or by consent none is asked for', () => {
    expect(faults(warrant({ standing: 'refused' }), warrant({}, 'WA2'))).toEqual([]);
    expect(faults(warrant({ standing: 'executed', executedAt: [1] }), warrant({}, 'WA2'))).toEqual([]);
    for (const entryUnder of ['power', 'consent'] as const)
      expect(faults(gone('warrant', 'WA1'), address({ entryUnder }))).toEqual([]);
  });
});

describe('what stands in the way at the door', () => {
  test('PL7 police have assessed it, what is high is met, and where agencies disagree it is said who says what', () => {
    expect(faults(gone('risk', 'RI1'), risk('RI2', { agencyId: 'H' }))).toEqual([
      {
        code: 'no_risk_assessment',
        sentence: 'A1 has no risk assessment by police.',
        mendAt: { kind: 'address', id: 'A1' },
      },
    ]);
    expect(faults(risk('RI1', { kind: 'violence', level: 'high' }))).toEqual([
      {
        code: 'risk_without_control',
        sentence: 'A1: police rate violence high, and nothing is set against it.',
        mendAt: { kind: 'risk', id: 'RI1' },
      },
    ]);
    const high = risk('RI1', { kind: 'violence', level: 'high', control: 'Two at the door.' });
    expect(faults(high)).toEqual([]);
    const disputed = { code: 'risk_disputed', mendAt: { kind: 'risk', id: 'RI1' } };
    expect(faults(high, risk('RI2', { agencyId: 'H', kind: 'violence' }))).toEqual([
      { ...disputed, sentence: 'A1: police and HS rate violence differently (high, low).' },
    ]);
    const medium = risk('RI3', { agencyId: 'K', kind: 'violence', level: 'medium' });
    expect(
      faults(high, agency('K', 'council', 'CC'), risk('RI2', { agencyId: 'H', kind: 'violence' }), medium),
    ).toEqual([{ ...disputed, sentence: 'A1: police, HS and CC rate violence differently (high, low, medium).' }]);
    expect(faults(high, agency('K', 'police', 'NP'), medium)).toEqual([
      { ...disputed, sentence: 'A1: POL and NP rate violence differently (high, medium).' },
    ]);
  });

  test('PL7 the highest of an agency’s own ratings is what it says; other kinds and other places are no dispute', () => {
    const both = [risk('RI1', { level: 'low' }), risk('RI2', { level: 'medium' })];
    expect(faults(...both, risk('RI3', { agencyId: 'H', level: 'medium' }))).toEqual([]);
    expect(faults(risk('RI2', { agencyId: 'H', kind: 'fire', level: 'medium' }))).toEqual([]);
    expect(faults(risk('RI2', { agencyId: 'H', level: 'medium', place: { kind: 'address', id: 'A9' } }))).toEqual([]);
    expect(faults(risk('RI2', { level: 'high', control: { erased: true } }))).toEqual([]);
  });

  test('PL8 there is a reception unless nobody is expected, and the team is briefed', () => {
    const noReception = {
      code: 'no_reception',
      sentence: 'A1 has no reception for the people found there.',
      mendAt: { kind: 'address', id: 'A1' },
    };
    expect(faults(address({ receptionId: null }))).toEqual([noReception]);
    expect(faults(address({ receptionId: 'S9' }))).toEqual([noReception]);
    const nobody = { number: 0, languages: [], children: 'none' as const };
    expect(faults(address({ receptionId: null, expected: nobody }))).toEqual([]);
    const notBriefed = [
      {
        code: 'not_briefed',
        sentence: 'A1: the team is not reported as briefed.',
        mendAt: { kind: 'address', id: 'A1' },
      },
    ];
    expect(faults(address({ steps: {} }))).toEqual(notBriefed);
    const report = { by: 'x', memberId: null, source: 'radio' as const, happenedAt: 1, receivedAt: 1 };
    for (const briefed of [
      { kind: 'not_reached', report },
      { kind: 'disputed', reached: report, notReached: report },
    ] as const)
      expect(faults(address({ steps: { briefed } }))).toEqual(notBriefed);
  });

  test('PL9 what is due by T and not done is a fault each; what is due after it is not', () => {
    const open = faults(task('TA1'), task('TA2', { title: 'Keys drawn', due: 0 }), task('TA3', { due: 1 }));
    expect(open).toEqual([
      {
        code: 'task_open',
        sentence: 'A1: “Search record printed” is to be done by T, and is not done.',
        mendAt: { kind: 'task', id: 'TA1' },
      },
      {
        code: 'task_open',
        sentence: 'A1: “Keys drawn” is to be done by T, and is not done.',
        mendAt: { kind: 'task', id: 'TA2' },
      },
    ]);
    expect(faults(task('TA1', { done: { by: 'x', at: 1 } }), task('TA2', { addressId: null }))).toEqual([]);
  });
});

describe('two pencilled dates', () => {
  const dates = [
    { id: 'D1', t: T },
    { id: 'D2', t: hours(24) },
  ];

  test('PL10 readiness is judged for each date; that T is not set is said once, with how many are pencilled', () => {
    const {
      faults: now,
      byDate,
      ready,
    } = readiness(operation({ t: null, dates }), warrant({ endsAt: hours(12) })).value;
    expect(ready).toBe(false);
    expect(now).toEqual([
      {
        code: 'no_t',
        sentence: 'T is not set: 2 dates are pencilled.',
        mendAt: { kind: 'operation', id: 'operation' },
      },
    ]);
    expect(byDate).toEqual([
      { dateId: 'D1', ready: true, faults: [] },
      {
        dateId: 'D2',
        ready: false,
        faults: [
          expect.objectContaining({ code: 'warrant_spent' }),
          expect.objectContaining({
            code: 'not_covered',
            sentence: 'A1 14:00–18:00: 0 of 1 Romanian interpreter (woman).',
          }),
        ],
      },
    ]);
  });

  test('PL10 one date is one date, and without any there is nothing by date', () => {
    const one = readiness(operation({ t: null, dates: dates.slice(0, 1) })).value;
    expect(one.faults?.[0]?.sentence).toBe('T is not set: 1 date is pencilled.');
    expect(one.byDate).toEqual([{ dateId: 'D1', ready: true, faults: [] }]);
    expect(readiness().value.byDate).toBeUndefined();
  });
});
