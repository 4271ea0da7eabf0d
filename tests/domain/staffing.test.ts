import { describe, expect, test } from '@jest/globals';
import { ERASED } from '#shared/erased.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { OperationScene } from './support.ts';
import {
  bareOperation,
  CLINIC,
  command,
  confirmed,
  COORD,
  DESK,
  HARBOUR,
  HOUR,
  IDENTITY,
  idIn,
  LEE,
  LOOKUPS,
  logWords,
  MINUTE,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  putForward,
  REQUIREMENT,
  Scene,
  SCHEDULER,
  SITE,
  workerBy,
} from './support.ts';

const HASH = 'h'.repeat(43);
const OTHER = 'o'.repeat(43);
const T = NOON + 2 * HOUR;

describe('asking', () => {
  test('DM25 each agency or unit gets one request; one that cannot is asked again, an open one may get a new time', () => {
    const { scene, need, request } = plannedOperation();
    const ask = (answerBy: number | null, unitId: string | null = null) =>
      command('AskAgencies', { requirementId: need, asked: [{ agencyId: HARBOUR, unitId }], answerBy });
    expect(scene.refuses(ask(NOON + HOUR))).toBe('already_so');
    expect(scene.does(ask(NOON + 2 * HOUR))).toMatchObject([
      { type: 'AgencyAskedAgain', data: { requestId: request } },
      { type: 'NoticeRaised', data: { kind: 'asked_again', about: { kind: 'request', id: request } } },
    ]);
    scene.does(command('SayCannot', { requestId: request }), { by: COORD });
    expect(scene.refuses(command('SayCannot', { requestId: request }), { by: COORD })).toBe('already_so');
    scene.does(ask(NOON + 2 * HOUR));
    expect(scene.state.get('request', request)).toMatchObject({ standing: 'open', ref: 'H-1' });
    expect(scene.does(ask(null, 'unitEast001'))[0]).toMatchObject({ type: 'AgencyAsked', data: { ref: 'H-2' } });
    expect([...scene.state.ids('request', 'requirement', need)]).toHaveLength(2);
    expect(scene.refuses(ask(NOON))).toBe('bad_input: answerBy not_choice');
  });

  test('DM25 asked twice in one breath is asked once', () => {
    const { scene, need } = plannedOperation();
    const asked = [0, 1].map(() => ({ agencyId: CLINIC, unitId: null }));
    const events = scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: null }));
    expect(events.map(({ type }) => type)).toEqual(['AgencyAsked', 'NoticeRaised']);
  });

  test('DM35 an open request of which nobody was put forward is overdue once its time has passed, by the system alone', () => {
    const { scene, request } = plannedOperation();
    const dueAt = NOON + HOUR;
    const pass = command('PassAnswerBy', { requestId: request, dueAt });
    expect(scene.refuses(pass, { at: dueAt })).toBe('not_for_you');
    expect(scene.refuses(pass, { by: SCHEDULER, at: dueAt - 1 })).toBe('not_yet');
    const other = command('PassAnswerBy', { requestId: request, dueAt: dueAt + 1 });
    expect(scene.refuses(other, { by: SCHEDULER, at: dueAt + 1 })).toBe('already_so');
    scene.does(pass, { by: SCHEDULER, at: dueAt });
    expect(scene.state.get('request', request)?.standing).toBe('overdue');
    expect(scene.refuses(pass, { by: SCHEDULER, at: dueAt })).toBe('already_so');
    expect([...scene.state.ids('request', 'due', 'due')]).toEqual([]);
  });

  test('DM35 one that was answered in time stays open, and nothing more falls due', () => {
    const planned = plannedOperation();
    const { scene, request } = planned;
    putForward(planned, 'personMaria');
    const pass = command('PassAnswerBy', { requestId: request, dueAt: NOON + HOUR });
    scene.does(pass, { by: SCHEDULER, at: NOON + HOUR });
    expect(scene.state.get('request', request)?.standing).toBe('open');
    expect([...scene.state.ids('request', 'due', 'due')]).toEqual([]);
    const need = planned.need;
    const asked = [{ agencyId: HARBOUR, unitId: null }];
    scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: NOON + 2 * HOUR }));
    expect([...scene.state.ids('request', 'due', 'due')]).toEqual([request]);
  });

  test('DM35 a late name reopens an overdue request', () => {
    const planned = plannedOperation();
    const { scene, request } = planned;
    scene.does(command('PassAnswerBy', { requestId: request, dueAt: NOON + HOUR }), { by: SCHEDULER, at: NOON + HOUR });
    putForward(planned, 'personMaria');
    expect(scene.state.get('request', request)?.standing).toBe('open');
    expect([...scene.state.ids('request', 'due', 'due')]).toEqual([]);
  });
});

describe('putting forward', () => {
  const hours = { startAt: NOON + HOUR, endAt: NOON + 4 * HOUR, slackMinutes: 0 };

  test('DM26 what the operation must know of a person is copied; she is asked', () => {
    const planned = plannedOperation();
    const { scene, need, request } = planned;
    const ioana = putForward(planned, 'personIoana');
    expect(scene.state.get('assignment', ioana)).toMatchObject({
      requestId: request,
      requirementId: need,
      agencyId: HARBOUR,
      unitId: 'unitEast001',
      shownName: 'Ioana',
      role: 'interpreter',
      languages: ['ro', 'en'],
      answer: 'put_forward',
      presence: 'not_started',
    });
    const notices = [...scene.state.ids('notice', 'to', ioana)].map((id) => scene.state.get('notice', id));
    expect(notices).toMatchObject([{ kind: 'asked', told: 'waiting' }]);
  });

  test('DM26 the person is the agency’s own, has the role, and is free; the hours lie within those asked for', () => {
    const planned = plannedOperation();
    const { scene, request } = planned;
    const offer = (personId: string, other: Partial<typeof hours> = {}) =>
      scene.refuses(command('PutForward', { requestId: request, personId, ...hours, ...other }), { by: COORD });
    expect(offer('personNobod')).toBe('bad_input: personId unknown_thing');
    expect(offer('personNurse')).toBe('bad_input: personId unknown_thing');
    expect(offer('personTessa')).toBe('bad_input: personId not_choice');
    expect(offer('personMaria', { endAt: NOON + HOUR })).toBe('bad_input: endAt order');
    expect(offer('personMaria', { startAt: T - HOUR - 1 })).toBe('out_of_window');
    expect(offer('personMaria', { endAt: T + 4 * HOUR + 1 })).toBe('out_of_window');
    expect(offer('personMaria', { startAt: T - HOUR, endAt: T + 4 * HOUR })).toBe('accepted');
    const first = putForward(planned, 'personMaria');
    expect(offer('personMaria', { startAt: NOON + 3 * HOUR, endAt: NOON + 5 * HOUR })).toBe('already_so');
    expect(offer('personMaria', { startAt: NOON + 4 * HOUR, endAt: NOON + 5 * HOUR })).toBe('accepted');
    scene.does(command('DeclineAssignment', { assignmentId: first }), { by: COORD });
    expect(offer('personMaria')).toBe('accepted');
    expect(scene.refuses(command('PutForward', { requestId: 'nosuchthing', personId: 'personMaria', ...hours }))).toBe(
      'not_for_you',
    );
  });

  test('DM26 a unit’s coordinator puts forward that unit’s people, and of nobody else’s is told that she exists', () => {
    const { scene, request } = plannedOperation();
    const east = { ...COORD, accountId: 'accountEast' };
    const facts = { name: 'Eve East', agencyId: HARBOUR, unitId: 'unitEast001', active: true, sessionsEndedAt: 0 };
    const lookups = { ...LOOKUPS, account: (id: string) => (id === east.accountId ? facts : LOOKUPS.account(id)) };
    scene.does(command('AdmitMember', { accountId: east.accountId, roles: ['coordinator'] }), { lookups });
    const offer = (personId: string) =>
      scene.refuses(command('PutForward', { requestId: request, personId, ...hours }), { by: east, lookups });
    expect(offer('personMaria')).toBe('bad_input: personId unknown_thing');
    expect(offer('personTessa')).toBe('bad_input: personId unknown_thing');
    expect(offer('personIoana')).toBe('accepted');
  });

  test('DM26 before T is set there are no hours to give', () => {
    const scene = bareOperation(null);
    scene.does(command('AdmitAgency', { agencyId: HARBOUR }));
    const site = idIn(scene.does(command('AddSite', SITE)), 'SiteAdded', 'siteId');
    const place = { kind: 'site', id: site } as const;
    const add = scene.does(command('AddRequirement', { ...REQUIREMENT, place }));
    const requirementId = idIn(add, 'RequirementAdded', 'requirementId');
    const ask = { requirementId, asked: [{ agencyId: HARBOUR, unitId: null }], answerBy: null };
    const requestId = idIn(scene.does(command('AskAgencies', ask)), 'AgencyAsked', 'requestId');
    expect(scene.refuses(command('PutForward', { requestId, personId: 'personMaria', ...hours }))).toBe('not_yet');
  });

  test('DM26 nobody is put forward for what was taken back', () => {
    const { scene, need, request } = plannedOperation();
    scene.does(command('RemoveRequirement', { requirementId: need, reason: 'Fewer' }));
    const offer = command('PutForward', { requestId: request, personId: 'personMaria', ...hours });
    expect(scene.refuses(offer, { by: COORD })).toBe('answered');
    expect(scene.refuses(command('SayCannot', { requestId: request }), { by: COORD })).toBe('answered');
  });
});

describe('answers', () => {
  test('DM27 a yes by her own link is the worker’s, by a member the coordinator’s, with where T stood', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const ioana = confirmed(planned, 'personIoana');
    const maria = putForward(planned, 'personMaria');
    const until = NOON + 3 * HOUR;
    scene.does(command('ConfirmAssignment', { assignmentId: maria, until }), { by: COORD });
    expect(scene.state.get('assignment', ioana)).toMatchObject({
      answer: 'confirmed',
      answeredBy: 'worker',
      tWhenAnswered: T,
    });
    expect(scene.state.get('assignment', maria)).toMatchObject({ answeredBy: 'coordinator', endAt: until });
    expect(scene.refuses(command('ConfirmAssignment', { assignmentId: maria }))).toBe('already_so');
    expect(scene.refuses(command('ConfirmAssignment', { assignmentId: maria, until }))).toBe('already_so');
    const earlier = until - HOUR / 2;
    scene.does(command('ConfirmAssignment', { assignmentId: maria, until: earlier }), { by: workerBy(maria) });
    expect(scene.state.get('assignment', maria)).toMatchObject({
      answer: 'confirmed',
      answeredBy: 'worker',
      endAt: earlier,
    });
  });

  test('DM27 until may only shorten, and a worker speaks for herself alone', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = putForward(planned, 'personMaria');
    const yes = (until: number) => command('ConfirmAssignment', { assignmentId: maria, until });
    expect(scene.refuses(yes(NOON + 4 * HOUR + 1))).toBe('out_of_window');
    expect(scene.refuses(yes(NOON + HOUR))).toBe('out_of_window');
    const stranger = { by: workerBy('assignOther') };
    expect(scene.refuses(yes(NOON + 2 * HOUR), stranger)).toBe('not_for_you');
    expect(scene.refuses(command('DeclineAssignment', { assignmentId: maria }), stranger)).toBe('not_for_you');
    expect(scene.refuses(command('WithdrawAssignment', { assignmentId: maria }), stranger)).toBe('not_for_you');
    const presence = { assignmentId: maria, presence: 'arrived', source: 'phone' } as const;
    expect(scene.refuses(command('ReportPresence', presence), stranger)).toBe('not_for_you');
  });

  test('DM27 a no keeps that she may know someone; what is over takes no answer', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = putForward(planned, 'personMaria');
    const no = command('DeclineAssignment', { assignmentId: maria, mayKnowSomeone: true });
    scene.does(no, { by: workerBy(maria) });
    expect(scene.state.get('assignment', maria)).toMatchObject({ answer: 'declined', mayKnowSomeone: true });
    expect(scene.refuses(no, { by: workerBy(maria) })).toBe('already_so');
    expect(scene.refuses(command('ConfirmAssignment', { assignmentId: maria }))).toBe('answered');
    expect(scene.refuses(command('WithdrawAssignment', { assignmentId: maria }))).toBe('answered');
    const ioana = confirmed(planned, 'personIoana');
    scene.does(command('WithdrawAssignment', { assignmentId: ioana }), { by: COORD });
    expect(scene.refuses(command('WithdrawAssignment', { assignmentId: ioana }))).toBe('already_so');
    expect(scene.refuses(command('DeclineAssignment', { assignmentId: ioana }))).toBe('answered');
  });

  test('DM138 whom her agency takes back is told that she is not needed; who says no herself knows', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const ioana = confirmed(planned, 'personIoana');
    const events = scene.does(command('WithdrawAssignment', { assignmentId: ioana }), { by: COORD });
    const told = {
      kind: 'not_needed',
      to: { kind: 'assignment', id: ioana },
      about: { kind: 'assignment', id: ioana },
    };
    expect(events.filter(({ type }) => type === 'NoticeRaised').map(({ data }) => data)).toMatchObject([told]);
    const maria = confirmed(planned, 'personMaria');
    const no = scene.does(command('DeclineAssignment', { assignmentId: maria }), { by: workerBy(maria) });
    expect(no.map(({ type }) => type)).not.toContain('NoticeRaised');
  });

  test('DM27 a yes that was asked again is given again for where T stands now', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const ioana = confirmed(planned, 'personIoana');
    scene.does(command('MoveT', { from: T, to: T + HOUR, reason: 'Fog' }));
    scene.does(command('ConfirmAssignment', { assignmentId: ioana }), { by: workerBy(ioana) });
    expect(scene.state.get('assignment', ioana)).toMatchObject({ answer: 'confirmed', tWhenAnswered: T + HOUR });
  });

  test('DM28 whoever answers has heard the question: herself by her link, or by her coordinator’s voice', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const told = (id: string) => [...scene.state.ids('notice', 'to', id)].map((one) => scene.state.get('notice', one));
    expect(told(confirmed(planned, 'personIoana'))).toMatchObject([{ told: 'understood', toldBy: null }]);
    const maria = putForward(planned, 'personMaria');
    scene.does(command('ConfirmAssignment', { assignmentId: maria }), { by: COORD });
    expect(told(maria)).toMatchObject([{ told: 'told_by_voice', toldBy: 'Cora Coord' }]);
  });
});

describe('on the day', () => {
  const report = (assignmentId: string, presence: 'en_route' | 'arrived') =>
    command('ReportPresence', { assignmentId, presence, source: 'phone' });

  test('DM29 presence is a fact of somebody who said yes; one that came late takes nobody back', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = putForward(planned, 'personMaria');
    expect(scene.refuses(report(maria, 'en_route'))).toBe('not_confirmed');
    const ioana = confirmed(planned, 'personIoana');
    const by = workerBy(ioana);
    scene.does(report(ioana, 'arrived'), { by, at: NOON + HOUR });
    scene.does(report(ioana, 'en_route'), { by, ago: 20 * MINUTE });
    expect(scene.state.get('assignment', ioana)).toMatchObject({ presence: 'arrived', presenceAt: NOON + HOUR });
    scene.does(command('MoveT', { from: T, to: T + 3 * HOUR, reason: 'Fog' }));
    scene.does(report(ioana, 'arrived'), { by });
    expect(logWords(scene).slice(0, 2)).toEqual(['Interpreter of HS arrived.', 'Interpreter of HS en route.']);
    const entries = [...scene.state.ids('logEntry', 'window', 'command')].map((id) => scene.state.get('logEntry', id));
    expect(entries.findLast((entry) => entry?.about.id === ioana)).toMatchObject({
      by: 'Ioana',
      role: 'worker',
      sight: 'command',
    });
  });

  test('DM30 who is stood down is told, loses her day pass, and stays stood down', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = putForward(planned, 'personMaria');
    const down = (assignmentId: string) => command('StandDownAssignment', { assignmentId });
    expect(scene.refuses(down(maria))).toBe('not_confirmed');
    const ioana = confirmed(planned, 'personIoana');
    scene.does(command('IssueDayPass', { assignmentId: ioana, codeHash: HASH }), { by: COORD });
    expect(scene.does(down(ioana))).toMatchObject([
      { type: 'AssignmentStoodDown' },
      { data: { kind: 'stood_down', to: { id: ioana } } },
    ]);
    scene.does(report(ioana, 'arrived'), { by: workerBy(ioana) });
    expect(scene.state.get('assignment', ioana)).toMatchObject({ presence: 'stood_down', pass: null });
    expect(scene.refuses(down(ioana))).toBe('already_so');
    for (const type of [
      'StandDownAssignment',
      'ConfirmAssignment',
      'DeclineAssignment',
      'WithdrawAssignment',
    ] as const) {
      expect(scene.refuses({ type, payload: { assignmentId: 'nosuchthing' } })).toBe('not_for_you');
    }
  });

  test('DM31 a new link or pass kills the old one; a pass opens on one device, every other way is the wrong code', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = putForward(planned, 'personMaria');
    const pass = (assignmentId: string, codeHash: string) => command('IssueDayPass', { assignmentId, codeHash });
    const link = (assignmentId: string, tokenHash: string) => command('IssueAnswerLink', { assignmentId, tokenHash });
    scene.does(link(maria, HASH), { by: COORD });
    expect(scene.refuses(link(maria, HASH))).toBe('already_so');
    scene.does(link(maria, OTHER), { by: COORD });
    expect(scene.state.get('assignment', maria)?.link).toEqual({ tokenHash: OTHER });
    expect(scene.refuses(pass(maria, HASH))).toBe('not_confirmed');
    const by = workerBy(maria);
    scene.does(command('ConfirmAssignment', { assignmentId: maria }), { by });
    const open = (codeHash: string, deviceHash: string) =>
      command('OpenDayPass', { assignmentId: maria, codeHash, deviceHash });
    expect(scene.refuses(open(HASH, HASH), { by: IDENTITY })).toBe('wrong_code');
    scene.does(pass(maria, HASH), { by: COORD });
    expect(scene.refuses(pass(maria, HASH))).toBe('already_so');
    expect(scene.refuses(open(OTHER, HASH), { by: IDENTITY })).toBe('wrong_code');
    expect(scene.refuses(open(HASH, HASH), { by: COORD })).toBe('not_for_you');
    expect(scene.refuses(open(HASH, HASH), { by })).toBe('not_for_you');
    scene.does(open(HASH, HASH), { by: IDENTITY });
    scene.does(open(HASH, HASH), { by: IDENTITY });
    expect(scene.refuses(open(HASH, OTHER), { by: IDENTITY })).toBe('wrong_code');
    scene.does(pass(maria, OTHER), { by: COORD });
    expect(scene.refuses(open(HASH, HASH), { by: IDENTITY })).toBe('wrong_code');
    scene.does(open(OTHER, OTHER), { by: IDENTITY });
    scene.does(command('DeclineAssignment', { assignmentId: maria }), { by });
    expect(scene.refuses(open(OTHER, OTHER), { by: IDENTITY })).toBe('wrong_code');
    expect(scene.refuses(link(maria, HASH))).toBe('answered');
    expect(scene.refuses(pass(maria, HASH))).toBe('not_confirmed');
    expect(scene.refuses(link('nosuchthing', HASH))).toBe('not_for_you');
    expect(scene.refuses(pass('nosuchthing', HASH))).toBe('not_for_you');
  });

  test('DM21 no event holds a name outside its sealed field, and an erased name falls back to a plain word', () => {
    const planned = plannedOperation();
    const { scene, a1 } = planned;
    const ioana = confirmed(planned, 'personIoana');
    scene.does(report(ioana, 'arrived'), { by: workerBy(ioana) });
    scene.does(command('ReportStep', { addressId: a1, step: 'entry', reached: true, source: 'phone' }), { by: LEE });
    scene.does(command('TellByVoice', { noticeId: tellable(planned) }), { by: DESK });
    const erased = erasedCopy(scene.events);
    const text = JSON.stringify(erased.events);
    for (const name of ['PC Lee', 'Ioana', 'Dee Desk', 'Insp Ann Lead', 'Cora Coord']) {
      expect(JSON.stringify(scene.events)).toContain(`"${name}"`);
      expect(text).not.toContain(`"${name}"`);
    }
    expect(erased.state.get('address', a1)?.steps.entry).toMatchObject({ report: { by: 'a member' } });
    const by = [...erased.state.ids('logEntry', 'all', '')].map((id) => erased.state.get('logEntry', id)?.by);
    expect(by).toEqual(['a member', 'a member', 'a worker', 'a worker', 'a member', 'a member']);
    expect(scene.state.get('address', a1)?.steps.entry).toMatchObject({ report: { by: 'PC Lee' } });
  });

  function tellable({ scene, a1, member }: ReturnType<typeof plannedOperation>): string {
    scene.does(command('OrderAddress', { addressId: a1, order: 'hold' }));
    return [...scene.state.ids('notice', 'to', member(LEE))][0] ?? '';
  }

  function erasedCopy(events: readonly OperationEvent[]): OperationScene {
    const erased = events.map((event): OperationEvent => {
      if (event.type === 'MemberAdmitted') return { ...event, data: { ...event.data, name: ERASED } };
      if (event.type === 'WorkerPutForward') return { ...event, data: { ...event.data, shownName: ERASED } };
      return event;
    });
    return new Scene(operationDecider, OPERATION_STREAM, DESK).given(...erased);
  }
});
