import { describe, expect, test } from '@jest/globals';
import { editCommand, type Command } from '#client/editing/edits.ts';
import { wholeCommandOf } from '#client/editing/whole.ts';
import { dropDeed, judge, type DropDeed, type Judged } from '#client/staffing/drop.ts';
import { keyWish, type Pressed } from '#client/staffing/grid/key-acts.ts';
import { firstSpot, nextStop, type NeedStop } from '#client/staffing/grid/next-need.ts';
import { pickUp, type Held, type Piece, type PickUpAct, type Spot } from '#client/staffing/pick-up.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { parse } from '#shared/parse.ts';
import { MINUTE, randomFrom, T, worldOf, type World } from './grid-world.ts';

const SIZES = { needs: 24, people: 40, staff: 16 };
const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
const plain: Pressed = { key: '', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };

const stopsIn = ({ data }: World): readonly NeedStop[] =>
  [...data.requirements].map(([id, { window }]) => ({
    id,
    span: { startAt: T + (window?.start ?? 0) * MINUTE, endAt: T + (window?.end ?? 60) * MINUTE },
  }));

/** Where somebody is before they are picked up. */
function spotOf({ data }: World, piece: Piece, stops: readonly NeedStop[]): Spot | null {
  if (piece.kind === 'staff') return firstSpot(data, stops, piece);
  if (piece.kind === 'assignment') {
    const { requirementId = '', startAt = 0, endAt = 0 } = data.assignments.get(piece.id) ?? {};
    return { requirementId, startAt, endAt };
  }
  const { requirementId = '', window } = data.duties.get(piece.id) ?? {};
  if (window === undefined) return null;
  return { requirementId, startAt: T + window.start * MINUTE, endAt: T + window.end * MINUTE };
}

type Random = (below: number) => number;

function somebody({ data }: World, random: Random): Piece {
  const kinds = ['assignment', 'duty', 'staff'] as const;
  const kind = kinds[random(3)] ?? 'staff';
  const ids = [...{ assignment: data.assignments, duty: data.duties, staff: data.staff }[kind].keys()];
  return { kind, id: ids[random(ids.length)] ?? '' };
}

/** A random act of a hand or a key on somebody who is held. */
function someAct(world: World, held: Held, stops: readonly NeedStop[], random: Random): PickUpAct | null {
  if (held.by === 'hand') {
    const stop = stops[random(stops.length)];
    return {
      kind: 'drag',
      by: (random(600) - 300) * MINUTE + random(MINUTE),
      over: random(4) === 0 ? null : (stop ?? null),
    };
  }
  const pressed = {
    ...plain,
    key: KEYS[random(KEYS.length)] ?? '',
    shiftKey: random(4) === 0,
    altKey: random(4) === 0,
  };
  const wish = keyWish(pressed, (way) => nextStop(world.data, stops, held, way));
  return wish === null || wish.kind === 'drop' || wish.kind === 'back' || wish.kind === 'no_further' ? null : wish;
}

interface Rooms {
  readonly pickUp: typeof pickUp;
  readonly judge: (world: World, held: Held) => Judged;
}
const REAL: Rooms = { pickUp, judge: ({ data, index, frame }, held) => judge(data, index, frame, held) };

function carried(world: World, rooms: Rooms, random: Random): Held | null {
  const stops = stopsIn(world);
  const piece = somebody(world, random);
  const from = spotOf(world, piece, stops);
  if (from === null) return null;
  const by = random(2) === 0 ? 'key' : 'hand';
  const part =
    by === 'key' || piece.kind === 'staff' ? 'whole' : ((['whole', 'start', 'end'] as const)[random(3)] ?? 'whole');
  let held = rooms.pickUp(null, { kind: 'pick', piece, part, from, by });
  for (let step = random(8); step > 0 && held !== null; step -= 1) {
    const act = someAct(world, held, stops, random);
    if (act !== null) held = rooms.pickUp(held, act);
  }
  return held;
}

const commandsOf = (deed: DropDeed): readonly Command[] =>
  deed.kind === 'move'
    ? [deed.command]
    : deed.step.deeds.flatMap((one) => (one.kind === 'edit' ? [editCommand(one.edit)] : (wholeCommandOf(one) ?? [])));

/** What is wrong with a command that would be sent: its schema, the hours asked for, the role, two duties at once. */
function commandFaults(world: World, held: Held, deed: DropDeed): readonly string[] {
  const { data } = world;
  const { spot, piece } = held;
  const faults = commandsOf(deed).flatMap(({ type, payload }) => {
    const schema = Reflect.get(OPERATION_COMMANDS, type) as
      | { readonly payload: Parameters<typeof parse>[0] }
      | undefined;
    if (schema === undefined) return [`${type}: no such command`];
    return parse(schema.payload, payload).ok ? [] : [`${type}: refused by its schema`];
  });
  if (commandsOf(deed).length === 0) faults.push('no command');
  const need = data.requirements.get(spot.requirementId);
  const { start, end } = need?.window ?? { start: 0, end: 0 };
  if (spot.startAt < T + start * MINUTE || spot.endAt > T + end * MINUTE) faults.push('out of the hours asked for');
  if ((spot.startAt - held.from.startAt) % (15 * MINUTE) !== 0 && held.from.requirementId === spot.requirementId)
    faults.push('not by a quarter of an hour');
  if (spot.endAt <= spot.startAt) faults.push('ends before it begins');
  if (piece.kind === 'assignment') {
    if (data.assignments.get(piece.id)?.role !== need?.role) faults.push('another role');
    return faults;
  }
  const staffId = piece.kind === 'staff' ? piece.id : data.duties.get(piece.id)?.staffId;
  for (const [id, duty] of data.duties) {
    if (duty.staffId !== staffId || (piece.kind === 'duty' && id === piece.id) || duty.window === undefined) continue;
    const meets = T + duty.window.start * MINUTE < spot.endAt && spot.startAt < T + duty.window.end * MINUTE;
    if (meets) faults.push('in two places at once');
  }
  return faults;
}

/** Random pick-ups: what would be sent although it cannot be. `sent` counts those that would be sent at all. */
function sendFaults(rooms: Rooms, rounds: number): { readonly faults: ReadonlySet<string>; readonly sent: number } {
  const faults = new Set<string>();
  let sent = 0;
  for (let seed = 1; seed <= 20; seed += 1) {
    const world = worldOf(seed, SIZES);
    const random = randomFrom(seed * 31);
    for (let round = 0; round < rounds; round += 1) {
      const held = carried(world, rooms, random);
      if (held === null || rooms.judge(world, held).fault !== undefined) continue;
      const deed = dropDeed(world.data, world.frame, held);
      if (deed === null) continue;
      sent += 1;
      for (const fault of commandFaults(world, held, deed)) faults.add(fault);
    }
  }
  return { faults, sent };
}

describe('random hands', () => {
  test('ST27 what is put down is a command that its schema, the hours asked for and the role allow, or it is said why not', () => {
    const { faults, sent } = sendFaults(REAL, 200);
    expect([...faults]).toEqual([]);
    expect(sent).toBeGreaterThan(300);
  });

  test('ST27 planted: a judge who lets everything pass is found out', () => {
    const { faults } = sendFaults({ ...REAL, judge: () => ({ notes: [] }) }, 200);
    expect([...faults]).toEqual(
      expect.arrayContaining(['out of the hours asked for', 'another role', 'in two places at once']),
    );
  });

  test('ST27 planted: steps of ten minutes are found out', () => {
    const crooked: typeof pickUp = (held, act) =>
      pickUp(held, act.kind === 'shift' ? { ...act, minutes: act.minutes > 0 ? 10 : -10 } : act);
    expect([...sendFaults({ ...REAL, pickUp: crooked }, 200).faults]).toContain('not by a quarter of an hour');
  });
});

/** What is left of a pick-up that was put back. */
function leftOver(put: typeof pickUp): readonly string[] {
  const faults: string[] = [];
  for (let seed = 1; seed <= 20; seed += 1) {
    const world = worldOf(seed, SIZES);
    const before = JSON.stringify([...world.data.assignments, ...world.data.duties]);
    const random = randomFrom(seed);
    for (let round = 0; round < 40; round += 1) {
      const held = carried(world, REAL, random);
      if (held === null) continue;
      const from = JSON.stringify(held.from);
      if (JSON.stringify(spotOf(world, held.piece, stopsIn(world))) !== from) faults.push('where it was is forgotten');
      if (put(held, { kind: 'end' }) !== null) faults.push('still in the hand');
    }
    if (JSON.stringify([...world.data.assignments, ...world.data.duties]) !== before)
      faults.push('a record was touched');
  }
  return [...new Set(faults)];
}

test('ST28 putting back leaves everything as it was', () => {
  expect(leftOver(pickUp)).toEqual([]);
});
test('ST28 planted: a hand that does not let go is found out', () => {
  expect(leftOver((held) => held)).toEqual(['still in the hand']);
});

/** Walks up and down from every assignment: needs of another role that it comes to, and those of its role that it misses. */
function hopFaults(next: typeof nextStop): readonly string[] {
  const world = worldOf(3, SIZES);
  const stops = stopsIn(world);
  const faults = new Set<string>();
  for (const [id, { role }] of world.data.assignments) {
    const seen = new Set<string>();
    for (const way of [1, -1] as const) {
      let spot = spotOf(world, { kind: 'assignment', id }, stops);
      for (let steps = 0; spot !== null && steps < 100; steps += 1) {
        seen.add(spot.requirementId);
        const held: Held = {
          piece: { kind: 'assignment', id },
          part: 'whole',
          from: spot,
          spot,
          by: 'key',
          shaped: true,
        };
        const stop = next(world.data, stops, held, way);
        spot = stop === null ? null : { requirementId: stop.id, ...stop.span };
      }
    }
    for (const one of seen) if (world.data.requirements.get(one)?.role !== role) faults.add('comes to another role');
    for (const [one, need] of world.data.requirements)
      if (need.role === role && !seen.has(one)) faults.add('misses one');
  }
  return [...faults];
}

test('ST29 up and down go through all needs of her role, and no other', () => {
  expect(hopFaults(nextStop)).toEqual([]);
});
test('ST29 planted: a step to whichever need comes next is found out', () => {
  const naive: typeof nextStop = (_, stops, { spot }, way) =>
    stops[stops.findIndex(({ id }) => id === spot.requirementId) + way] ?? null;
  expect(hopFaults(naive)).toEqual(['comes to another role']);
});
