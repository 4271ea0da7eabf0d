import type { OperationCommand, OperationCommandType } from '#shared/commands/operation-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { parse } from '#shared/parse.ts';
import { MESSAGE_CHANNELS } from '#shared/staffing-vocabulary.ts';
import { COUNTS, OPERATION_ROLES, ORDERS, PHASES, SHOWN_LEVELS, SOURCES, STEPS } from '#shared/vocabulary.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { OPERATION_RECORD } from '#server/domain/operation-state.ts';
import type { Principal } from '#server/domain/principal.ts';
import { reminderDue } from '#server/domain/reminders.ts';
import type { Tables } from '#server/domain/tables.ts';
import type { Kit } from './random-plan-commands.ts';
import { cardOf, planMakers, siteOf } from './random-plan-commands.ts';
import { staffingMakers } from './random-staffing-commands.ts';
import {
  ADDRESS,
  AGENCIES,
  COORD,
  DESK,
  HOUR,
  IDENTITY,
  LEAD,
  LEE,
  MESSENGER,
  MINUTE,
  MOSS,
  NOON,
  PEOPLE,
  REQUIREMENT,
  ROSTERS,
  SCHEDULER,
  workerBy,
} from './support.ts';

/** mulberry32: numbers from 0 to 1 out of one whole number, so that a failing sequence replays alone. */
export function numbersFrom(seed: number): () => number {
  let a = seed | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Given {
  readonly command: OperationCommand;
  readonly by: Principal;
  readonly ago: number;
  readonly wait: number;
}

/** What leads somewhere only after several of its kind is tried more often. */
const OFTEN: readonly OperationCommandType[] = [
  ...(['ReportStep', 'ReportStep', 'ReportStep', 'ReportStep', 'ReportStep', 'SettleStep', 'PutForward'] as const),
  ...(['AskAgencies', 'AskAgencies', 'PassAnswerBy', 'RemindOfAnswer', 'SayCannot'] as const),
  ...(['ConfirmAssignment', 'ConfirmAssignment', 'PutForward', 'IssueDayPass', 'IssueDayPass'] as const),
  ...(['IssueDayPass', 'OpenDayPass', 'OpenDayPass', 'OpenDayPass', 'OpenDayPass'] as const),
  ...(['AddStaff', 'AddDuty', 'AddDuty', 'EditDuty', 'EditDuty', 'SignHours', 'SignHours'] as const),
  ...(['AgreeHours', 'AgreeHours', 'PutForward', 'ConfirmAssignment', 'AddPost', 'HandOverPost'] as const),
  ...(['AnswerHandover', 'AnswerHandover', 'ShowPlace', 'ShowPlace', 'ReleasePlace', 'ReleasePlace'] as const),
];

type Payload = Readonly<Record<string, unknown>>;

/** One command that its schema takes, mostly about things that are there, out of one number. */
export function randomCommand(state: Tables<OperationEntities>, seed: number, now: number): Given {
  const next = numbersFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const maybe = <T>(value: T): T | null => (next() < 0.3 ? null : value);
  const some = (kind: keyof OperationEntities): string => {
    const ids = [...state.ids(kind, 'all', '')];
    return ids.length === 0 || next() < 0.05 ? 'nosuchthing' : pick(ids);
  };
  /** An assignment with a pass out, if there is one. */
  const passed = (): string => {
    const ids = [...state.ids('assignment', 'all', '')];
    return ids.find((id) => state.get('assignment', id)?.pass?.codeHash !== undefined) ?? some('assignment');
  };
  /** A step in dispute, if there is one. */
  const disputed = () => {
    for (const addressId of state.ids('address', 'all', '')) {
      const steps = state.get('address', addressId)?.steps ?? {};
      const step = STEPS.find((one) => steps[one]?.kind === 'disputed');
      if (step !== undefined) return { addressId, step };
    }
    return { addressId: some('address'), step: pick(STEPS) };
  };
  const t = state.get('operation', OPERATION_RECORD)?.t ?? null;
  const time = () => NOON + Math.floor(next() * 8) * HOUR + pick([0, 0, MINUTE]);
  const said = () => ({
    source: pick(SOURCES),
    ...(next() < 0.3 ? { heardFrom: pick(['MIKE 20', 'MIKE 22', 'M1']) } : {}),
  });
  const place = () => {
    const kind = pick(['address', 'site'] as const);
    return { kind, id: some(kind) };
  };
  const address = () => ({
    ...ADDRESS,
    ...cardOf(kit),
    teamId: maybe(some('team')),
    line: pick(['1 Example Road', '2 Sample Terrace']),
  });
  const team = () => {
    const memberIds = [...state.ids('member', 'all', '')].filter(() => next() < 0.4).slice(0, 30);
    return {
      callSign: pick(['MIKE 20', 'MIKE 30', 'MIKE 40']),
      talkgroup: '',
      memberIds,
      updaterId: memberIds[0] ?? null,
    };
  };
  const requirement = () => ({ ...REQUIREMENT, place: place(), number: 1 + Math.floor(next() * 3) });
  const hash = () => pick(['h', 'o']).repeat(43);
  const edit = (now: object | undefined, made: object): Payload => {
    const names = Object.keys(made).filter(() => next() < 0.4);
    const fields = names.length === 0 ? Object.keys(made).slice(0, 1) : names;
    const [standing, typed] = [new Map(Object.entries(now ?? made)), new Map(Object.entries(made))];
    return Object.fromEntries(
      fields.map((name) => {
        const to: unknown = typed.get(name);
        return [name, { from: next() < 0.7 ? standing.get(name) : to, to }];
      }),
    );
  };
  const due = (kind: 'showing' | 'request') => [...state.ids(kind, 'due', 'due')][0] ?? some(kind);
  const kit: Kit = { state, next, pick, maybe, some, time, edit };
  const makers: Readonly<Record<OperationCommandType, () => Payload>> = {
    ...planMakers(kit),
    ...staffingMakers(kit),
    CreateOperation: () => ({ codename: 'Marigold', area: 'Northside', zone: 'Europe/London', t: maybe(time()) }),
    EditOperation: () => ({
      fields: { codename: { from: pick(['Marigold', 'Daisy']), to: pick(['Daisy', 'Bluebell']) } },
    }),
    MoveT: () => ({ from: t, to: time(), reason: 'Fog' }),
    ChangePhase: () => ({ to: pick(PHASES), reason: 'Because' }),
    PostponeOperation: () => ({ reason: 'No warrant' }),
    ResumeOperation: () => ({ reason: 'Warrant' }),
    CancelOperation: () => ({ reason: 'Over' }),
    SettleContest: () => ({ contestId: some('contest'), keep: pick(['standing', 'other']) }),
    AdmitAgency: () => ({ agencyId: pick(Object.keys(AGENCIES)) }),
    AdmitMember: () => ({ accountId: pick(PEOPLE).accountId, roles: [pick(OPERATION_ROLES)] }),
    ChangeRoles: () => ({ memberId: some('member'), roles: [pick(OPERATION_ROLES), 'field'] }),
    DismissMember: () => ({ memberId: some('member'), reason: 'Ill' }),
    AddAddress: address,
    EditAddress: () => {
      const addressId = some('address');
      return { addressId, fields: edit(state.get('address', addressId), address()) };
    },
    RemoveAddress: () => ({ addressId: some('address'), reason: 'Wrong' }),
    AddSite: () => siteOf(kit),
    EditSite: () => {
      const siteId = some('site');
      return { siteId, fields: edit(state.get('site', siteId), siteOf(kit)) };
    },
    RemoveSite: () => ({ siteId: some('site'), reason: 'Wrong' }),
    AddTeam: team,
    EditTeam: () => {
      const teamId = some('team');
      return { teamId, fields: edit(state.get('team', teamId), team()) };
    },
    RemoveTeam: () => ({ teamId: some('team'), reason: 'Wrong' }),
    AddRequirement: requirement,
    EditRequirement: () => {
      const requirementId = some('requirement');
      return { requirementId, fields: edit(state.get('requirement', requirementId), requirement()) };
    },
    RemoveRequirement: () => ({ requirementId: some('requirement'), reason: 'Fewer' }),
    AskAgencies: () => {
      const requirementId = some('requirement');
      const asked = () => ({ agencyId: some('agency'), unitId: next() < 0.2 ? 'unitEast001' : null });
      if (next() < 0.6) return { requirementId, asked: [asked()], answerBy: maybe(time()), terms: pick(['', 'Usual']) };
      const inOrder = { minutesEach: pick([5, 30, 60]) };
      return { requirementId, asked: [asked(), asked(), asked()], answerBy: null, inOrder };
    },
    TakeBackRequest: () => ({ requestId: some('request') }),
    SkipTurn: () => ({ turnId: some('turn') }),
    WriteMessage: () => ({ requestId: some('request'), text: pick(['Which gate?', 'The south gate.']) }),
    DeclareCapacity: () => ({
      role: 'interpreter',
      number: pick([1, 2, 3]),
      languages: ['ro'],
      gender: 'woman',
      hours: next() < 0.5 ? null : { startAt: NOON, endAt: NOON + HOUR },
      note: '',
    }),
    WithdrawCapacity: () => ({ capacityId: some('capacity') }),
    RemindOfAnswer: () => {
      const requestId = [...state.ids('request', 'due', 'due')].find((id) => reminderDue(state, id) !== null);
      return { requestId: requestId ?? some('request'), dueAt: reminderDue(state, requestId ?? '') ?? time() };
    },
    RecordSending: () => ({
      noticeId: some('notice'),
      channel: pick(MESSAGE_CHANNELS),
      outcome: pick(['sent', 'failed']),
    }),
    PutForward: () => {
      const startAt = (t ?? NOON) + Math.floor(next() * 4 - 1) * HOUR;
      const personId = pick(Object.values(ROSTERS).flatMap(Object.keys));
      return { requestId: some('request'), personId, startAt, endAt: startAt + HOUR, slackMinutes: pick([0, 30, 300]) };
    },
    SayCannot: () => ({ requestId: some('request') }),
    ConfirmAssignment: () => ({ assignmentId: some('assignment') }),
    DeclineAssignment: () => ({ assignmentId: some('assignment'), mayKnowSomeone: true }),
    WithdrawAssignment: () => ({ assignmentId: some('assignment') }),
    StandDownAssignment: () => ({ assignmentId: some('assignment') }),
    IssueAnswerLink: () => ({ assignmentId: some('assignment'), tokenHash: hash() }),
    IssueDayPass: () => ({ assignmentId: some('assignment'), codeHash: hash() }),
    OpenDayPass: () => ({ assignmentId: passed(), codeHash: hash(), deviceHash: hash() }),
    ShowPlace: () => ({ place: place(), agencyId: some('agency'), level: pick(SHOWN_LEVELS), at: maybe(time()) }),
    WithdrawPlace: () => ({ showingId: some('showing'), reason: 'Wrong' }),
    ReleasePlace: () => {
      const showingId = due('showing');
      return { showingId, dueAt: state.get('showing', showingId)?.planned?.dueAt ?? time() };
    },
    PassAnswerBy: () => {
      const requestId = due('request');
      return { requestId, dueAt: state.get('request', requestId)?.answerBy ?? time() };
    },
    ReportStep: () => ({ addressId: some('address'), step: pick(STEPS.slice(0, 2)), reached: next() < 0.7, ...said() }),
    SettleStep: () => ({ ...disputed(), reached: next() < 0.5 }),
    ReportCount: () => ({ addressId: some('address'), count: pick(COUNTS), number: Math.floor(next() * 9), ...said() }),
    ReportOutcome: () => ({ addressId: some('address'), outcome: pick(['no_reply', null]), ...said() }),
    OrderAddress: () => ({ addressId: some('address'), order: pick(ORDERS) }),
    RaiseAssistance: () => ({ addressId: some('address'), detail: pick(['', 'rear garden']), ...said() }),
    AcknowledgeAssistance: () => ({ assistanceId: some('assistance') }),
    SendToAssistance: () => ({ assistanceId: some('assistance'), who: pick(['MIKE 11', 'MIKE 12']) }),
    CloseAssistance: () => ({ assistanceId: some('assistance'), whoWent: 'MIKE 11' }),
    NeedSomeone: () => ({ addressId: some('address'), need: 'interpreter', ...said() }),
    WriteLogEntry: () => ({
      sight: pick(['command', 'care']),
      addressId: maybe(some('address')),
      text: 'Words.',
      ...said(),
    }),
    StrikeLogEntry: () => ({ entryId: some('logEntry'), reason: 'Mistyped' }),
    RecordDecision: () => ({
      text: 'Go',
      reason: 'Ready',
      ...(next() < 0.5 ? {} : { potentialVictims: { addressId: some('address'), number: 2 } }),
    }),
    MarkNotice: () => ({ noticeId: some('notice'), state: pick(['shown', 'understood']) }),
    TellByVoice: () => ({ noticeId: some('notice') }),
  };
  // An end comes seldom, or nothing would be reached behind it.
  const ends = next() < 0.02;
  const kinds = (Object.keys(makers) as OperationCommandType[]).filter((one) => ends || one !== 'CancelOperation');
  const type = pick([...kinds, ...OFTEN]);
  const payload = makers[type]();
  const parsed = parse(OPERATION_COMMANDS[type].payload, payload);
  if (!parsed.ok) throw new Error(`${type} ${JSON.stringify(payload)}: ${JSON.stringify(parsed.faults)}`);
  const assignmentId = 'assignmentId' in payload ? String(payload['assignmentId']) : some('assignment');
  const system = type === 'ReleasePlace' || type === 'PassAnswerBy' || type === 'RemindOfAnswer';
  const by = system
    ? SCHEDULER
    : type === 'RecordSending'
      ? MESSENGER
      : type === 'AnswerHandover' && next() < 0.7
        ? offeredTo(state, String(new Map(Object.entries(payload)).get('postId')))
        : type === 'OpenDayPass'
          ? IDENTITY
          : pick<Principal>([LEAD, LEAD, DESK, LEE, MOSS, COORD, workerBy(assignmentId)]);
  const ago = next() < 0.2 ? Math.floor(next() * 3 * HOUR) : 0;
  const wait = Math.floor(next() * 10 * MINUTE) + (now > NOON + 9 * HOUR ? 0 : 1);
  return { command: { type, payload: parsed.value } as OperationCommand, by, ago, wait };
}

/** The person to whom a post is offered. */
function offeredTo(state: Tables<OperationEntities>, postId: string): Principal {
  const memberId = state.get('post', postId)?.offered?.toId ?? '';
  const accountId = state.get('member', memberId)?.accountId;
  return PEOPLE.find((one) => one.accountId === accountId) ?? LEAD;
}
