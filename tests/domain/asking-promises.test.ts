import { describe, expect, test } from '@jest/globals';
import { array, nat, sample } from 'fast-check';
import { deriveId } from '#shared/ids.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Tables } from '#server/domain/tables.ts';
import { randomCommand } from './random-commands.ts';
import { LOOKUPS, OPERATION_STREAM, plannedOperation } from './support.ts';

type OperationDecider = typeof operationDecider;
type State = Tables<OperationEntities>;

/** Which notice goes with which fact of a request. */
const TELLING = { AgencyAsked: 'asked', AgencyAskedAgain: 'asked_again', RequestTakenBack: 'taken_back' } as const;

/** Everybody who should hear of a request, found by looking at every member. */
function concerned(state: State, requestId: string): string[] {
  const request = state.get('request', requestId);
  return [...state.ids('member', 'all', '')].filter((id) => {
    const member = state.get('member', id);
    if (member?.active !== true || !member.roles.includes('coordinator')) return false;
    if (member.agencyId !== request?.agencyId) return false;
    return member.unitId === null || member.unitId === request.unitId;
  });
}

/** What the events of one decision owe and do not hold. `before` is the standing of each request until then. */
function owed(events: readonly OperationEvent[], state: State, before: ReadonlyMap<string, string>): string[] {
  const told = (kind: string, about: string) =>
    events.flatMap(({ type, data }) =>
      type === 'NoticeRaised' && data.kind === kind && data.about.id === about ? [data.to.id] : [],
    );
  return events.flatMap((event): string[] => {
    if (event.type !== 'AgencyAsked' && event.type !== 'AgencyAskedAgain' && event.type !== 'RequestTakenBack')
      return [];
    const { requestId } = event.data;
    const hears =
      event.type === 'RequestTakenBack' && before.get(requestId) === 'cannot' ? null : concerned(state, requestId);
    const heard = told(TELLING[event.type], requestId);
    const found = hears === null || same(hears, heard) ? [] : [`${event.type}: not told`];
    if (event.data.said === null || state.get('logEntry', event.data.said.entryId) === undefined)
      found.push(`${event.type}: no line`);
    return found;
  });
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...a].toSorted()) === JSON.stringify([...b].toSorted());

/** What a state never holds: somebody counted on for what is asked no longer, and not told of it. */
function stands(state: State): string[] {
  return [...state.ids('assignment', 'all', '')].flatMap((id): string[] => {
    const assignment = state.get('assignment', id);
    const request = state.get('request', assignment?.requestId ?? '');
    if (assignment === undefined || request?.standing !== 'taken_back') return [];
    const isCounted = ['put_forward', 'confirmed', 'asked_again'].includes(assignment.answer);
    return isCounted && assignment.presence !== 'stood_down' ? ['counted on for what was taken back'] : [];
  });
}

/** What of one member's notices about a request stays open although that member has just acted on it. */
function unheard(given: OperationCommand, accountId: string, state: State): string[] {
  if (given.type !== 'SayCannot' && given.type !== 'WriteMessage') return [];
  const [memberId = ''] = state.ids('member', 'account', accountId);
  const { requestId } = given.payload;
  return [...state.ids('notice', 'to', memberId)].flatMap((id) => {
    const notice = state.get('notice', id);
    const isOpen = notice?.told === 'waiting' || notice?.told === 'shown';
    // A lead of the agency that writes is told of it again.
    return isOpen && notice.about.id === requestId && notice.kind !== 'message' ? [`${given.type}: unheard`] : [];
  });
}

function violationsIn(seeds: readonly number[], decider: OperationDecider): string[] {
  const { scene } = plannedOperation();
  const { state } = scene;
  let now = scene.now;
  return seeds.flatMap((seed, at) => {
    const { command, by, ago, wait } = randomCommand(state, seed, now);
    now += wait;
    const commandId = `random${String(at).padStart(8, '0')}`;
    const before = new Map(
      [...state.ids('request', 'all', '')].map((id) => [id, state.get('request', id)?.standing ?? '']),
    );
    const decision = decider.decide(command, {
      state,
      stream: OPERATION_STREAM,
      actor: by,
      commandId,
      receivedAt: now,
      happenedAt: now - ago,
      newId: (n) => deriveId(OPERATION_STREAM, commandId, n),
      lookups: LOOKUPS,
    });
    if (!decision.ok) return [];
    scene.given(...decision.events);
    const acting = by.kind === 'member' ? unheard(command, by.accountId, state) : [];
    return [...owed(decision.events, state, before), ...stands(state), ...acting];
  });
}

function violations(runs: number, decider: OperationDecider): string[] {
  const sequences = sample(array(nat(2 ** 31 - 1), { minLength: 15, maxLength: 50 }), { seed: 1618, numRuns: runs });
  return sequences.flatMap((seeds) => violationsIn(seeds, decider));
}

/** A decider that leaves events of a kind out. */
const without = (holds: (event: OperationEvent) => boolean): OperationDecider => ({
  ...operationDecider,
  decide: (given, context) => {
    const decision = operationDecider.decide(given, context);
    if (!decision.ok) return decision;
    const [first, ...rest] = decision.events;
    return { ok: true, events: [first, ...rest.filter((event) => !holds(event))] };
  },
});

describe('what asking promises', () => {
  test('DM106 DM107 DM110 700 random sequences: all are told, all is in the log, nobody stays counted on for what was taken back', () => {
    expect(violations(700, operationDecider).slice(0, 5)).toEqual([]);
  });

  test('DM106 DM107 DM110 planted: a coordinator not told, a person not withdrawn, an actor who has not heard, a line left out', () => {
    const deaf = without((event) => event.type === 'NoticeRaised' && event.data.about.kind === 'request');
    const kept = without((event) => event.type === 'AssignmentWithdrawn');
    const unmarked = without((event) => event.type === 'NoticeMarked');
    const silent: OperationDecider = {
      ...operationDecider,
      decide: (given, context) => {
        const decision = operationDecider.decide(given, context);
        if (!decision.ok) return decision;
        const [first, ...rest] = decision.events.map((event): OperationEvent => {
          return event.type === 'AgencyAsked' ? { ...event, data: { ...event.data, said: null } } : event;
        });
        return first === undefined ? decision : { ok: true, events: [first, ...rest] };
      },
    };
    for (const [decider, words] of [
      [deaf, 'not told'],
      [kept, 'counted on for what was taken back'],
      [unmarked, 'unheard'],
      [silent, 'no line'],
    ] as const) {
      expect([words, violations(150, decider).some((one) => one.includes(words))]).toEqual([words, true]);
    }
  });
});
