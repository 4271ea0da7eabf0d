import { describe, expect, test } from '@jest/globals';
import { addressRows, addressSummary } from '#client/board/address-row.ts';
import { peopleCell, premisesCell, searchCell } from '#client/board/track-cells.ts';
import { at, NOW, operation, reached, records, recordsOf, said } from './records.ts';

const zone = 'Europe/London';

describe('rows', () => {
  test('BD20 rows stand in the order of their refs, A2 before A10, whatever happens at them', () => {
    const address = Object.fromEntries(['A10', 'A2', 'A1'].map((ref) => [ref, { ref, line: ref }]));
    const rows = addressRows(recordsOf({ address }), operation, NOW);
    expect(rows.map((row) => row.ref)).toEqual(['A1', 'A2', 'A10']);
  });

  test('BD21 a row of the afternoon, in words', () => {
    const [a1, a2, a3] = addressRows(records, operation, NOW);
    expect(a1).toMatchObject({
      ref: 'A1',
      under: 'LU1 0AA · MIKE 10 · TG 4',
      gate: { kind: 'yes', words: 'yes, 14:09' },
      assistance: false,
      lastWord: { kind: 'heard', age: '2 min', source: 'phone', silent: false },
    });
    expect(a1?.premises).toMatchObject({ title: 'Secured 14:04', details: ['confirmed by radio 14:04:40'] });
    expect(a1?.premises.dots).toEqual(['reached', 'reached', 'confirmed', 'to_come']);
    expect(a2).toMatchObject({
      assistance: true,
      gate: { kind: 'not_given' },
      lastWord: { age: '41 s', source: 'radio' },
    });
    expect(a2?.premises).toMatchObject({ title: 'Entered 14:00', details: ['FUP not reported'] });
    expect(a3).toMatchObject({
      search: { title: 'Not reported' },
      flags: [{ tone: 'warn', words: 'Held 14:03', reason: 'gas bottles by the door' }],
      lastWord: { age: '10 min', silent: true },
    });
    expect(addressSummary(records)).toBe('3 of 3 entered · 0 handed back');
  });

  test('BD22 silence is said of an entered address in a live operation, and of no other', () => {
    const silent = (change: object, phase: 'live' | 'briefed' = 'live') => {
      const address = { a: { ref: 'A1', steps: { entry: reached(said('M', 0)) }, lastHeard: said('M', 0), ...change } };
      const last = addressRows(recordsOf({ address }), { ...operation, phase }, NOW)[0]?.lastWord;
      return last?.kind === 'heard' && last.silent;
    };
    expect(silent({})).toBe(true);
    expect(silent({ lastHeard: said('M', 3) })).toBe(false);
    expect(silent({ steps: {} })).toBe(false);
    expect(silent({ steps: { entry: reached(said('M', 0)), handed_back: reached(said('M', 1)) } })).toBe(false);
    expect(silent({ outcome: { outcome: 'no_reply', report: said('M', 1) } })).toBe(false);
    expect(silent({ order: { order: 'abort', at: at(1) } })).toBe(false);
    expect(silent({}, 'briefed')).toBe(false);
  });
});

describe('tracks', () => {
  test('BD23 a skipped step is "not reported" and is never filled in', () => {
    const cell = premisesCell({ handed_back: reached(said('M', 9)) }, zone);
    expect(cell.dots).toEqual(['skipped', 'skipped', 'skipped', 'reached']);
    expect(cell.details.join(' ')).toMatch(/FUP not reported.*entry not reported.*secured not reported/);
    expect(premisesCell({}, zone)).toMatchObject({
      title: 'Not reported',
      dots: ['to_come', 'to_come', 'to_come', 'to_come'],
    });
    expect(searchCell({ done: reached(said('M', 9)) }, zone)).toMatchObject({
      title: 'Done',
      details: ['at 14:09', 'start not reported'],
    });
  });

  test('BD24 a dispute shows both sides with who and when', () => {
    const disputed = {
      kind: 'disputed',
      reached: said('MIKE 20', 4),
      notReached: said('MIKE 21', 5, 0, 'radio'),
    } as const;
    expect(premisesCell({ secured: disputed }, zone)).toMatchObject({
      title: 'Secured?',
      disputed: true,
      details: ['yes: MIKE 20 14:04', 'no: MIKE 21 14:05', 'FUP not reported', 'entry not reported'],
    });
  });

  test('BD25 counts stand for themselves', () => {
    const counts = { found: { number: 4, report: said('M', 4) }, arrested: { number: 1, report: said('M', 5) } };
    expect(peopleCell({ counts }, zone)).toMatchObject({ title: '4 found', details: ['not yet apart', '1 arrested'] });
    expect(
      peopleCell({ counts, steps: { apart: reached(said('M', 6)), spoken_to: reached(said('M', 8)) } }, zone),
    ).toMatchObject({
      title: '4 found, apart',
      details: ['spoken to 14:08', '1 arrested'],
    });
    expect(peopleCell({ counts: { found: { number: 0, report: said('M', 4) } } }, zone)).toMatchObject({
      title: '0 found',
      details: [],
    });
    expect(peopleCell({ potentialVictims: { number: 2, decisionId: 'd' } }, zone).details).toEqual([
      '2 potential victims',
    ]);
    expect(peopleCell({}, zone).title).toBe('None reported');
  });
});
