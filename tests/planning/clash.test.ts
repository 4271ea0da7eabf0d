import { describe, expect, test } from '@jest/globals';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import { clashOf } from '#server/planning/clash.ts';
import { coverOf } from '#server/planning/cover.ts';
import { partsOf } from '#server/planning/parts.ts';
import { readinessOf } from '#server/planning/readiness.ts';
import {
  address,
  agency,
  assignment,
  COMPANY,
  duty,
  hours,
  operation,
  requirement,
  site,
  staff,
  tablesOf,
} from './operations.ts';

type Records = readonly Change<OperationEntities>[];
const HARBOUR: Change<OperationEntities> = {
  kind: 'agency',
  id: 'H',
  value: { name: 'Harbour Support', short: 'HS', kind: 'charity', units: [] },
};
const CUSTODY: Change<OperationEntities> = {
  kind: 'site',
  id: 'S2',
  value: { kind: 'custody', name: 'Custody', line: '', postcode: '', point: null },
};
const PLAN: Records = [
  operation(),
  site,
  CUSTODY,
  HARBOUR,
  agency('P', 'police', 'POL'),
  requirement({ number: 1 }),
  ...COMPANY,
];
const inCustody = (rest = {}) => ({
  ...requirement({ place: { kind: 'site', id: 'S2' }, worksWith: 'suspects', number: 1, ...rest }),
  id: 'R2',
});

const clash = (id: string, ...changes: Records) => clashOf(id, partsOf(tablesOf(...PLAN, ...changes)));
const said = (...changes: Records) => clash('W1', ...changes)?.value.faults?.map(({ sentence }) => sentence) ?? [];
const counted = (...changes: Records) => coverOf('R1', partsOf(tablesOf(...PLAN, ...changes)))?.value;
const WHO = 'Reception’s Romanian interpreter of Harbour Support';

describe('what stands against one person in one need', () => {
  test('PL21 who fits has no clash; who is not down for it any more has none either', () => {
    expect(clash('W1', assignment('W1'))).toBeNull();
    expect(clash('W1', assignment('W1', { answer: 'declined', conflict: 'declared' }))).toBeNull();
    expect(clash('W9')).toBeNull();
  });

  test('PL21 each misfit is one sentence without a name, and keeps her from counting', () => {
    const asked = requirement({
      number: 1,
      dialects: [{ language: 'ro', dialect: 'Moldovan' }],
      certificates: ['nppv_3'],
    });
    const unfit = assignment('W1', { languages: ['en'], gender: 'man', worksWith: 'suspects', conflict: 'declared' });
    expect(said(asked, unfit)).toEqual([
      `${WHO} is not known to speak Romanian.`,
      `${WHO} is not known to speak Romanian as in Moldovan.`,
      `${WHO} is not known to be a woman.`,
      `${WHO} has shown no NPPV level 3.`,
      `${WHO} does not work with women found.`,
      `${WHO} may know somebody there.`,
    ]);
    expect(counted(asked, unfit)).toMatchObject({ hours: [0, 0, 0, 0], notCounted: 1 });
  });

  test('PL22 papers hold on the last day of the hours by the operation’s own calendar', () => {
    const asked = requirement({ number: 1, certificates: ['first_aid'] });
    const paper = { kind: 'first_aid', issuedOn: null, checkedOn: null, expiresOn: '2026-11-26' } as const;
    const late = assignment('W1', { startAt: hours(8), endAt: hours(11), certificates: [paper] });
    expect(said(asked, assignment('W1', { endAt: hours(10), certificates: [paper] }))).toEqual([]);
    expect(said(asked, late)).toEqual([`${WHO}: first aid certificate runs out before the end of 27 November 2026.`]);
    const bucharest = operation({ zone: 'Europe/Bucharest' });
    expect(said(asked, bucharest, assignment('W1', { endAt: hours(10), certificates: [paper] }))).toHaveLength(1);
  });

  test('PL22 a DBS certificate does not run out: it is due to be looked at, and she counts', () => {
    const asked = requirement({ number: 1, certificates: ['dbs_enhanced'] });
    const old = { kind: 'dbs_enhanced', issuedOn: '2019-05-01', checkedOn: null, expiresOn: null } as const;
    const one = assignment('W1', { certificates: [old] });
    expect(clash('W1', asked, one)?.value.faults).toEqual([
      {
        rule: 'certificate',
        sentence: `${WHO}: enhanced DBS certificate is due to be checked.`,
        blocks: false,
        setAside: null,
      },
    ]);
    expect(counted(asked, one)?.hours).toEqual([1, 1, 1, 1]);
    expect(said(asked, assignment('W1', { certificates: [{ ...old, checkedOn: '2026-11-01' }] }))).toEqual([]);
  });

  test('PL23 who works on both sides counts on neither, and no reason sets it aside', () => {
    const other = assignment('W2', { requirementId: 'R2', personId: 'W1', startAt: hours(20), endAt: hours(22) });
    const aside = { rule: 'both_sides', reason: 'Nobody else.', by: 'x', at: 1 } as const;
    const records = [inCustody(), assignment('W1', { setAside: [aside] }), other];
    expect(clash('W1', ...records)?.value.faults).toEqual([
      {
        rule: 'both_sides',
        sentence: `${WHO} would work with women found and, at Custody, with suspects.`,
        blocks: true,
        setAside: null,
      },
    ]);
    expect(clash('W1', ...records)?.speaksOf).toEqual(
      expect.arrayContaining([
        'requirement/R1',
        'site/S1',
        'assignment/W1',
        'agency/H',
        'assignment/W2',
        'requirement/R2',
        'site/S2',
      ]),
    );
    expect(counted(...records)).toMatchObject({ hours: [0, 0, 0, 0], notCounted: 1 });
    // Only put forward there, she keeps her yes here; put forward here, she is told of her yes there.
    const offered = { ...other, value: { ...other.value, answer: 'put_forward' } } as typeof other;
    expect(said(inCustody(), assignment('W1'), offered)).toEqual([]);
    expect(said(inCustody(), assignment('W1', { answer: 'put_forward' }), other)).toHaveLength(1);
    // Another agency's person of the same number is another person.
    expect(said(inCustody(), assignment('W1', { agencyId: 'G' }), other)).toEqual([]);
  });

  test('PL23 a rule that is set aside is said with its reason, and does not stand in the way', () => {
    const setAside = [{ rule: 'gender', reason: 'She asked for him.', by: 'Insp. Sample', at: 5 }] as const;
    const man = assignment('W1', { gender: 'man', setAside });
    expect(clash('W1', man)?.value.faults).toEqual([
      {
        rule: 'gender',
        sentence: `${WHO} is not known to be a woman.`,
        blocks: true,
        setAside: { reason: 'She asked for him.', by: 'Insp. Sample', at: 5 },
      },
    ]);
    expect(counted(man)).toMatchObject({ hours: [1, 1, 1, 1], notCounted: 0 });
  });

  test('PL24 an interpreter who would be the only adult at a reception does not count for those hours', () => {
    const company = assignment('WC', {
      requirementId: 'RC',
      role: 'support_worker',
      startAt: hours(0),
      endAt: hours(2.5),
    });
    expect(said(company, assignment('W1'))).toEqual([`${WHO} would be the only adult with women found, 16:30–18:00.`]);
    expect(counted(company, assignment('W1'))).toMatchObject({ hours: [1, 1, 0, 0], notCounted: 0 });
    const phone = {
      ...COMPANY[0],
      value: { ...COMPANY[0]?.value, role: 'phone_interpreter' },
    } as Change<OperationEntities>;
    expect(said(phone, assignment('W1'))).toHaveLength(1);
    const atAddress = requirement({ number: 1, place: { kind: 'address', id: 'A1' } });
    expect(said(address(), atAddress, assignment('W1'))).toEqual([]);
  });

  test('PL25 a break is due after six hours; where nobody relieves her, she is not there for it', () => {
    const long = requirement({ number: 1, window: { start: 0, end: 480 } });
    const [one, two] = [assignment('W1', { endAt: hours(8) }), assignment('W2', { endAt: hours(8) })];
    expect(said(long, one)).toEqual([`${WHO}: break due by 20:00, and nobody relieves her.`]);
    expect(counted(long, one)).toMatchObject({
      hours: [1, 1, 1, 1, 1, 0, 1, 1],
      gap: { sentence: 'Reception 19:00–20:00: 0 of 1 Romanian interpreter (woman)' },
    });
    expect(said(long, one, two)).toEqual([]);
    expect(counted(long, one, two)?.hours).toEqual([2, 2, 2, 2, 2, 2, 2, 2]);
    const pause = [
      assignment('W1', { endAt: hours(5) }),
      assignment('W2', { personId: 'W1', startAt: hours(5.5), endAt: hours(8) }),
    ];
    expect(said(long, ...pause)).toEqual([]);
    expect(said(long, assignment('W1', { endAt: hours(6) }))).toEqual([]);
  });

  test('PL25 the break that makes a need fall short is said where it is judged', () => {
    const long = requirement({ number: 1, window: { start: 0, end: 480 } });
    const row = readinessOf('operation', partsOf(tablesOf(...PLAN, long, assignment('W1', { endAt: hours(8) }))));
    expect(row?.value.faults?.find(({ code }) => code === 'not_covered')?.sentence).toBe(
      `Reception 19:00–20:00: 0 of 1 Romanian interpreter (woman). ${WHO}: break due by 20:00, and nobody relieves her.`,
    );
  });

  test('PL26 more hours than she can do in all, or a day without the night’s rest, is said and blocks nothing', () => {
    const records = [
      assignment('W1', { maxMinutes: 480, endAt: hours(5) }),
      assignment('W2', { personId: 'W1', startAt: hours(6), endAt: hours(10.5) }),
    ];
    expect(said(...records)).toEqual([`${WHO} is down for 9 h 30 min in all, and can do 8 h.`]);
    expect(counted(...records)?.hours).toEqual([1, 1, 1, 1]);
    const day = [assignment('W1'), assignment('W2', { personId: 'W1', startAt: hours(10), endAt: hours(14) })];
    expect(said(...day)).toEqual([`${WHO} is down 14:00–04:00, without 11 h of rest between.`]);
    const rested = [assignment('W1'), assignment('W2', { personId: 'W1', startAt: hours(15), endAt: hours(19) })];
    expect(said(...rested)).toEqual([]);
  });

  test('PL27 two needs at one time is one too many; from one place to another takes its time', () => {
    const other = { ...requirement({ place: { kind: 'site', id: 'S2' }, number: 1 }), id: 'R2' };
    const at = (start: number, end: number) =>
      assignment('W2', { personId: 'W1', requirementId: 'R2', startAt: hours(start), endAt: hours(end) });
    expect(said(other, assignment('W1'), at(3, 5))).toEqual([
      `${WHO} is down for Custody at the same time, 17:00–18:00.`,
    ]);
    expect(said(other, assignment('W1'), at(-2, 0))).toEqual([
      `${WHO} comes from Custody with 0 min for a way of 15 min.`,
    ]);
    expect(said(other, assignment('W1'), at(-2, -0.25))).toEqual([]);
    expect(said(other, assignment('W1'), at(4, 6))).toEqual([]);
    const far = {
      ...CUSTODY,
      value: { ...CUSTODY.value, point: { latitude: 51.941, longitude: -0.505 } },
    } as typeof CUSTODY;
    const near = { ...site, value: { ...site.value, point: { latitude: 51.879, longitude: -0.417 } } } as typeof site;
    expect(said(other, far, near, assignment('W1'), at(-2, -0.25))).toEqual([
      `${WHO} comes from Custody with 15 min for a way of 26 min.`,
    ]);
  });

  test('PL28 that nobody has asked her whether she knows somebody there is said, and blocks nothing', () => {
    const one = assignment('W1', { conflict: 'not_asked' });
    expect(clash('W1', one)?.value.faults).toEqual([
      {
        rule: 'conflict',
        sentence: `${WHO} has not been asked about knowing anybody there.`,
        blocks: false,
        setAside: null,
      },
    ]);
    expect(counted(one)?.hours).toEqual([1, 1, 1, 1]);
  });

  test('PL29 the force’s own people count by their duties, which follow T, and clash as others do', () => {
    const own = [staff('O1'), duty('U1')];
    expect(counted(...own)).toMatchObject({ hours: [1, 1, 1, 1], gap: { kind: 'none' } });
    expect(counted(operation({ t: hours(24) }), ...own)?.hours).toEqual([1, 1, 1, 1]);
    const twice = clash(
      'U1',
      inCustody({ window: { start: 300, end: 360 } }),
      ...own,
      duty('U2', { requirementId: 'R2', window: { start: 300, end: 360 } }),
    );
    expect(twice?.value.faults?.map(({ sentence }) => sentence)).toEqual([
      'Reception’s Romanian interpreter of Sample POL would work with women found and, at Custody, with suspects.',
    ]);
    const noT = clash('U1', operation({ t: null }), ...own, duty('U2', { window: { start: 60, end: 120 } }));
    expect(noT?.value.faults?.map(({ sentence }) => sentence)).toEqual([
      'Reception’s Romanian interpreter of Sample POL is down for Reception at the same time, T+60 to T+120 min.',
    ]);
    expect(counted(staff('O1', { roles: ['housing'] }), duty('U1'))).toMatchObject({
      hours: [0, 0, 0, 0],
      notCounted: 1,
    });
  });

  test('PL30 readiness says who said yes and does not count, and why', () => {
    const row = readinessOf('operation', partsOf(tablesOf(...PLAN, assignment('W1', { gender: 'man' }))));
    expect(row?.value.faults?.find(({ code }) => code === 'not_covered')?.sentence).toBe(
      `Reception 14:00–18:00: 0 of 1 Romanian interpreter (woman). 1 more said yes and does not count: ${WHO} is not known to be a woman.`,
    );
  });
});
