import type { Clock } from '#server/live/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that stands still until the simulation lets it pass; one clock for the server and for every client. */
export class SimClock implements Clock {
  readonly #start: number;
  #passed = 0;
  #timers: Timer[] = [];

  constructor(start: number) {
    this.#start = start;
  }

  now(): number {
    return this.#start + this.#passed;
  }

  monotonic(): number {
    return this.#passed;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#passed + milliseconds, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Lets time pass; what falls due runs in its order. */
  pass(milliseconds: number): void {
    const end = this.#passed + milliseconds;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== due);
      this.#passed = Math.max(this.#passed, due.at);
      due.run();
    }
    this.#passed = end;
  }
}
