import { describe, expect, test } from '@jest/globals';
import { isSettled, linkStateOf } from '#client/worker/link-state.ts';
import { readFragment } from '#client/worker/link-token.ts';
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
  workedText,
  type WorkerRecords,
} from '#client/worker/worker-view.ts';
import type { AssignmentView, NoticeView, OperationView } from '#shared/records.ts';
import { refusal, type RefusalCode } from '#shared/refusals.ts';
import { NOTICE_KINDS } from '#shared/vocabulary.ts';

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

  test('WK5 her hours run from her start until she was stood down', () => {
    expect(workedText({ ...assignment, presence: 'stood_down', presenceAt: at('26T20:10') }, ZONE)).toBe(
      '13:00 to 20:10',
    );
    expect(workedText({ ...assignment, presenceAt: at('26T12:00') }, ZONE)).toBeNull();
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
