import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { readSeen, type Seen } from '#client/agency/preview/ask-seen-as.ts';
import { headingOf, readMoment, STEP, stepped } from '#client/agency/preview/moments.ts';
import { careTimes, seenNotices, seenRequests } from '#client/agency/preview/seen-lines.ts';

const ZONE = 'Europe/London';
const NOON = Date.UTC(2026, 10, 26, 12);
const HOUR = 3_600_000;

function seenOf(put: object): Seen {
  const answer = readSeen({ now: NOON, at: NOON, keptBack: [], put });
  if (answer.kind !== 'seen') throw new Error(answer.refusal.message);
  return answer.seen;
}

/** Moments that a step does not leave, or leaves by more than five minutes, or takes off the whole five minutes. */
function badSteps(step: typeof stepped): readonly number[] {
  const wrong: number[] = [];
  fc.assert(
    fc.property(fc.integer({ min: STEP, max: 4_000_000_000_000 }), (at) => {
      const [back, on] = [step(at, 'back'), step(at, 'on')];
      const isGood =
        back < at && at - back <= STEP && on > at && on - at <= STEP && back % STEP === 0 && on % STEP === 0;
      if (!isGood) wrong.push(at);
    }),
    { seed: 50, numRuns: 500 },
  );
  return wrong;
}

describe('an agency’s view as its lead looks at it', () => {
  test('ST50 a key moves to the next whole five minutes, and never stays', () => {
    expect(badSteps(stepped)).toEqual([]);
    expect(badSteps((at, way) => at + (way === 'on' ? STEP : -STEP))).not.toEqual([]);
    expect(readMoment('1764158700000')).toBe(1_764_158_700_000);
    for (const bad of [null, '', '-1', '1e9', '12.5', 'now', '1'.repeat(16)]) expect(readMoment(bad)).toBeNull();
  });

  test('ST51 its heading says whose view, and whether it was, is or will be', () => {
    expect(headingOf('Harbour Support', NOON - HOUR, NOON, ZONE)).toBe('As Harbour Support saw it at 11:00');
    expect(headingOf('Harbour Support', null, NOON, ZONE)).toBe('As Harbour Support sees it now');
    expect(headingOf('Harbour Support', NOON + HOUR, NOON, ZONE)).toBe('As Harbour Support will see it at 13:00');
  });

  test('ST52 people stand by role and nobody by name; care notes say that they are there and nothing more', () => {
    const seen = seenOf({
      request: { Q1: { ref: 'H-1', role: 'interpreter', number: 1, languages: ['ro'], standing: 'open' } },
      assignment: {
        W1: { requestId: 'Q1', role: 'interpreter', languages: ['ro'], answer: 'confirmed', shownName: 'Iris Secret' },
      },
      message: { M1: { requestId: 'Q1', from: 'agency', text: 'Is there parking?', at: NOON, by: 'Wilma Secret' } },
      notice: { N1: { kind: 'place_shown', to: { kind: 'assignment', id: 'W1' }, at: NOON, told: 'waiting' } },
      logEntry: { L1: { sight: 'care', happenedAt: NOON, text: 'Secret words' } },
    });
    const drawn = [seenRequests(seen, ZONE), seenNotices(seen, ZONE), careTimes(seen, ZONE)];
    expect(JSON.stringify(drawn)).not.toContain('Secret');
    expect(seenRequests(seen, ZONE)).toMatchObject([
      {
        title: 'H-1 · 1 interpreter for Romanian',
        people: [{ who: 'Interpreter, Romanian', answer: { words: 'Confirmed' } }],
        messages: [{ from: 'The agency', when: '12:00', text: 'Is there parking?' }],
      },
    ]);
    expect(seenNotices(seen, ZONE)[0]?.about).toContain('Interpreter, Romanian');
    expect(careTimes(seen, ZONE)).toEqual(['12:00']);
  });

  test('ST52 an answer of another shape is not drawn', () => {
    for (const body of [
      null,
      {},
      { now: 1, at: 1, put: [], keptBack: [] },
      { now: 1, at: 1, put: { request: 1 }, keptBack: [] },
    ])
      expect(readSeen(body).kind).toBe('refused');
  });
});
