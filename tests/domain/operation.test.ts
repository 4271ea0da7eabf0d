import { describe, expect, test } from '@jest/globals';
import { operationDecider } from '#server/domain/deciders.ts';
import { OPERATION_RECORD } from '#server/domain/operation-state.ts';
import { deriveId } from '#shared/ids.ts';
import { LIMITS } from '#shared/limits.ts';
import {
  bareOperation,
  command,
  confirmed,
  COORD,
  DESK,
  HARBOUR,
  HOUR,
  LEAD,
  LEE,
  logWords,
  LOOKUPS,
  MINUTE,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  POLICE,
  putForward,
  Scene,
  SCHEDULER,
  SITE,
} from './support.ts';

const CREATE = command('CreateOperation', { codename: 'Marigold', area: 'Northside', zone: 'Europe/London', t: null });
const T = NOON + 2 * HOUR;

describe('making an operation', () => {
  test('DM1 the creator leads, and the creator’s agency is admitted', () => {
    const scene = new Scene(operationDecider, OPERATION_STREAM, LEAD);
    const types = scene.does(CREATE).map(({ type }) => type);
    expect(types).toEqual(['OperationCreated', 'AgencyAdmitted', 'MemberAdmitted']);
    const [memberId] = scene.state.ids('member', 'account', LEAD.accountId);
    expect(scene.state.get('member', memberId ?? '')).toMatchObject({
      roles: ['lead'],
      active: true,
      agencyId: POLICE,
    });
    expect(scene.state.get('agency', POLICE)).toMatchObject({ short: 'POL', kind: 'police' });
    expect(scene.state.get('operation', OPERATION_RECORD)).toMatchObject({ phase: 'draft', t: null });
  });

  test('DM1 an operation is made once, by somebody with an active account', () => {
    expect(bareOperation().refuses(CREATE)).toBe('not_for_you');
    const scene = new Scene(operationDecider, OPERATION_STREAM, LEAD);
    expect(scene.refuses(CREATE, { by: SCHEDULER })).toBe('not_for_you');
    expect(scene.refuses(CREATE, { lookups: { ...LOOKUPS, account: () => undefined } })).toBe('not_for_you');
    expect(scene.refuses(CREATE, { lookups: { ...LOOKUPS, agency: () => undefined } })).toBe('not_for_you');
  });

  test('DM1 before it is made there is nothing here', () => {
    const scene = new Scene(operationDecider, OPERATION_STREAM, LEAD);
    expect(scene.refuses(command('AddSite', SITE))).toBe('not_for_you');
    expect(
      scene.refuses(command('WriteLogEntry', { sight: 'command', addressId: null, text: 'x', source: 'desk' })),
    ).toBe('not_for_you');
  });

  test('DM45 the same command on the same state gives the same events, and its ids come from itself', () => {
    const decide = (id: string) => {
      const { scene, a1 } = plannedOperation();
      const raise = command('RaiseAssistance', { addressId: a1, detail: '', source: 'phone' });
      return scene.when(raise, { by: LEE, at: NOON + HOUR, id });
    };
    expect(decide('sameCommand')).toEqual(decide('sameCommand'));
    expect(decide('sameCommand')).not.toEqual(decide('otherCommand'));
    expect(decide('sameCommand')).toMatchObject({
      events: [{ data: { assistanceId: deriveId(OPERATION_STREAM, 'sameCommand', 0) } }],
    });
  });

  test('DM1 a zone that nobody knows is refused', () => {
    const scene = new Scene(operationDecider, OPERATION_STREAM, LEAD);
    const elsewhere = { codename: 'Marigold', area: 'Northside', zone: 'Europe/Nowhere', t: null };
    expect(scene.refuses(command('CreateOperation', elsewhere))).toBe('bad_input: zone not_choice');
  });
});

describe('moving T', () => {
  test('DM8 T moves only from where it stands', () => {
    const scene = bareOperation();
    const wrong = command('MoveT', { from: T + MINUTE, to: T + HOUR, reason: 'Fog' });
    expect(scene.refuses(wrong)).toBe('bad_input: from not_choice');
    expect(scene.refuses(command('MoveT', { from: T + MINUTE, to: T, reason: 'Fog' }))).toBe('already_so');
    scene.does(command('MoveT', { from: T, to: T + HOUR, reason: 'Fog' }));
    expect(scene.state.get('operation', OPERATION_RECORD)?.t).toBe(T + HOUR);
    expect(logWords(scene)).toEqual(['T moved from 24 Nov 14:00 to 24 Nov 15:00: Fog.']);
  });

  test('DM8 T is set for the first time by a move from nothing', () => {
    const scene = bareOperation(null);
    scene.does(command('MoveT', { from: null, to: T, reason: 'Agreed with all.' }));
    expect(scene.state.get('operation', OPERATION_RECORD)?.t).toBe(T);
    expect(logWords(scene)).toEqual(['T set to 24 Nov 14:00: Agreed with all.']);
  });

  test('DM9 a promise holds within its slack, both ways', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const ioana = confirmed(planned, 'personIoana');
    for (const to of [T + 30 * MINUTE, T - 30 * MINUTE]) {
      const from = scene.state.get('operation', OPERATION_RECORD)?.t ?? null;
      const types = scene.does(command('MoveT', { from, to, reason: 'Fog' })).map(({ type }) => type);
      expect(types).toEqual(['TMoved']);
      expect(scene.state.get('assignment', ioana)).toMatchObject({ answer: 'confirmed', startAt: NOON + HOUR });
    }
  });

  test('DM9 beyond its slack a yes is asked again, with its hours moved and a notice', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const ioana = confirmed(planned, 'personIoana');
    scene.does(command('MoveT', { from: T, to: T + 20 * MINUTE, reason: 'Fog' }));
    expect(scene.state.get('assignment', ioana)?.answer).toBe('confirmed');
    scene.does(command('MoveT', { from: T + 20 * MINUTE, to: T + 31 * MINUTE, reason: 'More fog' }));
    const after = scene.state.get('assignment', ioana);
    expect(after).toMatchObject({ answer: 'asked_again', startAt: NOON + HOUR + 31 * MINUTE });
    const notices = [...scene.state.ids('notice', 'to', ioana)].map((id) => scene.state.get('notice', id));
    expect(notices.filter((notice) => notice?.kind === 'asked_again')).toMatchObject([{ told: 'waiting' }]);
    scene.does(command('MoveT', { from: T + 31 * MINUTE, to: T + HOUR, reason: 'Yet more' }));
    expect(scene.state.get('assignment', ioana)).toMatchObject({ answer: 'asked_again', startAt: NOON + 2 * HOUR });
  });

  test('DM9 hours that nobody promised move with T, and whoever was asked hears of it', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = putForward(planned, 'personMaria');
    scene.does(command('MoveT', { from: T, to: T + 10 * MINUTE, reason: 'Fog' }));
    expect(scene.state.get('assignment', maria)).toMatchObject({
      answer: 'put_forward',
      startAt: NOON + HOUR + 10 * MINUTE,
      endAt: NOON + 4 * HOUR + 10 * MINUTE,
    });
    const kinds = [...scene.state.ids('notice', 'to', maria)].map((id) => scene.state.get('notice', id)?.kind);
    expect(kinds).toEqual(['asked', 'changed']);
  });

  test('DM9 who declined or was stood down is left alone', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const maria = putForward(planned, 'personMaria');
    scene.does(command('DeclineAssignment', { assignmentId: maria }), { by: COORD });
    const ioana = confirmed(planned, 'personIoana');
    scene.does(command('StandDownAssignment', { assignmentId: ioana }));
    const moved = scene.does(command('MoveT', { from: T, to: T + 5 * HOUR, reason: 'Fog' }));
    expect(moved.map(({ type }) => type)).toEqual(['TMoved']);
  });
});

describe('phases and standing', () => {
  const phase = (to: 'draft' | 'briefed' | 'live' | 'stood_down' | 'closed', reason?: string) =>
    command('ChangePhase', reason === undefined ? { to } : { to, reason });

  test('DM10 phases go one step on, or one step back with a reason', () => {
    const scene = bareOperation();
    expect(scene.refuses(phase('draft'))).toBe('already_so');
    expect(scene.refuses(phase('live'))).toBe('wrong_phase');
    for (const to of ['briefed', 'live', 'stood_down'] as const) scene.does(phase(to));
    expect(scene.refuses(phase('live'))).toBe('bad_input: reason missing');
    expect(scene.refuses(phase('draft', 'Wrong'))).toBe('wrong_phase');
    scene.does(phase('live', 'Not over'));
    scene.does(phase('stood_down'));
    scene.does(phase('closed'));
    expect(scene.state.get('operation', OPERATION_RECORD)?.phase).toBe('closed');
    expect(logWords(scene)).toContain('Phase: live: Not over.');
  });

  test('DM11 postponed, resumed and cancelled are acts with a reason, each of which all hear who are counted on', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const ioana = confirmed(planned, 'personIoana');
    const maria = putForward(planned, 'personMaria');
    const events = scene.does(command('PostponeOperation', { reason: 'No warrant' }));
    expect(events.filter(({ type }) => type === 'NoticeRaised')).toMatchObject([
      { data: { kind: 'postponed', to: { id: ioana } } },
      { data: { kind: 'postponed', to: { id: maria } } },
    ]);
    expect(scene.state.get('operation', OPERATION_RECORD)?.standing).toMatchObject({ kind: 'postponed' });
    expect(scene.refuses(command('PostponeOperation', { reason: 'Again' }))).toBe('already_so');
    expect(scene.refuses(phase('briefed'))).toBe('not_running');
    scene.does(command('ResumeOperation', { reason: 'Warrant in hand' }));
    expect(scene.refuses(command('ResumeOperation', { reason: 'Again' }))).toBe('already_so');
    scene.does(command('PostponeOperation', { reason: 'No warrant' }));
    const cancelled = scene.does(command('CancelOperation', { reason: 'Moved away' }));
    expect(cancelled.filter(({ type }) => type === 'NoticeRaised')).toHaveLength(2);
    expect(scene.refuses(command('CancelOperation', { reason: 'Again' }))).toBe('already_so');
    expect(scene.refuses(command('ResumeOperation', { reason: 'Back' }))).toBe('not_running');
    expect(logWords(scene).slice(-1)).toEqual(['Operation cancelled: Moved away.']);
  });

  test.each(['PostponeOperation', 'CancelOperation'] as const)(
    'DM11 after %s nothing is shown by itself any more',
    (type) => {
      const { scene, a1 } = plannedOperation();
      const place = { kind: 'address', id: a1 } as const;
      scene.does(command('ShowPlace', { place, agencyId: HARBOUR, level: 'full', at: NOON + HOUR }));
      expect([...scene.state.ids('showing', 'due', 'due')]).toHaveLength(1);
      scene.does(command(type, { reason: 'No warrant' }));
      expect([...scene.state.ids('showing', 'due', 'due')]).toHaveLength(0);
    },
  );

  test('DM12 what plans or orders is refused once the operation is cancelled or closed', () => {
    const cancelled = plannedOperation();
    cancelled.scene.does(command('CancelOperation', { reason: 'Moved away' }));
    const closed = plannedOperation();
    for (const to of ['briefed', 'live', 'stood_down', 'closed'] as const) closed.scene.does(phase(to));
    for (const [{ scene, a1, need, request }, code] of [
      [cancelled, 'not_running'],
      [closed, 'wrong_phase'],
    ] as const) {
      const place = { kind: 'address', id: a1 } as const;
      const asked = [{ agencyId: HARBOUR, unitId: null }];
      const hours = { startAt: T, endAt: T + HOUR, slackMinutes: 0 };
      for (const refused of [
        command('AddSite', SITE),
        command('MoveT', { from: T, to: T + HOUR, reason: 'Fog' }),
        command('OrderAddress', { addressId: a1, order: 'hold' }),
        command('ShowPlace', { place, agencyId: HARBOUR, level: 'full', at: null }),
        command('AskAgencies', { requirementId: need, asked, answerBy: null }),
        command('PutForward', { requestId: request, personId: 'personMaria', ...hours }),
      ]) {
        expect(scene.refuses(refused)).toBe(code);
      }
    }
  });

  test('DM12 closing drops what was to be shown later', () => {
    const { scene, a1 } = plannedOperation();
    const place = { kind: 'address', id: a1 } as const;
    scene.does(command('ShowPlace', { place, agencyId: HARBOUR, level: 'full', at: NOON + HOUR }));
    for (const to of ['briefed', 'live', 'stood_down', 'closed'] as const) scene.does(phase(to));
    expect([...scene.state.ids('showing', 'due', 'due')]).toHaveLength(0);
  });

  test('DM13 facts are taken in every phase, after cancelling and after closing, however late', () => {
    const cancelled = plannedOperation();
    cancelled.scene.does(command('CancelOperation', { reason: 'Moved away' }));
    const closed = plannedOperation();
    for (const to of ['briefed', 'live', 'stood_down', 'closed'] as const) closed.scene.does(phase(to));
    for (const { scene, a1 } of [plannedOperation(), cancelled, closed]) {
      const late = { by: LEE, ago: 9 * HOUR };
      const at = { addressId: a1, source: 'phone' } as const;
      const words = logWords(scene).length;
      scene.does(command('ReportStep', { ...at, step: 'handed_back', reached: true }), late);
      scene.does(command('ReportStep', { ...at, step: 'support_may_come_in', reached: true }), late);
      scene.does(command('ReportStep', { ...at, step: 'briefed', reached: true }), late);
      scene.does(command('ReportCount', { ...at, count: 'found', number: 4 }), late);
      scene.does(command('ReportOutcome', { ...at, outcome: 'no_reply' }), late);
      scene.does(command('RaiseAssistance', { ...at, detail: 'rear garden' }), late);
      scene.does(command('NeedSomeone', { ...at, need: 'interpreter' }), late);
      scene.does(command('WriteLogEntry', { sight: 'command', addressId: a1, text: 'Dog.', source: 'desk' }), {
        by: DESK,
      });
      expect(logWords(scene).slice(words)).toEqual([
        'Handed back.',
        'Support may come in.',
        'Briefed.',
        '4 found.',
        'No reply.',
        'Assistance rear garden.',
        'Needed: interpreter.',
        'Dog.',
      ]);
    }
  });

  test('DM13 the only reason not to take a fact is that there is no such address', () => {
    const { scene } = plannedOperation();
    const nowhere = { addressId: 'nosuchplace', source: 'phone' } as const;
    expect(scene.refuses(command('ReportStep', { ...nowhere, step: 'entry', reached: true }))).toBe('not_for_you');
    expect(scene.refuses(command('RaiseAssistance', { ...nowhere, detail: '' }))).toBe('not_for_you');
    expect(scene.refuses(command('NeedSomeone', { ...nowhere, need: 'x' }))).toBe('not_for_you');
    expect(scene.refuses(command('ReportCount', { ...nowhere, count: 'found', number: 1 }))).toBe('not_for_you');
    expect(scene.refuses(command('ReportOutcome', { ...nowhere, outcome: null }))).toBe('not_for_you');
  });

  test('DM20 the live window of the log holds the newest hundred', () => {
    const { scene } = plannedOperation();
    for (let i = 0; i < LIMITS.logWindow + 5; i += 1) {
      scene.does(command('WriteLogEntry', { sight: 'command', addressId: null, text: `n${i}`, source: 'desk' }));
    }
    const window = [...scene.state.ids('logEntry', 'window', 'command')];
    expect(window).toHaveLength(LIMITS.logWindow);
    expect(scene.state.get('logEntry', window[0] ?? '')?.text).toBe('n5');
  });
});
