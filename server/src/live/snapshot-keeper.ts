import type { EventLog } from '../log/event-log.ts';
import type { Clock } from './clock.ts';
import { keepState, type StreamState } from './stream-state.ts';

/** A state is kept again after this many commits (DESIGN 2.1), as soon as its stream is quiet. */
const EVERY = 1_000;
/** Where it is never quiet, it is kept after this many all the same: opening must not grow without bound. */
const AT_THE_LATEST = 10 * EVERY;
/** Writing a large state takes tens of milliseconds: not while forty reports a second come in. */
const QUIET_MILLISECONDS = 1_000;

export interface SnapshotParts {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly build: string;
  readonly report: (error: unknown, stream: string) => void;
}

/** Keeps one stream's state from time to time, so that it opens quickly; only ever a cache. */
export class SnapshotKeeper {
  readonly #state: StreamState;
  readonly #parts: SnapshotParts;
  #since = 0;
  #callOff: () => void = () => undefined;

  constructor(state: StreamState, parts: SnapshotParts) {
    this.#state = state;
    this.#parts = parts;
  }

  /** So many commits more are in the state. */
  recorded(commits: number): void {
    this.#since += commits;
    if (this.#since < EVERY) return;
    this.#callOff();
    if (this.#since >= AT_THE_LATEST) this.#keep();
    else this.#callOff = this.#parts.clock.after(QUIET_MILLISECONDS, () => this.#keep());
  }

  stop(): void {
    this.#callOff();
  }

  #keep(): void {
    this.#since = 0;
    const { log, build, report } = this.#parts;
    const { stream, head } = this.#state;
    log.snapshots.save(stream, head, build, keepState(this.#state)).catch((error: unknown) => report(error, stream));
  }
}
