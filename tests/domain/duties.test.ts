import { describe, expect, test } from '@jest/globals';
import { array, constantFrom, integer, record, sample } from 'fast-check';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { importIdOf } from '#shared/import-ids.ts';
import type { Decider } from '#server/domain/decider.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { dangling } from './dangling.ts';
import type { OperationScene, Planned } from './support.ts';
import { command, HOUR, idIn, LEAD, NOON, OPERATION_STREAM, plannedOperation, REQUIREMENT, Scene } from './support.ts';

type OperationDecider = Decider<OperationEntities, OperationCommand, OperationEvent>;
const HILL = { name: 'Sgt Hill', number: '1', roles: [], languages: [], gender: 'woman' as const, posting: null };
const span = (start: number, end: number) => ({ start, end });

const staffed = (scene: OperationScene, name: string, number: string): string =>
  idIn(scene.does(command('AddStaff', { ...HILL, name, number })), 'StaffAdded', 'staffId');

function needAt({ scene }: Planned, placeId: string): string {
  const plan = { ...REQUIREMENT, role: 'woman_officer' as const, place: { kind: 'address' as const, id: placeId } };
  return idIn(scene.does(command('AddRequirement', plan)), 'RequirementAdded', 'requirementId');
}

/** Two of the force's own, a need at A1 and one at A2, each from T−60 to T+240, and Sgt Hill at the first until T. */
function onDuty() {
  const planned = plannedOperation();
  const { scene, a1, a2 } = planned;
  const [hill, dale] = [staffed(scene, 'Sgt Hill', '1'), staffed(scene, 'PC Dale', '2')];
  const needs = [needAt(planned, a1), needAt(planned, a2)] as const;
  const add = (staffId: string, requirementId: string, window = span(-60, 0)) =>
    command('AddDuty', { staffId, requirementId, window });
  const duty = idIn(scene.does(add(hill, needs[0])), 'DutyAdded', 'dutyId');
  return { ...planned, hill, dale, needs, add, duty };
}
const duties = ({ state }: OperationScene) => [...state.ids('duty', 'all', '')].map((id) => state.get('duty', id));
const edit = (dutyId: string, fields: object) => command('EditDuty', { dutyId, fields });

describe('duties of the force’s own', () => {
  test('DM130 of staff who are here, in a need that is here, within its hours, in one place at a time', () => {
    const { scene, hill, dale, needs, add } = onDuty();
    expect(scene.refuses(add('nosuchthing', 'nosuchthing'))).toBe(
      'bad_input: staffId unknown_thing: requirementId unknown_thing',
    );
    expect(scene.refuses(add(dale, needs[0], span(-61, 0)))).toBe('out_of_window: window not_choice');
    expect(scene.refuses(add(dale, needs[0], span(200, 241)))).toBe('out_of_window: window not_choice');
    expect(scene.refuses(add(hill, needs[1], span(-1, 30)))).toBe('already_so: window not_choice');
    scene.does(add(hill, needs[1], span(0, 30)));
    scene.does(add(dale, needs[1], span(-60, 240)));
    expect(duties(scene)).toHaveLength(3);
  });

  test('DM130 edited as any plan record is, under the same checks, and apart from itself', () => {
    const { scene, dale, needs, duty, hill, add } = onDuty();
    const window = (from: object, to: object) => edit(duty, { window: { from, to } });
    expect(scene.refuses(window(span(-60, 0), span(-90, 0)))).toBe('out_of_window: fields.window.to not_choice');
    expect(scene.refuses(edit(duty, { staffId: { from: hill, to: 'nosuchthing' } }))).toBe(
      'bad_input: fields.staffId.to unknown_thing',
    );
    scene.does(window(span(-60, 0), span(-30, 30)));
    const second = idIn(scene.does(add(hill, needs[1], span(60, 90))), 'DutyAdded', 'dutyId');
    expect(scene.refuses(window(span(-30, 30), span(-30, 61)))).toBe('already_so: fields.window.to not_choice');
    scene.does(edit(second, { requirementId: { from: needs[1], to: needs[0] }, staffId: { from: hill, to: dale } }));
    scene.does(window(span(-30, 30), span(-30, 61)));
    // A need that has shrunk leaves what is planned there; what is typed after it must fit.
    const smaller = { window: { from: REQUIREMENT.window, to: span(0, 100) } };
    scene.does(command('EditRequirement', { requirementId: needs[0], fields: smaller }));
    expect(scene.refuses(window(span(-30, 61), span(-20, 61)))).toBe('out_of_window: fields.window.to not_choice');
    scene.does(window(span(-30, 61), span(0, 61)));
    for (const gone of [edit('nosuchthing', { staffId: { from: hill, to: dale } }), remove('nosuchthing')]) {
      expect(scene.refuses(gone)).toBe('not_for_you');
    }
  });

  const remove = (dutyId: string) => command('RemoveDuty', { dutyId, reason: 'Needed elsewhere' });

  test('DM130 typed over what has moved on it is contested, and settles only where it still fits', () => {
    const { scene, duty, hill, needs, add } = onDuty();
    const late = edit(duty, { window: { from: span(0, 10), to: span(60, 90) } });
    expect(scene.does(late).map(({ type }) => type)).toEqual(['EditContested']);
    const contestId = [...scene.state.ids('contest', 'on', duty)][0] ?? '';
    scene.does(add(hill, needs[1], span(80, 100)));
    const other = command('SettleContest', { contestId, keep: 'other' });
    expect(scene.refuses(other)).toBe('already_so: keep not_choice');
    scene.does(remove([...scene.state.ids('duty', 'requirement', needs[1])][0] ?? ''));
    scene.does(other);
    expect(scene.state.get('duty', duty)?.window).toEqual(span(60, 90));
  });

  test('DM131 with the staff or the need go duties, and every contest over one; a place with a need stays', () => {
    for (const what of ['staff', 'requirement'] as const) {
      const { scene, hill, needs, duty, a1, add, dale } = onDuty();
      scene.does(add(dale, needs[1]));
      scene.does(edit(duty, { window: { from: span(0, 10), to: span(60, 90) } }));
      expect(scene.refuses(command('RemoveAddress', { addressId: a1, reason: 'x' }))).toBe('still_in_use');
      const gone =
        what === 'staff'
          ? command('RemoveStaff', { staffId: hill, reason: 'Ill' })
          : command('RemoveRequirement', { requirementId: needs[0], reason: 'Not needed' });
      expect(scene.does(gone).map(({ type }) => type)).toContain('DutyRemoved');
      expect(duties(scene)).toEqual([{ staffId: dale, requirementId: needs[1], window: span(-60, 0) }]);
      expect([...scene.state.ids('contest', 'all', '')]).toEqual([]);
      expect(dangling(scene.state)).toEqual([]);
    }
  });

  test('DM131 of a file taken back, staff with a duty stay in and are counted', () => {
    const { scene, needs, add } = onDuty();
    const row = (name: string, number: string) => ({
      name,
      number,
      roles: [],
      languages: [],
      gender: 'man' as const,
      team: '',
      address: '',
    });
    const rows = [row('PC Vale', '7'), row('PC Ford', '8')].map((now, at) => ({ row: at + 2, was: null, now }));
    const fileHash = 'f'.repeat(43);
    const events = scene.does(command('ImportRows', { fileHash, kind: 'staff', chunk: 0, of: 1, rows } as never));
    scene.does(add(idIn(events, 'StaffAdded', 'staffId'), needs[0]));
    const back = command('TakeBackRows', { importId: importIdOf(OPERATION_STREAM, fileHash, 'staff'), chunk: 0 });
    expect(scene.does(back).at(-1)).toMatchObject({ type: 'RowsTakenBack', data: { left: 1 } });
    const names = [...scene.state.ids('staff', 'all', '')].map((id) => scene.state.get('staff', id)?.name);
    expect(names).toEqual(['Sgt Hill', 'PC Dale', 'PC Vale']);
    expect(dangling(scene.state)).toEqual([]);
  });

  test('DM132 a duty is of minutes from T, so that T moved changes nothing of it', () => {
    const { scene } = onDuty();
    const before = duties(scene);
    const T = NOON + 2 * HOUR;
    expect(scene.does(command('MoveT', { from: T, to: T + HOUR, reason: 'Fog' })).map(({ type }) => type)).toEqual([
      'TMoved',
    ]);
    expect(duties(scene)).toEqual(before);
  });
});

describe('duties at random', () => {
  const plays = sample(
    array(
      record({
        kind: constantFrom('add', 'add', 'add', 'edit', 'edit', 'late', 'settle', 'remove', 'staff', 'need', 'T'),
        who: integer({ min: 0, max: 20 }),
        where: integer({ min: 0, max: 1 }),
        start: integer({ min: -75, max: 230 }),
        length: integer({ min: 10, max: 90 }),
      }),
      { minLength: 5, maxLength: 25 },
    ),
    { seed: 130_132, numRuns: 300 },
  );

  /** What nobody has seen: whoever types over it makes a contest. */
  const OLD = { staffId: 'somebody000', requirementId: 'somewhere00', window: span(1, 2) };

  /** Whoever is on two duties at once, or on one outside the hours asked for, or of nothing that is here. */
  function faultsIn(steps: (typeof plays)[number], decider: OperationDecider = operationDecider): string[] {
    const { scene: made, hill, dale, needs } = onDuty();
    const scene = new Scene(decider, OPERATION_STREAM, LEAD).given(...made.events);
    const { state } = scene;
    const at = (kind: 'duty' | 'contest', n: number): string => {
      const ids = [...state.ids(kind, 'all', '')];
      return ids[n % Math.max(1, ids.length)] ?? 'nosuchthing';
    };
    for (const { kind, who, where, start, length } of steps) {
      const [staffId, requirementId] = [who % 2 === 0 ? hill : dale, needs[where] ?? ''];
      const to = { staffId, requirementId, window: span(start, start + length) };
      const dutyId = at('duty', who);
      const now = kind === 'late' ? OLD : (state.get('duty', dutyId) ?? to);
      const fields = Object.fromEntries(
        Object.entries(to).map(([field, value]) => [
          field,
          { from: new Map(Object.entries(now)).get(field), to: value },
        ]),
      );
      const t = state.get('operation', 'operation')?.t ?? null;
      const sent: OperationCommand = {
        add: () => command('AddDuty', to),
        edit: () => edit(dutyId, fields),
        late: () => edit(dutyId, fields),
        settle: () => command('SettleContest', { contestId: at('contest', who), keep: 'other' }),
        remove: () => command('RemoveDuty', { dutyId, reason: 'x' }),
        staff: () => command('RemoveStaff', { staffId: who < 18 ? 'nosuchthing' : staffId, reason: 'x' }),
        need: () =>
          command('RemoveRequirement', { requirementId: who < 18 ? 'nosuchthing' : requirementId, reason: 'x' }),
        T: () => command('MoveT', { from: t, to: (t ?? NOON) + HOUR, reason: 'Fog' }),
      }[kind]();
      const decision = scene.when(sent);
      if (decision.ok) scene.given(...decision.events);
    }
    return [...dangling(state), ...clashes(scene)];
  }

  function clashes({ state }: OperationScene): string[] {
    const all = [...state.ids('duty', 'all', '')].flatMap((id) => state.get('duty', id) ?? []);
    const outside = all.filter(({ requirementId, window }) => {
      const asked = state.get('requirement', requirementId)?.window;
      return asked !== undefined && (window.start < asked.start || window.end > asked.end);
    });
    const twice = all.filter((one, n) =>
      all
        .slice(0, n)
        .some(
          (other) =>
            other.staffId === one.staffId && other.window.start < one.window.end && one.window.start < other.window.end,
        ),
    );
    return [...outside.map(() => 'outside the hours asked for'), ...twice.map(() => 'in two places at once')];
  }

  test('DM130 DM131 nobody is in two places, outside the hours asked for, or on duty for what has gone', () => {
    const found = plays.flatMap((steps) => faultsIn(steps));
    console.log(`DM130: ${plays.length} plans, ${found.length} faults (seed 130132)`);
    expect(found).toEqual([]);
  });

  test('DM131 planted: other duties not looked at, hours not looked at, duties and contests left behind are found out', () => {
    const blind: OperationDecider = {
      ...operationDecider,
      decide: (sent, context) =>
        operationDecider.decide(sent, {
          ...context,
          state: {
            get: (kind, id) => context.state.get(kind, id),
            ids: (kind, index, key) =>
              kind === 'duty' && index === 'staff' ? [] : context.state.ids(kind, index, key),
          },
        }),
    };
    const wide: OperationDecider = {
      ...operationDecider,
      decide: (sent, context) =>
        operationDecider.decide(sent, {
          ...context,
          state: {
            ids: (kind, index, key) => context.state.ids(kind, index, key),
            get: (kind, id) => {
              const record = context.state.get(kind, id);
              return kind === 'requirement' && record !== undefined
                ? { ...record, window: span(-9_999, 9_999) }
                : record;
            },
          },
        }),
    };
    const left = (type: OperationEvent['type'], keeps: 'all' | 'contest'): OperationDecider => ({
      ...operationDecider,
      evolve: (state, event) => {
        const changes = operationDecider.evolve(state, event);
        if (event.type !== type) return changes;
        return keeps === 'all' ? [] : changes.filter(({ kind }) => kind !== 'contest');
      },
    });
    for (const plant of [blind, wide, left('DutyRemoved', 'all'), left('DutyRemoved', 'contest')]) {
      expect(plays.some((steps) => faultsIn(steps, plant).length > 0)).toBe(true);
    }
  });
});
