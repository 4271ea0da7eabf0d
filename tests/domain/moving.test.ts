import { describe, expect, test } from '@jest/globals';
import { ERASED } from '#shared/erased.ts';
import { STAFFING_RULE_BOOK } from '#shared/staffing/interpreter-rules.ts';
import { STAFFING_RULES, type StaffingRule } from '#shared/staffing-vocabulary.ts';
import type { Lookups, RosterFacts } from '#server/domain/decider.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { Assignment } from '#server/domain/operation-state.ts';
import type { OperationScene, Planned } from './support.ts';
import {
  answerWords,
  CLINIC,
  command,
  confirmed,
  COORD,
  HARBOUR,
  HOUR,
  IDENTITY,
  idIn,
  LEAD,
  LOOKUPS,
  MINUTE,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  putForward,
  REQUIREMENT,
  Scene,
  SCHEDULER,
  workerBy,
} from './support.ts';

const T = NOON + 2 * HOUR;
const HASH = 'h'.repeat(43);

/** Interpreters at another place, or in another role. */
function anotherNeed({ scene, a2 }: Planned, more: Partial<typeof REQUIREMENT> | { role: 'support_worker' } = {}) {
  const plan = { ...REQUIREMENT, ...more, place: { kind: 'address' as const, id: a2 } };
  return idIn(scene.does(command('AddRequirement', plan)), 'RequirementAdded', 'requirementId');
}

const one = (scene: OperationScene, id: string): Assignment => {
  const assignment = scene.state.get('assignment', id);
  if (assignment === undefined) throw new Error('nobody');
  return assignment;
};
const move = (assignmentId: string, requirementId: string, startAt = NOON + HOUR, endAt = NOON + 4 * HOUR) =>
  command('MoveAssignment', { assignmentId, requirementId, startAt, endAt });
const kindsTo = (scene: OperationScene, id: string) =>
  [...scene.state.ids('notice', 'to', id)].map((notice) => scene.state.get('notice', notice)?.kind);

/** Harbour Support's roster with something changed of everybody. */
const rosterWith = (change: Partial<RosterFacts>): Lookups => ({
  ...LOOKUPS,
  rosterPerson: (agencyId, personId) => {
    const person = LOOKUPS.rosterPerson(agencyId, personId);
    return person === undefined ? undefined : { ...person, ...change };
  },
});
const SHOWN: Partial<RosterFacts> = {
  dialects: [{ language: 'ro', dialect: 'Moldovan' }],
  certificates: [{ kind: 'nrpsi', issuedOn: '2026-01-01', checkedOn: null, expiresOn: '2027-01-01' }],
  conflict: 'declared',
  maxMinutes: 300,
};

describe('what goes with her', () => {
  const hours = { startAt: NOON + HOUR, endAt: NOON + 4 * HOUR, slackMinutes: 0 };

  test('DM120 dialects, papers, a declared conflict and most minutes are copied, and a declared conflict keeps nobody from being named', () => {
    const { scene, request } = plannedOperation();
    const named = command('PutForward', { requestId: request, personId: 'personMaria', ...hours });
    const id = idIn(scene.does(named, { by: COORD, lookups: rosterWith(SHOWN) }), 'WorkerPutForward', 'assignmentId');
    expect(one(scene, id)).toMatchObject({ ...SHOWN, arrival: null, hours: null, setAside: [], push: null });
  });

  test('DM121 renewed, all of it is copied again, nothing is asked, and the same again is already so', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = confirmed(planned, 'personMaria');
    const before = one(scene, maria);
    const renew = command('RenewAssignment', { assignmentId: maria });
    expect(scene.refuses(renew, { by: COORD })).toBe('already_so');
    const lookups = rosterWith({ ...SHOWN, shownName: 'Mary', gender: 'not_said', languages: ['ro'] });
    expect(scene.does(renew, { by: COORD, lookups }).map(({ type }) => type)).toEqual(['AssignmentRenewed']);
    const copied = { ...SHOWN, shownName: 'Mary', gender: 'not_said', languages: ['ro'] };
    expect(one(scene, maria)).toEqual({ ...before, ...copied });
    expect(scene.refuses(renew, { by: COORD, lookups })).toBe('already_so');
  });

  test('DM121 who is over, gone from the roster or another unit’s is not renewed; an erased name may be copied anew', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = confirmed(planned, 'personMaria');
    const renew = (assignmentId: string) => command('RenewAssignment', { assignmentId });
    expect(scene.refuses(renew('nosuchthing'), { by: COORD })).toBe('not_for_you');
    const nobody: Lookups = { ...LOOKUPS, rosterPerson: () => undefined };
    expect(scene.refuses(renew(maria), { by: COORD, lookups: nobody })).toBe('bad_input: assignmentId unknown_thing');
    const erased = new Scene(operationDecider, OPERATION_STREAM, LEAD).given(
      ...scene.events.map((event) =>
        event.type === 'WorkerPutForward' ? { ...event, data: { ...event.data, shownName: ERASED } } : event,
      ),
    );
    erased.does(renew(maria), { by: COORD });
    expect(one(erased, maria).shownName).toBe('Maria');
    scene.does(command('WithdrawAssignment', { assignmentId: maria }), { by: COORD });
    expect(scene.refuses(renew(maria), { by: COORD })).toBe('answered');
  });

  test('DM135 who puts somebody forward has heard what was asked', () => {
    const planned = plannedOperation();
    const { scene, member, request } = planned;
    const told = () =>
      [...scene.state.ids('notice', 'to', member(COORD))].map((id) => scene.state.get('notice', id)?.told);
    expect(told()).toEqual(['waiting']);
    putForward(planned, 'personMaria');
    expect(told()).toEqual(['understood']);
    expect(scene.state.get('request', request)?.standing).toBe('open');
  });
});

describe('moved by the lead', () => {
  test('DM122 other hours ask her again; she and her coordinators are told; pass, link and slack stay', () => {
    const planned = plannedOperation();
    const { scene, need, request, member } = planned;
    const maria = confirmed(planned, 'personMaria');
    scene.does(command('IssueAnswerLink', { assignmentId: maria, tokenHash: HASH }), { by: COORD });
    scene.does(command('IssueDayPass', { assignmentId: maria, codeHash: HASH }), { by: COORD });
    const before = one(scene, maria);
    const events = scene.does(move(maria, need, NOON + 2 * HOUR));
    expect(events).toMatchObject([
      { type: 'NoticeRaised', data: { kind: 'changed', to: { id: member(COORD) }, about: { id: request } } },
      { type: 'AssignmentReassigned', data: { requestId: request, requirementId: need } },
      { type: 'NoticeRaised', data: { kind: 'asked_again', to: { kind: 'assignment', id: maria } } },
    ]);
    const moved = { startAt: NOON + 2 * HOUR, answer: 'asked_again', tWhenAnswered: null };
    expect(one(scene, maria)).toEqual({ ...before, ...moved });
    scene.does(command('ConfirmAssignment', { assignmentId: maria }), { by: workerBy(maria) });
    expect(one(scene, maria)).toMatchObject({ answer: 'confirmed', tWhenAnswered: T, startAt: NOON + 2 * HOUR });
    const told = [...scene.state.ids('notice', 'to', maria)].map((id) => scene.state.get('notice', id)?.told);
    expect(told).toEqual(['understood', 'understood']);
  });

  test('DM122 who had not answered stays put forward, and is told', () => {
    const planned = plannedOperation();
    const { scene, need } = planned;
    const maria = putForward(planned, 'personMaria');
    scene.does(move(maria, need, NOON + 2 * HOUR));
    expect(one(scene, maria).answer).toBe('put_forward');
    expect(kindsTo(scene, maria)).toEqual(['asked', 'asked_again']);
  });

  test('DM122 refused: nobody, nothing new, over, another role, backwards, outside the hours asked for, elsewhere then', () => {
    const planned = plannedOperation();
    const { scene, need } = planned;
    const maria = confirmed(planned, 'personMaria');
    const refused = (...args: Parameters<typeof move>) => scene.refuses(move(...args));
    expect(refused('nosuchthing', need)).toBe('not_for_you');
    expect(refused(maria, 'nosuchthing')).toBe('bad_input: requirementId unknown_thing');
    expect(refused(maria, need)).toBe('already_so');
    expect(refused(maria, need, NOON + 2 * HOUR, NOON + HOUR)).toBe('bad_input: endAt order');
    expect(refused(maria, need, NOON + HOUR, T + 5 * HOUR)).toBe('out_of_window');
    // Her agency says of Tessa alone that she is a support worker, whatever else its roster has of Ioana.
    const support = anotherNeed(planned, { role: 'support_worker' });
    expect(refused(confirmed(planned, 'personIoana'), support)).toBe('bad_input: requirementId not_choice');
    const late = { startAt: T + 2 * HOUR, endAt: T + 3 * HOUR, slackMinutes: 0 };
    const also = command('PutForward', { requestId: planned.request, personId: 'personMaria', ...late });
    const second = idIn(scene.does(also, { by: COORD }), 'WorkerPutForward', 'assignmentId');
    expect(refused(maria, need, NOON + HOUR, late.endAt)).toBe('already_so');
    // Not in her own way: the hours of before are the ones that go.
    scene.does(move(maria, need, NOON + HOUR + 30 * MINUTE));
    scene.does(command('DeclineAssignment', { assignmentId: second }), { by: COORD });
    expect(refused(second, need, late.startAt, late.endAt + MINUTE)).toBe('answered');
    scene.does(move(maria, need, NOON + HOUR, late.endAt));
    scene.does(command('ConfirmAssignment', { assignmentId: maria }), { by: COORD });
    scene.does(command('StandDownAssignment', { assignmentId: maria }));
    expect(refused(maria, need)).toBe('answered');
  });

  test('DM123 a need that her agency was not asked for is asked for now, numbered on, on the same terms; else the request there is', () => {
    const planned = plannedOperation();
    const { scene, need, request, member } = planned;
    const terms = { terms: 'Paid by the hour', expenses: 'Rail', contact: { name: 'Desk', phone: '07700 900001' } };
    const asked = [{ agencyId: HARBOUR, unitId: null }];
    scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: NOON + 2 * HOUR, ...terms }));
    const [maria, ioana] = [confirmed(planned, 'personMaria'), confirmed(planned, 'personIoana')];
    const other = anotherNeed(planned);
    const inOrder = { minutesEach: 30 };
    const both = [{ agencyId: CLINIC, unitId: null }, ...asked];
    scene.does(command('AskAgencies', { requirementId: other, asked: both, answerBy: null, inOrder }));
    const events = scene.does(move(maria, other));
    const requestId = idIn(events, 'AgencyAsked', 'requestId');
    expect(scene.state.get('request', requestId)).toMatchObject({
      ...terms,
      ref: 'H-2',
      agencyId: HARBOUR,
      unitId: null,
      answerBy: null,
      standing: 'open',
      orderId: null,
    });
    expect(events.map(({ type, data }) => ('kind' in data ? data.kind : type))).toEqual([
      'TurnEnded',
      'AgencyAsked',
      'asked',
      'changed',
      'AssignmentReassigned',
      'asked_again',
    ]);
    expect(events[3]).toMatchObject({ data: { to: { id: member(COORD) }, about: { id: request } } });
    expect(one(scene, maria)).toMatchObject({ requestId, requirementId: other });
    // The second finds that request; one that was taken back is asked again by the same.
    expect(scene.does(move(ioana, other)).map(({ type }) => type)).not.toContain('AgencyAsked');
    expect(one(scene, ioana).requestId).toBe(requestId);
    for (const id of [maria, ioana]) scene.does(move(id, need));
    scene.does(command('TakeBackRequest', { requestId }));
    expect(scene.does(move(maria, other)).map(({ type }) => type)).toContain('AgencyAskedAgain');
    expect(scene.state.get('request', requestId)).toMatchObject({ standing: 'open', answerBy: null });
    expect([...scene.state.ids('request', 'agency', HARBOUR)]).toHaveLength(2);
  });

  test('DM123 her unit is asked where her unit was asked', () => {
    const planned = plannedOperation();
    const { scene, need } = planned;
    const asked = [{ agencyId: HARBOUR, unitId: 'unitEast001' }];
    const request = idIn(
      scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: null })),
      'AgencyAsked',
      'requestId',
    );
    const ioana = putForward({ ...planned, request }, 'personIoana');
    const other = anotherNeed(planned);
    const whole = [{ agencyId: HARBOUR, unitId: null }];
    scene.does(command('AskAgencies', { requirementId: other, asked: whole, answerBy: null }));
    const made = idIn(scene.does(move(ioana, other)), 'AgencyAsked', 'requestId');
    expect(scene.state.get('request', made)).toMatchObject({ unitId: 'unitEast001', ref: 'H-4' });
  });

  test('DM124 at another place her pass opens nothing and she is not there yet; what happened before the move is of the place before', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = confirmed(planned, 'personMaria');
    scene.does(command('IssueDayPass', { assignmentId: maria, codeHash: HASH }), { by: COORD });
    const open = command('OpenDayPass', { assignmentId: maria, codeHash: HASH, deviceHash: HASH });
    scene.does(open, { by: IDENTITY });
    const report = (presence: 'en_route' | 'arrived') =>
      command('ReportPresence', { assignmentId: maria, presence, source: 'phone' });
    scene.does(report('arrived'), { by: workerBy(maria) });
    scene.does(command('OverrideRule', { assignmentId: maria, rule: 'travel', reason: 'A driver waits' }));
    scene.does(move(maria, anotherNeed(planned)));
    expect(one(scene, maria)).toMatchObject({ pass: null, presence: 'not_started', arrival: null, setAside: [] });
    expect(scene.refuses(open, { by: IDENTITY })).toBe('wrong_code');
    scene.does(report('arrived'), { by: workerBy(maria), ago: 10 * MINUTE });
    expect(one(scene, maria).presence).toBe('not_started');
    scene.does(report('en_route'), { by: workerBy(maria) });
    expect(one(scene, maria).presence).toBe('en_route');
  });

  test('DM124 at the same place pass and presence stay, rules set aside fall away with the need alone', () => {
    const planned = plannedOperation();
    const { scene, a1, need } = planned;
    const plan = { ...REQUIREMENT, place: { kind: 'address' as const, id: a1 } };
    const other = idIn(scene.does(command('AddRequirement', plan)), 'RequirementAdded', 'requirementId');
    const maria = confirmed(planned, 'personMaria');
    scene.does(command('IssueDayPass', { assignmentId: maria, codeHash: HASH }), { by: COORD });
    scene.does(command('ReportPresence', { assignmentId: maria, presence: 'arrived', source: 'phone' }));
    scene.does(command('OverrideRule', { assignmentId: maria, rule: 'travel', reason: 'A driver waits' }));
    scene.does(move(maria, need, NOON + 2 * HOUR));
    expect(one(scene, maria).setAside).toHaveLength(1);
    scene.does(move(maria, other, NOON + 2 * HOUR));
    expect(one(scene, maria)).toMatchObject({ presence: 'arrived', pass: { codeHash: HASH }, setAside: [] });
  });
});

describe('a yes to what is asked no longer', () => {
  test('DM170 a yes kept without signal while she was moved, or T was, is no yes to what came after; one given since is', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const other = anotherNeed(planned);
    const [maria, ioana] = [putForward(planned, 'personMaria'), confirmed(planned, 'personIoana')];
    const yes = (assignmentId: string) => command('ConfirmAssignment', { assignmentId });
    scene.does(move(maria, other));
    for (const by of [workerBy(maria), COORD])
      expect(scene.refuses(yes(maria), { by, ago: MINUTE })).toBe('out_of_window');
    expect(one(scene, maria)).toMatchObject({ answer: 'put_forward', requirementId: other });
    scene.does(yes(maria), { by: workerBy(maria), at: scene.now + HOUR, ago: HOUR - 1 });
    expect(one(scene, maria).answer).toBe('confirmed');
    scene.does(command('MoveT', { from: T, to: T + 3 * HOUR, reason: 'Fog' }));
    const until = command('ConfirmAssignment', { assignmentId: ioana, until: one(scene, ioana).endAt - HOUR });
    for (const late of [yes(ioana), until])
      expect(scene.refuses(late, { by: workerBy(ioana), ago: MINUTE })).toBe('out_of_window');
    scene.does(yes(ioana), { by: workerBy(ioana) });
    expect(scene.refuses(until, { by: workerBy(ioana), ago: MINUTE })).toBe('out_of_window');
    expect(scene.refuses(until, { by: workerBy(ioana) })).toBe('accepted');
  });

  test('DM170 a no is taken however late it comes', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = confirmed(planned, 'personMaria');
    scene.does(move(maria, anotherNeed(planned)));
    scene.does(command('DeclineAssignment', { assignmentId: maria }), { by: workerBy(maria), ago: MINUTE });
    expect(one(scene, maria).answer).toBe('declined');
  });
});

describe('rules set aside', () => {
  test('DM125 one is set aside for one person for a reason, each once, and stands again; that nobody is in two places, or on both sides, never is', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = confirmed(planned, 'personMaria');
    const aside = (rule: StaffingRule, reason = 'She asked for her') =>
      command('OverrideRule', { assignmentId: maria, rule, reason });
    const again = command('RestoreRule', { assignmentId: maria, rule: 'conflict' });
    const fixed = STAFFING_RULES.filter((rule) => !STAFFING_RULE_BOOK[rule].maySetAside);
    expect(fixed).toEqual(expect.arrayContaining(['overlap', 'both_sides']));
    for (const rule of STAFFING_RULES)
      expect(scene.refuses(aside(rule))).toBe(fixed.includes(rule) ? 'bad_input: rule not_choice' : 'accepted');
    expect(scene.refuses(again)).toBe('already_so');
    scene.does(aside('conflict'));
    expect(scene.refuses(aside('conflict'))).toBe('already_so');
    scene.does(aside('gender'));
    scene.does(aside('conflict', 'Nobody else'));
    const rules = () => one(scene, maria).setAside.map(({ rule, reason, by }) => [rule, reason, by]);
    expect(rules()).toEqual([
      ['gender', 'She asked for her', 'Insp Ann Lead'],
      ['conflict', 'Nobody else', 'Insp Ann Lead'],
    ]);
    scene.does(command('MoveT', { from: T, to: T + 3 * HOUR, reason: 'Fog' }));
    expect(rules()).toHaveLength(2);
    scene.does(again);
    expect(rules()).toHaveLength(1);
    for (const type of ['OverrideRule', 'RestoreRule'] as const) {
      const payload = { assignmentId: 'nosuchthing', rule: 'gender' as const, reason: 'x' };
      expect(scene.refuses({ type, payload })).toBe('not_for_you');
    }
    scene.does(command('DeclineAssignment', { assignmentId: maria }), { by: COORD });
    expect(scene.refuses(aside('conflict'))).toBe('answered');
  });
});

describe('after an answer', () => {
  /** Harbour Support is asked, then the clinic; Harbour's time passes with Maria's yes, or her name alone. */
  function inOrder() {
    const planned = plannedOperation();
    const { scene } = planned;
    const need = anotherNeed(planned);
    const asked = [HARBOUR, CLINIC].map((agencyId) => ({ agencyId, unitId: null }));
    const request = idIn(
      scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: null, inOrder: { minutesEach: 30 } })),
      'AgencyAsked',
      'requestId',
    );
    const people = ['personMaria', 'personIoana'].map((id) => confirmed({ ...planned, request }, id));
    const dueAt = scene.state.get('request', request)?.answerBy ?? 0;
    scene.does(command('PassAnswerBy', { requestId: request, dueAt }), { by: SCHEDULER, at: dueAt });
    return { scene, need, maria: people[0] ?? '' };
  }

  test('DM133 who says no or is withdrawn after the time to answer lets the order go on', () => {
    for (const type of ['DeclineAssignment', 'WithdrawAssignment'] as const) {
      const { scene, need, maria } = inOrder();
      expect([...scene.state.ids('request', 'requirement', need)]).toHaveLength(1);
      const events = scene.does({ type, payload: { assignmentId: maria } }, { by: COORD });
      expect(events.filter((event) => event.type === 'AgencyAsked')).toMatchObject([{ data: { agencyId: CLINIC } }]);
    }
  });

  test('DM134 each is a line of command’s log by need, role and agency, and none has a name in it', () => {
    const planned = plannedOperation();
    const { scene, need } = planned;
    const maria = confirmed(planned, 'personMaria');
    scene.does(command('OverrideRule', { assignmentId: maria, rule: 'conflict', reason: 'Nobody else' }));
    scene.does(command('RestoreRule', { assignmentId: maria, rule: 'conflict' }));
    scene.does(move(maria, need, NOON + 2 * HOUR));
    scene.does(move(maria, anotherNeed(planned), NOON + 2 * HOUR));
    scene.does(command('DeclineAssignment', { assignmentId: maria, mayKnowSomeone: true }), { by: COORD });
    const ioana = putForward(planned, 'personIoana');
    scene.does(command('WithdrawAssignment', { assignmentId: ioana }), { by: COORD });
    expect(answerWords(scene)).toEqual([
      'N1 Interpreter: one of HS put forward, 24 Nov 13:00 to 24 Nov 16:00.',
      'N1 Interpreter: one of HS says yes, 24 Nov 13:00 to 24 Nov 16:00.',
      'Rule set aside for N1 Interpreter: one of HS (conflict declared): Nobody else.',
      'Rule stands again for N1 Interpreter: one of HS (conflict declared).',
      'N1 Interpreter: one of HS has other hours, 24 Nov 14:00 to 24 Nov 16:00, and is asked again.',
      'N2 Interpreter: one of HS moved here from N1, 24 Nov 14:00 to 24 Nov 16:00, and is asked again.',
      'N2 Interpreter: one of HS says no.',
      'N1 Interpreter: one of HS put forward, 24 Nov 13:00 to 24 Nov 16:00.',
      'N1 Interpreter: one of HS withdrawn.',
    ]);
    const entries = [...scene.state.ids('logEntry', 'all', '')].map((id) => scene.state.get('logEntry', id));
    const ofMaria = entries.filter((entry) => entry?.about.id === maria);
    expect(new Set(ofMaria.map((entry) => entry?.sight))).toEqual(new Set(['command']));
    expect(ofMaria.map((entry) => entry?.addressId)).toEqual([...Array(5).fill(planned.a1), planned.a2, planned.a2]);
  });
});
