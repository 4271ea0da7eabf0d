import { deriveId, type Id, streamKind } from '#shared/ids.ts';
import type { Reply } from '#shared/protocol.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import type { Principal } from '../domain/principal.ts';
import { reminderDue } from '../domain/reminders.ts';
import type { Entities, Reader, Touched } from '../domain/tables.ts';
import type { Clock } from './clock.ts';

/** Something that falls due, and the command which then does it. */
export interface Due {
  readonly at: number;
  readonly type: 'ReleasePlace' | 'PassAnswerBy' | 'RemindOfAnswer';
  readonly thing: Id;
  readonly payload: Readonly<Record<string, unknown>>;
}

const SYSTEM: Principal = { kind: 'system', part: 'scheduler' };
/** Longest wait of one timer; a further one follows. Node's own limit is 24 days. */
const LONGEST_WAIT = 60_000;
/** A clock that moves this much against the steady one has leapt (GUARANTEES: skew above 1 s stops releases). */
const LEAP_MILLISECONDS = 1_000;
const WATCH_MILLISECONDS = 5_000;
const TRY_AGAIN_AFTER = 1_000;

/**
 * Turns what falls due into commands. A command's id comes from the thing and its due time, so that after a restart, or
 * on two nodes, it is still given once; it begins with "~", so that nobody else can give it first. The decider refuses it
 * before its time.
 */
export class Scheduler {
  readonly #clock: Clock;
  readonly #command: (envelope: unknown, principal: Principal) => Promise<Reply>;
  readonly #report: (error: unknown, stream: string) => void;
  readonly #timers = new Map<string, () => void>();
  readonly #readers = new Map<string, Reader<OperationEntities>>();
  #wallAgainstSteady: number;
  #callOffWatch: () => void = () => undefined;
  #leapt = false;
  #stopped = false;

  constructor(
    clock: Clock,
    command: (envelope: unknown, principal: Principal) => Promise<Reply>,
    report: (error: unknown, stream: string) => void,
  ) {
    this.#clock = clock;
    this.#command = command;
    this.#report = report;
    this.#wallAgainstSteady = clock.now() - clock.monotonic();
    this.#watch();
  }

  /** True once the clock has leapt: nothing falls due any more until an operator has looked and restarted. */
  get leapt(): boolean {
    return this.#leapt;
  }

  /** Looks at a stream again, when it was opened or when a commit moved something that can fall due. */
  look(stream: string, reader: Reader<Entities>, touched?: Touched): void {
    if (streamKind(stream) !== 'operation') return;
    if (touched !== undefined && !movesDue(touched)) return;
    const operation = reader as unknown as Reader<OperationEntities>;
    this.#readers.set(stream, operation);
    this.#wait(stream, operation);
  }

  stop(): void {
    this.#stopped = true;
    this.#callOffWatch();
    for (const callOff of this.#timers.values()) callOff();
    this.#timers.clear();
  }

  #wait(stream: string, reader: Reader<OperationEntities>): void {
    this.#timers.get(stream)?.();
    this.#timers.delete(stream);
    if (this.#stopped || this.#leapt) return;
    const now = this.#clock.now();
    const next = Math.min(...dueIn(reader, now).map(({ at }) => at));
    if (next === Infinity) return;
    const wait = Math.min(LONGEST_WAIT, Math.max(0, next - now));
    this.#timers.set(
      stream,
      this.#clock.after(wait, () => {
        this.#run(stream, reader).catch((error: unknown) => this.#report(error, stream));
      }),
    );
  }

  async #run(stream: string, reader: Reader<OperationEntities>): Promise<void> {
    if (this.#clockLeapt()) return;
    const now = this.#clock.now();
    const replies = await Promise.all(
      dueIn(reader, now)
        .filter(({ at }) => at <= now)
        .map((due) => this.#command(envelopeOf(stream, due, now), SYSTEM)),
    );
    if (replies.some((reply) => !reply.ok))
      this.#timers.set(
        stream,
        this.#clock.after(TRY_AGAIN_AFTER, () => this.#wait(stream, reader)),
      );
    else this.#wait(stream, reader);
  }

  /** Compares the clock with the steady one every few seconds: a slow correction is no leap. */
  #watch(): void {
    if (this.#stopped) return;
    this.#clockLeapt();
    this.#callOffWatch = this.#clock.after(WATCH_MILLISECONDS, () => this.#watch());
  }

  #clockLeapt(): boolean {
    const wallAgainstSteady = this.#clock.now() - this.#clock.monotonic();
    const leap = Math.abs(wallAgainstSteady - this.#wallAgainstSteady);
    this.#wallAgainstSteady = wallAgainstSteady;
    if (leap > LEAP_MILLISECONDS && !this.#leapt) {
      this.#leapt = true;
      this.#report(
        new Error(`the clock leapt by ${Math.round(leap)} ms: nothing is released until Muster is restarted`),
        'clock',
      );
    }
    return this.#leapt;
  }
}

/** What a due time may depend on: an answer ends reminders, and a postponed operation holds all but what is shown. */
const MOVING = ['showing/', 'request/', 'assignment/', 'operation/'] as const;

function movesDue(touched: Touched): boolean {
  for (const key of touched.records) if (MOVING.some((kind) => key.startsWith(kind))) return true;
  return false;
}

/** Everything that falls due in an operation, as things stand. */
export function dueIn(reader: Reader<OperationEntities>, now: number): readonly Due[] {
  const due: Due[] = [];
  for (const id of reader.ids('showing', 'due', 'due')) {
    const at = reader.get('showing', id)?.planned?.dueAt;
    if (at !== undefined) due.push({ at, type: 'ReleasePlace', thing: id, payload: { showingId: id, dueAt: at } });
  }
  const operation = reader.get('operation', OPERATION_RECORD);
  if (operation?.standing.kind === 'running' && operation.phase !== 'closed') due.push(...answersDue(reader, now));
  return due;
}

/** Whoever is silent is reminded, and then her time has passed; once it has, there is nothing more to be reminded of. */
function answersDue(reader: Reader<OperationEntities>, now: number): readonly Due[] {
  const due: Due[] = [];
  for (const thing of reader.ids('request', 'due', 'due')) {
    const answerBy = reader.get('request', thing)?.answerBy ?? undefined;
    if (answerBy === undefined) continue;
    due.push({ at: answerBy, type: 'PassAnswerBy', thing, payload: { requestId: thing, dueAt: answerBy } });
    const at = answerBy > now ? reminderDue(reader, thing) : null;
    if (at !== null) due.push({ at, type: 'RemindOfAnswer', thing, payload: { requestId: thing, dueAt: at } });
  }
  return due;
}

/** The id of the command that does it: the same whoever gives it, and whenever. */
export const dueCommandId = (stream: string, { type, thing, at }: Due): string =>
  `~${deriveId(stream, `${type}:${thing}:${at}`, 0)}`;

function envelopeOf(stream: string, due: Due, now: number): unknown {
  const id = dueCommandId(stream, due);
  return { id, stream, type: due.type, version: 1, payload: due.payload, occurredAt: now, sentAt: now };
}
