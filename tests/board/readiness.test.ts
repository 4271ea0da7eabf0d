import { describe, expect, test } from '@jest/globals';
import { alertsOf } from '#client/board/alerts.ts';
import { boardKeys } from '#client/board/board-keys.ts';
import { disagreements } from '#client/board/settle-list.ts';
import type { BoardState } from '#client/board/use-board.ts';
import type { Put } from '#shared/protocol.ts';
import { NOW, operation, recordsOf, T } from './records.ts';

const id = (word: string): string => word.padEnd(11, '_');
const address = { [id('a1')]: { ref: 'A1' }, [id('a2')]: { ref: 'A2' } };
const readiness = (a2: boolean): NonNullable<Put['readiness']> => ({
  operation: { addressId: null, ready: true, faults: [] },
  [id('a1')]: { addressId: id('a1'), ready: true, faults: [] },
  [id('a2')]: { addressId: id('a2'), ready: a2, faults: [] },
});
const noGo = (phase: 'draft' | 'briefed' | 'live' | 'stood_down', put: Put) =>
  alertsOf(recordsOf(put), { ...operation, phase }, NOW).filter(({ kind }) => kind === 'no_go');

describe('ready or not, on the board', () => {
  test('BD46 until it goes live the board says how many addresses are not ready', () => {
    const put = { address, readiness: readiness(false) };
    const alert = { kind: 'no_go', words: 'No-go: 1 of 2 addresses not ready' };
    expect(noGo('draft', put)).toEqual([alert]);
    expect(noGo('briefed', put)).toEqual([alert]);
  });

  test('BD46 once it is live, where all is ready, and where nothing is told of it, there is no such alert', () => {
    expect(noGo('live', { address, readiness: readiness(false) })).toEqual([]);
    expect(noGo('stood_down', { address, readiness: readiness(false) })).toEqual([]);
    expect(noGo('briefed', { address, readiness: readiness(true) })).toEqual([]);
    expect(noGo('briefed', { address })).toEqual([]);
  });

  test('BD47 R opens the rows beside the addresses, for every role', () => {
    const opened: unknown[] = [];
    const board = {
      may: new Set(),
      line: null,
      side: { open: (side: unknown) => opened.push(side), selectedId: null },
    } as unknown as BoardState;
    boardKeys(board, () => undefined)
      .find(({ keys }) => keys === 'r')
      ?.run();
    expect(opened).toEqual([{ kind: 'readiness' }]);
  });

  test('BD48 two values in any record of the plan are named and told in words', () => {
    const contest = (on: object, field: string, standing: unknown, other: unknown) =>
      ({ on, field, standing, other, by: 'PC Placeholder', at: T }) as never;
    const told = disagreements(
      recordsOf({
        post: { [id('s')]: { name: 'Silver' }, [id('g')]: { name: 'Gold' } },
        contest: {
          a: contest({ kind: 'post', id: id('s') }, 'level', 'silver', 'bronze'),
          b: contest({ kind: 'task', id: id('k') }, 'due', -90, -1440),
          c: contest({ kind: 'task', id: id('k') }, 'postId', id('s'), id('g')),
          d: contest({ kind: 'warrant', id: id('w') }, 'type', 'pace_8', 'drugs_23'),
        },
      }),
      'Europe/London',
    );
    expect(told.map((one) => one.kind === 'contest' && [one.title, one.standing, one.other])).toEqual([
      ['Silver level: two values', 'Silver', 'Bronze'],
      ['Task when it is due: two values', 'T−01:30', 'T−24:00'],
      ['Task post: two values', 'Silver', 'Gold'],
      ['Warrant type: two values', 'PACE section 8', 'Misuse of Drugs Act section 23'],
    ]);
  });
});
