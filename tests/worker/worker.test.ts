import { describe, expect, test } from '@jest/globals';
import { isSettled, linkStateOf } from '#client/worker/link-state.ts';
import { readFragment } from '#client/worker/link-token.ts';
import { presenceSteps, presenceText } from '#client/worker/presence-steps.ts';
import { hasBegun, hoursFaults, hoursTyped, signedText } from '#client/worker/worker-hours.ts';
import { openNotices, waitingIds } from '#client/worker/worker-notices.ts';
import {
  askedRows,
  headline,
  hoursText,
  knowRows,
  slackText,
  stageOf,
  summary,
  untilChoices,
  type WorkerRecords,
} from '#client/worker/worker-view.ts';
import type { AssignmentView, NoticeView, OperationView } from '#shared/records.ts';
import { refusal, type RefusalCode } from '#shared/refusals.ts';
import { NOTICE_KINDS, type Presence } from '#shared/vocabulary.ts';

const ZONE = 'Europe/London';
const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);
const NOW = at('24T10:00');
const token = `${'A'.repeat(11)}.${'b'.repeat(11)}.${'-'.repeat(43)}`;

const assignment: AssignmentView = {
  shownName: 'Worker B',
  role: 'interpreter',
  startAt: at('26T13:00'),
  endAt: at('26T21:00'),
  slackMinutes: 45,
  answer: 'put_forward',
  presence: 'not_started',
};
const operation: OperationView = { area: 'Luton area', zone: ZONE, standing: { kind: 'running' } };
const worker = (fields: Partial<WorkerRecords> = {}): WorkerRecords => ({
  assignment,
  request: { languages: ['ro'], area: 'Luton area', placeKind: 'reception_centre', worksWith: 'women_found', note: '' },
  operation,
  places: new Map(),
  grade: 'answer',
  ...fields,
});

describe('her link', () => {
  test('WK1 the fragment is read whole or not at all; what mail programs add is left off', () => {
    expect(readFragment(`#${token}`)).toEqual({ kind: 'token', token });
    for (const tail of ['.', ',', ')', '>', '%20', ' '])
      expect(readFragment(`#${token}${tail}`)).toMatchObject({ token });
    expect(readFragment('')).toEqual({ kind: 'none' });
    expect(readFragment('#')).toEqual({ kind: 'none' });
    for (const cut of [token.slice(0, -1), token.replace('.', ''), `${token}x`, 'javascript:1'])
      expect(readFragment(`#${cut}`)).toEqual({ kind: 'broken' });
  });

  test('WK2 every answer of the server has its own state; only what may be tried again stays in the address', () => {
    const no = (code: RefusalCode, answered = true) => ({ ok: false as const, refusal: refusal(code), answered });
    const card = { operationId: 'A'.repeat(11), assignmentId: 'b'.repeat(11), grade: 'answer' as const };
    expect(linkStateOf({ ok: true, value: card }, true)).toEqual({ kind: 'open', card });
    expect(linkStateOf(no('unavailable', false), true)).toEqual({ kind: 'offline' });
    expect(linkStateOf(no('restarting'), true)).toEqual({ kind: 'offline' });
    expect(linkStateOf(no('link_spent'), true)).toEqual({ kind: 'run_out' });
    expect(linkStateOf(no('signed_out'), false)).toEqual({ kind: 'none' });
    expect(linkStateOf(no('signed_out'), true)).toEqual({ kind: 'run_out' });
    expect(linkStateOf(no('bad_input'), true)).toEqual({ kind: 'broken' });
    expect(linkStateOf({ ...no('too_fast'), waitSeconds: 90 }, true)).toEqual({ kind: 'too_fast', waitSeconds: 90 });
    expect([{ kind: 'offline' as const }, { kind: 'opening' as const }].map(isSettled)).toEqual([false, false]);
    expect(isSettled({ kind: 'too_fast', waitSeconds: 1 })).toBe(false);
    expect(isSettled({ kind: 'run_out' })).toBe(true);
  });
});

describe('where she stands', () => {
  test('WK3 every answer has its stage and its sentence', () => {
    const stage = (fields: Partial<AssignmentView>, over: OperationView = operation): string =>
      stageOf({ ...assignment, ...fields }, over);
    expect(stage({})).toBe('asked');
    expect(stage({ answer: 'asked_again' })).toBe('again');
    expect(stage({ answer: 'confirmed' })).toBe('yes');
    expect(stage({ answer: 'declined' })).toBe('no');
    expect(stage({ answer: 'withdrawn' })).toBe('not_needed');
    expect(stage({ answer: 'confirmed', presence: 'stood_down' })).toBe('stood_down');
    const cancelled: OperationView = { ...operation, standing: { kind: 'cancelled', at: NOW } };
    expect(stage({ answer: 'confirmed' }, cancelled)).toBe('called_off');
    expect(stage({ answer: 'declined' }, cancelled)).toBe('no');
    expect(headline('yes', { answeredBy: 'worker' })).toBe('You said yes. Thank you.');
    expect(headline('yes', { answeredBy: 'coordinator' })).toBe('Your coordinator has your yes. Thank you.');
  });

  test('WK4 what is asked: role, language, hours, area and kind of place, with whom, and by when', () => {
    const asked = worker();
    expect(summary(asked)).toBe('Interpreter, Romanian · Thursday 26 November, 13:00 to 21:00 · Luton area');
    expect(askedRows(asked, NOW)).toEqual([
      { head: 'As', words: 'Interpreter' },
      { head: 'Language', words: 'Romanian' },
      { head: 'When', words: 'Thursday 26 November, 13:00 to 21:00' },
      { head: 'Where', words: 'Luton area, at the reception centre' },
      { head: 'With', words: 'women found' },
    ]);
    expect(askedRows(worker({ assignment: { ...assignment, answer: 'asked_again' } }), NOW)[0]?.head).toBe('When');
    const by = worker({ request: { ...asked.request, answerBy: at('25T17:00') } });
    expect(askedRows(by, NOW).at(-1)).toEqual({ head: 'Answer by', words: 'Wed 25 Nov 17:00' });
    expect(hoursText({ startAt: at('26T22:00'), endAt: at('27T06:00') }, ZONE)).toBe(
      'Thursday 26 November, 22:00 to Friday 27 November, 06:00',
    );
  });

  test('WK4 what she will know, and when: of times only those on record', () => {
    const words = (fields: Partial<WorkerRecords>): string => JSON.stringify(knowRows(worker(fields), NOW));
    expect(words({})).toContain('A code from your coordinator opens it.');
    expect(words({ grade: 'pass' })).toContain('It comes here by itself.');
    const shown = new Map([['s1', { level: 'full' as const, since: at('26T10:30') }]]);
    expect(knowRows(worker({ grade: 'pass', places: shown }), NOW)[1]).toEqual({
      head: 'Thu 26 Nov 10:30',
      words: 'Where it is: on this page',
    });
    const times = words({}).match(/\d\d:\d\d/g);
    expect(times).toEqual(['21:00']);
  });

  test('WK12 dialect, terms and expenses are said before she answers, each where there is one', () => {
    const request = {
      ...worker().request,
      dialects: [{ language: 'ro', dialect: 'Moldovan' }],
      terms: 'Four hours paid at least',
      expenses: 'Train fare',
    };
    const rows = askedRows(worker({ request }), NOW);
    expect(rows.filter(({ head }) => ['Dialect', 'Terms', 'Expenses'].includes(head))).toEqual([
      { head: 'Dialect', words: 'Moldovan' },
      { head: 'Terms', words: 'Four hours paid at least' },
      { head: 'Expenses', words: 'Train fare' },
    ]);
    expect(askedRows(worker(), NOW).some(({ head }) => ['Dialect', 'Terms', 'Expenses'].includes(head))).toBe(false);
  });

  test('WK13 of where she is she is offered what can come next, and never the way again', () => {
    const offered = (presence: AssignmentView['presence'], place?: 'reception_centre') =>
      presenceSteps({ ...assignment, ...(presence === undefined ? {} : { presence }) }, place).map(
        (step) => step.presence,
      );
    expect(offered('not_started')).toEqual(['en_route', 'arrived']);
    expect(offered('en_route')).toEqual(['arrived']);
    expect(offered('arrived', 'reception_centre')).toEqual(['at_reception', 'on_break']);
    expect(offered('at_reception', 'reception_centre')).toEqual(['on_break']);
    expect(offered('on_break', 'reception_centre')).toEqual(['at_reception']);
    expect(offered('on_break')).toEqual(['arrived']);
    expect(offered('stood_down')).toEqual([]);
    for (const presence of ['arrived', 'at_reception', 'on_break', 'stood_down'] as const)
      expect(offered(presence, 'reception_centre')).not.toContain('en_route');
    const said = (presence: Presence): string => presenceText({ ...assignment, presence, arrival: '0_15' });
    expect(said('en_route')).toBe('On the way, there within 15 min');
    expect(presenceText({ ...assignment, presence: 'en_route' })).toBe('On the way');
    expect(said('arrived')).toBe('Arrived');
  });

  test('WK14 she signs the hours that were, which begin with what is on record, across midnight too', () => {
    const late = { ...assignment, startAt: at('26T22:00'), endAt: at('27T06:00') };
    const typed = hoursTyped(late, at('27T03:10'), ZONE);
    expect([typed.start, typed.end, typed.breakMinutes]).toEqual(['26 Nov 2026 22:00', '27 Nov 2026 03:10', 0]);
    const down = { ...late, presence: 'stood_down' as const, presenceAt: at('27T02:30') };
    expect(hoursTyped(down, at('27T05:00'), ZONE).end).toBe('27 Nov 2026 02:30');
    const hours = {
      startAt: at('26T22:00'),
      endAt: at('27T02:00'),
      breakMinutes: 20,
      note: '',
      signedAt: at('27T05:00'),
      signedBy: 'worker' as const,
      agreed: null,
    };
    expect(hoursTyped({ ...down, hours }, at('27T05:00'), ZONE)).toMatchObject({
      end: '27 Nov 2026 02:00',
      breakMinutes: 20,
    });
    expect(signedText(hours, ZONE)).toBe('22:00 to 02:00, 20 min of it a break');
    expect(hasBegun({ ...late, presence: 'arrived' }, at('26T21:59'))).toBe(false);
    expect(hasBegun({ ...late, presence: 'arrived' }, at('26T22:01'))).toBe(true);
    expect(hasBegun({ ...late, presence: 'en_route' }, at('26T22:01'))).toBe(false);
    expect(hasBegun(down, at('27T05:00'))).toBe(true);
    // Stood down before it began, the record does not know from when she was there.
    const never = { ...late, presence: 'stood_down' as const, presenceAt: at('26T21:10') };
    expect(hoursTyped(never, at('26T21:30'), ZONE)).toMatchObject({ start: '', end: '26 Nov 2026 21:10' });
  });

  test('WK14 hours that cannot be signed are told by the field that is wrong', () => {
    const now = at('27T03:00');
    const faults = (start: string, end: string, breakMinutes = 0) =>
      hoursFaults({ startAt: at(start), endAt: at(end), breakMinutes }, now);
    expect(faults('26T22:00', '27T03:00', 299)).toEqual({});
    expect(faults('26T22:00', '27T03:00', 300)).toEqual({ breaks: 'Breaks must be shorter than the hours.' });
    expect(faults('26T22:00', '26T22:00')).toEqual({ end: 'Until must be later than From.' });
    expect(faults('26T22:00', '27T03:01')).toEqual({ end: 'Sign what has been, not what is to come.' });
    expect(faults('25T15:00', '27T03:00')).toEqual({});
    expect(faults('25T14:59', '27T03:00')).toEqual({ end: 'That is more than 36 hours: look at the days.' });
  });

  test('WK5 she can end sooner by half hours within her time, and is told what her yes is worth', () => {
    const choices = untilChoices(assignment);
    expect(choices[0]).toBe(at('26T20:30'));
    expect(choices.at(-1)).toBe(at('26T13:30'));
    expect(choices.every((until) => until > at('26T13:00') && until < at('26T21:00'))).toBe(true);
    expect(untilChoices({ startAt: at('26T13:10'), endAt: at('26T14:05') })).toEqual([at('26T14:00'), at('26T13:30')]);
    expect(untilChoices({})).toEqual([]);
    expect(slackText({ slackMinutes: 0 })).toBe('If the hours move at all, you are asked again here.');
    expect(slackText(assignment)).toContain('by up to 45 min');
  });
});

describe('what she is told', () => {
  const notices = (...kinds: readonly [string, NoticeView][]): ReadonlyMap<string, NoticeView> => new Map(kinds);

  test('WK6 notices stay until she says that she understood; a danger stands on top', () => {
    const open = openNotices(
      notices(
        ['n1', { kind: 'changed', at: 3, told: 'waiting' }],
        ['n2', { kind: 'hold', at: 1, told: 'shown' }],
        ['n3', { kind: 'asked', at: 4, told: 'waiting' }],
        ['n4', { kind: 'place_shown', at: 5, told: 'understood' }],
        ['n5', { kind: 'stood_down', at: 6, told: 'told_by_voice' }],
      ),
      { grade: 'answer', coming: true },
    );
    expect(open.map(({ id, alarm }) => [id, alarm])).toEqual([
      ['n2', true],
      ['n1', false],
    ]);
  });

  test('WK6 every kind but the asking has words, and none of them names a place, a person or an operation', () => {
    for (const grade of ['answer', 'pass'] as const) {
      const words = NOTICE_KINDS.map(
        (kind) => openNotices(notices(['n', { kind, at: 1 }]), { grade, coming: true })[0]?.words,
      );
      expect(words.filter((text) => text === undefined)).toHaveLength(2);
      for (const text of words) expect(text ?? '').not.toMatch(/operation|codename|police|T-time/i);
    }
  });

  test('WK6 whoever no longer comes is told of endings alone', () => {
    const kinds = NOTICE_KINDS.filter(
      (kind) => openNotices(notices(['n', { kind, at: 1 }]), { grade: 'answer', coming: false }).length > 0,
    );
    expect(kinds).toEqual(['stood_down', 'not_needed', 'cancelled', 'freed']);
  });

  test('WK6 only what still waits is told to have been shown', () => {
    const all = notices(['n1', { told: 'waiting' }], ['n2', { told: 'shown' }], ['n3', { told: 'understood' }]);
    expect(waitingIds(all)).toEqual(['n1']);
  });
});
