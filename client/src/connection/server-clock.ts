/** How long one word of the server's clock may have been on its way before it is no better than none. */
const WORST_TRIP = 15_000;
/** A sample this old gives way to any newer one, so that a drifting clock is followed. */
const STALE = 10 * 60_000;

/**
 * The server's clock as seen from here. Each answer that carries the server's time gives a sample: the answer left half
 * a round trip before it came. The sample of the quickest round trip is the best one.
 */
export class ServerClock {
  readonly #now: () => number;
  #offset = 0;
  #trip = Infinity;
  #takenAt = 0;

  /** `now` is this device's clock in ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** One answer: sent at and received at by this device, and the server's own time in it; all ms. */
  sample(sentAt: number, receivedAt: number, serverTime: number): void {
    const trip = receivedAt - sentAt;
    if (trip < 0 || trip > WORST_TRIP || !Number.isFinite(serverTime)) return;
    if (trip > this.#trip && receivedAt - this.#takenAt < STALE) return;
    this.#trip = trip;
    this.#takenAt = receivedAt;
    this.#offset = serverTime + trip / 2 - receivedAt;
  }

  /** Now by the server's clock, ms since 1970; by this device's while nothing was heard. */
  now(): number {
    return this.#now() + this.#offset;
  }
}
