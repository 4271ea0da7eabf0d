import { describe, expect, test } from '@jest/globals';
import { actWords } from '#client/agency/act-words.ts';
import { CAPACITY_EMPTY, capacityLines, capacityPayload, type CapacityTyped } from '#client/agency/capacity.ts';
import { closedBecause } from '#client/agency/closed.ts';
import { mailRefusalWords } from '#client/agency/mail-link.ts';
import { actsOf, personLine, type Act } from '#client/agency/person-line.ts';
import { isPresenceAct, presenceReport } from '#client/agency/presence-acts.ts';
import { threadClosed } from '#client/agency/thread.ts';
import { hoursSaid, mayTellHours, toldFaults } from '#client/agency/told-hours.ts';
import { newAnswerSecret, answerAddress, tokenOf } from '#client/agency/worker-secrets.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { LIMITS } from '#shared/limits.ts';
import { parse } from '#shared/parse.ts';
import type { AssignmentView, OperationView } from '#shared/records.ts';
import { refusal } from '#shared/refusals.ts';
import { ANSWERS, PRESENCES } from '#shared/vocabulary.ts';
import { command, confirmed, COORD, HOUR, MINUTE, NOON, plannedOperation } from '../domain/support.ts';

const ZONE = 'Europe/London';
const T = NOON + 2 * HOUR;
const WORKED = { startAt: NOON + HOUR, endAt: NOON + 4 * HOUR, breakMinutes: 30, note: '' };
const AGREED = { ...WORKED, signedAt: NOON, signedBy: 'coordinator' as const, agreed: { at: NOON } };
const person = (fields: Partial<AssignmentView> = {}): AssignmentView => ({
  requestId: 'r1',
  shownName: 'Worker A',
  startAt: WORKED.startAt,
  endAt: WORKED.endAt,
  answer: 'confirmed',
  presence: 'not_started',
  hours: null,
  ...fields,
});
const line = (assignment: AssignmentView, isOver = false) =>
  personLine('a1', assignment, {
    request: { placeKind: 'reception_centre', startAt: WORKED.startAt, endAt: WORKED.endAt },
    notices: [],
    roster: new Map(),
    now: NOON + 8 * HOUR,
    zone: ZONE,
    isOver,
  });

describe('what could be sent', () => {
  const nothing = { kind: 'fault' as const, reason: 'none typed' };
  const faultsOf = (typed: Partial<CapacityTyped>, from: number | null = null, until: number | null = null) => {
    const reading = (at: number | null) => (at === null ? nothing : ({ kind: 'at', at } as const));
    const payload = capacityPayload({ ...CAPACITY_EMPTY, ...typed }, reading(from), reading(until));
    const read = parse(OPERATION_COMMANDS.DeclareCapacity.payload, payload);
    return read.ok ? [] : read.faults.map(({ field, reason }) => `${field} ${reason}`);
  };

  test('AG26 a form as typed is what the server takes; what is missing is named at its field', () => {
    expect(faultsOf({ role: 'interpreter', languages: ['ro'] })).toEqual([]);
    expect(faultsOf({ role: 'interpreter', hours: 'these' }, T, T + HOUR)).toEqual([]);
    // Planted: each thing left out or turned round is found.
    expect(faultsOf({})).toEqual(['role missing']);
    expect(faultsOf({ role: 'interpreter', number: undefined })).toEqual(['number missing']);
    expect(faultsOf({ role: 'interpreter', hours: 'these' }, T)).toEqual(['hours.endAt missing']);
    expect(faultsOf({ role: 'interpreter', hours: 'these' }, T, T - HOUR)).toEqual(['hours.endAt order']);
  });

  test('AG26 the list says who, when and since when, the newest first', () => {
    const first = {
      role: 'interpreter',
      number: 1,
      languages: ['ro'],
      gender: 'woman',
      hours: null,
      at: NOON,
    } as const;
    const later = { role: 'support_worker', number: 2, hours: { startAt: T, endAt: T + HOUR }, at: NOON + 1 } as const;
    const lines = capacityLines(new Map(Object.entries({ first, later })), NOON + HOUR, ZONE);
    expect(lines.map(({ id }) => id)).toEqual(['later', 'first']);
    expect(lines[1]).toMatchObject({
      what: '1 interpreter for Romanian (woman)',
      when: 'any of the hours asked',
      since: '12:00',
    });
    expect(lines[0]?.when).toContain('14:00–15:00');
  });
});

describe('hours as told', () => {
  /** Where hours are offered against the rule: a yes, begun or stood down, not agreed. */
  function wronglyOffered(may: (assignment: AssignmentView, now: number) => boolean): readonly string[] {
    const times = [WORKED.startAt - 1, WORKED.startAt];
    return ANSWERS.flatMap((answer) =>
      PRESENCES.flatMap((presence) =>
        [null, AGREED].flatMap((hours) =>
          times.flatMap((now) => {
            const begun = now === WORKED.startAt && presence !== 'not_started' && presence !== 'en_route';
            const yes = answer === 'confirmed' || answer === 'asked_again';
            const right = yes && hours === null && (begun || presence === 'stood_down');
            const isOffered = may(person({ answer, presence, hours }), now);
            return right === isOffered ? [] : [`${answer} ${presence} ${hours === null ? 'unsigned' : 'agreed'}`];
          }),
        ),
      ),
    );
  }

  test('AG27 hours are offered once begun or stood down, until they are agreed; a planted fault is found', () => {
    expect(wronglyOffered(mayTellHours)).toEqual([]);
    expect(wronglyOffered((one) => one.presence === 'stood_down')).toContain('confirmed stood_down agreed');
    expect(line(person({ presence: 'stood_down' })).acts).toEqual(['hours']);
    expect(line(person({ presence: 'arrived' })).more[0]).toBe('hours');
    expect(line(person({ presence: 'stood_down', hours: AGREED })).acts).toEqual([]);
  });

  test('AG27 signed and agreed are told apart by shape and word', () => {
    const signed = { ...AGREED, agreed: null };
    expect(hoursSaid(person(), ZONE)).toBeNull();
    expect(hoursSaid(person({ hours: signed }), ZONE)).toEqual({
      tone: 'move',
      words: 'Hours signed as told: 13:00 to 16:00, 30 min of it a break',
    });
    expect(hoursSaid(person({ hours: { ...signed, signedBy: 'worker' } }), ZONE)?.words).toMatch(/^Hours signed: /);
    expect(hoursSaid(person({ hours: AGREED }), ZONE)).toEqual({
      tone: 'ok',
      words: 'Hours agreed: 13:00 to 16:00, 30 min of it a break',
    });
    const mended = line(person({ presence: 'stood_down', hours: signed }));
    expect(actWords('hours', mended)).toBe('Mend hours as told…');
  });

  test('AG27 what the form refuses the server refuses too, and takes the rest', () => {
    const planned = plannedOperation();
    const assignmentId = confirmed(planned, 'personMaria');
    const at = NOON + 40 * HOUR;
    const tried = [
      WORKED,
      { ...WORKED, endAt: at + MINUTE },
      { ...WORKED, endAt: WORKED.startAt + 37 * HOUR },
      { ...WORKED, breakMinutes: 180 },
      { ...WORKED, breakMinutes: 179 },
    ];
    /** Where form and server differ. */
    const differ = (faults: typeof toldFaults): readonly number[] =>
      tried.flatMap((hours, index) => {
        const own = Object.keys(faults(hours, at));
        const said = planned.scene.refuses(command('SignHours', { assignmentId, ...hours }), { by: COORD, at });
        const server = said === 'accepted' ? [] : [said.split(' ')[1]];
        return own.join() === server.join() ? [] : [index];
      });
    expect(differ(toldFaults)).toEqual([]);
    expect(differ(() => ({}))).toEqual([1, 2, 3]);
  });
});

describe('where she is', () => {
  test('AG28 at reception only where there is one, a break once there, and back again', () => {
    const all = (presence: AssignmentView['presence'], kind?: 'reception_centre'): readonly Act[] => {
      const { acts, more } = actsOf(person({ presence: presence ?? 'not_started' }), kind);
      return [...acts, ...more].filter(isPresenceAct);
    };
    expect(all('en_route', 'reception_centre')).toEqual(['arrived', 'atReception']);
    expect(all('arrived', 'reception_centre')).toEqual(['atReception', 'onBreak']);
    expect(all('at_reception', 'reception_centre')).toEqual(['onBreak']);
    expect(all('on_break', 'reception_centre')).toEqual(['backAtReception']);
    expect(all('arrived')).toEqual(['onBreak']);
    expect(all('on_break')).toEqual(['back']);
    expect(presenceReport('backAtReception', 'Ann')).toEqual({
      presence: 'at_reception',
      words: 'Ann is back at reception: recorded',
    });
  });
});

describe('a link by mail', () => {
  test('AG29 what the server is sent is what stands behind the #', () => {
    const { secret } = newAnswerSecret((length) => new Uint8Array(length).fill(7));
    expect(tokenOf(answerAddress('https://muster.example', 'op000000001', 'as000000001', secret))).toBe(
      `op000000001.as000000001.${secret}`,
    );
  });

  test('AG29 each refusal has its own words', () => {
    const words = [
      mailRefusalWords(refusal('bad_input', [{ field: 'email', reason: 'missing' }])),
      mailRefusalWords(refusal('bad_input', [{ field: 'channel', reason: 'not_choice' }])),
      mailRefusalWords(refusal('too_fast'), 61),
      mailRefusalWords(refusal('link_spent')),
      mailRefusalWords(refusal('unavailable')),
      mailRefusalWords(refusal('signed_out')),
    ];
    expect(words[0]).toMatch(/^No mail address of hers/);
    expect(words[1]).toMatch(/^Mail is switched off/);
    expect(words[2]).toMatch(/Try again in 2 minutes\.$/);
    expect(mailRefusalWords(refusal('too_fast'))).toMatch(/Wait a moment\.$/);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('called off or closed', () => {
  const at = NOON;
  const running: OperationView = { standing: { kind: 'running' }, phase: 'briefed' };
  const cancelled: OperationView = { standing: { kind: 'cancelled', at }, phase: 'briefed' };

  /** Of what an agency can do, where page and server differ once the operation is called off. */
  function differs(closed: typeof closedBecause): readonly string[] {
    const planned = plannedOperation();
    const { scene, request: requestId } = planned;
    const assignmentId = confirmed(planned, 'personMaria');
    const hash = 'A'.repeat(43);
    const hours = { startAt: WORKED.startAt, endAt: WORKED.endAt };
    scene.does(command('CancelOperation', { reason: 'Over' }));
    const commands = [
      command('PutForward', { requestId, personId: 'personTessa', ...hours, slackMinutes: 0 }),
      command('RenewAssignment', { assignmentId }),
      command('ConfirmAssignment', { assignmentId }),
      command('IssueAnswerLink', { assignmentId, tokenHash: hash }),
      command('IssueDayPass', { assignmentId, codeHash: hash }),
      command('DeclareCapacity', {
        role: 'interpreter',
        number: 1,
        languages: [],
        gender: 'any',
        hours: null,
        note: '',
      }),
      command('WithdrawCapacity', { capacityId: assignmentId }),
      command('WriteMessage', { requestId, text: 'Is it over?' }),
      command('SignHours', { assignmentId, ...WORKED }),
      command('ReportPresence', { assignmentId, presence: 'arrived', source: 'desk' }),
      command('StandDownAssignment', { assignmentId }),
    ];
    return commands.flatMap((one) => {
      const isRefused = scene.refuses(one, { by: COORD, at: NOON + 8 * HOUR }) === 'not_running';
      return isRefused === (closed(cancelled, one.type) !== null) ? [] : [one.type];
    });
  }

  test('AG30 the page closes what the server refuses and nothing else; a planted fault is found', () => {
    expect(differs(closedBecause)).toEqual([]);
    expect(differs(() => null)).toContain('DeclareCapacity');
    expect(differs(() => 'Closed')).toContain('SignHours');
    expect(closedBecause(running, 'DeclareCapacity')).toBeNull();
    expect(closedBecause({ ...running, phase: 'stood_down' }, 'DeclareCapacity')).toBeNull();
    expect(closedBecause({ ...running, phase: 'closed' }, 'DeclareCapacity')).toMatch(/is closed/);
  });

  test('AG30 in a row, what happened is still offered and what plans is not', () => {
    expect(line(person({ presence: 'arrived' }), true)).toMatchObject({
      acts: ['standDown'],
      more: ['hours', 'atReception', 'onBreak', 'cannot'],
    });
    expect(line(person({ presence: 'arrived' })).more).toContain('pass');
  });

  test('AG30 a thread that is full says so; called off, questions are still taken', () => {
    expect(threadClosed(running, LIMITS.threadMessages)).toMatch(/full/);
    expect(threadClosed(running, LIMITS.threadMessages - 1)).toBeNull();
    expect(threadClosed(cancelled, 0)).toBe(closedBecause(cancelled, 'WriteMessage'));
  });
});
