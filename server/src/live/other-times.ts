import { deriveId, streamKind } from '#shared/ids.ts';
import type { Put } from '#shared/protocol.ts';
import type { AudienceName } from '../access/audiences.ts';
import { PREVIEW_CUT } from '../access/cuts.ts';
import { fullView } from '../access/full-view.ts';
import type { Lookups } from '../domain/decider.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { Draft, type Entities, type Reader } from '../domain/tables.ts';
import { emptyHead } from '../log/chain.ts';
import type { EventLog } from '../log/event-log.ts';
import { type Due, dueCommandId, dueIn } from './scheduler.ts';
import { STREAM_RULES } from './stream-kinds.ts';
import { StreamState } from './stream-state.ts';

/** Where one operation stands. */
export interface Standing {
  readonly log: EventLog;
  readonly state: StreamState;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a preview shows at a moment: of the past by what had been received up to then, of what is to come by what is planned. */
export async function viewAt(
  { log, state, now }: Standing,
  audience: AudienceName,
  at: number,
  signal: AbortSignal,
): Promise<Put> {
  const reader = at < now ? await stateAsOf(log, state.stream, at, signal) : stateToCome(state, now, at);
  return fullView(PREVIEW_CUT, reader as unknown as Reader<OperationEntities>, audience);
}

/** Thrown out of the reading of a log to end it; seen by nobody else. */
class Reached extends Error {}

/**
 * The fold of all commits received up to a moment: of the log from its first commit to the last before one that came later.
 * The log is read in pages, and others are served between them; it ends early when `signal` is aborted.
 */
async function stateAsOf(log: EventLog, stream: string, at: number, signal: AbortSignal): Promise<Reader<Entities>> {
  const past = new StreamState(stream, emptyHead(stream), STREAM_RULES[streamKind(stream)].decider);
  try {
    await log.open(stream, (record) => {
      signal.throwIfAborted();
      if (record.command.receivedAt > at) throw new Reached();
      past.tables.apply(past.fold(record).changes);
    });
  } catch (error) {
    if (!(error instanceof Reached)) throw error;
  }
  return past.tables;
}

/** More than ever falls due in one operation; a chain that would not end is cut off here. */
const MOST_STEPS = 1_000;
/** What falls due is decided on the operation's own state alone. */
const NOTHING_ELSE: Lookups = {
  account: () => undefined,
  agency: () => undefined,
  rosterPerson: () => undefined,
  planOutline: () => undefined,
};

/**
 * The state as it will be at a moment if nobody does anything: what is planned is shown, who is silent is reminded, whose
 * time has passed is passed over, each decided in its order as the scheduler will. Nothing of it is recorded.
 */
function stateToCome({ stream, tables }: StreamState, now: number, at: number): Reader<Entities> {
  const { decider } = STREAM_RULES[streamKind(stream)];
  const draft = new Draft(tables, decider.indexes);
  const refused = new Set<string>();
  let time = now;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = soonest(stream, draft, time, at, refused);
    if (next === undefined) break;
    time = Math.max(time, next.at);
    const commandId = dueCommandId(stream, next);
    const decision = decider.decide(next, {
      state: draft,
      stream,
      actor: { kind: 'system', part: 'scheduler' },
      commandId,
      receivedAt: time,
      happenedAt: time,
      newId: (n) => deriveId(stream, commandId, n),
      lookups: NOTHING_ELSE,
    });
    if (!decision.ok) refused.add(commandId);
    else for (const event of decision.events) draft.apply(decider.evolve(draft, event));
  }
  return draft;
}

function soonest(
  stream: string,
  reader: Reader<Entities>,
  now: number,
  until: number,
  refused: ReadonlySet<string>,
): Due | undefined {
  return dueIn(reader as unknown as Reader<OperationEntities>, now)
    .filter((due) => due.at <= until && !refused.has(dueCommandId(stream, due)))
    .toSorted((a, b) => a.at - b.at)[0];
}
