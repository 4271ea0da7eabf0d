import { expect, test } from '@jest/globals';
import { rankedPeople, type Ranked, type RankedStep } from '#client/agency/best-first.ts';
import type { RosterPersonView } from '#shared/records.ts';

const at = (text: string): number => Date.parse(`2026-11-26T${text}:00Z`);
const step = (personId: string, requestId = 'r1'): RankedStep => ({
  deed: { kind: 'put_forward', requestId, personId, startAt: at('13:00'), endAt: at('19:00') },
  why: `They fit, ${personId}.`,
  opens: ['That is 30 minutes more than they said they can work.'],
});
const roster = new Map<string, RosterPersonView>(
  ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'].map((id) => [id, { name: `Sample ${id}`, shownName: 'Worker' }]),
);
const order = ['p4', 'gone', 'p2', 'p4', 'p7', 'p1', 'p3', 'p5', 'p6'];
const steps = [...order.map((id) => step(id)), step('p6', 'r2')];
const parts = { requestId: 'r1', roster, zone: 'Europe/London' };

/** What a list of the ranked gets wrong. */
function faultsOf(list: readonly Ranked[]): readonly string[] {
  const ids = list.map(({ personId }) => personId);
  const places = ids.map((id) => order.indexOf(id));
  return [
    ...(ids.length > 6 ? ['more than six'] : []),
    ...(new Set(ids).size < ids.length ? ['somebody twice'] : []),
    ...(ids.every((id) => roster.has(id)) ? [] : ['somebody not of the roster']),
    ...(places.every((place, index) => index === 0 || (places[index - 1] ?? 0) <= place) ? [] : ['another order']),
    ...(list.every(({ name, personId }) => name === roster.get(personId)?.name) ? [] : ['another name']),
    ...(list.every(({ why }) => why.length > 0) ? [] : ['no reason']),
  ];
}

test('AG35 the best six stand in the server’s order, by the roster’s name, once each, with the reasons', () => {
  const list = rankedPeople(steps, parts);
  expect(list.map(({ personId }) => personId)).toEqual(['p4', 'p2', 'p7', 'p1', 'p3', 'p5']);
  expect(faultsOf(list)).toEqual([]);
  expect(list[0]).toEqual({
    personId: 'p4',
    name: 'Sample p4',
    hours: 'Thu 26 Nov 13:00–19:00',
    startAt: at('13:00'),
    endAt: at('19:00'),
    why: ['They fit, p4.', 'That is 30 minutes more than they said they can work.'],
  });
  expect(rankedPeople([], parts)).toEqual([]);
  expect(rankedPeople([step('p1', 'r2')], parts)).toEqual([]);
  // The proof can fail: what came over the wire, drawn as it is, is found.
  const raw = steps.map(({ deed, why }) => ({ ...deed, name: 'Worker', hours: '', why: [why] }));
  expect(faultsOf(raw)).toEqual([
    'more than six',
    'somebody twice',
    'somebody not of the roster',
    'another order',
    'another name',
  ]);
  expect(faultsOf(list.map((one) => ({ ...one, why: [] })))).toEqual(['no reason']);
});
