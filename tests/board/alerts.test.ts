import { describe, expect, test } from '@jest/globals';
import { alertsOf, gapsOf } from '#client/board/alerts.ts';
import { latePeople } from '#client/board/late-people.ts';
import { ringList } from '#client/board/ring-list.ts';
import { disagreements } from '#client/board/settle-list.ts';
import { mapPlaces } from '#client/board/map-places.ts';
import { addressRows } from '#client/board/address-row.ts';
import { at, NOW, operation, records, recordsOf, said } from './records.ts';

describe('alerts', () => {
  test('BD26 danger to a person comes first, then what stops the operation, then the rest', () => {
    const stopped = { ...operation, standing: { kind: 'postponed', reason: 'fog', at: at(12) } as const };
    expect(alertsOf(records, stopped, NOW).map((alert) => alert.kind)).toEqual([
      'assistance',
      'standing',
      'disagreement',
      'silent',
      'untold',
      'gap',
    ]);
  });

  test('BD27 a call carries age, who called and how, who has it, who goes', () => {
    const [call] = alertsOf(records, operation, NOW);
    expect(call).toMatchObject({
      ref: 'A2',
      age: '41 s',
      by: 'MIKE 22 (radio, rear garden)',
      acknowledgedBy: null,
      going: [],
    });
    const assistance = {
      old: { addressId: 'x', detail: '', raised: said('B', 1), acknowledged: null, going: [], closed: null },
      new: { addressId: 'x', detail: '', raised: said('A', 5), acknowledged: null, going: [], closed: null },
      shut: { addressId: 'x', raised: said('C', 0), closed: { whoWent: 'M', at: at(2) } },
    };
    const calls = alertsOf(recordsOf({ assistance }), operation, NOW);
    expect(calls.map((alert) => alert.kind === 'assistance' && alert.by)).toEqual(['B (phone)', 'A (phone)']);
  });

  test('BD28 the soonest gap is said, the others are counted', () => {
    expect(gapsOf(records).map((gap) => gap.requirementId.slice(0, 2))).toEqual(['r1', 'r2']);
    expect(alertsOf(records, operation, NOW).at(-1)).toMatchObject({ kind: 'gap', more: 1 });
  });

  test('BD29 quiet when all is well', () => {
    expect(alertsOf(recordsOf({}), operation, NOW)).toEqual([]);
  });
});

describe('who is due', () => {
  const due = {
    answer: 'confirmed',
    role: 'interpreter',
    agencyId: 'h',
    requirementId: 'n',
    presence: 'not_started',
  } as const;
  const about = {
    agency: { h: { short: 'HARBOUR' } },
    requirement: { n: { place: { kind: 'site', id: 's' } } },
    site: { s: { name: 'Reception centre' } },
  } as const;
  const one = (fields: object) => ({ ...due, startAt: NOW - 12 * 60_000, endAt: NOW + 3_600_000, ...fields });
  const late = (assignment: Record<string, Record<string, unknown>>, seen = operation) =>
    latePeople(recordsOf({ ...about, assignment }), seen, NOW).map(({ words }) => words);

  test('BD49 whoever said yes, was due ten minutes ago and is not reported as there stands among the alerts', () => {
    const [words] = late({ a: one({}) });
    expect(words).toMatch(/^Interpreter of HARBOUR, due \d\d:\d\d at Reception centre: no word$/);
    expect(late({ a: one({ presence: 'en_route' }) })[0]).toMatch(/: on the way$/);
    const fine = [
      { presence: 'arrived' },
      { presence: 'at_reception' },
      { presence: 'on_break' },
      { presence: 'stood_down' },
      { answer: 'put_forward' },
      { answer: 'declined' },
      { startAt: NOW - 9 * 60_000 },
      { endAt: NOW },
    ];
    for (const fields of fine) expect([fields, late({ a: one(fields) })]).toEqual([fields, []]);
    expect(late({ a: one({}) }, { ...operation, standing: { kind: 'cancelled', at: at(1) } })).toEqual([]);
    const two = { a: one({}), b: one({ startAt: NOW - 40 * 60_000, agencyId: 'x' }) };
    expect(alertsOf(recordsOf({ ...about, assignment: two }), operation, NOW)).toMatchObject([
      { kind: 'late', age: '40 min', more: 1 },
    ]);
  });
});

describe('lists beside the board', () => {
  test('BD30 the ring list is by person, the longest waiting first; whoever understood is off it', () => {
    expect(ringList(records, NOW).map((one) => [one.name, one.of, one.age, one.shown])).toEqual([
      ['PC Placeholder', 'hold', '9 min', false],
      ['Interpreter, Harbour', 'place shown', '7 min', true],
      ['PC Andrei Ionescu', 'times changed', '4 min', false],
    ]);
    const told = { kind: 'hold', to: { kind: 'member', id: 'm' }, at: at(1) } as const;
    const notice = { a: { ...told, told: 'understood' }, b: { ...told, told: 'told_by_voice' } } as const;
    expect(ringList(recordsOf({ notice }), NOW)).toEqual([]);
  });

  test('BD31 disputes and contests stand with both values until a person keeps one', () => {
    expect(disagreements(records, 'Europe/London')).toMatchObject([
      { kind: 'contest', standing: 'Roller door, key with MIKE 30', other: 'Side door, ram', by: 'PC Placeholder' },
      {
        kind: 'step',
        title: 'A2 people found: two sources do not agree',
        yes: 'MIKE 20 14:06:00',
        no: 'MIKE 21 by radio 14:07:00',
      },
    ]);
  });

  test('MP6 a place on the map has shape, word and state: alarm before held before silent', () => {
    const rows = addressRows(records, operation, NOW);
    expect(mapPlaces(rows, records, operation).map((one) => [one.mark, one.shape, one.state, one.words])).toEqual([
      ['A1', 'box', 'plain', 'Secured 14:04'],
      ['A2', 'box', 'alarm', 'assistance'],
      ['A3', 'box', 'held', 'Held 14:03'],
      ['RC', 'circle', 'plain', 'Reception centre'],
      ['RVP', 'diamond', 'plain', 'RVP'],
    ]);
  });
});
