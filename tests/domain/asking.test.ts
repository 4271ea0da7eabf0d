import { describe, expect, test } from '@jest/globals';
import { ERASED } from '#shared/erased.ts';
import { LIMITS } from '#shared/limits.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { Notice } from '#server/domain/operation-state.ts';
import { heardOfRequest } from '#server/domain/request-notices.ts';
import type { AccountHolder } from '#server/domain/principal.ts';
import type { OperationScene } from './support.ts';
import {
  askingWords,
  CLINIC,
  command,
  confirmed,
  COORD,
  DESK,
  HARBOUR,
  HOUR,
  LEAD,
  LOOKUPS,
  MESSENGER,
  NOON,
  NURSE_COORD,
  OPERATION_STREAM,
  plannedOperation,
  putForward,
  Scene,
  SCHEDULER,
  workerBy,
} from './support.ts';

/** A coordinator of one unit of Harbour Support, admitted. */
function unitCoordinator(scene: OperationScene, unitId: string): AccountHolder {
  const account = { ...COORD, accountId: `account${unitId.slice(4, 8)}`, unitId };
  const facts = { name: `Coord ${unitId}`, agencyId: HARBOUR, unitId, active: true, sessionsEndedAt: 0 };
  const lookups = { ...LOOKUPS, account: (id: string) => (id === account.accountId ? facts : LOOKUPS.account(id)) };
  scene.does(command('AdmitMember', { accountId: account.accountId, roles: ['coordinator'] }), { lookups });
  return account;
}

const memberOf = (scene: OperationScene, { accountId }: AccountHolder): string =>
  [...scene.state.ids('member', 'account', accountId)][0] ?? '';

const noticesOf = (scene: OperationScene, memberId: string): Notice[] =>
  [...scene.state.ids('notice', 'to', memberId)].flatMap((id) => scene.state.get('notice', id) ?? []);

const kindsTo = (scene: OperationScene, who: AccountHolder): string[] =>
  noticesOf(scene, memberOf(scene, who)).map(({ kind }) => kind);

describe('who is told of a request', () => {
  test('DM106 the coordinators of the whole agency, and of a unit’s request that unit’s; nobody else, and nobody who has left', () => {
    const { scene, need } = plannedOperation();
    const [east, west] = [unitCoordinator(scene, 'unitEast001'), unitCoordinator(scene, 'unitWest001')];
    const before = [COORD, NURSE_COORD, east, west].map((who) => kindsTo(scene, who).length);
    expect(before).toEqual([1, 0, 0, 0]);
    const asked = [{ agencyId: HARBOUR, unitId: 'unitEast001' }];
    scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: null }));
    const after = [COORD, NURSE_COORD, east, west].map((who) => kindsTo(scene, who).length);
    expect(after).toEqual([2, 0, 1, 0]);
    expect(noticesOf(scene, memberOf(scene, east))).toMatchObject([{ kind: 'asked', about: { kind: 'request' } }]);
    scene.does(command('DismissMember', { memberId: memberOf(scene, east), reason: 'Left' }));
    scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: NOON + HOUR }));
    expect(kindsTo(scene, east)).toEqual(['asked']);
    expect(kindsTo(scene, COORD)).toEqual(['asked', 'asked', 'asked_again']);
  });

  test('DM106 whoever acts on a request has heard of it; of another request, or another member, nothing is marked', () => {
    const { scene, need, request } = plannedOperation();
    const asked = [{ agencyId: HARBOUR, unitId: 'unitEast001' }];
    scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: null }));
    const east = unitCoordinator(scene, 'unitEast001');
    scene.does(command('WriteMessage', { requestId: request, text: 'Which gate?' }), { by: COORD });
    const told = noticesOf(scene, memberOf(scene, COORD)).map((notice) => [notice.about.id === request, notice.told]);
    expect(told).toEqual([
      [true, 'understood'],
      [false, 'waiting'],
    ]);
    const context = (actor: AccountHolder) => ({
      state: scene.state,
      stream: OPERATION_STREAM,
      actor,
      commandId: 'x',
      receivedAt: NOON,
      happenedAt: NOON,
      newId: () => 'x',
      lookups: LOOKUPS,
    });
    expect(heardOfRequest(context(COORD), request)).toEqual([]);
    expect(heardOfRequest(context(east), request)).toEqual([]);
    scene.does(command('SayCannot', { requestId: request }), { by: COORD });
    expect(kindsTo(scene, LEAD)).toEqual(['message']);
  });
});

describe('what is asked no longer', () => {
  test('DM107 whoever is counted on is withdrawn and told at once; who said no keeps that; the coordinators are told', () => {
    const planned = plannedOperation();
    const { scene, request } = planned;
    const [maria, ioana] = [confirmed(planned, 'personMaria'), putForward(planned, 'personIoana')];
    scene.does(command('DeclineAssignment', { assignmentId: ioana }), { by: workerBy(ioana) });
    const before = scene.state.get('assignment', ioana);
    scene.does(command('TakeBackRequest', { requestId: request }));
    expect(scene.state.get('request', request)?.standing).toBe('taken_back');
    expect(scene.state.get('assignment', maria)?.answer).toBe('withdrawn');
    expect(scene.state.get('assignment', ioana)).toEqual(before);
    const kinds = (id: string) => noticesOf(scene, id).map(({ kind }) => kind);
    expect(kinds(maria)).toContain('not_needed');
    expect(kinds(ioana)).not.toContain('not_needed');
    expect(kindsTo(scene, COORD)).toContain('taken_back');
    expect(scene.refuses(command('TakeBackRequest', { requestId: request }))).toBe('already_so');
    expect(scene.refuses(command('TakeBackRequest', { requestId: 'nosuchthing' }))).toBe('not_for_you');
  });

  test('DM107 of an agency that cannot there is nothing to take back, unless somebody of it is counted on', () => {
    const planned = plannedOperation();
    const { scene, request } = planned;
    scene.does(command('SayCannot', { requestId: request }), { by: COORD });
    expect(scene.refuses(command('TakeBackRequest', { requestId: request }))).toBe('answered');
    putForward(planned, 'personMaria');
    scene.does(command('SayCannot', { requestId: request }), { by: COORD });
    expect(scene.refuses(command('TakeBackRequest', { requestId: request }))).toBe('accepted');
  });

  test('DM107 with a need go its requests: those who said no hear nothing more', () => {
    const { scene, need } = plannedOperation();
    const asked = [{ agencyId: CLINIC, unitId: null }];
    scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: null }));
    const [, clinic = ''] = scene.state.ids('request', 'requirement', need);
    scene.does(command('SayCannot', { requestId: clinic }), { by: NURSE_COORD });
    scene.does(command('RemoveRequirement', { requirementId: need, reason: 'Fewer' }));
    expect(kindsTo(scene, COORD)).toEqual(['asked', 'taken_back']);
    expect(kindsTo(scene, NURSE_COORD)).toEqual(['asked']);
  });
});

describe('the thread of a request', () => {
  const write = (requestId: string, text = 'Which gate?') => command('WriteMessage', { requestId, text });

  test('DM108 an agency asks and command answers; each is told of what the other wrote', () => {
    const { scene, request } = plannedOperation();
    scene.does(write(request), { by: COORD, ago: HOUR });
    expect(kindsTo(scene, LEAD)).toEqual(['message']);
    scene.does(write(request, 'The south gate.'), { by: DESK });
    expect(kindsTo(scene, COORD)).toEqual(['asked', 'message']);
    const thread = [...scene.state.ids('message', 'request', request)].map((id) => scene.state.get('message', id));
    expect(thread).toMatchObject([
      {
        from: 'agency',
        agencyId: HARBOUR,
        memberId: memberOf(scene, COORD),
        text: 'Which gate?',
        at: scene.now - HOUR - 1000,
      },
      { from: 'command', agencyId: HARBOUR, memberId: memberOf(scene, DESK), text: 'The south gate.' },
    ]);
  });

  test('DM108 nobody writes in another’s thread, and a thread has an end', () => {
    const { scene, request } = plannedOperation();
    const west = unitCoordinator(scene, 'unitWest001');
    for (const by of [NURSE_COORD, west, workerBy('assignOther'), SCHEDULER]) {
      expect(scene.refuses(write(request), { by })).toBe('not_for_you');
    }
    expect(scene.refuses(write('nosuchthing'))).toBe('not_for_you');
    for (let at = 0; at < LIMITS.threadMessages; at += 1)
      scene.does(write(request), { by: at % 2 === 0 ? LEAD : COORD });
    expect(scene.refuses(write(request), { by: COORD })).toBe('too_large');
  });

  test('DM108 the words are the agency’s, sealed, and fold when they were erased', () => {
    const { scene, request } = plannedOperation();
    const [written] = scene.does(write(request), { by: COORD });
    const [seal] = EVENT_CATALOGUE.MessageWritten.sealed ?? [];
    expect([seal?.field, seal?.subject(written?.data), seal?.controller(written?.data)]).toEqual([
      'text',
      request,
      HARBOUR,
    ]);
    const erased = { ...written, data: { ...written?.data, text: ERASED } } as OperationEvent;
    const { state } = new Scene(operationDecider, OPERATION_STREAM, LEAD).given(erased);
    const [id = ''] = state.ids('message', 'all', '');
    expect(state.get('message', id)?.text).toEqual(ERASED);
  });
});

describe('what an agency could send', () => {
  const capacity = {
    ...({ role: 'interpreter', number: 3, gender: 'woman', hours: null, note: '' } as const),
    languages: ['ro'],
  };
  const declare = command('DeclareCapacity', capacity);

  test('DM109 a coordinator says it for the own agency or unit, once, and takes it back', () => {
    const { scene } = plannedOperation();
    const east = unitCoordinator(scene, 'unitEast001');
    scene.does(declare, { by: COORD });
    expect(scene.refuses(declare, { by: COORD })).toBe('already_so');
    scene.does(declare, { by: east });
    const [whole = '', unit = ''] = scene.state.ids('capacity', 'agency', HARBOUR);
    expect(scene.state.get('capacity', whole)).toMatchObject({ ...capacity, agencyId: HARBOUR, unitId: null });
    expect(scene.state.get('capacity', unit)?.unitId).toBe('unitEast001');
    const withdraw = (capacityId: string) => command('WithdrawCapacity', { capacityId });
    expect(scene.refuses(withdraw(whole), { by: NURSE_COORD })).toBe('not_for_you');
    expect(scene.refuses(withdraw(whole), { by: east })).toBe('not_for_you');
    scene.does(withdraw(unit), { by: east });
    scene.does(withdraw(whole), { by: COORD });
    expect([...scene.state.ids('capacity', 'all', '')]).toEqual([]);
    expect(scene.refuses(declare, { by: workerBy('assignOther') })).toBe('not_for_you');
  });

  test('DM171 an agency or unit says so much at a time and no more, and none hears of it by another’s', () => {
    const { scene } = plannedOperation();
    const east = unitCoordinator(scene, 'unitEast001');
    const nth = (note: number) => command('DeclareCapacity', { ...capacity, note: `${note}` });
    for (let at = 0; at < LIMITS.capacities; at += 1) scene.does(nth(at), { by: east });
    expect(scene.refuses(nth(LIMITS.capacities), { by: east })).toBe('too_large');
    expect(scene.refuses(nth(0), { by: east })).toBe('already_so');
    scene.does(nth(LIMITS.capacities), { by: COORD });
    const [first = ''] = scene.state.ids('capacity', 'agency', HARBOUR);
    scene.does(command('WithdrawCapacity', { capacityId: first }), { by: east });
    scene.does(nth(LIMITS.capacities), { by: east });
  });

  test('DM12 what plans is refused once the operation is cancelled; what is said is not', () => {
    const { scene, need, request } = plannedOperation();
    scene.does(command('CancelOperation', { reason: 'Over' }));
    const asked = [{ agencyId: CLINIC, unitId: null }];
    for (const given of [
      command('AskAgencies', { requirementId: need, asked, answerBy: null }),
      command('TakeBackRequest', { requestId: request }),
      command('SkipTurn', { turnId: 'nosuchthing' }),
      declare,
      command('WithdrawCapacity', { capacityId: 'nosuchthing' }),
    ]) {
      expect([given.type, scene.refuses(given, { by: given === declare ? COORD : LEAD })]).toEqual([
        given.type,
        'not_running',
      ]);
    }
    expect(scene.refuses(command('WriteMessage', { requestId: request, text: 'Why?' }), { by: COORD })).toBe(
      'accepted',
    );
    expect(scene.refuses(command('SayCannot', { requestId: request }), { by: COORD })).toBe('accepted');
  });
});

describe('on record', () => {
  test('DM110 the history of a need is in command’s log, at its address', () => {
    const { scene, need, request, a1 } = plannedOperation();
    const inOrder = { minutesEach: 60 };
    const asked = [
      { agencyId: CLINIC, unitId: null },
      { agencyId: HARBOUR, unitId: 'unitEast001' },
    ];
    scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: null, inOrder }), { at: NOON });
    scene.does(command('SayCannot', { requestId: request }), { by: COORD });
    const [, clinic = ''] = scene.state.ids('request', 'requirement', need);
    const dueAt = NOON + HOUR;
    scene.does(command('PassAnswerBy', { requestId: clinic, dueAt }), { by: SCHEDULER, at: dueAt });
    const [, , east = ''] = scene.state.ids('request', 'requirement', need);
    scene.does(command('TakeBackRequest', { requestId: east }));
    scene.does(command('AskAgencies', { requirementId: need, asked: asked.slice(1), answerBy: null }));
    expect(askingWords(scene)).toEqual([
      'N1 Interpreter: asked of HS, answer by 24 Nov 13:00.',
      'N1 Interpreter: asked of clinic, in turn, answer by 24 Nov 13:00.',
      'N1 Interpreter: HS cannot.',
      'N1 Interpreter: no answer from clinic in time.',
      'N1 Interpreter: asked of HS East, in turn, answer by 24 Nov 14:00.',
      'N1 Interpreter: no longer asked of HS East.',
      'N1 Interpreter: asked of HS East again, in turn.',
    ]);
    const entries = [...scene.state.ids('logEntry', 'all', '')].flatMap((id) => scene.state.get('logEntry', id) ?? []);
    expect(new Set(entries.map(({ addressId, sight, about }) => `${addressId} ${sight} ${about.kind}`))).toEqual(
      new Set([`${a1} command staffing`]),
    );
    expect(entries.map(({ by }) => by).slice(2, 5)).toEqual(['Cora Coord', 'Muster', 'Muster']);
  });

  test('DM111 a notice leaves once by a channel; what failed may be tried again, and its last try stands', () => {
    const { scene } = plannedOperation();
    const [noticeId = ''] = scene.state.ids('notice', 'to', memberOf(scene, COORD));
    const send = (channel: 'mail' | 'push', outcome: 'sent' | 'failed') =>
      command('RecordSending', { noticeId, channel, outcome });
    const by = MESSENGER;
    expect(scene.refuses(send('mail', 'sent'))).toBe('not_for_you');
    scene.does(send('mail', 'failed'), { by });
    scene.does(send('mail', 'failed'), { by });
    scene.does(send('push', 'sent'), { by });
    scene.does(send('mail', 'sent'), { by });
    for (const again of [send('mail', 'sent'), send('mail', 'failed'), send('push', 'sent')]) {
      expect(scene.refuses(again, { by })).toBe('already_so');
    }
    const sent = scene.state.get('notice', noticeId)?.sent.map(({ channel, outcome }) => [channel, outcome]);
    expect(sent).toEqual([
      ['push', 'sent'],
      ['mail', 'sent'],
    ]);
    expect(scene.state.get('notice', noticeId)?.told).toBe('waiting');
    const gone = command('RecordSending', { noticeId: 'nosuchthing', channel: 'mail', outcome: 'sent' });
    expect(scene.refuses(gone, { by })).toBe('not_for_you');
  });

  test('DM103 what is not said of an asking stays as it was; the same again is already so', () => {
    const { scene, need, request } = plannedOperation();
    const ask = (more: object) =>
      command('AskAgencies', {
        requirementId: need,
        asked: [{ agencyId: HARBOUR, unitId: null }],
        answerBy: NOON + HOUR,
        ...more,
      });
    const contact = { name: 'Sam Sample', phone: '07700 900123' };
    scene.does(ask({ terms: 'Usual', contact }));
    scene.does(ask({ expenses: 'Mileage' }));
    const standing = { terms: 'Usual', expenses: 'Mileage', contact, answerBy: NOON + HOUR, ref: 'H-1' };
    expect(scene.state.get('request', request)).toMatchObject(standing);
    expect(scene.refuses(ask({ terms: 'Usual' }))).toBe('already_so');
    scene.does(ask({ contact: null }));
    expect(scene.state.get('request', request)?.contact).toBeNull();
  });
});
