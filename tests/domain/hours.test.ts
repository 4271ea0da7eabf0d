import { describe, expect, test } from '@jest/globals';
import { array, boolean, constantFrom, integer, record, sample } from 'fast-check';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Decider } from '#server/domain/decider.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { Assignment, OperationEntities } from '#server/domain/operation-state.ts';
import {
  answerWords,
  command,
  confirmed,
  COORD,
  DESK,
  HOUR,
  LEAD,
  MINUTE,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  putForward,
  Scene,
  workerBy,
} from './support.ts';

type OperationDecider = Decider<OperationEntities, OperationCommand, OperationEvent>;
const T = NOON + 2 * HOUR;
const LATE = NOON + 8 * HOUR;
const WORKED = { startAt: NOON + HOUR, endAt: NOON + 4 * HOUR, breakMinutes: 30, note: '' };
const sign = (assignmentId: string, more: Partial<typeof WORKED> = {}) =>
  command('SignHours', { assignmentId, ...WORKED, ...more });
const agree = (assignmentId: string) => command('AgreeHours', { assignmentId });

describe('hours worked', () => {
  test('DM127 she signs, or her coordinator does; signing again replaces; command agrees once, and then they stand', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = confirmed(planned, 'personMaria');
    const by = workerBy(maria);
    const hours = () => scene.state.get('assignment', maria)?.hours;
    expect(scene.refuses(agree(maria), { by: DESK, at: LATE })).toBe('not_yet');
    scene.does(sign(maria), { by, at: LATE, ago: MINUTE });
    expect(hours()).toEqual({ ...WORKED, signedAt: LATE - MINUTE, signedBy: 'worker', agreed: null });
    expect(scene.refuses(sign(maria), { by })).toBe('already_so');
    scene.does(sign(maria), { by: COORD });
    expect(hours()?.signedBy).toBe('coordinator');
    scene.does(sign(maria, { breakMinutes: 0, note: 'No break' }), { by });
    expect(hours()).toMatchObject({ breakMinutes: 0, note: 'No break', signedBy: 'worker' });
    scene.does(agree(maria), { by: DESK });
    expect(hours()?.agreed).toEqual({ at: scene.now, by: 'Dee Desk' });
    expect(scene.refuses(agree(maria), { by: LEAD })).toBe('already_so');
    expect(scene.refuses(sign(maria), { by })).toBe('answered');
    expect(answerWords(scene).at(-1)).toBe('N1 Interpreter: one of HS: hours agreed, 24 Nov 13:00 to 24 Nov 16:00.');
  });

  test('DM127 only of somebody who said yes, for herself, over, at most 36 hours long, with a break shorter than they are', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const [maria, ioana] = [putForward(planned, 'personMaria'), confirmed(planned, 'personIoana')];
    const by = workerBy(ioana);
    const refused = (sent: OperationCommand, who = by, at = LATE) => scene.refuses(sent, { by: who, at });
    expect(refused(sign(maria), workerBy(maria))).toBe('not_confirmed');
    expect(refused(sign(maria))).toBe('not_for_you');
    for (const sent of [sign('nosuchthing'), agree('nosuchthing')]) expect(refused(sent, LEAD)).toBe('not_for_you');
    expect(refused(sign(ioana, { endAt: LATE + 1 }))).toBe('bad_input: endAt not_choice');
    expect(refused(sign(ioana, { startAt: LATE - 36 * HOUR - 1, endAt: LATE }))).toBe('bad_input: endAt not_choice');
    expect(refused(sign(ioana, { startAt: LATE - 36 * HOUR, endAt: LATE }))).toBe('accepted');
    expect(refused(sign(ioana, { endAt: LATE }))).toBe('accepted');
    const short = { startAt: NOON, endAt: NOON + 30 * MINUTE };
    expect(refused(sign(ioana, { ...short, breakMinutes: 30 }))).toBe('bad_input: breakMinutes too_great');
    expect(refused(sign(ioana, { ...short, breakMinutes: 29 }))).toBe('accepted');
  });

  test('DM127 they are a fact: also once she is stood down, and after the operation has closed; not after a no', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const [maria, ioana] = [confirmed(planned, 'personMaria'), confirmed(planned, 'personIoana')];
    scene.does(command('StandDownAssignment', { assignmentId: maria }));
    scene.does(command('DeclineAssignment', { assignmentId: ioana }), { by: COORD });
    for (const to of ['briefed', 'live', 'stood_down', 'closed'] as const) scene.does(command('ChangePhase', { to }));
    scene.does(sign(maria), { by: COORD, at: LATE });
    scene.does(agree(maria));
    expect(scene.state.get('assignment', maria)?.hours?.agreed).not.toBeNull();
    expect(scene.refuses(sign(ioana), { by: COORD, at: LATE })).toBe('not_confirmed');
  });

  test('DM128 hours signed do not move with T, and no move by the lead takes them away', () => {
    const planned = plannedOperation();
    const { scene, need } = planned;
    const maria = confirmed(planned, 'personMaria');
    scene.does(sign(maria), { by: COORD, at: LATE });
    const hours = scene.state.get('assignment', maria)?.hours;
    scene.does(command('MoveT', { from: T, to: T + 3 * HOUR, reason: 'Fog' }));
    const later = { startAt: T + 3 * HOUR, endAt: T + 5 * HOUR };
    scene.does(command('MoveAssignment', { assignmentId: maria, requirementId: need, ...later }));
    expect(scene.state.get('assignment', maria)?.hours).toEqual(hours);
  });
});

describe('signed and agreed, in any order', () => {
  const acts = sample(
    array(
      record({
        kind: constantFrom('sign', 'sign', 'agree', 'down', 'T'),
        byWorker: boolean(),
        start: integer({ min: -60, max: 60 }),
        length: constantFrom(10, 60, 240, 36 * 60, 36 * 60 + 1),
        breakMinutes: constantFrom(0, 10, 60, 720),
      }),
      { minLength: 3, maxLength: 12 },
    ),
    { seed: 8_127, numRuns: 400 },
  );

  /** What of the hours is not as promised after each act. */
  function faultsIn(some: (typeof acts)[number], decider: OperationDecider = operationDecider): string[] {
    const planned = plannedOperation();
    const maria = confirmed(planned, 'personMaria');
    const scene = new Scene(decider, OPERATION_STREAM, LEAD).given(...planned.scene.events);
    const found: string[] = [];
    let t = T;
    for (const [at, { kind, byWorker, start, length, breakMinutes }] of some.entries()) {
      const before = scene.state.get('assignment', maria)?.hours ?? null;
      const startAt = NOON - 48 * HOUR + start * 24 * MINUTE;
      const hours = { startAt, endAt: startAt + length * MINUTE, breakMinutes, note: `${at}` };
      const sent = {
        sign: () => sign(maria, hours),
        agree: () => agree(maria),
        down: () => command('StandDownAssignment', { assignmentId: maria }),
        T: () => command('MoveT', { from: t, to: t + HOUR, reason: 'Fog' }),
      }[kind]();
      const decision = scene.when(sent, { by: kind === 'sign' ? (byWorker ? workerBy(maria) : COORD) : LEAD });
      if (decision.ok) scene.given(...decision.events);
      if (decision.ok && kind === 'T') t += HOUR;
      found.push(...promised(before, scene.state.get('assignment', maria)?.hours ?? null, kind, decision.ok));
    }
    return found;
  }

  type Hours = Assignment['hours'];
  function promised(before: Hours, after: Hours, kind: string, taken: boolean): string[] {
    const found: string[] = [];
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    if (before?.agreed && !isSame) found.push('agreed hours changed');
    if ((kind === 'down' || kind === 'T') && !isSame) found.push(`hours changed with ${kind}`);
    if (taken && kind === 'agree' && !before) found.push('agreed what was not signed');
    if (taken && kind === 'sign' && isSame) found.push('signed for nothing');
    if (after !== null) {
      const minutes = (after.endAt - after.startAt) / MINUTE;
      if (minutes > 36 * 60 || after.breakMinutes >= minutes) found.push('hours that cannot be');
    }
    return found;
  }

  test('DM127 DM128 what is agreed stands, what is signed is possible, and nothing else touches it', () => {
    const found = acts.flatMap((some) => faultsIn(some));
    console.log(`DM127: ${acts.length} sequences, ${found.length} faults (seed 8127)`);
    expect(found).toEqual([]);
  });

  test('DM127 planted: agreed hours signed over, hours that follow T, any break taken are found out', () => {
    const unagreed = (state: Parameters<OperationDecider['decide']>[1]['state']): typeof state => ({
      ids: (kind, index, key) => state.ids(kind, index, key),
      get: (kind, id) => {
        const record = state.get(kind, id);
        return kind === 'assignment' && record !== undefined ? { ...record, hours: null } : record;
      },
    });
    const over: OperationDecider = {
      ...operationDecider,
      decide: (sent, context) =>
        operationDecider.decide(
          sent,
          sent.type === 'SignHours' ? { ...context, state: unagreed(context.state) } : context,
        ),
    };
    const following: OperationDecider = {
      ...operationDecider,
      evolve: (state, event) => [
        ...operationDecider.evolve(state, event),
        ...(event.type !== 'TMoved'
          ? []
          : [...state.ids('assignment', 'all', '')].flatMap((id) => {
              const value = state.get('assignment', id);
              if (value?.hours === undefined || value.hours === null) return [];
              const hours = { ...value.hours, startAt: value.hours.startAt + HOUR };
              return [{ kind: 'assignment' as const, id, value: { ...value, hours } }];
            })),
      ],
    };
    const anyBreak: OperationDecider = {
      ...operationDecider,
      evolve: (state, event) =>
        operationDecider.evolve(
          state,
          event.type === 'HoursSigned' ? { ...event, data: { ...event.data, breakMinutes: 720 } } : event,
        ),
    };
    for (const plant of [over, following, anyBreak]) {
      expect(acts.some((some) => faultsIn(some, plant).length > 0)).toBe(true);
    }
  });
});
