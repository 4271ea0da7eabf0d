import { describe, expect, test } from '@jest/globals';
import { askedDetails } from '#client/agency/asked-details.ts';
import { fitOf, type FitParts } from '#client/agency/fit.ts';
import { rosterMovedOn } from '#client/agency/renewals.ts';
import { threadLines } from '#client/agency/thread.ts';
import { toldLines } from '#client/agency/told.ts';
import type { NoticeView, RosterPersonView } from '#shared/records.ts';
import type { MessageView } from '#shared/staffing-records.ts';

const ZONE = 'Europe/London';
const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);
const NOW = at('24T10:00');

describe('what is asked beyond who and when', () => {
  test('AG21 dialects, papers, terms, expenses and reminders are said; what nobody said is not', () => {
    expect(askedDetails({ terms: '', expenses: '', reminders: 0 })).toEqual([]);
    expect(
      askedDetails({
        dialects: [{ language: 'ro', dialect: 'Moldovan' }],
        certificates: ['nppv_3'],
        terms: 'by the hour',
        expenses: 'travel',
        reminders: 2,
      }),
    ).toEqual([
      { label: 'Dialects', text: 'Romanian, Moldovan' },
      { label: 'Papers', text: 'NPPV level 3' },
      { label: 'Terms', text: 'by the hour' },
      { label: 'Expenses', text: 'travel' },
      { label: 'Reminders', text: 'You were reminded 2 times' },
    ]);
  });
});

describe('questions', () => {
  const messages = new Map<string, MessageView>([
    ['m2', { requestId: 'r1', from: 'command', text: 'Until nine', at: at('24T09:10') }],
    ['m1', { requestId: 'r1', from: 'agency', by: 'Ioana Field', text: 'Until when?', at: at('24T09:00') }],
    ['m3', { requestId: 'r2', from: 'agency', by: 'Ioana Field', text: 'Other', at: at('24T09:05') }],
  ]);
  /** Lines of another request, or out of order. */
  const wrong = (shown: readonly string[]): readonly string[] =>
    shown.filter((id, index) => id !== ['m1', 'm2'][index]);

  test('AG22 a thread is that of its request, in the order written, and names nobody of command', () => {
    const lines = threadLines(messages, 'r1', NOW, ZONE);
    expect(wrong(lines.map(({ id }) => id))).toEqual([]);
    expect(wrong([...messages.keys()])).not.toEqual([]);
    expect(lines.map(({ from }) => from)).toEqual(['Ioana Field, 09:00', 'The lead’s side, 09:10']);
  });
});

describe('misfits in words', () => {
  const elena: RosterPersonView = { name: 'Elena Brook', roles: ['interpreter'], languages: ['ro'] };
  const parts: FitParts = {
    request: {
      role: 'interpreter',
      languages: ['ro'],
      certificates: ['nppv_3'],
      dialects: [{ language: 'ro', dialect: 'Moldovan' }],
    },
    startAt: at('26T13:00'),
    endAt: at('26T21:00'),
    assignments: [],
    requests: new Map(),
    zone: ZONE,
  };
  test('AG23 papers not shown, dialects and a declared conflict are said and bar nobody', () => {
    const fit = fitOf('elena', { ...elena, conflict: 'declared' }, parts);
    expect(fit.barred).toEqual([]);
    expect(fit.unlike).toEqual([
      'not known to speak Romanian as Moldovan',
      'has not shown NPPV level 3',
      'may know somebody there',
    ]);
    const paper = { kind: 'nppv_3', issuedOn: '2026-01-01', checkedOn: '2026-10-01', expiresOn: '2026-11-25' } as const;
    expect(fitOf('elena', { ...elena, certificates: [paper] }, parts).unlike).toContain(
      'NPPV level 3 runs out before the end',
    );
  });
});

describe('told', () => {
  test('AG24 by which way a notice left, and where it could not', () => {
    const notice: NoticeView = {
      kind: 'not_needed',
      to: { kind: 'assignment', id: 'a1' },
      at: at('24T08:00'),
      told: 'waiting',
      sent: [
        { channel: 'push', at: at('24T08:01'), outcome: 'failed' },
        { channel: 'mail', at: at('24T08:02'), outcome: 'sent' },
      ],
    };
    const parts = {
      assignments: new Map([['a1', { shownName: 'Worker A' }]]),
      places: new Map(),
      now: NOW,
      zone: ZONE,
    };
    expect(toldLines(new Map([['n1', notice]]), parts)[0]?.sent).toBe('could not be sent to the phone, mailed 08:02');
  });
});

describe('a roster that moved on', () => {
  test('AG25 news is what the roster says otherwise than was sent, of papers those asked for alone', () => {
    const paper = { kind: 'nppv_3', issuedOn: null, checkedOn: null, expiresOn: null } as const;
    const sent = { languages: ['ro'], certificates: [] };
    const asks = { certificates: ['nppv_3'] } as const;
    expect(rosterMovedOn(sent, asks, { languages: ['ro'], certificates: [] })).toBe(false);
    expect(rosterMovedOn(sent, asks, { languages: ['ro', 'en'], certificates: [] })).toBe(true);
    expect(rosterMovedOn(sent, asks, { languages: ['ro'], certificates: [paper] })).toBe(true);
    expect(rosterMovedOn(sent, {}, { languages: ['ro'], certificates: [paper] })).toBe(false);
    expect(rosterMovedOn(sent, asks, undefined)).toBe(false);
  });
});
