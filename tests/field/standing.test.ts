import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { correctionOf, readReport, reportWords, type FieldReport } from '#client/field/field-report.ts';
import {
  presentStep,
  reachedSteps,
  standingOf,
  untold,
  type OwnReport,
  type Standing,
} from '#client/field/standing.ts';
import type { AddressView } from '#shared/records.ts';
import { stepView, reportView } from '#server/access/reports.ts';
import { command, LEE, plannedOperation } from '../domain/support.ts';
import { A1, countReport, MINUTE, NOON, outcomeReport, own, reached, said, seen, stepReport, tap } from './support.ts';

const plain = (standing: Standing) => ({
  steps: [...standing.steps]
    .filter(([, one]) => one.reached)
    .map(([step]) => step)
    .toSorted(),
  found: standing.counts.found?.number ?? 0,
  arrested: standing.counts.arrested?.number ?? 0,
  outcome: standing.outcome?.outcome ?? null,
});

/** The server's own fold of the same taps: what its view of the address would say. Throws at a refusal. */
function recordedView(taps: readonly FieldReport[]): AddressView {
  const { scene, a1 } = plannedOperation();
  for (const report of taps) {
    const payload = { ...report.payload, addressId: a1 };
    scene.does(command(report.type as 'ReportStep', payload as never), { by: LEE });
  }
  const address = scene.state.get('address', a1);
  if (address === undefined) throw new Error('the address is gone');
  const { steps, counts, outcome } = address;
  return {
    steps: Object.fromEntries(
      Object.entries(steps).flatMap(([step, state]) => (state === undefined ? [] : [[step, stepView(state)]])),
    ),
    counts: Object.fromEntries(
      Object.entries(counts).flatMap(([kind, one]) =>
        one === undefined ? [] : [[kind, { number: one.number, report: reportView(one.report) }]],
      ),
    ),
    outcome: outcome === null ? null : { outcome: outcome.outcome, report: reportView(outcome.report) },
  };
}

/** Where the phone's own picture and the record come apart, for one run of taps. */
function differences(taps: readonly FieldReport[], seenByPhone = taps): readonly string[] {
  const onPhone = plain(
    standingOf(
      {},
      A1,
      seenByPhone.map((report, index) => own(report, index)),
    ),
  );
  const onRecord = plain(standingOf(recordedView(taps), A1, []));
  return JSON.stringify(onPhone) === JSON.stringify(onRecord)
    ? []
    : [`${JSON.stringify(onPhone)} is not ${JSON.stringify(onRecord)}`];
}

describe('how the address stands', () => {
  test('FD3 taps in any order are refused by nothing, and the phone ends where the record ends', () => {
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 14 }), (taps) => {
        expect(differences(taps)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('FD3 the proof finds a phone that loses a tap', () => {
    const taps = [stepReport('entry'), countReport('found', 4)];
    expect(differences(taps, taps.slice(0, 1))).not.toEqual([]);
  });

  test('FD4 what was tapped shows at once, marked as kept here, until it is recorded', () => {
    const view = seen({ entry: reached(0) });
    const tapped = standingOf(view, A1, [own(stepReport('secured'), 4)]);
    expect(presentStep(tapped)).toEqual({
      step: 'secured',
      reached: true,
      at: NOON + 4 * MINUTE,
      how: { kind: 'kept' },
    });
    expect(presentStep(standingOf(view, A1, []))?.step).toBe('entry');
    const recorded = standingOf(seen({ entry: reached(0), secured: reached(4) }), A1, []);
    expect(presentStep(recorded)?.how).toEqual({ kind: 'recorded' });
  });

  test('FD4 a second source shows as confirmed with its time, a contradiction as disputed', () => {
    const confirmed = seen({ secured: { kind: 'reached', report: said(4), confirmed: said(5, 'radio') } });
    expect(presentStep(standingOf(confirmed, A1, []))?.how).toEqual({ kind: 'confirmed', by: said(5, 'radio') });
    const disputed = seen({ secured: { kind: 'disputed', reached: said(4), notReached: said(6, 'radio') } });
    expect(presentStep(standingOf(disputed, A1, []))?.how).toEqual({ kind: 'disputed', notSo: said(6, 'radio') });
    expect(reachedSteps(standingOf(disputed, A1, []))).toContain('secured');
  });

  test('FD4 a tap that says what was said before keeps the first time; another address is left alone', () => {
    const view = seen({ secured: reached(4, 'radio') });
    const again = standingOf(view, A1, [own(stepReport('secured'), 9, 'sent')]);
    expect(again.steps.get('secured')).toEqual({ reached: true, at: NOON + 4 * MINUTE, how: { kind: 'sent' } });
    expect(standingOf(view, 'addressA002', [own(stepReport('entry'), 9)]).steps.has('entry')).toBe(false);
  });

  test('FD5 between answer and record nothing jumps back, and what is told is let go with all before it', () => {
    const answered = [own(countReport('found', 5), 1, 'answered'), own(countReport('found', 6), 2, 'answered')];
    const before: AddressView = { counts: { found: { number: 4, report: said(0) } } };
    expect(untold(before, answered)).toHaveLength(2);
    expect(standingOf(before, A1, answered).counts.found?.number).toBe(6);
    const both: AddressView = { counts: { found: { number: 6, report: said(2) } } };
    expect(untold(both, answered)).toEqual([]);
    const first: AddressView = { counts: { found: { number: 5, report: said(1) } } };
    expect(untold(first, answered)).toEqual(answered.slice(1));
  });

  test('FD6 undo is a report of its own: not reached, the former count, the former outcome', () => {
    const before = { counts: { found: { number: 4 } }, outcome: 'no_reply' as const };
    expect(correctionOf(stepReport('secured'), before)).toEqual(stepReport('secured', false));
    expect(correctionOf(countReport('found', 5), before)).toEqual(countReport('found', 4));
    expect(correctionOf(countReport('arrested', 1), before)).toEqual(countReport('arrested', 0));
    expect(correctionOf(outcomeReport('not_executed'), before)).toEqual(outcomeReport('no_reply'));
  });

  test('FD6 a tap and its undo end where the address stood, on the phone and on record', () => {
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 6 }), tap, (taps, last) => {
        const standing = standingOf(
          {},
          A1,
          taps.map((report, index) => own(report, index)),
        );
        const before = { counts: standing.counts, outcome: standing.outcome?.outcome ?? null };
        // The screen offers a step only where it says something new.
        const isNew =
          last.type !== 'ReportStep' ||
          (standing.steps.get(last.payload.step)?.reached ?? false) !== last.payload.reached;
        const undo = correctionOf(last, before);
        fc.pre(isNew && undo !== null);
        const all = undo === null ? taps : [...taps, last, undo];
        expect(
          plain(
            standingOf(
              {},
              A1,
              all.map((report, index) => own(report, index)),
            ),
          ),
        ).toEqual(plain(standing));
        expect(differences(all)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('FD7 what the device kept is read like any other input', () => {
    fc.assert(fc.property(tap, (report) => expect(readReport(report.type, report.payload)).toEqual(report)));
    expect(
      readReport('ReportStep', { addressId: A1, step: 'flown_in', reached: true, source: 'phone' }),
    ).toBeUndefined();
    expect(readReport('MoveT', {})).toBeUndefined();
    expect(reportWords(stepReport('secured', false))).toBe('Not so: secured');
    const none: readonly OwnReport[] = [];
    expect(presentStep(standingOf({}, A1, none))).toBeUndefined();
  });
});
