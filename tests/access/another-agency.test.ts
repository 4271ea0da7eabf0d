import { describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import { deriveId } from '#shared/ids.ts';
import { STAFFING_RULES } from '#shared/staffing-vocabulary.ts';
import type { AudienceName } from '#server/access/audiences.ts';
import type { Cut, Rule } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import { StreamProjection } from '#server/access/projection.ts';
import { askingRules } from '#server/access/projectors-asking.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Principal } from '#server/domain/principal.ts';
import type { Tables } from '#server/domain/tables.ts';
import { Draft } from '#server/domain/tables.ts';
import { Feeds } from '#server/live/feeds.ts';
import { numbersFrom } from '../domain/random-commands.ts';
import {
  CLINIC,
  command,
  COORD,
  HARBOUR,
  HOUR,
  idIn,
  LEAD,
  LOOKUPS,
  MESSENGER,
  MINUTE,
  NOON,
  NURSE_COORD,
  OPERATION_STREAM,
  plannedOperation,
  putForward,
  REQUIREMENT,
  workerBy,
} from '../domain/support.ts';
import { HeldClock } from '../live/world.ts';

type Type = OperationCommandType;
interface Given {
  readonly by: Principal;
  readonly type: Type;
  readonly payload: object;
}

const EAST = 'unitEast001';
const STAFF = { name: 'PC Posted', number: '1234', roles: ['interpreter'], languages: ['ro'], gender: 'woman' };
const CAPACITY = { role: 'interpreter', number: 2, languages: ['ro'], gender: 'any', hours: null, note: '' };

/** What the clinic and command do behind Harbour's back, mostly about things that are there. */
function hidden(state: Tables<OperationEntities>, random: () => number): Given {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const all = <K extends keyof OperationEntities>(kind: K, is: (one: OperationEntities[K]) => boolean = () => true) =>
    [...state.ids(kind, 'all', '')].filter((id) => {
      const one = state.get(kind, id);
      return one !== undefined && is(one);
    });
  const some = (ids: readonly string[]) => (ids.length === 0 ? 'nosuchthing' : pick(ids));
  const request = some(all('request', (one) => one.agencyId === CLINIC));
  const theirs = some(all('assignment', (one) => one.agencyId === CLINIC));
  const anyone = some(all('assignment'));
  const need = some(all('requirement'));
  const [t, hours] = [NOON + 2 * HOUR, { startAt: NOON + HOUR, endAt: NOON + 4 * HOUR }];
  const clinics = { agencyId: CLINIC, unitId: null };
  const notClinics = all('assignment', (one) => one.agencyId !== CLINIC);
  /** Whom Harbour does not see told: the clinic's people, and members who are not Harbour's. */
  const harbours = new Set([...notClinics, ...all('member', (one) => one.agencyId === HARBOUR)]);
  const notice = some(all('notice', (one) => !harbours.has(one.to.id)));
  const dutyOf = { staffId: some(all('staff')), requirementId: need, window: { start: 0, end: pick([60, 90]) } };
  const duty = some(all('duty'));
  const rule = pick(STAFFING_RULES);
  const makers: readonly (() => Given)[] = [
    () => ({ by: LEAD, type: 'AskAgencies', payload: { requirementId: need, asked: [clinics], answerBy: null } }),
    () => {
      const asked = [clinics, { agencyId: HARBOUR, unitId: pick([null, EAST]) }];
      const inOrder = { minutesEach: 480 };
      return { by: LEAD, type: 'AskAgencies', payload: { requirementId: need, asked, answerBy: null, inOrder } };
    },
    () => ({ by: LEAD, type: 'SkipTurn', payload: { turnId: some(all('turn')) } }),
    () => ({ by: LEAD, type: 'TakeBackRequest', payload: { requestId: request } }),
    () => ({
      by: pick([LEAD, NURSE_COORD]),
      type: 'WriteMessage',
      payload: { requestId: request, text: 'Which gate?' },
    }),
    () => ({ by: NURSE_COORD, type: 'DeclareCapacity', payload: { ...CAPACITY, number: pick([1, 2, 3]) } }),
    () => ({ by: NURSE_COORD, type: 'WithdrawCapacity', payload: { capacityId: some(all('capacity')) } }),
    () => ({
      by: NURSE_COORD,
      type: 'PutForward',
      payload: { requestId: request, personId: 'personNurse', ...hours, slackMinutes: 30 },
    }),
    () => ({ by: pick([NURSE_COORD, workerBy(theirs)]), type: 'ConfirmAssignment', payload: { assignmentId: theirs } }),
    () => ({ by: NURSE_COORD, type: 'DeclineAssignment', payload: { assignmentId: theirs, mayKnowSomeone: true } }),
    () => ({ by: NURSE_COORD, type: 'WithdrawAssignment', payload: { assignmentId: theirs } }),
    () => ({ by: NURSE_COORD, type: 'RenewAssignment', payload: { assignmentId: theirs } }),
    () => ({ by: NURSE_COORD, type: 'SayCannot', payload: { requestId: request } }),
    () => ({
      by: NURSE_COORD,
      type: 'ReportPresence',
      payload: { assignmentId: theirs, presence: pick(['en_route', 'arrived']), source: 'phone', arrival: '0_15' },
    }),
    () => ({
      by: NURSE_COORD,
      type: 'SignHours',
      payload: { assignmentId: theirs, startAt: NOON - HOUR, endAt: NOON, breakMinutes: 0, note: '' },
    }),
    () => ({ by: LEAD, type: 'AgreeHours', payload: { assignmentId: theirs } }),
    () => ({
      by: LEAD,
      type: 'MoveAssignment',
      payload: { assignmentId: theirs, requirementId: need, startAt: t, endAt: t + HOUR },
    }),
    () => ({ by: LEAD, type: 'OverrideRule', payload: { assignmentId: anyone, rule, reason: 'Nobody else' } }),
    () => ({ by: LEAD, type: 'RestoreRule', payload: { assignmentId: anyone, rule } }),
    () => ({ by: LEAD, type: 'AddStaff', payload: { ...STAFF, number: pick(['1', '2', '3']), posting: null } }),
    () => ({ by: LEAD, type: 'AddDuty', payload: dutyOf }),
    () => ({ by: LEAD, type: 'RemoveDuty', payload: { dutyId: duty, reason: 'Not needed' } }),
    () => ({ by: pick([LEAD, NURSE_COORD]), type: 'TellByVoice', payload: { noticeId: notice } }),
    () => ({ by: MESSENGER, type: 'RecordSending', payload: { noticeId: notice, channel: 'mail', outcome: 'sent' } }),
    () => ({
      by: NURSE_COORD,
      type: 'WriteLogEntry',
      payload: { sight: 'care', addressId: null, text: 'She is cold.', source: 'desk' },
    }),
  ];
  return pick(makers)();
}

/** Whether one of these events speaks to Harbour: it is asked, let go, or one of its people is told. */
function isToHarbour({ type, data }: OperationEvent, state: Tables<OperationEntities>): boolean {
  if (type === 'AgencyAsked') return data.agencyId === HARBOUR;
  if (type === 'AgencyAskedAgain' || type === 'RequestTakenBack' || type === 'AgencySaidCannot')
    return state.get('request', data.requestId)?.agencyId === HARBOUR;
  if (type !== 'NoticeRaised') return false;
  const { kind, id } = data.to;
  return (kind === 'member' ? state.get('member', id) : state.get('assignment', id))?.agencyId === HARBOUR;
}

interface Ids {
  readonly request: string;
  readonly worker: string;
  readonly rvp: string;
  readonly need: string;
}

/** What is said and done between command and Harbour: the same on both sides. */
const toHarbour = ({ request, worker, rvp, need }: Ids): readonly Given[] => [
  { by: COORD, type: 'ConfirmAssignment', payload: { assignmentId: worker } },
  { by: LEAD, type: 'WriteMessage', payload: { requestId: request, text: 'The south gate.' } },
  { by: COORD, type: 'DeclareCapacity', payload: CAPACITY },
  {
    by: LEAD,
    type: 'ShowPlace',
    payload: { place: { kind: 'site', id: rvp }, agencyId: HARBOUR, level: 'full', at: null },
  },
  {
    by: LEAD,
    type: 'AskAgencies',
    payload: { requirementId: need, asked: [{ agencyId: HARBOUR, unitId: EAST }], answerBy: NOON + 3 * HOUR },
  },
  { by: COORD, type: 'ReportPresence', payload: { assignmentId: worker, presence: 'en_route', source: 'phone' } },
  {
    by: COORD,
    type: 'SignHours',
    payload: { assignmentId: worker, startAt: NOON - HOUR, endAt: NOON, breakMinutes: 0, note: '' },
  },
  { by: LEAD, type: 'AgreeHours', payload: { assignmentId: worker } },
];

interface Played {
  /** Every frame, with its cursor, and the welcome of each audience before and after, as bytes. */
  readonly frames: readonly string[];
  readonly hidden: readonly Type[];
  /** Types that were not played after all, because they would have spoken to Harbour. */
  readonly addressed: readonly Type[];
}

function play(seed: number, withHidden: boolean, cut: Cut<OperationEntities>): Played {
  const planned = plannedOperation();
  const { scene, rvp, request, member, a2 } = planned;
  const worker = putForward(planned, 'personIoana');
  const place = { kind: 'address' as const, id: a2 };
  const second = scene.does(command('AddRequirement', { ...REQUIREMENT, place }));
  const need = idIn(second, 'RequirementAdded', 'requirementId');
  const names: readonly AudienceName[] = [
    `agency:${HARBOUR}`,
    `unit:${EAST}`,
    `worker:${worker}:answer`,
    `worker:${worker}:pass`,
    `person:${member(COORD)}`,
  ];
  const feeds = feedsOf(cut, scene.state);
  const welcomes = () => names.map((name) => welcomeOf(feeds, name));
  const frames: string[] = welcomes();
  const [done, addressed]: [Type[], Type[]] = [[], []];
  const random = numbersFrom(seed);
  const give = ({ by, type, payload }: Given, id: string, now: number, isHidden: boolean): void => {
    const context = { state: scene.state, stream: OPERATION_STREAM, actor: by, commandId: id, receivedAt: now };
    const decision = operationDecider.decide(command(type, payload as never), {
      ...context,
      happenedAt: now,
      newId: (n) => deriveId(OPERATION_STREAM, id, n),
      lookups: LOOKUPS,
    });
    if (!decision.ok) {
      if (!isHidden) throw new Error(`${type} was refused: ${JSON.stringify(decision.refusal)}`);
      return;
    }
    if (isHidden && decision.events.some((event) => isToHarbour(event, scene.state))) return void addressed.push(type);
    const draft = new Draft(scene.state, operationDecider.indexes);
    for (const event of decision.events) draft.apply(operationDecider.evolve(draft, event));
    frames.push(...feeds.advance(scene.state.apply(draft.changes)).map((frame) => JSON.stringify(frame)));
    if (isHidden) done.push(type);
  };
  for (const [turn, given] of toHarbour({ request, worker, rvp, need }).entries()) {
    const start = scene.now + (turn + 1) * MINUTE;
    const most = withHidden ? 12 : 0;
    for (let more = 1; more <= most; more += 1)
      give(hidden(scene.state, random), `hidden-${turn}-${more}0000`, start + more * 1_000, true);
    give(given, `visible-${turn}00000`, start + 30_000, false);
  }
  return { frames: [...frames, ...welcomes()], hidden: done, addressed };
}

function feedsOf(cut: Cut<OperationEntities>, state: Tables<OperationEntities>): Feeds {
  let instances = 0;
  const projection = new StreamProjection(cut, state);
  return new Feeds({
    newProjection: () => ({
      open: (name) => projection.open(name as AudienceName),
      close: (name) => projection.close(name as AudienceName),
      view: (name) => projection.view(name as AudienceName) ?? {},
      apply: (touched) => projection.apply(touched),
      once: (name) => projection.view(name as AudienceName) ?? {},
    }),
    audiencesOf: () => null,
    clock: new HeldClock(NOON),
    newInstance: () => `instance${(instances += 1)}`,
  });
}

function welcomeOf(feeds: Feeds, name: AudienceName): string {
  const beginning = feeds.begin(name, []);
  if (beginning.kind !== 'welcome') throw new Error('not a welcome');
  return JSON.stringify([name, beginning.cursor, gunzipSync(beginning.records).toString('utf8')]);
}

/** Seeds whose two sides are not the same bytes, and all that was hidden meanwhile. */
function interferences(pairs: number, cut: Cut<OperationEntities> = OPERATION_CUT) {
  const [hiddenTypes, addressed]: [Type[], Type[]] = [[], []];
  let frames = 0;
  const seeds = Array.from({ length: pairs }, (_, seed) => seed).filter((seed) => {
    const left = play(seed, true, cut);
    hiddenTypes.push(...left.hidden);
    addressed.push(...left.addressed);
    frames += left.frames.length;
    return JSON.stringify(left.frames) !== JSON.stringify(play(seed, false, cut).frames);
  });
  return { seeds, hidden: hiddenTypes, addressed: new Set(addressed), frames };
}

/** The rules of the whole cut, with one of an agency's replaced. */
const withRule = (
  kind: 'request' | 'assignment' | 'agency',
  rule: Rule<OperationEntities>,
): Cut<OperationEntities> => ({
  ...OPERATION_CUT,
  rules: { ...OPERATION_CUT.rules, [kind]: { ...OPERATION_CUT.rules[kind], agency: rule } },
});
const counting = (
  index: (from: Parameters<Rule<OperationEntities>['make']>[1]) => number,
): Rule<OperationEntities> => ({
  derived: false,
  make: (_id, from) => ({ fields: { of: index(from) }, speaksOf: [] }),
});

describe('another agency’s answers, and what command does beside, move nothing of this one', () => {
  test('NK42 R26 frames, cursors and welcomes are the same bytes with and without them', () => {
    const PAIRS = 150;
    const result = interferences(PAIRS);
    expect(result.seeds).toEqual([]);
    const kinds = new Set(result.hidden);
    for (const type of [
      'AskAgencies',
      'PutForward',
      'ConfirmAssignment',
      'SayCannot',
      'WriteMessage',
      'DeclareCapacity',
      'OverrideRule',
      'AddDuty',
      'SkipTurn',
      'TellByVoice',
    ] as const)
      expect(kinds).toContain(type);
    // Only where an order passes to Harbour is it spoken to.
    const passing = ['AskAgencies', 'SayCannot', 'TakeBackRequest', 'DeclineAssignment', 'WithdrawAssignment'];
    expect([...result.addressed].filter((type) => !passing.includes(type))).toEqual([]);
    console.log(
      `R26: ${PAIRS} pairs, ${result.hidden.length} hidden acts of ${kinds.size} kinds, ${result.frames} frames with their cursors equal (seeds from 0)`,
    );
  }, 120_000);

  test('NK42 R26 a turn that its agency sees, a rule set aside that it sees, and a count of who was asked are caught', () => {
    const turns: Cut<OperationEntities> = {
      rules: { ...OPERATION_CUT.rules, turn: { ...askingRules.turn, agency: askingRules.turn.lead } },
      scope: (audience, from) => [
        ...OPERATION_CUT.scope(audience, from),
        { view: 'turn', from: { kind: 'turn', index: 'agency', key: HARBOUR } },
      ],
    };
    const setAside: Rule<OperationEntities> = {
      derived: false,
      make: (id, from) => ({ fields: { setAside: from.part('assignment', id, 'setAside') }, speaksOf: [] }),
    };
    const asked = counting((from) => [...from.ids('request', 'all', '')].length);
    const duties = counting((from) => [...from.ids('duty', 'all', '')].length);
    for (const cut of [turns, withRule('assignment', setAside), withRule('request', asked), withRule('agency', duties)])
      expect(interferences(12, cut).seeds).not.toEqual([]);
  }, 60_000);
});
