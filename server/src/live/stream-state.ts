import type { CommitRecord } from '../log/codec.ts';
import type { EventLog } from '../log/event-log.ts';
import type { Head } from '../log/store.ts';
import type { ActorRecord } from '../domain/principal.ts';
import { type Change, Draft, type Entities, Tables, type Touched } from '../domain/tables.ts';
import type { SeenCommand } from './handle-command.ts';
import type { AnyDecider, AnyEvent } from './stream-kinds.ts';

/** The events and changes of one commit that is on disk. */
export interface RecordedCommit {
  readonly record: CommitRecord;
  readonly changes: readonly Change<Entities>[];
}

/** One stream's recorded state: the fold of its log up to a head, and the ids of the commands in it. */
export class StreamState {
  readonly stream: string;
  readonly tables: Tables<Entities>;
  readonly seen = new Map<string, SeenCommand>();
  head: Head;
  /** The version up to which commits are folded: beyond the head where reading the log broke off half the way. */
  folded: number;
  readonly #decider: AnyDecider;

  constructor(stream: string, head: Head, decider: AnyDecider) {
    this.stream = stream;
    this.head = head;
    this.folded = head.version;
    this.tables = new Tables(decider.indexes);
    this.#decider = decider;
  }

  /** Folds a commit that another node recorded, or that was read from the log. */
  fold(record: CommitRecord): RecordedCommit {
    const draft = new Draft(this.tables, this.#decider.indexes);
    // The events were checked by the codec (type and version); their shape is what this build wrote or an upcast made.
    for (const event of record.events as readonly AnyEvent[]) draft.apply(this.#decider.evolve(draft, event));
    return { record, changes: draft.changes };
  }

  /** Takes recorded commits into the state; says what they moved. */
  take(commits: readonly RecordedCommit[], head: Head): Touched {
    for (const { record } of commits) this.remember(record);
    this.head = head;
    this.folded = Math.max(this.folded, head.version);
    return this.tables.apply(commits.flatMap((commit) => commit.changes));
  }

  remember({ command }: CommitRecord): void {
    // What a commit's actor looks like is decided in domain/principal; the log keeps it as it was given.
    const by = command.by as ActorRecord;
    this.seen.set(command.id, { fingerprint: command.fingerprint, by, recordedAt: command.receivedAt });
  }
}

interface KeptState {
  readonly tables: readonly (readonly [kind: string, id: string, value: object])[];
  readonly seen: readonly (readonly [id: string, seen: SeenCommand])[];
}

/** A stream's state from its snapshot, where there is a good one, and the log after it. */
export async function openStream(
  log: EventLog,
  stream: string,
  decider: AnyDecider,
  build: string,
  empty: Head,
): Promise<StreamState> {
  const kept = await log.snapshots.load(stream, build);
  const state = new StreamState(stream, kept?.head ?? empty, decider);
  if (kept !== undefined) restore(state, kept.state);
  await catchUp(log, state);
  return state;
}

/** Reads what the log has beyond the state's head and folds it, commit by commit; says each time what it moved. */
export async function catchUp(log: EventLog, state: StreamState, moved?: (touched: Touched) => void): Promise<void> {
  const take = (record: CommitRecord, version: number) => {
    // The chain is followed from the head, where its hash is known; what was folded before is not folded twice.
    if (version <= state.folded) return;
    const touched = state.take([state.fold(record)], state.head);
    state.folded = version;
    moved?.(touched);
  };
  state.head = await log.open(state.stream, take, state.head.version === 0 ? undefined : state.head);
}

/** Sealed by the log before it is written. */
export function keepState(state: StreamState): Uint8Array {
  const kept: KeptState = { tables: [...state.tables.entries()], seen: [...state.seen] };
  return Buffer.from(JSON.stringify(kept));
}

function restore(state: StreamState, bytes: Uint8Array): void {
  const kept = JSON.parse(Buffer.from(bytes).toString('utf8')) as KeptState;
  state.tables.apply(kept.tables.map(([kind, id, value]) => ({ kind, id, value })));
  for (const [id, seen] of kept.seen) state.seen.set(id, seen);
}
