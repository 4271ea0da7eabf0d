import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createCap, createPace, createTries, SIGN_IN_TRIES, type Tries } from '#server/identity/tries.ts';

/** The limiter's own library reads the machine's clock, so here the machine's clock is held. */
beforeEach(() => void jest.useFakeTimers({ now: Date.UTC(2026, 10, 24, 12) }));
afterEach(() => void jest.useRealTimers());

const SECOND = 1000;

/** Every moment (in seconds) at which a guesser who never stops gets a guess in, `burst` at a time. */
async function guesses(tries: Tries, burst = 1, seconds = 3600): Promise<number[]> {
  const made: number[] = [];
  for (let second = 0; second < seconds; second += 1) {
    const taken = await Promise.all(Array.from({ length: burst }, () => tries.take('k')));
    for (const one of taken) if (one.ok) made.push(second);
    await jest.advanceTimersByTimeAsync(SECOND);
  }
  return made;
}

/** Spans of five minutes with more than ten guesses in them. */
function tooMany(made: readonly number[]): string[] {
  return made.flatMap((from) => {
    const within = made.filter((at) => at >= from && at < from + 300).length;
    return within > 10 ? [`${within} guesses in the five minutes from ${from} s`] : [];
  });
}

describe('R20 tries', () => {
  test('ID5 five tries are free, then the waits grow as stated', async () => {
    const made = await guesses(createTries(SIGN_IN_TRIES));
    expect(made.slice(0, 11)).toEqual([0, 1, 2, 3, 4, 9, 19, 39, 79, 159, 319]);
    expect(tooMany(made)).toEqual([]);
  });

  test('ID5 twenty at once get no more than one after another', async () => {
    const made = await guesses(createTries(SIGN_IN_TRIES), 20, 700);
    expect(made.filter((second) => second === 0)).toHaveLength(5);
    expect(tooMany(made)).toEqual([]);
  });

  test('ID5 a count without a gate is found', async () => {
    const planted: Tries = { ...createTries(SIGN_IN_TRIES), take: async () => ({ ok: true }) };
    expect(tooMany((await guesses(planted)).slice(0, 400)).length).toBeGreaterThan(0);
  });

  test('ID5 a refused try says how long to wait, and counts for nothing', async () => {
    const tries = createTries(SIGN_IN_TRIES);
    for (let i = 0; i < 5; i += 1) expect(await tries.take('k')).toEqual({ ok: true });
    for (let i = 0; i < 50; i += 1) expect(await tries.take('k')).toEqual({ ok: false, waitMs: 5 * SECOND });
    await jest.advanceTimersByTimeAsync(5 * SECOND);
    expect(await tries.take('k')).toEqual({ ok: true });
    expect(await tries.take('k')).toEqual({ ok: false, waitMs: 10 * SECOND });
    expect(await tries.take('another')).toEqual({ ok: true });
  });

  test('ID5 a try that succeeded is given back, and a name that succeeded is forgotten', async () => {
    const tries = createTries(SIGN_IN_TRIES);
    for (let i = 0; i < 40; i += 1) {
      expect(await tries.take('k')).toEqual({ ok: true });
      await tries.giveBack('k');
    }
    for (let i = 0; i < 5; i += 1) await tries.take('k');
    expect((await tries.take('k')).ok).toBe(false);
    await tries.forget('k');
    expect((await tries.take('k')).ok).toBe(true);
  });

  test('ID10 five wrong codes, then nothing for a quarter of an hour', async () => {
    const codes = createCap(5, 900);
    for (let i = 0; i < 5; i += 1) expect((await codes.take('k')).ok).toBe(true);
    for (let minute = 0; minute < 14; minute += 1) {
      expect((await codes.take('k')).ok).toBe(false);
      await jest.advanceTimersByTimeAsync(60 * SECOND);
    }
    await jest.advanceTimersByTimeAsync(61 * SECOND);
    expect((await codes.take('k')).ok).toBe(true);
  });

  test('ID6 a pace lets so many through in its span', async () => {
    const pace = createPace(3, 10);
    const first = await Promise.all([1, 2, 3, 4].map(() => pace.take('k')));
    expect(first.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    await jest.advanceTimersByTimeAsync(10 * SECOND);
    expect((await pace.take('k')).ok).toBe(true);
  });
});
