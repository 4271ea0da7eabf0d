import { describe, expect, test } from '@jest/globals';
import { array, constantFrom, integer, record, sample } from 'fast-check';
import { ERASED } from '#shared/erased.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import type { Decider } from '#server/domain/decider.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { Assignment, OperationEntities } from '#server/domain/operation-state.ts';
import type { OperationScene } from './support.ts';
import {
  command,
  confirmed,
  COORD,
  HOUR,
  idIn,
  LEAD,
  logWords,
  MINUTE,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  putForward,
  Scene,
  workerBy,
} from './support.ts';

type OperationDecider = Decider<OperationEntities, OperationCommand, OperationEvent>;
const at = (scene: OperationScene, id: string): Assignment | undefined => scene.state.get('assignment', id);
type Reported = 'en_route' | 'arrived' | 'at_reception' | 'on_break';

describe('where somebody is', () => {
  const report = (assignmentId: string, presence: Reported, arrival?: '16_30' | 'now') =>
    command('ReportPresence', {
      assignmentId,
      presence,
      source: 'phone',
      ...(arrival === undefined ? {} : { arrival }),
    });

  test('DM29 she is on her way, then there, in one way or another, then stood down, and never back', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = confirmed(planned, 'personMaria');
    const by = workerBy(maria);
    const after = (presence: Reported, ago = 0) => {
      scene.does(report(maria, presence), { by, ago });
      return at(scene, maria)?.presence;
    };
    expect(after('en_route')).toBe('en_route');
    expect(after('at_reception')).toBe('at_reception');
    expect(after('on_break')).toBe('on_break');
    expect(after('arrived')).toBe('arrived');
    expect(after('at_reception', 2 * MINUTE)).toBe('arrived');
    expect(after('en_route')).toBe('arrived');
    scene.does(command('StandDownAssignment', { assignmentId: maria }));
    expect(after('on_break')).toBe('stood_down');
    expect(logWords(scene)).toEqual([
      'Interpreter of HS en route.',
      'Interpreter of HS at reception.',
      'Interpreter of HS on a break.',
      'Interpreter of HS arrived.',
      'Interpreter of HS at reception.',
      'Interpreter of HS en route.',
      'Interpreter of HS stood down.',
      'Interpreter of HS on a break.',
    ]);
  });

  test('DM126 when she expects to be there goes with being on her way, the last word stands, and it goes once she is there', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = confirmed(planned, 'personMaria');
    const by = workerBy(maria);
    scene.does(report(maria, 'en_route', '16_30'), { by });
    expect(at(scene, maria)?.arrival).toBe('16_30');
    expect(logWords(scene)).toEqual(['Interpreter of HS en route, there in 16 to 30 min.']);
    scene.does(report(maria, 'en_route', 'now'), { by, ago: MINUTE });
    expect(at(scene, maria)?.arrival).toBe('16_30');
    scene.does(report(maria, 'en_route', 'now'), { by });
    expect(at(scene, maria)?.arrival).toBe('now');
    const events = scene.does(report(maria, 'arrived', 'now'), { by });
    expect(events[0]?.data).not.toHaveProperty('arrival');
    expect(at(scene, maria)).toMatchObject({ presence: 'arrived', arrival: null });
    const ioana = confirmed(planned, 'personIoana');
    scene.does(report(ioana, 'en_route', 'now'), { by: workerBy(ioana) });
    scene.does(command('StandDownAssignment', { assignmentId: ioana }));
    expect(at(scene, ioana)).toMatchObject({ presence: 'stood_down', arrival: null });
  });

  interface Word {
    readonly presence: Reported | 'stood_down';
    readonly minute: number;
    readonly rank: number;
  }
  const STAGES = { en_route: 1, arrived: 2, at_reception: 2, on_break: 2, stood_down: 3 } as const;

  /** Each word is of another minute. Plays them in the order of their ranks; what stands is the furthest, of those the last. */
  function faultsIn(words: readonly Word[], decider: OperationDecider = operationDecider): string[] {
    const planned = plannedOperation();
    const maria = confirmed(planned, 'personMaria');
    const scene = new Scene(decider, OPERATION_STREAM, LEAD).given(...planned.scene.events);
    const distinct = [...new Map(words.map((word) => [word.minute, word])).values()];
    const down = distinct.find(({ presence }) => presence === 'stood_down');
    const said = distinct.filter((word) => word.presence !== 'stood_down' || word === down);
    const now = NOON + 10 * HOUR;
    for (const { presence, minute } of said.toSorted((a, b) => a.rank - b.rank || a.minute - b.minute)) {
      const when = { at: now, ago: 9 * HOUR - minute * MINUTE, by: LEAD };
      if (presence === 'stood_down') scene.does(command('StandDownAssignment', { assignmentId: maria }), when);
      else scene.does(report(maria, presence), when);
    }
    const [last] = said.toSorted((a, b) => STAGES[b.presence] - STAGES[a.presence] || b.minute - a.minute);
    const { presence, presenceAt } = at(scene, maria) ?? {};
    const stands = presence === (last?.presence ?? 'not_started');
    const timed = last === undefined || presenceAt === NOON + HOUR + last.minute * MINUTE;
    return [...(stands ? [] : [`${presence} for ${last?.presence}`]), ...(timed ? [] : ['another time'])];
  }
  const words = sample(
    array(
      record({
        presence: constantFrom<Word['presence'][]>('en_route', 'arrived', 'at_reception', 'on_break', 'stood_down'),
        minute: integer({ min: 0, max: 400 }),
        rank: integer({ min: 0, max: 1000 }),
      }),
      { maxLength: 8 },
    ),
    { seed: 29_129, numRuns: 500 },
  );

  test('DM29 in whatever order the words come in, the furthest stands, and of those the one that happened last', () => {
    const found = words.flatMap((some) => faultsIn(some));
    console.log(`DM29: ${words.length} lists of words, ${found.length} faults (seed 29129)`);
    expect(found).toEqual([]);
  });

  test('DM29 planted: the word that came in last, the first of being there, and one after standing down are found out', () => {
    const whenever = (holds: (was: Assignment, presence: string) => boolean): OperationDecider => ({
      ...operationDecider,
      evolve: (state, event) => {
        const changes = operationDecider.evolve(state, event);
        if (event.type !== 'PresenceReported') return changes;
        const { assignmentId, presence, said } = event.data;
        const was = state.get('assignment', assignmentId);
        if (was === undefined) return changes;
        const value = { ...was, ...(holds(was, presence) ? { presence, presenceAt: said.happenedAt } : {}) };
        return [...changes, { kind: 'assignment', id: assignmentId, value }];
      },
    });
    const plants = [
      whenever(({ presence }) => presence !== 'stood_down'),
      whenever(({ presence }) => presence === 'not_started' || presence === 'en_route'),
      whenever((_was, presence) => presence === 'on_break'),
    ];
    for (const plant of plants) expect(words.some((some) => faultsIn(some, plant).length > 0)).toBe(true);
  });
});

describe('a device that is told', () => {
  const subscribe = (assignmentId: string, endpoint = 'https://push.example/one') =>
    command('SubscribePush', { assignmentId, endpoint, p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) });
  const end = (assignmentId: string) => command('EndPush', { assignmentId });

  test('DM129 a device asks once, another takes its place, and it ends as asked; a worker speaks for herself', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const [maria, ioana] = [putForward(planned, 'personMaria'), putForward(planned, 'personIoana')];
    const by = workerBy(maria);
    expect(scene.refuses(end(maria), { by })).toBe('already_so');
    scene.does(subscribe(maria), { by });
    expect(scene.refuses(subscribe(maria), { by })).toBe('already_so');
    scene.does(subscribe(maria, 'https://push.example/two'), { by });
    expect(at(scene, maria)?.push).toMatchObject({ endpoint: 'https://push.example/two' });
    for (const sent of [subscribe(ioana), end(ioana)]) expect(scene.refuses(sent, { by })).toBe('not_for_you');
    for (const sent of [subscribe('nosuchthing'), end('nosuchthing')]) expect(scene.refuses(sent)).toBe('not_for_you');
    scene.does(end(maria), { by });
    expect(at(scene, maria)?.push).toBeNull();
  });

  test('DM129 it ends with her no, with her withdrawal however it comes, and with standing down; after that none is taken', () => {
    const endings: readonly ((
      scene: OperationScene,
      id: string,
      planned: ReturnType<typeof plannedOperation>,
    ) => void)[] = [
      (scene, id) => scene.does(command('DeclineAssignment', { assignmentId: id }), { by: workerBy(id) }),
      (scene, id) => scene.does(command('WithdrawAssignment', { assignmentId: id }), { by: COORD }),
      (scene, _id, { request }) => scene.does(command('TakeBackRequest', { requestId: request })),
      (scene, id) => scene.does(command('StandDownAssignment', { assignmentId: id })),
    ];
    for (const ending of endings) {
      const planned = plannedOperation();
      const { scene } = planned;
      const maria = confirmed(planned, 'personMaria');
      scene.does(subscribe(maria), { by: workerBy(maria) });
      ending(scene, maria, planned);
      expect(at(scene, maria)?.push).toBeNull();
      expect(scene.refuses(subscribe(maria), { by: workerBy(maria) })).toBe('answered');
    }
  });

  test('DM129 its address is sealed under the worker’s own key, and one that was erased may be asked for anew', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = confirmed(planned, 'personMaria');
    const events = scene.does(subscribe(maria), { by: workerBy(maria) });
    const [sealed] = EVENT_CATALOGUE.PushSubscribed.sealed ?? [];
    const data = events[0]?.data;
    expect([sealed?.field, sealed?.subject(data), sealed?.controller(data)]).toEqual([
      'push',
      'personMaria',
      at(scene, maria)?.agencyId,
    ]);
    const rest = { ...data, push: ERASED };
    expect(JSON.stringify(rest)).not.toContain('push.example');
    const erased = new Scene(operationDecider, OPERATION_STREAM, LEAD).given(
      ...scene.events.map((event) =>
        event.type === 'PushSubscribed' ? { ...event, data: { ...event.data, push: ERASED } } : event,
      ),
    );
    erased.does(subscribe(maria), { by: workerBy(maria) });
    expect(at(erased, maria)?.push).toMatchObject({ endpoint: 'https://push.example/one' });
    expect(idIn(events, 'PushSubscribed', 'personId')).toBe('personMaria');
  });
});
