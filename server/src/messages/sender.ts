import { deriveId, type Id, idOfStream, operationStream, streamKind } from '#shared/ids.ts';
import type { MessageChannel } from '#shared/staffing-vocabulary.ts';
import type { Notice } from '../domain/operation-state.ts';
import type { Principal } from '../domain/principal.ts';
import type { Touched } from '../domain/tables.ts';
import type { Clock } from '../live/clock.ts';
import type { Host } from '../live/host.ts';
import type { Outcome } from './outcome.ts';
import { type Addressee, addresseeOf, reach, type Reached } from './reach.ts';

export interface SenderParts {
  readonly channel: MessageChannel;
  readonly host: Host;
  readonly clock: Clock;
  /** Since when the channel is open; null while it is not. */
  readonly openSince: () => Promise<number | null>;
  /** Hands one message over; never throws. */
  readonly send: (reached: Reached) => Promise<Outcome>;
  readonly report: (error: unknown, stream: string) => void;
  /** Told of what could not leave, in words of ours. */
  readonly tell: (what: string) => void;
}

/** One message to come: several notices to one person are one message, for it says the same. */
interface Job {
  readonly stream: string;
  readonly addressee: Addressee;
  readonly notices: Set<Id>;
  tries: number;
  callOff: () => void;
}

const MESSAGES: Principal = { kind: 'system', part: 'messages' };
/** What falls together is one message: a plan that is called off tells somebody ten things at once. */
const GATHER_MILLISECONDS = 1_000;
/** Five tries in all, the last within the hour. */
const WAITS_MILLISECONDS = [10_000, 60_000, 300_000, 1_800_000] as const;
/** At start, what has waited longer than this is left to the ring list. */
const OLDEST_MILLISECONDS = 24 * 3_600_000;
const MOST_AT_ONCE = 4;
/** How long a stop waits for what is being handed over. */
const STOP_MILLISECONDS = 1_000;

/**
 * Sends a notice by one channel, while that is open and reaches whom it is for, once it is on disk, and records what became
 * of it. Each channel has a sender of its own, so that a mail server that hangs keeps no push. Nothing waits for it: a host that is slow or away costs a timer. What was not recorded is looked at again at the next
 * start, so after a crash somebody may be told twice, and never not at all.
 */
export class Sender {
  readonly #parts: SenderParts;
  /** Gathered now, by whom they are for. */
  readonly #jobs = new Map<string, Job>();
  /** Tried and put off. Nothing newer joins them: what is raised now is tried now. */
  readonly #later = new Set<Job>();
  /** Notices that are gathered, under way or not on record: they are not gathered again. */
  readonly #held = new Set<string>();
  readonly #waiting: Job[] = [];
  readonly #running = new Set<Promise<void>>();
  #stopListening: () => void = () => undefined;
  #stopped = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Begins to listen, and looks at what still waits from before. */
  async start(): Promise<void> {
    const { host, clock } = this.#parts;
    this.#stopListening = host.onCommitted((stream, touched) => this.#look(stream, touched));
    for (const id of host.operations()) {
      const operation = await host.operation(id);
      for (const noticeId of operation?.ids('notice', 'untold', 'untold') ?? []) {
        const at = operation?.get('notice', noticeId)?.at ?? 0;
        if (clock.now() - at <= OLDEST_MILLISECONDS) await this.#take(operationStream(id), noticeId);
      }
    }
  }

  /** Lets what is under way come to its end for a moment; begins nothing more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    for (const { callOff } of [...this.#jobs.values(), ...this.#later]) callOff();
    this.#waiting.length = 0;
    const ended = Promise.all(this.#running);
    let giveUp: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, STOP_MILLISECONDS);
      giveUp = () => clearTimeout(timer);
    });
    await Promise.race([ended, late]);
    giveUp();
  }

  #look(stream: string, touched: Touched): void {
    if (this.#stopped || streamKind(stream) !== 'operation') return;
    for (const key of touched.records) {
      if (!key.startsWith('notice/')) continue;
      const noticeId = key.slice('notice/'.length);
      this.#take(stream, noticeId).catch((error: unknown) => this.#parts.report(error, stream));
    }
  }

  async #take(stream: string, noticeId: Id): Promise<void> {
    const operation = await this.#parts.host.operation(idOfStream(stream));
    const notice = operation?.get('notice', noticeId);
    const addressee = notice === undefined || operation === undefined ? null : addresseeOf(notice, operation);
    if (notice === undefined || addressee === null) return;
    if (await this.#isDue(notice)) this.#gather(stream, addressee, noticeId);
  }

  /** Whether a notice still waits to be sent: nobody has told her yet, and it was raised while the channel was open. */
  async #isDue(notice: Notice): Promise<boolean> {
    const { channel, openSince } = this.#parts;
    if (notice.told !== 'waiting' || notice.sent.some((sent) => sent.channel === channel)) return false;
    const since = await openSince();
    return since !== null && notice.at >= since;
  }

  #gather(stream: string, addressee: Addressee, noticeId: Id): void {
    if (this.#stopped || this.#held.has(noticeId)) return;
    this.#held.add(noticeId);
    const key = `${stream} ${addressee.kind} ${addressee.id}`;
    const standing = this.#jobs.get(key);
    if (standing !== undefined) {
      standing.notices.add(noticeId);
      return;
    }
    const job: Job = { stream, addressee, notices: new Set([noticeId]), tries: 0, callOff: () => undefined };
    this.#jobs.set(key, job);
    this.#putOff(job, GATHER_MILLISECONDS, () => this.#jobs.delete(key));
  }

  #putOff(job: Job, milliseconds: number, taken: () => void): void {
    job.callOff = this.#parts.clock.after(milliseconds, () => {
      taken();
      this.#waiting.push(job);
      this.#runNext();
    });
  }

  #runNext(): void {
    while (!this.#stopped && this.#running.size < MOST_AT_ONCE) {
      const job = this.#waiting.shift();
      if (job === undefined) return;
      const run: Promise<void> = this.#run(job)
        .catch((error: unknown) => this.#parts.report(error, job.stream))
        .finally(() => {
          this.#running.delete(run);
          this.#runNext();
        });
      this.#running.add(run);
    }
  }

  async #run(job: Job): Promise<void> {
    const { channel, host, send, tell } = this.#parts;
    // Whatever has become true since: told by voice, withdrawn, switched off, another address.
    await this.#dropWhatIsNotDue(job);
    const reached = job.notices.size === 0 ? null : await reach(host, job.stream, job.addressee, channel);
    if (reached === null) return this.#letGo(job);
    job.tries += 1;
    const outcome = await send(reached);
    const wait = WAITS_MILLISECONDS[job.tries - 1];
    if (outcome === 'later' && wait !== undefined) return this.#again(job, wait);
    if (outcome !== 'sent') tell(outcome === 'later' ? 'given up after five tries' : outcome);
    if (outcome === 'gone') await this.#endPush(job);
    for (const noticeId of job.notices) await this.#record(job, noticeId, outcome === 'sent' ? 'sent' : 'failed');
  }

  #again(job: Job, wait: number): void {
    if (this.#stopped) return;
    this.#later.add(job);
    this.#putOff(job, wait, () => this.#later.delete(job));
  }

  async #dropWhatIsNotDue({ stream, notices }: Job): Promise<void> {
    const operation = await this.#parts.host.operation(idOfStream(stream));
    for (const noticeId of notices) {
      const notice = operation?.get('notice', noticeId);
      if (notice !== undefined && (await this.#isDue(notice))) continue;
      notices.delete(noticeId);
      this.#held.delete(noticeId);
    }
  }

  #letGo({ notices }: Job): void {
    for (const noticeId of notices) this.#held.delete(noticeId);
  }

  async #record({ stream }: Job, noticeId: Id, outcome: 'sent' | 'failed'): Promise<void> {
    const { channel } = this.#parts;
    const made = `RecordSending:${noticeId}:${channel}`;
    if (await this.#command(stream, 'RecordSending', made, { noticeId, channel, outcome })) this.#held.delete(noticeId);
  }

  /** Nothing more goes to a device that is no longer there. */
  async #endPush({ stream, addressee, notices }: Job): Promise<void> {
    const [noticeId = ''] = notices;
    await this.#command(stream, 'EndPush', `EndPush:${addressee.id}:${noticeId}`, { assignmentId: addressee.id });
  }

  /** By the ordinary door, under an id that nobody else can give first and that is the same however often it is given. */
  async #command(stream: string, type: string, made: string, payload: object): Promise<boolean> {
    const now = this.#parts.clock.now();
    const id = `~${deriveId(stream, made, 0)}`;
    const envelope = { id, stream, type, version: 1, payload, occurredAt: now, sentAt: now };
    const reply = await this.#parts.host.command(envelope, MESSAGES);
    if (!reply.ok) this.#parts.report(new Error(`${type} was refused: ${reply.refusal.code}`), stream);
    return reply.ok;
  }
}
