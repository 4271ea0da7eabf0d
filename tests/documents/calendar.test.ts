import { describe, expect, test } from '@jest/globals';
import { calendarOf } from '#server/documents/calendar.ts';
import type { Put } from '#shared/protocol.ts';
import type { AssignmentView, NoticeView } from '#shared/records.ts';
import { entriesIn } from './ics.ts';

const OPERATION = 'operationXY';
const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 24, 12);

const assignment: AssignmentView = {
  requestId: 'requestAAAA',
  shownName: 'Iris',
  role: 'interpreter',
  languages: ['ro'],
  startAt: NOON,
  endAt: NOON + 4 * HOUR,
  answer: 'put_forward',
  answeredAt: null,
  presence: 'not_started',
  presenceAt: null,
};
const asked: NoticeView = { kind: 'asked', to: { kind: 'assignment', id: 'assignmentA' }, at: NOON - 48 * HOUR };

/** A worker's view with something changed in it. */
function view(change: Partial<AssignmentView> = {}, notices: readonly NoticeView[] = [asked], more: object = {}): Put {
  return {
    operation: { operation: { area: 'Example Town', standing: { kind: 'running' } } },
    assignment: { assignmentA: { ...assignment, ...change } },
    notice: Object.fromEntries(notices.map((notice, n) => [`notice${n}AAAA`, notice])),
    ...more,
  } as unknown as Put;
}
const entry = (put: Put) => entriesIn(calendarOf(OPERATION, [put]))[0];

describe('a calendar file', () => {
  test('DC1 an entry says hours and whether they stand, and nothing else whatever', () => {
    const text = calendarOf(OPERATION, [view()]);
    expect(text.split('\r\n').filter((line) => line.includes('\n'))).toEqual([]);
    const names = [...(entry(view())?.keys() ?? [])].toSorted();
    expect(names).toEqual(['CLASS', 'DTEND', 'DTSTAMP', 'DTSTART', 'SEQUENCE', 'STATUS', 'SUMMARY', 'TRANSP', 'UID']);
    expect(entry(view())?.get('SUMMARY')).toBe('Muster: duty');
    expect(text).not.toMatch(/LOCATION|ORGANIZER|ATTENDEE|DESCRIPTION|URL|X-WR|TZID|Iris|interpreter|Example Town/);
    expect(text).toContain('METHOD:PUBLISH\r\n');
  });

  test('DC2 hours stand in UTC, across midnight and both changes of the clocks', () => {
    const hours = (startAt: number, endAt: number) => {
      const found = entry(view({ startAt, endAt }));
      return [found?.get('DTSTART'), found?.get('DTEND')];
    };
    expect(hours(Date.UTC(2026, 10, 24, 22), Date.UTC(2026, 10, 25, 2))).toEqual([
      '20261124T220000Z',
      '20261125T020000Z',
    ]);
    // The clocks went back at 01:00 UTC on 25 October 2026: 00:30 BST to 02:30 GMT is three hours.
    expect(hours(Date.UTC(2026, 9, 24, 23, 30), Date.UTC(2026, 9, 25, 2, 30))).toEqual([
      '20261024T233000Z',
      '20261025T023000Z',
    ]);
    // They go forward at 01:00 UTC on 28 March 2027: 00:30 GMT to 03:30 BST is two hours.
    expect(hours(Date.UTC(2027, 2, 28, 0, 30), Date.UTC(2027, 2, 28, 2, 30))).toEqual([
      '20270328T003000Z',
      '20270328T023000Z',
    ]);
    expect(hours(Date.UTC(2026, 11, 31, 23, 59), Date.UTC(2027, 0, 1, 0, 1))).toEqual([
      '20261231T235900Z',
      '20270101T000100Z',
    ]);
  });

  test('DC3 the entry keeps its UID through every change, and its SEQUENCE rises with each', () => {
    const at = NOON - 40 * HOUR;
    const to = asked.to;
    const moved: NoticeView = { kind: 'changed', ...(to && { to }), at };
    const again: NoticeView = { kind: 'asked_again', ...(to && { to }), at: at + HOUR };
    const off: NoticeView = { kind: 'postponed', ...(to && { to }), at: at + 3 * HOUR };
    const postponed = { operation: { operation: { standing: { kind: 'postponed', at: at + 3 * HOUR } } } };
    const history = [
      view(),
      // T moves twice within one second.
      view({ startAt: NOON + HOUR }, [asked, moved]),
      view({ startAt: NOON + 2 * HOUR }, [asked, moved, { ...moved, at: at + 10 }]),
      // A yes from a phone that was without signal: said before T moved, and arrived after it.
      view({ answer: 'confirmed', answeredAt: at - 60_000 }, [{ ...asked, told: 'understood' }, moved, moved]),
      view({ answer: 'asked_again', startAt: NOON + 6 * HOUR }, [asked, moved, moved, again]),
      view({ answer: 'confirmed', answeredAt: at + 2 * HOUR }, [asked, moved, moved, again]),
      view({ answer: 'confirmed', answeredAt: at + 2 * HOUR }, [asked, moved, moved, again, off], postponed),
      view({ answer: 'confirmed', answeredAt: at + 2 * HOUR }, [asked, moved, moved, again, off]),
      view({ answer: 'declined', answeredAt: at + 4 * HOUR }, [asked, moved, moved, again, off]),
    ];
    const entries = history.map(entry);
    expect(new Set(entries.map((one) => one?.get('UID'))).size).toBe(1);
    expect(fallsBack(entries.map((one) => Number(one?.get('SEQUENCE'))))).toEqual([]);
    expect(entries.map((one) => one?.get('STATUS'))).toEqual([
      'TENTATIVE',
      'TENTATIVE',
      'TENTATIVE',
      'CONFIRMED',
      'TENTATIVE',
      'CONFIRMED',
      'TENTATIVE',
      'CONFIRMED',
      'CANCELLED',
    ]);
    // The proof can fail: a number made of answers alone falls back when she is asked again.
    expect(fallsBack([0, 0, 1, 0])).not.toEqual([]);
    for (const one of entries) expect(Number(one?.get('SEQUENCE'))).toBeLessThan(2 ** 31);
  });

  test('DC4 cancelled, withdrawn and stood down before it began free her day; stood down afterwards does not', () => {
    const cancelled = { operation: { operation: { standing: { kind: 'cancelled', at: NOON } } } };
    const status = (put: Put) => [entry(put)?.get('STATUS'), entry(put)?.get('TRANSP')];
    expect(status(view({ answer: 'confirmed' }, [asked], cancelled))).toEqual(['CANCELLED', 'TRANSPARENT']);
    expect(status(view({ answer: 'withdrawn' }))).toEqual(['CANCELLED', 'TRANSPARENT']);
    const down = (presenceAt: number) => view({ answer: 'confirmed', presence: 'stood_down', presenceAt });
    expect(status(down(NOON - HOUR))).toEqual(['CANCELLED', 'TRANSPARENT']);
    expect(status(down(NOON + HOUR))).toEqual(['CONFIRMED', 'OPAQUE']);
  });

  test('DC5 two assignments on two pencilled dates are two tentative entries, a yes or no', () => {
    const windows = [{ startAt: NOON, endAt: NOON + HOUR }];
    const put = {
      ...view({ answer: 'confirmed', answeredAt: NOON - 50 * HOUR }),
      request: { requestAAAA: { windows } },
    } as unknown as Put;
    const both = {
      ...put,
      assignment: {
        assignmentA: { ...assignment, answer: 'confirmed' },
        assignmentB: { ...assignment, startAt: NOON + 24 * HOUR, endAt: NOON + 28 * HOUR },
      },
    } as unknown as Put;
    const found = entriesIn(calendarOf(OPERATION, [both]));
    expect(found.map((one) => one.get('STATUS'))).toEqual(['TENTATIVE', 'TENTATIVE']);
    expect(new Set(found.map((one) => one.get('UID'))).size).toBe(2);
  });

  test('DC6 equal views give equal bytes; an id of the operation or the assignment is not in them', () => {
    const text = calendarOf(OPERATION, [view()]);
    expect(calendarOf(OPERATION, [view()])).toBe(text);
    expect(text).not.toMatch(/operationXY|assignmentA|requestAAAA/);
    expect(calendarOf('operationZZ', [view()])).not.toBe(text);
    expect(entriesIn(calendarOf(OPERATION, [{}]))).toEqual([]);
  });
});

/** Where a list of numbers does not rise. */
const fallsBack = (numbers: readonly number[]): readonly number[] =>
  numbers.filter((number, n) => n > 0 && number <= (numbers[n - 1] ?? 0));
