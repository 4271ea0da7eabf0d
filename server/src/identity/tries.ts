import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** How many tries are free and how the waits grow after them. Seconds. */
export interface TryRules {
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  /** How long failures are remembered after the last one, at least half of this. */
  readonly memory: number;
}

/**
 * Five tries, then waits of 5, 10, 20, 40, 80, 160 and 300 seconds: the sixth comes at 0:05, the tenth at 2:35, the
 * eleventh at 5:15, so nobody gets more than ten in five minutes (GUARANTEES section 5; Cyber Essentials).
 */
export const SIGN_IN_TRIES: TryRules = { free: 5, firstWait: 5, longestWait: 300, memory: 1800 };

export type Try = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

/** Counts tries under a key, before anything costly is done for them. */
export interface Tries {
  /** Takes one try. A refused one was not made and counts for nothing. */
  take(key: string): Promise<Try>;
  /** The try turned out to be no guess (it succeeded, or was never made). */
  giveBack(key: string): Promise<void>;
  /** Forgets all failures under the key. */
  forget(key: string): Promise<void>;
}

/** A count and a gate for each key; a take reserves its place in the count at once, so that parallel tries do not slip by. */
export function createTries(rules: TryRules): Tries {
  const count = new RateLimiterMemory({ keyPrefix: '', points: rules.free, duration: rules.memory });
  const gate = new RateLimiterMemory({ keyPrefix: '', points: 1, duration: rules.firstWait });
  const waitOf = (n: number): number => Math.min(rules.longestWait, rules.firstWait * 2 ** (n - rules.free));
  const giveBack = async (key: string): Promise<void> => {
    const left = await count.reward(key);
    if (left.consumedPoints <= 0) await count.delete(key);
  };
  return {
    giveBack,
    async take(key) {
      const taken = await count.penalty(key);
      const n = taken.consumedPoints;
      if (taken.msBeforeNext < rules.memory * 500) await count.set(key, n, rules.memory);
      if (n < rules.free) return { ok: true };
      const passed = await consume(gate, key, waitOf(n));
      if (passed.ok) return passed;
      await giveBack(key);
      return passed;
    },
    async forget(key) {
      await count.delete(key);
      await gate.delete(key);
    },
  };
}

/** So many in so many seconds; over it, nothing until as many seconds have passed again. */
export function createCap(points: number, seconds: number): Tries {
  const limiter = new RateLimiterMemory({ keyPrefix: '', points, duration: seconds, blockDuration: seconds });
  return {
    take: (key) => consume(limiter, key),
    giveBack: async (key) => void (await limiter.reward(key)),
    forget: async (key) => void (await limiter.delete(key)),
  };
}

/** So many requests in so many seconds, then a pause until the span is over. */
export function createPace(points: number, seconds: number): Pick<Tries, 'take'> {
  const limiter = new RateLimiterMemory({ keyPrefix: '', points, duration: seconds });
  return { take: (key) => consume(limiter, key) };
}

/** The library rejects with its result where the limit is passed; anything else it throws is a fault of ours. */
async function consume(limiter: RateLimiterMemory, key: string, customDuration?: number): Promise<Try> {
  try {
    await limiter.consume(key, 1, customDuration === undefined ? {} : { customDuration });
    return { ok: true };
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    return { ok: false, waitMs: Math.max(1, (thrown as RateLimiterRes).msBeforeNext) };
  }
}
