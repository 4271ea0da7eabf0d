/** What a full lane answers: nothing was begun. */
export const BUSY = Symbol('busy');

/** Runs few things at once, lets a fixed number wait, and turns the rest away before they cost anything. */
export interface Lane {
  run<T>(work: () => Promise<T>): Promise<T | typeof BUSY>;
}

/** A lane that runs `width` things at a time and lets at most `waiting` wait. */
export function createLane(width: number, waiting: number): Lane {
  const queue: (() => void)[] = [];
  let running = 0;
  const leave = (): void => {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return {
    async run(work) {
      if (running < width) running += 1;
      else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
      else return BUSY;
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
