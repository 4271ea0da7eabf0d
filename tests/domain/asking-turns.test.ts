import { describe, expect, test } from '@jest/globals';
import { deriveId } from '#shared/ids.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationContext } from '#server/domain/deciding.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { Principal } from '#server/domain/principal.ts';
import { turnsTaken } from '#server/domain/turns.ts';
import { numbersFrom } from './random-commands.ts';
import type { Planned } from './support.ts';
import {
  CLINIC,
  command,
  COORD,
  HARBOUR,
  HOUR,
  LEAD,
  LOOKUPS,
  MINUTE,
  NOON,
  NURSE_COORD,
  plannedOperation,
  POLICE,
  REQUIREMENT,
  SCHEDULER,
  workerBy,
} from './support.ts';

type OperationDecider = typeof operationDecider;

const all = (...agencyIds: string[]) => agencyIds.map((agencyId) => ({ agencyId, unitId: null }));

/** Marigold with a second need for one interpreter, asked of nobody yet. */
function withNeed(number = 1): Planned & { second: string } {
  const planned = plannedOperation();
  const place = { kind: 'address', id: planned.a1 } as const;
  const [added] = planned.scene.does(command('AddRequirement', { ...REQUIREMENT, number, place }));
  if (added?.type !== 'RequirementAdded') throw new Error('no requirement');
  return { ...planned, second: added.data.requirementId };
}

const inOrder = (requirementId: string, asked = all(HARBOUR, CLINIC, POLICE), minutesEach = 30) =>
  command('AskAgencies', { requirementId, asked, answerBy: null, inOrder: { minutesEach }, terms: 'Usual' });

/** Which agencies were asked for a need, in the order of their asking. */
const askedOf = ({ scene }: Planned, requirementId: string): string[] =>
  [...scene.state.ids('request', 'requirement', requirementId)].map(
    (id) => scene.state.get('request', id)?.agencyId ?? '',
  );
const requestOf = ({ scene }: Planned, requirementId: string, agencyId: string): string =>
  [...scene.state.ids('request', 'requirement', requirementId)].find(
    (id) => scene.state.get('request', id)?.agencyId === agencyId,
  ) ?? '';
const waiting = ({ scene }: Planned, requirementId: string): string[] =>
  [...scene.state.ids('turn', 'requirement', requirementId)].map((id) => scene.state.get('turn', id)?.agencyId ?? '');

function passes(planned: Planned, requestId: string, late = 0) {
  const dueAt = planned.scene.state.get('request', requestId)?.answerBy ?? 0;
  return planned.scene.does(command('PassAnswerBy', { requestId, dueAt }), { by: SCHEDULER, at: dueAt + late });
}

function yesOf(planned: Planned, requestId: string, personId: string, by: Principal = COORD): string {
  const hours = { startAt: NOON + HOUR, endAt: NOON + 4 * HOUR, slackMinutes: 30 };
  const { scene } = planned;
  const [put] = scene.does(command('PutForward', { requestId, personId, ...hours }), { by });
  if (put?.type !== 'WorkerPutForward') throw new Error('nobody put forward');
  const { assignmentId } = put.data;
  scene.does(command('ConfirmAssignment', { assignmentId }), { by: workerBy(assignmentId) });
  return assignmentId;
}

describe('asking in order', () => {
  test('DM100 the first is asked now, with its own time; the others wait, and are no requests yet', () => {
    const planned = withNeed();
    const { scene, second } = planned;
    const events = scene.does(inOrder(second));
    expect(events.map(({ type }) => type)).toEqual(['AgencyAsked', 'NoticeRaised', 'TurnQueued', 'TurnQueued']);
    const [asked] = events;
    expect(asked).toMatchObject({ data: { agencyId: HARBOUR, ref: 'H-2', answerBy: scene.now + 30 * MINUTE } });
    expect(askedOf(planned, second)).toEqual([HARBOUR]);
    expect(waiting(planned, second)).toEqual([CLINIC, POLICE]);
    const [turn = ''] = scene.state.ids('turn', 'requirement', second);
    expect(scene.state.get('turn', turn)).toMatchObject({ place: 2, minutesEach: 30, terms: 'Usual' });
    const mixed = { ...inOrder(second).payload, answerBy: NOON + HOUR } as { answerBy: number };
    expect(scene.refuses({ type: 'AskAgencies', payload: mixed } as OperationCommand)).toBe(
      'bad_input: answerBy not_choice',
    );
  });

  test('DM100 an agency that waits for its turn shows no gap in its numbers', () => {
    const planned = withNeed();
    const { scene, second, need } = planned;
    scene.does(inOrder(second));
    scene.does(command('AskAgencies', { requirementId: need, asked: all(CLINIC), answerBy: null }));
    expect(scene.state.get('request', requestOf(planned, need, CLINIC))?.ref).toBe('C-1');
    scene.does(command('SayCannot', { requestId: requestOf(planned, second, HARBOUR) }), { by: COORD });
    expect(scene.state.get('request', requestOf(planned, second, CLINIC))?.ref).toBe('C-2');
  });

  test('DM101 the next is asked, with a time of its own and the same terms, when one cannot', () => {
    const planned = withNeed();
    const { scene, second } = planned;
    scene.does(inOrder(second));
    scene.does(command('SayCannot', { requestId: requestOf(planned, second, HARBOUR) }), { by: COORD });
    const asked = scene.state.get('request', requestOf(planned, second, CLINIC));
    expect(asked).toMatchObject({
      standing: 'open',
      answerBy: scene.now + 30 * MINUTE,
      terms: 'Usual',
      minutesEach: 30,
    });
    expect(waiting(planned, second)).toEqual([POLICE]);
  });

  test('DM101 silence passes on, late as it may come; the times of the next count from then', () => {
    const planned = withNeed();
    const { scene, second } = planned;
    scene.does(inOrder(second));
    passes(planned, requestOf(planned, second, HARBOUR), HOUR);
    const clinic = requestOf(planned, second, CLINIC);
    expect(scene.state.get('request', clinic)?.answerBy).toBe(scene.now + 30 * MINUTE);
    passes(planned, clinic);
    expect(askedOf(planned, second)).toEqual([HARBOUR, CLINIC, POLICE]);
    passes(planned, requestOf(planned, second, POLICE));
    expect(waiting(planned, second)).toEqual([]);
  });

  test('DM101 a yes for too few passes on too; enough of them, of whichever agency, do not', () => {
    for (const [number, asked] of [
      [1, [HARBOUR]],
      [2, [HARBOUR, CLINIC]],
    ] as const) {
      const planned = withNeed(number);
      planned.scene.does(inOrder(planned.second));
      const harbour = requestOf(planned, planned.second, HARBOUR);
      yesOf(planned, harbour, 'personMaria');
      passes(planned, harbour);
      expect(askedOf(planned, planned.second)).toEqual(asked);
    }
  });

  test('DM101 somebody who drops out after the time has passed makes it go on; before, or while another is waited for, not', () => {
    const planned = withNeed();
    const { scene, second } = planned;
    scene.does(inOrder(second));
    const harbour = requestOf(planned, second, HARBOUR);
    const maria = yesOf(planned, harbour, 'personMaria');
    const dropsOut = () => turnsTaken(contextOf(planned), harbour, idsFrom(), [maria]).map(({ type }) => type);
    expect(dropsOut()).toEqual([]);
    passes(planned, harbour);
    expect(turnsTaken(contextOf(planned), harbour, idsFrom(), [])).toEqual([]);
    expect(dropsOut()).toEqual(['TurnEnded', 'AgencyAsked', 'NoticeRaised']);
    scene.given(...turnsTaken(contextOf(planned), harbour, idsFrom(), [maria]));
    expect(dropsOut()).toEqual([]);
  });

  test('DM102 what is taken back or skipped asks nobody; whoever is asked by hand waits no longer', () => {
    const planned = withNeed();
    const { scene, second } = planned;
    scene.does(inOrder(second));
    const [clinic = ''] = scene.state.ids('turn', 'requirement', second);
    scene.does(command('SkipTurn', { turnId: clinic }));
    expect(waiting(planned, second)).toEqual([POLICE]);
    expect(scene.refuses(command('SkipTurn', { turnId: clinic }))).toBe('not_for_you');
    scene.does(command('TakeBackRequest', { requestId: requestOf(planned, second, HARBOUR) }));
    expect(askedOf(planned, second)).toEqual([HARBOUR]);
    scene.does(command('AskAgencies', { requirementId: second, asked: all(POLICE), answerBy: null }));
    expect(waiting(planned, second)).toEqual([]);
    expect(askedOf(planned, second)).toEqual([HARBOUR, POLICE]);
  });

  test('DM102 a need has one order at a time, and its turns go with it', () => {
    const planned = withNeed();
    const { scene, second } = planned;
    scene.does(inOrder(second));
    scene.does(inOrder(second, all(CLINIC, HARBOUR, POLICE)));
    // Harbour has an open request already.
    expect(waiting(planned, second)).toEqual([POLICE]);
    scene.does(command('RemoveRequirement', { requirementId: second, reason: 'Fewer' }));
    expect([...scene.state.ids('turn', 'all', '')]).toEqual([]);
  });

  test('DM102 one that said it cannot is asked by its old request when its turn comes', () => {
    const planned = withNeed();
    const { scene, second } = planned;
    scene.does(command('AskAgencies', { requirementId: second, asked: all(HARBOUR), answerBy: null }));
    const harbour = requestOf(planned, second, HARBOUR);
    scene.does(command('SayCannot', { requestId: harbour }), { by: COORD });
    scene.does(inOrder(second, all(CLINIC, HARBOUR, POLICE)));
    scene.does(command('SayCannot', { requestId: requestOf(planned, second, CLINIC) }), { by: NURSE_COORD });
    expect(scene.state.get('request', harbour)).toMatchObject({ standing: 'open', ref: 'H-2', minutesEach: 30 });
    scene.does(command('SayCannot', { requestId: harbour }), { by: COORD });
    expect(askedOf(planned, second)).toEqual([HARBOUR, CLINIC, POLICE]);
  });

  test('DM112 once cancelled or closed nobody is asked by itself', () => {
    const planned = withNeed();
    const { scene, second } = planned;
    scene.does(inOrder(second));
    scene.does(command('CancelOperation', { reason: 'Over' }));
    scene.does(command('SayCannot', { requestId: requestOf(planned, second, HARBOUR) }), { by: COORD });
    expect(askedOf(planned, second)).toEqual([HARBOUR]);
  });
});

function contextOf({ scene }: Planned): OperationContext {
  return {
    state: scene.state,
    stream: scene.stream,
    actor: LEAD,
    commandId: 'dropsout001',
    receivedAt: scene.now,
    happenedAt: scene.now,
    newId: (n) => deriveId(scene.stream, 'dropsout001', n),
    lookups: LOOKUPS,
  };
}
function idsFrom(): () => string {
  let n = 0;
  return () => deriveId('operation/op000000001', 'dropsout002', (n += 1));
}

const ACTS = ['cannot', 'cannot', 'pass', 'pass', 'yes', 'yes', 'takeBack', 'skip', 'more'] as const;

/** Plays random acts on one order, and says wherever it asked out of turn, or did not go on. */
function violationsIn(seed: number, decider: OperationDecider): string[] {
  const next = numbersFrom(seed);
  const planned = withNeed(1 + Math.floor(next() * 2));
  const { scene, second } = planned;
  Object.assign(scene, { decider });
  const { state } = scene;
  scene.does(inOrder(second, all(HARBOUR, CLINIC, POLICE)));
  const found: string[] = [];
  for (let step = 0; step < 8; step += 1) {
    const act = ACTS[Math.floor(next() * ACTS.length)] ?? 'pass';
    const open = [...state.ids('request', 'requirement', second)].filter((id) => isWaitedFor(planned, id));
    const [requestId = ''] = open;
    const before = waiting(planned, second);
    const events = play(planned, act, requestId);
    if (events === null) continue;
    const taken = events.filter(({ type }) => type === 'AgencyAsked' || type === 'AgencyAskedAgain').length;
    const enough = yesesOf(planned) >= (state.get('requirement', second)?.number ?? 0);
    const isCalledFor = (act === 'cannot' || act === 'pass') && !enough && before.length > 0;
    if (taken > 0 && !isCalledFor) found.push(`${act}: asked out of turn`);
    if (taken === 0 && isCalledFor) found.push(`${act}: did not go on`);
    const now = [...state.ids('request', 'requirement', second)].filter((id) => isWaitedFor(planned, id));
    if (now.length > 1) found.push(`${act}: two are waited for`);
    if (taken > 0 && JSON.stringify(waiting(planned, second)) !== JSON.stringify(before.slice(1)))
      found.push('not the next');
  }
  return found;

  function yesesOf({ scene: { state } }: Planned): number {
    return [...state.ids('assignment', 'requirement', second)].filter(
      (id) => state.get('assignment', id)?.answer === 'confirmed',
    ).length;
  }
}

function isWaitedFor({ scene }: Planned, requestId: string): boolean {
  const request = scene.state.get('request', requestId);
  return request?.standing === 'open' && request.answerByPassed !== true;
}

/** What one act came to; null where it could not be done. */
function play(
  planned: Planned & { second: string },
  act: (typeof ACTS)[number],
  requestId: string,
): readonly OperationEvent[] | null {
  const { scene, second } = planned;
  const request = scene.state.get('request', requestId);
  switch (act) {
    case 'cannot':
      return request === undefined ? null : scene.does(command('SayCannot', { requestId }), { by: COORD });
    case 'pass':
      return request === undefined ? null : passes(planned, requestId);
    case 'takeBack':
      return request === undefined ? null : scene.does(command('TakeBackRequest', { requestId }));
    case 'yes': {
      if (request?.agencyId === POLICE || request === undefined) return null;
      const isHarbour = request.agencyId === HARBOUR;
      const personId = isHarbour ? 'personMaria' : 'personNurse';
      const live = [...scene.state.ids('assignment', 'person', personId)].length;
      if (live > 0) return null;
      const from = scene.events.length;
      yesOf(planned, requestId, personId, isHarbour ? COORD : NURSE_COORD);
      return scene.events.slice(from);
    }
    case 'skip': {
      const [turnId] = scene.state.ids('turn', 'requirement', second);
      return turnId === undefined ? null : scene.does(command('SkipTurn', { turnId }));
    }
    case 'more': {
      const number = scene.state.get('requirement', second)?.number ?? 0;
      if (number > 3) return null;
      const fields = { number: { from: number, to: number + 1 } };
      return scene.does(command('EditRequirement', { requirementId: second, fields }));
    }
  }
}

describe('orders at random', () => {
  const violations = (decider: OperationDecider): string[] =>
    Array.from({ length: 400 }, (_, seed) => violationsIn(seed + 1, decider)).flat();

  test('DM101 400 random histories: an order goes on whenever it should, one at a time, and never otherwise', () => {
    expect(violations(operationDecider).slice(0, 5)).toEqual([]);
  });

  test('DM101 planted: an order that stops at a no, that passes on although enough said yes, that goes on when taken back', () => {
    const stops: OperationDecider = {
      ...operationDecider,
      decide: (given, context) => {
        const decision = operationDecider.decide(given, context);
        if (given.type !== 'SayCannot' || !decision.ok) return decision;
        return { ok: true, events: [decision.events[0]] };
      },
    };
    const alwaysOn: OperationDecider = {
      ...operationDecider,
      decide: (given, context) => {
        const state = {
          ids: context.state.ids.bind(context.state),
          get: ((kind: never, id: string) => {
            const record: object | undefined = context.state.get(kind, id);
            return given.type === 'PassAnswerBy' && kind === 'requirement'
              ? Object.assign({}, record, { number: 9 })
              : record;
          }) as typeof context.state.get,
        };
        return operationDecider.decide(given, { ...context, state });
      },
    };
    const goesOn: OperationDecider = {
      ...operationDecider,
      decide: (given, context) => {
        const decision = operationDecider.decide(given, context);
        if (given.type !== 'TakeBackRequest' || !decision.ok) return decision;
        const no = operationDecider.decide(
          { type: 'SayCannot', payload: given.payload },
          { ...context, newId: (n) => context.newId(n + 40) },
        );
        return no.ok ? { ok: true, events: [...decision.events, ...no.events.slice(1)] as typeof decision.events } : no;
      },
    };
    for (const [decider, words] of [
      [stops, 'did not go on'],
      [alwaysOn, 'asked out of turn'],
      [goesOn, 'asked out of turn'],
    ] as const) {
      expect(violations(decider).some((one) => one.includes(words))).toBe(true);
    }
  });
});
