import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { assistanceWords, callOf } from '#client/field/assistance.ts';
import { isLocked, IDLE_LIMIT, lockStore, setLocked } from '#client/app/phone-lock.ts';
import { lockedMemo, memoOf, sameMemo } from '#client/field/locked-phone.ts';
import { offerAfter } from '#client/field/next-step.ts';
import { isOfOrder, openNotices, standingOrder } from '#client/field/orders.ts';
import { standingOf } from '#client/field/standing.ts';
import { whoIsHere } from '#client/field/who-is-here.ts';
import { isListedNeed, fieldNeeds } from '#client/words/needs.ts';
import { keepable } from '#client/store/keepable.ts';
import type { AssistanceView, NoticeView } from '#shared/records.ts';
import type { Step } from '#shared/vocabulary.ts';
import { A1, MINUTE, NOON, own, reached, said, seen, stepReport, tap } from './support.ts';

describe('assistance', () => {
  const kept = { at: NOON, how: 'kept' } as const;

  test('FD8 without contact the bar says "radio", whatever else is known, and promises nothing', () => {
    for (const call of [
      { kind: 'none' },
      { kind: 'kept', at: NOON },
      { kind: 'acknowledged', at: NOON, by: 'Sgt Imogen Marsh', going: [] },
    ] as const) {
      const words = assistanceWords(call, false);
      expect(words.head).toBe('NOT CONNECTED');
      expect(words.line).toBe('Assistance: press your radio’s red button');
    }
    expect(assistanceWords({ kind: 'none' }, false).detail).toBe('hold here too, it is sent when it can be');
    expect(assistanceWords({ kind: 'kept', at: NOON }, false).detail).toBe('call of 12:00 kept here, NOT yet sent');
  });

  test('FD9 a call shows who has acknowledged it and who is going, as that comes', () => {
    const call: AssistanceView = { addressId: A1, raised: said(0) };
    expect(callOf([], [kept], A1)).toEqual({ kind: 'kept', at: NOON });
    expect(assistanceWords(callOf([call], [], A1), true).line).toBe('recorded, not answered yet');
    expect(assistanceWords(callOf([], [{ at: NOON, how: 'answered' }], A1), true).line).toBe('recorded');
    const acknowledged = { ...call, acknowledged: { by: 'Sgt Imogen Marsh', at: NOON + MINUTE } };
    expect(assistanceWords(callOf([acknowledged], [], A1), true).line).toBe('by Sgt Imogen Marsh');
    const going = { ...acknowledged, going: [{ who: 'MIKE 20', at: NOON }] };
    expect(assistanceWords(callOf([going], [], A1), true).line).toBe('going to you: MIKE 20');
    expect(callOf([{ ...going, closed: { whoWent: 'MIKE 20', at: NOON } }], [], A1)).toEqual({ kind: 'none' });
    expect(callOf([{ ...going, addressId: 'addressA002' }], [], A1)).toEqual({ kind: 'none' });
  });

  test('FD9 a call that is still here is not shown as heard, even beside an older one that was', () => {
    const heard: AssistanceView = { addressId: A1, raised: said(0), acknowledged: { by: 'Sgt Marsh', at: NOON } };
    expect(callOf([heard], [{ at: NOON + MINUTE, how: 'kept' }], A1)).toEqual({ kind: 'kept', at: NOON + MINUTE });
  });
});

describe('who is here', () => {
  test('FD10 only what the records tell: who came, who set out, since when; nobody who has not said yes', () => {
    const at = NOON - 6 * MINUTE;
    const present = whoIsHere(
      [
        { role: 'interpreter', answer: 'confirmed', presence: 'arrived', presenceAt: at },
        { role: 'sexual_health_nurse', answer: 'confirmed', presence: 'en_route', presenceAt: at },
        { role: 'support_worker', answer: 'confirmed', presence: 'arrived' },
        { role: 'support_worker', answer: 'confirmed', presence: 'arrived' },
        { role: 'support_worker', answer: 'confirmed', presence: 'stood_down' },
        { role: 'transport', answer: 'put_forward', presence: 'not_started' },
        { role: 'advocate', answer: 'confirmed', presence: 'not_started' },
      ],
      NOON,
    );
    expect(present.map(({ words }) => words)).toEqual([
      'Interpreter here',
      'Support ×2 here',
      'Nurse on the way, 6 min',
    ]);
  });
});

describe('orders and notices', () => {
  const to = { kind: 'member', id: 'memberMe001' } as const;
  const notices = new Map<string, NoticeView>([
    ['n1', { kind: 'hold', to, told: 'shown', at: NOON }],
    ['n2', { kind: 'proceed', to, told: 'waiting', at: NOON + MINUTE }],
    ['n3', { kind: 'changed', to, told: 'waiting', at: NOON }],
    ['n4', { kind: 'abort', to, told: 'understood', at: NOON }],
    ['n5', { kind: 'abort', to: { ...to, id: 'memberYou01' }, told: 'waiting', at: NOON }],
  ]);

  test('FD11 the order stands with its notices, which are understood with it; another officer’s are not mine', () => {
    const open = openNotices(notices, to.id, new Set());
    expect(open.map(({ id }) => id)).toEqual(['n1', 'n3', 'n2']);
    const order = standingOrder({ order: { order: 'proceed', at: NOON + MINUTE } }, open);
    expect(order?.noticeIds).toEqual(['n1', 'n2']);
    expect(open.filter((one) => !isOfOrder(one)).map(({ id }) => id)).toEqual(['n3']);
    expect(openNotices(notices, to.id, new Set(['n1', 'n2', 'n3']))).toEqual([]);
    expect(standingOrder({ order: null }, open)).toBeNull();
  });
});

describe('the lock', () => {
  const shelf = (): Storage => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    } as Storage;
  };

  test('FD12 loading the page again opens nothing, without signal neither; signing in again does', () => {
    const storage = shelf();
    const store = lockStore(() => storage);
    expect(isLocked(store, 1000)).toBe(false);
    setLocked(store);
    expect([isLocked(store, 1000), isLocked(store, null), isLocked(store, 1000)]).toEqual([true, true, true]);
    expect(isLocked(store, 2000)).toBe(false);
    expect(IDLE_LIMIT).toBe(120_000);
  });

  test('FD12 a device that forbids storage locks for as long as the page lives', () => {
    const store = lockStore(() => {
      throw new Error('forbidden');
    });
    setLocked(store);
    expect(isLocked(store, null)).toBe(true);
  });

  test('FD13 the locked face goes on from the memo and from this phone’s own reports', () => {
    const standing = standingOf(seen({ entry: reached(0), secured: reached(4) }), A1, []);
    const memo = memoOf(A1, standing, true);
    const now = lockedMemo(memo, [own(stepReport('apart'), 5, 'answered'), own(stepReport('secured', false), 6)]);
    expect(now?.reached).toEqual(['apart', 'entry']);
    expect(sameMemo(memo, memoOf(A1, standing, true))).toBe(true);
    expect(sameMemo(memo, memoOf(A1, standing, false))).toBe(false);
  });

  test('FD13 after a reload the outbox’s own entries say which address it is and what comes next', () => {
    const now = lockedMemo(null, [own(stepReport('entry'), 1), own(stepReport('secured'), 2)]);
    expect(now).toEqual({ addressId: A1, reached: ['entry', 'secured'], reportsSteps: true });
    expect(offerAfter(new Set<Step>(now?.reached)).next).toBe('apart');
    expect(lockedMemo(null, [])).toBeNull();
    const need = { type: 'NeedSomeone', payload: { addressId: A1, need: 'Driver', source: 'phone' } } as const;
    expect(lockedMemo(null, [own(need, 1)])).toEqual({ addressId: A1, reached: [], reportsSteps: false });
  });
});

describe('what the device may keep', () => {
  /** Reports of the phone that the device's store would not take whole. */
  const notKept = (reports: readonly { readonly type: string; readonly payload: unknown }[]): readonly string[] =>
    reports.flatMap(({ type, payload }) => {
      const kept = keepable(type as 'ReportStep', payload, isListedNeed);
      return kept === undefined || kept.shortened ? [type] : [];
    });

  test('FD14 every tap outlives the page: steps, counts, outcomes, listed needs, assistance, understood', () => {
    const needs = fieldNeeds.map((need) => ({
      type: 'NeedSomeone',
      payload: { addressId: A1, need, source: 'phone' },
    }));
    const others = [
      { type: 'RaiseAssistance', payload: { addressId: A1, detail: '', source: 'phone' } },
      { type: 'MarkNotice', payload: { noticeId: 'noticeN0001', state: 'understood' } },
    ];
    expect(notKept([...needs, ...others])).toEqual([]);
    fc.assert(fc.property(tap, (report) => expect(notKept([report])).toEqual([])));
  });

  test('FD14 typed words do not: the proof finds them', () => {
    const typed = { type: 'NeedSomeone', payload: { addressId: A1, need: 'Locksmith', source: 'phone' } };
    const note = {
      type: 'WriteLogEntry',
      payload: { sight: 'command', addressId: A1, text: 'Back door', source: 'phone' },
    };
    expect(notKept([typed, note])).toEqual(['NeedSomeone', 'WriteLogEntry']);
  });
});
