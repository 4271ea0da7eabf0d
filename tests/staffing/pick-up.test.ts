import { describe, expect, test } from '@jest/globals';
import { dropDeed, heldWords, judge } from '#client/staffing/drop.ts';
import { isMoved, pickUp, type Held, type PickUpAct, type Spot } from '#client/staffing/pick-up.ts';
import { editCommand } from '#client/editing/edits.ts';
import { deedsFor, mayDo, type Deed } from '#client/editing/history.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { parse } from '#shared/parse.ts';
import { h, HOUR, MINUTE, need, seen, T, world } from './world.ts';

const spot = (from: number, to: number, requirementId = 'r1'): Spot => ({
  requirementId,
  startAt: h(from),
  endAt: h(to),
});
const person = { kind: 'assignment', id: 'p1' } as const;
const span = { startAt: h(0), endAt: h(3) };

const after = (acts: readonly PickUpAct[]): Held | null => acts.reduce<Held | null>(pickUp, null);
const picked = (part: Held['part'] = 'whole', by: Held['by'] = 'key'): PickUpAct => ({
  kind: 'pick',
  piece: person,
  part,
  from: spot(0, 2),
  by,
});

describe('picking up', () => {
  test('ST8 by key: a quarter of an hour each, ends apart, to another need; put back as it was', () => {
    const held = after([
      picked(),
      { kind: 'shift', minutes: 15 },
      { kind: 'stretch', edge: 'end', minutes: 15 },
      { kind: 'stretch', edge: 'start', minutes: -15 },
      { kind: 'to', requirementId: 'r2', span },
    ]);
    expect(held?.spot).toEqual({ requirementId: 'r2', startAt: h(0), endAt: h(2) + 30 * MINUTE });
    expect(held?.from).toEqual(spot(0, 2));
    expect(after([picked(), { kind: 'shift', minutes: 15 }, { kind: 'end' }])).toBeNull();
    expect(after([{ kind: 'shift', minutes: 15 }])).toBeNull();
  });

  test('ST9 by hand: the nearest quarter of an hour from where it was, whichever way it went', () => {
    const drag = (by: number, over: string | null = null): PickUpAct => ({
      kind: 'drag',
      by,
      over: over === null ? null : { id: over, span },
    });
    const whole = after([picked('whole', 'hand'), drag(3 * HOUR), drag(22 * MINUTE)]);
    expect(whole?.spot).toEqual({ requirementId: 'r1', startAt: h(0) + 15 * MINUTE, endAt: h(2) + 15 * MINUTE });
    expect(after([picked('whole', 'hand'), drag(0, 'r2')])?.spot.requirementId).toBe('r2');
    expect(after([picked('end', 'hand'), drag(HOUR, 'r2')])?.spot).toEqual(spot(0, 3));
    expect(after([picked('start', 'hand'), drag(-HOUR)])?.spot).toEqual(spot(-1, 2));
  });

  test('ST10 nobody is somewhere for less than a quarter of an hour', () => {
    const shrunk = after([picked(), { kind: 'stretch', edge: 'end', minutes: -600 }]);
    expect(shrunk?.spot.endAt).toBe(h(0) + 15 * MINUTE);
    const late = after([picked(), { kind: 'stretch', edge: 'start', minutes: 600 }]);
    expect(late?.spot.startAt).toBe(h(2) - 15 * MINUTE);
  });

  test('ST11 one of the staff takes the hours of each need until they are set', () => {
    const staff: PickUpAct = {
      kind: 'pick',
      piece: { kind: 'staff', id: 's1' },
      part: 'whole',
      from: spot(0, 2),
      by: 'key',
    };
    const to: PickUpAct = { kind: 'to', requirementId: 'r2', span };
    expect(after([staff, to])?.spot).toEqual({ requirementId: 'r2', ...span });
    expect(after([staff, { kind: 'shift', minutes: 15 }, to])?.spot.startAt).toBe(h(0) + 15 * MINUTE);
    expect(isMoved(after([staff]) as Held)).toBe(true);
    expect(isMoved(after([picked()]) as Held)).toBe(false);
  });
});

const data = world({
  requirements: {
    r1: need(),
    r2: need({ ref: 'N2', role: 'search_officer', place: { kind: 'address', id: 'a2' }, languages: [], gender: 'any' }),
    r3: need({ ref: 'N3', place: { kind: 'address', id: 'a1' } }),
  },
  assignments: {
    p1: {
      requirementId: 'r1',
      agencyId: 'harbour',
      unitId: null,
      role: 'interpreter',
      languages: ['ro'],
      answer: 'confirmed',
      startAt: h(0),
      endAt: h(2),
    },
    p2: {
      requirementId: 'r1',
      agencyId: 'harbour',
      unitId: null,
      role: 'interpreter',
      languages: [],
      answer: 'declined',
      startAt: h(0),
      endAt: h(2),
    },
  },
  duties: { d1: { staffId: 's1', requirementId: 'r2', window: { start: 0, end: 120 } } },
});
const held = (piece: Held['piece'], at: Spot, from = spot(0, 2)): Held => ({
  piece,
  part: 'whole',
  from,
  spot: at,
  by: 'key',
  shaped: true,
});
const judged = (one: Held) => {
  const { index, frame } = seen(data);
  return judge(data, index, frame, one);
};

describe('putting down', () => {
  test('ST12 what cannot be is said before anything is sent: role, hours asked for, overlap, a no', () => {
    expect(judged(held(person, spot(0, 2, 'r2'))).fault).toBe('No interpreter is asked for there.');
    expect(judged(held(person, spot(3, 5, 'r3'))).fault).toBe('Outside the hours asked for there: 13:00–18:00.');
    expect(judged(held({ kind: 'staff', id: 's1' }, spot(1, 3, 'r2'))).fault).toBe(
      'PC Blackthorn is on duty at A2 then, 14:00–16:00.',
    );
    expect(judged(held({ kind: 'assignment', id: 'p2' }, spot(0, 1))).fault).toBe('They are not counted on any more.');
    expect(judged(held(person, spot(0, 2, 'gone'))).fault).toBe('There is no such need any more.');
    // Their own duty is in nobody's way.
    expect(judged(held({ kind: 'duty', id: 'd1' }, spot(1, 3, 'r2'))).fault).toBeUndefined();
  });

  test('ST13 what follows is said before: an agency’s person is asked again; staff of another role do not count', () => {
    expect(judged(held(person, spot(1, 3))).notes).toEqual([
      'They are asked again: a yes does not count until they have answered.',
    ]);
    expect(judged(held(person, spot(0, 2))).notes).toEqual([]);
    expect(judged(held({ kind: 'staff', id: 's2' }, spot(0, 2, 'r2'))).notes).toEqual([
      'Not kept as one of the search officers: would not be counted.',
    ]);
    expect(heldWords(data, seen(data).frame, held(person, spot(0, 2, 'r3')))).toBe(
      'Romanian interpreter, HARBOUR · 1: A1, interpreter, Romanian, woman, 14:00–16:00',
    );
  });

  test('ST12 across midnight hours stand as they are, and the clock is said', () => {
    const night = world({
      requirements: { r1: need({ window: { start: 8 * 60, end: 14 * 60 } }) },
      assignments: { p1: { requirementId: 'r1', role: 'interpreter', answer: 'confirmed' } },
    });
    const { index, frame } = seen(night);
    expect(judge(night, index, frame, held(person, spot(9, 13))).fault).toBeUndefined();
    expect(judge(night, index, frame, held(person, spot(9, 15))).fault).toBe(
      'Outside the hours asked for there: 22:00–04:00.',
    );
  });

  test('ST14 a drop is one command: a move for an agency’s person, a step that undo takes back for staff', () => {
    const { frame } = seen(data);
    const deedOf = (one: Held) => dropDeed(data, frame, one);
    expect(deedOf(held(person, spot(0, 2)))).toBeNull();
    const move = deedOf(held(person, spot(1, 3)));
    expect(move).toMatchObject({
      kind: 'move',
      command: { type: 'MoveAssignment', payload: { startAt: h(1), endAt: h(3) } },
    });
    const put = deedOf(held({ kind: 'staff', id: 's2' }, spot(0, 2, 'r2')));
    expect(put?.kind === 'step' && put.step.deeds).toMatchObject([
      {
        kind: 'add',
        target: { kind: 'duty' },
        values: { staffId: 's2', requirementId: 'r2', window: { start: 0, end: 120 } },
      },
    ]);
  });

  test('ST15 need and hours of a duty go in one command, and come back in one', () => {
    const { frame } = seen(data);
    const drop = dropDeed(data, frame, held({ kind: 'duty', id: 'd1' }, spot(1, 3, 'r3'), spot(0, 2, 'r2')));
    const [deed] = drop?.kind === 'step' ? drop.step.deeds : [];
    if (deed?.kind !== 'edit' || drop?.kind !== 'step') throw new Error('a duty is edited');
    expect(editCommand(deed.edit)).toEqual({
      type: 'EditDuty',
      payload: {
        dutyId: 'd1',
        fields: {
          requirementId: { from: 'r2', to: 'r3' },
          window: { from: { start: 0, end: 120 }, to: { start: 60, end: 180 } },
        },
      },
    });
    const [back] = deedsFor(drop.step, 'undo') as readonly [Extract<Deed, { kind: 'edit' }>];
    expect(editCommand(back.edit).payload).toMatchObject({
      fields: { window: { to: { start: 0, end: 120 } }, requirementId: { to: 'r2' } },
    });
    // Whoever has changed the hours since keeps them, although the need is as it was put.
    const now = { ...data.duties.get('d1'), requirementId: 'r3', window: { start: 60, end: 180 } };
    expect(mayDo(back, () => now)).toBe(true);
    expect(mayDo(back, () => ({ ...now, window: { start: 75, end: 180 } }))).toBe(false);
  });

  test('ST14 what is sent is what the door takes', () => {
    const id = 'abcdefghijk';
    const move = { assignmentId: id, requirementId: id, startAt: T, endAt: T + HOUR };
    expect(parse(OPERATION_COMMANDS.MoveAssignment.payload, move).ok).toBe(true);
    const duty = { staffId: id, requirementId: id, window: { start: 0, end: 60 } };
    expect(parse(OPERATION_COMMANDS.AddDuty.payload, duty).ok).toBe(true);
  });
});
