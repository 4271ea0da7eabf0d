import type { OperationCommand, OperationCommandType } from '#shared/commands/operation-commands.ts';
import type { Frame } from '#shared/protocol.ts';
import { deriveId } from '#shared/ids.ts';
import type { AudienceName } from '#server/access/audiences.ts';
import type { Cut } from '#server/access/cut.ts';
import { StreamProjection } from '#server/access/projection.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { Lookups } from '#server/domain/decider.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Tables, Touched } from '#server/domain/tables.ts';
import { Draft } from '#server/domain/tables.ts';
import type { Clock } from '#server/live/clock.ts';
import { Feeds } from '#server/live/feeds.ts';
import type { Given } from '../../domain/random-commands.ts';
import { numbersFrom, randomCommand } from '../../domain/random-commands.ts';
import {
  CLINIC,
  command,
  COORD,
  HARBOUR,
  HOUR,
  idIn,
  LEAD,
  LOOKUPS,
  NOON,
  NURSE_COORD,
  OPERATION_STREAM,
  plannedOperation,
  putForward,
  SCHEDULER,
  workerBy,
} from '../../domain/support.ts';

/** What the other agency does, and what command does about it or about its own: none of it may reach this agency. */
export const OF_OTHERS: readonly OperationCommandType[] = [
  'AskAgencies',
  'TakeBackRequest',
  'SkipTurn',
  'PassAnswerBy',
  'RemindOfAnswer',
  'WriteMessage',
  'DeclareCapacity',
  'WithdrawCapacity',
  'PutForward',
  'SayCannot',
  'ConfirmAssignment',
  'DeclineAssignment',
  'WithdrawAssignment',
  'RenewAssignment',
  'MoveAssignment',
  'OverrideRule',
  'RestoreRule',
  'ReportPresence',
  'SignHours',
  'AgreeHours',
  'SubscribePush',
  'EndPush',
  'StandDownAssignment',
  'IssueAnswerLink',
  'IssueDayPass',
  'AddStaff',
  'AddDuty',
  'EditDuty',
  'RemoveDuty',
  'TellByVoice',
  'RecordSending',
];
/** Said on record about this agency's own people, and for command alone. */
const ABOUT_ANYBODY: readonly OperationCommandType[] = ['OverrideRule', 'RestoreRule'];
const BY_COMMAND: readonly OperationCommandType[] = [
  'AskAgencies',
  'TakeBackRequest',
  'SkipTurn',
  'MoveAssignment',
  'OverrideRule',
  'RestoreRule',
  'AgreeHours',
  'AddStaff',
  'AddDuty',
  'EditDuty',
  'RemoveDuty',
  'TellByVoice',
];

type State = Tables<OperationEntities>;

/** The other agency has learnt of its people since what it put them forward with. */
const LEARNT: Lookups = {
  ...LOOKUPS,
  rosterPerson: (agencyId, personId) => {
    const person = LOOKUPS.rosterPerson(agencyId, personId);
    return person === undefined ? undefined : { ...person, conflict: 'declared' };
  },
};

/** Gives a command to a state as the door does, unless it is refused or says anything to this agency itself. */
function give(state: State, one: OperationCommand, how: How): Touched | null {
  const decision = operationDecider.decide(one, {
    state,
    stream: OPERATION_STREAM,
    actor: how.by,
    commandId: how.id,
    receivedAt: how.now,
    happenedAt: how.now,
    newId: (n) => deriveId(OPERATION_STREAM, how.id, n),
    lookups: how.isHidden ? LEARNT : LOOKUPS,
  });
  if (!decision.ok || (how.isHidden && decision.events.some((event) => isToHarbour(event, state)))) return null;
  const draft = new Draft(state, operationDecider.indexes);
  for (const event of decision.events) draft.apply(operationDecider.evolve(draft, event));
  return state.apply(draft.changes);
}
interface How {
  readonly by: Given['by'];
  readonly id: string;
  readonly now: number;
  readonly isHidden: boolean;
}

/** Whether an event addresses this agency expressly: that histories must agree in. A turn that waits does not. */
function isToHarbour({ type, data }: OperationEvent, state: State): boolean {
  if (type === 'TurnQueued' || type === 'TurnEnded' || type === 'RuleSetAside' || type === 'RuleRestored') return false;
  const { agencyId, requestId, assignmentId } = data as Readonly<Record<string, string | undefined>>;
  return (
    agencyId === HARBOUR ||
    state.get('request', requestId ?? '')?.agencyId === HARBOUR ||
    state.get('assignment', assignmentId ?? '')?.agencyId === HARBOUR
  );
}

/** A random command of the others; null where the numbers gave another. */
function ofOthers(state: State, seed: number, now: number): Given | null {
  const given = randomCommand(state, seed, now);
  const { type, payload } = given.command;
  if (!OF_OTHERS.includes(type)) return null;
  if (type === 'PassAnswerBy') return passed(state, given);
  const { requestId, assignmentId, capacityId, noticeId } = payload as Readonly<Record<string, string | undefined>>;
  const told = state.get('notice', noticeId ?? '')?.to.id ?? '';
  const owner =
    state.get('assignment', told)?.agencyId ??
    state.get('member', told)?.agencyId ??
    state.get('request', requestId ?? '')?.agencyId ??
    state.get('assignment', assignmentId ?? '')?.agencyId ??
    state.get('capacity', capacityId ?? '')?.agencyId;
  if (owner === HARBOUR && !ABOUT_ANYBODY.includes(type)) return null;
  if (type === 'RemindOfAnswer' || type === 'RecordSending') return given;
  if (BY_COMMAND.includes(type)) return { ...given, by: LEAD };
  return { ...given, by: type.endsWith('Push') ? workerBy(assignmentId ?? '') : NURSE_COORD };
}

/** The time by which the other agency was to answer: one that has passed, if there is one. */
function passed(state: State, given: Given): Given | null {
  for (const requestId of state.ids('request', 'agency', CLINIC)) {
    const request = state.get('request', requestId);
    if (request?.standing !== 'open' || request.answerBy === null || request.answerByPassed === true) continue;
    return { ...given, by: SCHEDULER, command: command('PassAnswerBy', { requestId, dueAt: request.answerBy }) };
  }
  return null;
}

/** The operation of which both histories are: this agency asked, one of its people put forward; the other asked too. */
function scene() {
  const planned = plannedOperation();
  const own = putForward(planned, 'personIoana');
  const { scene, need, request } = planned;
  const asked = { requirementId: need, asked: [{ agencyId: CLINIC, unitId: null }], answerBy: NOON + HOUR };
  const theirs = idIn(scene.does(command('AskAgencies', asked)), 'AgencyAsked', 'requestId');
  const hours = { startAt: NOON + HOUR, endAt: NOON + 4 * HOUR, slackMinutes: 30 };
  scene.does(command('PutForward', { requestId: theirs, personId: 'personNurse', ...hours }), { by: NURSE_COORD });
  return { scene, need, request, own, coordinator: planned.member(COORD) };
}

/** What happens on both sides alike: what is addressed to this agency, and what it says itself. */
const agreed = ({ need, request, own }: ReturnType<typeof scene>): readonly Pick<Given, 'command' | 'by'>[] => [
  { command: command('WriteMessage', { requestId: request, text: 'Which gate?' }), by: COORD },
  { command: command('WriteMessage', { requestId: request, text: 'The south gate.' }), by: LEAD },
  { command: command('ConfirmAssignment', { assignmentId: own }), by: workerBy(own) },
  {
    command: command('AskAgencies', {
      requirementId: need,
      asked: [{ agencyId: HARBOUR, unitId: 'unitEast001' }],
      answerBy: null,
    }),
    by: LEAD,
  },
  {
    command: command('DeclareCapacity', {
      role: 'interpreter',
      number: 2,
      languages: ['ro'],
      gender: 'woman',
      hours: null,
      note: '',
    }),
    by: COORD,
  },
];

const following = ({ own, coordinator }: ReturnType<typeof scene>): readonly AudienceName[] => [
  `person:${coordinator}`,
  `agency:${HARBOUR}`,
  'unit:unitEast001',
  'unit:unitWest001',
  `worker:${own}:answer`,
  `worker:${own}:pass`,
];

/** A clock at which nothing falls due. */
const CLOCK: Clock = { now: () => NOON, monotonic: () => 0, after: () => () => undefined };

const feedsOf = (projection: StreamProjection<OperationEntities>, instances: () => string): Feeds =>
  new Feeds({
    newProjection: () => ({
      open: (audience) => projection.open(audience as AudienceName),
      close: (audience) => projection.close(audience as AudienceName),
      view: (audience) => projection.view(audience as AudienceName) ?? {},
      apply: (touched) => projection.apply(touched),
      once: () => ({}),
    }),
    audiencesOf: () => null,
    clock: CLOCK,
    newInstance: instances,
  });

/** All that this agency and its people are sent, cursors included, with the others doing what a seed says or nothing. */
export function framesOf(seed: number, withOthers: boolean, cut: Cut<OperationEntities>) {
  const all = scene();
  const { state } = all.scene;
  const projection = new StreamProjection(cut, state);
  let instances = 0;
  const feeds = feedsOf(projection, () => `feed${(instances += 1)}`);
  const names = following(all);
  const begin = () => names.map((name) => JSON.stringify([feeds.begin(name, []), projection.view(name)]));
  const frames = begin();
  const random = numbersFrom(seed);
  const reached: OperationCommandType[] = [];
  const play = (one: OperationCommand, how: How): boolean => {
    const touched = give(state, one, how);
    if (touched === null) return false;
    frames.push(...feeds.advance(touched).map((frame: Frame) => JSON.stringify(frame)));
    return true;
  };
  let refused = 0;
  for (const [turn, one] of agreed(all).entries()) {
    const start = all.scene.now + turn * 1_200_000;
    for (let more = 1; more <= (withOthers ? 40 : 0); more += 1) {
      const now = start + more * 25_000;
      const given = ofOthers(state, Math.floor(random() * 2 ** 31), now);
      const how = { id: `other-${turn}-${String(more).padStart(6, '0')}`, now, isHidden: true };
      if (given !== null && play(given.command, { ...how, by: given.by })) reached.push(given.command.type);
    }
    const how = { id: `agreed-${turn}000000`, now: start + 1_100_000, isHidden: false };
    if (!play(one.command, { ...how, by: one.by })) refused += 1;
  }
  return { frames: [...frames, ...begin()], reached, refused };
}

/** R26 between agencies: the seeds whose two histories are not the same bytes to this one, and what the others did. */
export function betrayals(
  cut: Cut<OperationEntities>,
  { pairs, seed }: { readonly pairs: number; readonly seed: number },
) {
  const reached: OperationCommandType[] = [];
  let frames = 0;
  const violations = Array.from({ length: pairs }, (_, n) => seed + n).flatMap((one) => {
    const left = framesOf(one, true, cut);
    const right = framesOf(one, false, cut);
    reached.push(...left.reached);
    frames += left.frames.length;
    const at = left.frames.findIndex((frame, place) => frame !== right.frames[place]);
    if (at === -1 && left.frames.length === right.frames.length && left.refused + right.refused === 0) return [];
    return [`seed ${one} (${left.refused} refused): ${left.frames[at] ?? ''} against ${right.frames[at] ?? ''}`];
  });
  return { violations, reached, frames };
}
