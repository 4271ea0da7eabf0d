import { describe, expect, test } from '@jest/globals';
import { ringList, telOf, type RingParts, type ToRing } from '#client/agency/ring-list.ts';
import type { AssignmentView, NoticeView, RosterPersonView } from '#shared/records.ts';

const at = (text: string): number => Date.parse(`2026-11-26T${text}:00Z`);
const to = (id: string) => ({ kind: 'assignment' as const, id });

const notices = new Map<string, NoticeView>([
  ['n1', { kind: 'hold', to: to('a2'), at: at('13:40'), told: 'shown', toldAt: at('13:45') }],
  [
    'n2',
    {
      kind: 'changed',
      to: to('a1'),
      at: at('13:50'),
      told: 'waiting',
      sent: [{ channel: 'push', at: at('13:51'), outcome: 'failed' }],
    },
  ],
  ['n3', { kind: 'place_shown', to: to('a1'), at: at('13:30'), told: 'shown', toldAt: at('13:31') }],
  ['n4', { kind: 'hold', to: to('a3'), at: at('13:00'), told: 'told_by_voice', toldAt: at('13:05') }],
  ['n5', { kind: 'asked', to: to('a3'), at: at('13:00'), told: 'waiting' }],
  ['n6', { kind: 'changed', to: to('a4'), at: at('13:55'), told: 'waiting' }],
]);
const parts: RingParts = {
  assignments: new Map<string, AssignmentView>([
    ['a1', { shownName: 'Worker A', personId: 'p1' }],
    ['a2', { shownName: 'Worker B', personId: 'p2' }],
    ['a3', { shownName: 'Worker C', personId: 'p3' }],
    // She is put forward twice: one call tells her of both.
    ['a4', { shownName: 'Worker A', personId: 'p1' }],
  ]),
  places: new Map(),
  roster: new Map<string, RosterPersonView>([['p1', { name: 'Elena Brook' }]]),
  now: at('14:00'),
  zone: 'Europe/London',
};

/** What a ring list gets wrong of these notices: the numbers of the rules broken. */
function faultsOf(list: readonly ToRing[]): readonly string[] {
  const open = [...notices].filter(
    ([, { kind, told }]) => kind !== 'asked' && (told === 'waiting' || told === 'shown'),
  );
  const ids = list.flatMap(({ of }) => of.map(({ id }) => id));
  const since = list.map(({ of }) => notices.get(of[0]?.id ?? '')?.at ?? Number.NaN);
  const keys = list.map(({ key }) => key);
  return [
    ...(ids.toSorted().join() ===
    open
      .map(([id]) => id)
      .toSorted()
      .join()
      ? []
      : ['not everything, or more']),
    ...(since.every((one, index) => index === 0 || (since[index - 1] ?? 0) <= one) ? [] : ['not oldest first']),
    ...(new Set(keys).size === keys.length ? [] : ['somebody twice']),
  ];
}

describe('the ring list', () => {
  test('AG32 whoever has not heard stands in it once, the longest waiting first', () => {
    const list = ringList(notices, parts);
    expect(faultsOf(list)).toEqual([]);
    // The proof can fail: a list the wrong way round, with somebody twice and with somebody left out is found.
    expect(faultsOf(list.toReversed())).toEqual(['not oldest first']);
    expect(faultsOf(list.slice(1))).toEqual(['not everything, or more']);
    expect(faultsOf([...list.slice(0, 1), ...list])).toContain('somebody twice');
  });

  test('AG32 each line says what of, how long, its state and its channel', () => {
    const [elena, other] = ringList(notices, parts);
    expect(elena).toMatchObject({
      personId: 'p1',
      name: 'Worker A',
      own: 'Elena Brook',
      age: '30 min',
      state: 'Not yet told',
      waiting: true,
      of: [
        { what: 'Place shown, 13:30', sent: 'sent by no channel' },
        { what: 'Times changed, 13:50', sent: 'could not be sent to the phone' },
        { what: 'Times changed, 13:55' },
      ],
    });
    expect(other).toMatchObject({ name: 'Worker B', age: '20 min', state: 'Shown on the phone 13:45', waiting: false });
  });

  test('AG34 a number is a link to ring, and none is offered of whom the roster no longer has', () => {
    expect(telOf('07700 900 123')).toBe('tel:07700900123');
    expect(telOf('+44 (7700) 900-123')).toBe('tel:+447700900123');
    expect(ringList(notices, parts).map(({ personId, own }) => [personId, own])).toEqual([
      ['p1', 'Elena Brook'],
      [null, null],
    ]);
  });
});
