import type { AppendOutcome, Commit, CommitStore } from './store.ts';

interface Waiting {
  readonly commits: readonly Commit[];
  readonly resolve: (outcomes: readonly AppendOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the appends asked for in the same turn of the event loop into one durable write. While one is under way the
 * next gathers, so a slow disk makes larger groups and a quiet hour waits for nothing.
 */
export class GroupCommit {
  readonly #store: CommitStore;
  readonly #onRecorded: (recorded: readonly Commit[]) => void;
  #waiting: Waiting[] = [];
  #busy = false;
  #idle: (() => void)[] = [];

  /** `onRecorded` hears of what is durable before those who asked for it do. */
  constructor(store: CommitStore, onRecorded: (recorded: readonly Commit[]) => void) {
    this.#store = store;
    this.#onRecorded = onRecorded;
  }

  /** As CommitStore.append. */
  append(commits: readonly Commit[]): Promise<readonly AppendOutcome[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ commits, resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      setImmediate(() => void this.#writeAll());
    });
  }

  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#busy) this.#idle.push(resolve);
      else resolve();
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      await this.#writeGroup(group);
    }
    this.#busy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const together = group.flatMap(({ commits }) => commits);
      const outcomes = await this.#store.append(together);
      this.#onRecorded(together.filter((_, index) => outcomes[index] === 'recorded'));
      let from = 0;
      for (const { commits, resolve } of group) {
        resolve(outcomes.slice(from, from + commits.length));
        from += commits.length;
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
