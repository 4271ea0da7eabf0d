/** Time as the live room knows it; an argument everywhere, so that tests can hold it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since some moment; never goes back and never leaps. */
  monotonic(): number;
  /** Calls back once, after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    // A wait keeps no process alive: what is due is looked for again at the next start.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
