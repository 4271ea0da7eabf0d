import type { Cursor, Frame, Put, Reply, Beginning } from '#shared/protocol.ts';
import { refusal, type RefusalCode } from '#shared/refusals.ts';
import type { Lookups } from '../domain/decider.ts';
import { Draft, type Entities, type Touched } from '../domain/tables.ts';
import type { CommitRecord } from '../log/codec.ts';
import { UnknownEvent } from '../log/errors.ts';
import type { ReceivedCommand } from './command-door.ts';
import type { Feeds } from './feeds.ts';
import { type Authorise, type Handled, handleCommand, type SeenCommand } from './handle-command.ts';
import type { AnyEvent, StreamRules } from './stream-kinds.ts';
import { SnapshotKeeper, type SnapshotParts } from './snapshot-keeper.ts';
import { catchUp, type RecordedCommit, type StreamState } from './stream-state.ts';

export interface StreamParts extends SnapshotParts {
  readonly rules: StreamRules;
  readonly authorise: Authorise;
  readonly lookups: Lookups;
  /** Told of each batch that is on disk and folded, before its answers and frames leave. */
  readonly committed: (touched: Touched) => void;
  /** Told where the views could not be brought up to date and begin anew. */
  readonly viewsLost: () => void;
  /** Sends frames to all who follow; called after the answers have left. */
  readonly publish: (frames: readonly Frame[]) => void;
}

interface Waiting {
  readonly command: ReceivedCommand;
  readonly answer: (reply: Reply) => void;
}
interface Accepted {
  readonly index: number;
  readonly commit: RecordedCommit;
}

const MOST_IN_A_BATCH = 256;

/** One stream, live: takes its commands one after another, a batch for each turn of the event loop. */
export class StreamHost {
  readonly state: StreamState;
  readonly feeds: Feeds;
  readonly #parts: StreamParts;
  readonly #snapshots: SnapshotKeeper;
  #queue: Waiting[] = [];
  #running: Promise<void> | null = null;
  /** Set when the log can be read only up to a point: nothing may be added after it. */
  #readOnly = false;

  constructor(state: StreamState, feeds: Feeds, parts: StreamParts) {
    this.state = state;
    this.feeds = feeds;
    this.#parts = parts;
    this.#snapshots = new SnapshotKeeper(state, parts);
  }

  get idle(): boolean {
    return this.#running === null;
  }

  /** Puts a command in the queue; the answer comes when what was decided is on disk. */
  submit(command: ReceivedCommand): Promise<Reply> {
    return new Promise((answer) => {
      this.#queue.push({ command, answer });
      this.#running ??= this.#run();
    });
  }

  /** Nothing more will be recorded here; what is queued is answered "read only". */
  makeReadOnly(): void {
    this.#readOnly = true;
  }

  begin(audience: string, cursors: readonly Cursor[]): Beginning {
    return this.feeds.begin(audience, cursors);
  }

  view(audience: string): Put {
    return this.feeds.view(audience);
  }

  /** Nothing more is kept of it; what is queued is still answered. */
  stop(): void {
    this.#snapshots.stop();
  }

  /** Waits until everything queued has been answered. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    // Everything that arrives in this turn of the loop is one batch and one write.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, MOST_IN_A_BATCH);
      try {
        await this.#turn(batch);
      } catch (error) {
        await this.#recover(batch, error);
      }
    }
    this.#running = null;
  }

  async #turn(batch: readonly Waiting[]): Promise<void> {
    if (this.#readOnly) return refuseAll(batch, 'read_only');
    const { handled, accepted } = this.#decide(batch);
    if (accepted.length === 0) return this.#answer(batch, handled, batch.length);
    const [result] = await this.#parts.log.append([
      { stream: this.state.stream, after: this.state.head, records: accepted.map(({ commit }) => commit.record) },
    ]);
    if (result === undefined) throw new Error('the log gave no result');
    const final = accepted[result.recorded]?.index ?? batch.length;
    if (result.recorded > 0) {
      const touched = this.state.take(
        accepted.slice(0, result.recorded).map(({ commit }) => commit),
        result.head,
      );
      this.#follow(touched, () => this.#answer(batch, handled, final));
      this.#snapshots.recorded(result.recorded);
    } else {
      this.#answer(batch, handled, final);
    }
    if (final < batch.length) {
      // Another node was first: the rest is taken again, from "seen before?", on what it recorded.
      await this.#catchUp();
      this.#queue.unshift(...batch.slice(final));
    }
  }

  /** Decides the batch on one tentative state. */
  #decide(batch: readonly Waiting[]): { handled: Handled[]; accepted: Accepted[] } {
    const draft = new Draft(this.state.tables, this.#parts.rules.decider.indexes);
    const fresh = new Map<string, SeenCommand>();
    const accepted: Accepted[] = [];
    const handled = batch.map(({ command }, index): Handled => {
      const result = this.#handle(command, draft, fresh);
      if (result.kind !== 'accepted') return result;
      const record = recordOf(command, result.events);
      accepted.push({ index, commit: { record, changes: result.changes } });
      fresh.set(command.id, { fingerprint: command.fingerprint, by: command.actor, recordedAt: command.receivedAt });
      return result;
    });
    return { handled, accepted };
  }

  /** One command, whole or not at all: a fault in deciding it leaves the batch as it was. */
  #handle(command: ReceivedCommand, draft: Draft<Entities>, fresh: ReadonlyMap<string, SeenCommand>): Handled {
    const { decider } = this.#parts.rules;
    const attempt = new Draft<Entities>(draft, decider.indexes);
    try {
      const seen = (id: string) => fresh.get(id) ?? this.state.seen.get(id);
      const handled = handleCommand(command, attempt, { ...this.#parts, decider, seen });
      draft.apply(attempt.changes);
      return handled;
    } catch (error) {
      this.#parts.report(error, this.state.stream);
      return { kind: 'refused', refusal: refusal('unavailable') };
    }
  }

  /** Lets everybody know: first the rooms above (who may no longer follow), then the answers, then the frames. */
  #follow(touched: Touched, answers: () => void): void {
    this.#parts.committed(touched);
    const frames = this.#advance(touched);
    answers();
    this.#parts.publish(frames);
  }

  /** A cut that fails costs the followers of this stream their place, and nobody the answer to what is on disk. */
  #advance(touched: Touched): readonly Frame[] {
    try {
      return this.feeds.advance(touched);
    } catch (error) {
      this.#parts.report(error, this.state.stream);
      this.#parts.viewsLost();
      this.feeds.reset();
      return [];
    }
  }

  #answer(batch: readonly Waiting[], handled: readonly Handled[], upTo: number): void {
    for (const [index, { command, answer }] of batch.entries()) {
      const result = handled[index];
      if (index >= upTo || result === undefined) return;
      answer(this.#replyTo(command, result));
    }
  }

  #replyTo(command: ReceivedCommand, handled: Handled): Reply {
    if (handled.kind === 'refused') return { ok: false, id: command.id, refusal: handled.refusal };
    const recordedAt = handled.kind === 'repeat' ? handled.recordedAt : command.receivedAt;
    const cursor = this.#cursorFor(command);
    return { ok: true, id: command.id, recordedAt, ...(cursor === null ? {} : { cursor }) };
  }

  #cursorFor({ principal }: ReceivedCommand): Cursor | null {
    try {
      return this.feeds.cursorFor(principal);
    } catch (error) {
      this.#parts.report(error, this.state.stream);
      return null;
    }
  }

  /** The write could not be confirmed: what is on disk decides who is answered "recorded". */
  async #recover(batch: readonly Waiting[], error: unknown): Promise<void> {
    this.#parts.report(error, this.state.stream);
    try {
      await this.#catchUp();
    } catch (again) {
      this.#parts.report(again, this.state.stream);
    }
    for (const { command, answer } of batch) {
      const seen = this.state.seen.get(command.id);
      const recorded = seen !== undefined && seen.fingerprint === command.fingerprint;
      if (recorded) answer(this.#replyTo(command, { kind: 'repeat', recordedAt: seen.recordedAt }));
      else answer({ ok: false, id: command.id, refusal: refusal(this.#readOnly ? 'read_only' : 'unavailable') });
    }
  }

  async #catchUp(): Promise<void> {
    try {
      await catchUp(this.#parts.log, this.state, (touched) => this.#follow(touched, () => undefined));
    } catch (error) {
      if (error instanceof UnknownEvent) this.#readOnly = true;
      throw error;
    }
  }
}

function recordOf(command: ReceivedCommand, events: readonly AnyEvent[]): CommitRecord {
  const { id, type, version, fingerprint, actor, occurredAt, sentAt, receivedAt } = command;
  return { command: { id, type, version, fingerprint, by: actor, occurredAt, sentAt, receivedAt }, events };
}

function refuseAll(batch: readonly Waiting[], code: RefusalCode): void {
  for (const { command, answer } of batch) answer({ ok: false, id: command.id, refusal: refusal(code) });
}
