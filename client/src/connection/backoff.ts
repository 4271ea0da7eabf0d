const FIRST = 250;
const MOST = 10_000;

/**
 * How long to wait before the n-th try (n from 1), in ms: doubling from a quarter of a second to ten, spread over the
 * upper half so that a thousand clients that were cut off together do not return together. `random` is 0 to 1.
 */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(MOST, FIRST * 2 ** Math.max(0, attempt - 1));
  return ceiling / 2 + (ceiling / 2) * random;
}
