import {
  agencyStream,
  DIRECTORY,
  type Id,
  idOfStream,
  operationStream,
  sessionStream,
  streamKind,
} from '#shared/ids.ts';
import type { Frame, Put, Reply } from '#shared/protocol.ts';
import { refusal } from '#shared/refusals.ts';
import type { AudienceName } from '../access/audiences.ts';
import type { AgencyEntities } from '../domain/agency-state.ts';
import type { DirectoryEntities } from '../domain/directory-state.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import type { Principal } from '../domain/principal.ts';
import type { SessionEntities } from '../domain/session-state.ts';
import type { Entities, Reader, Touched } from '../domain/tables.ts';
import { emptyHead } from '../log/chain.ts';
import type { EventLog } from '../log/event-log.ts';
import type { Clock } from './clock.ts';
import { commandIdOf, enterCommand } from './command-door.ts';
import { Feeds, type Projection } from './feeds.ts';
import type { Authorise } from './handle-command.ts';
import type { Host } from './host.ts';
import { lookupsFrom } from './lookups.ts';
import { viewAt } from './other-times.ts';
import { Scheduler } from './scheduler.ts';
import { StreamHost } from './stream-host.ts';
import { STREAM_RULES } from './stream-kinds.ts';
import { openStream, type StreamState } from './stream-state.ts';

export interface HostParts {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly newInstance: () => string;
  readonly authorise: Authorise;
  readonly projectionOf: (stream: string, reader: Reader<Entities>) => Projection;
  readonly audiencesOf: (
    principal: Principal,
    stream: string,
    reader: Reader<Entities>,
  ) => { readonly shared: string | null; readonly own: string | null } | null;
  readonly publish: (frames: readonly Frame[]) => void;
  readonly report: (error: unknown, stream: string) => void;
  /** Names the build; a snapshot of another build is not used. */
  readonly build: string;
  /** How many frames an audience remembers for those who come back; the live room's own figure where left out. */
  readonly ring?: number;
}

/** Opens the live room: the directory, every agency's roster and every operation, as the log has them. */
export async function createHost(parts: HostParts): Promise<LiveHost> {
  const host = new LiveHost(parts);
  await host.stream(DIRECTORY);
  for (const prefix of ['agency/', 'operation/']) {
    for (const stream of await parts.log.streams(prefix)) await host.openAtStart(stream);
  }
  return host;
}

/** The only holder of live state: one `StreamHost` for each open stream. */
export class LiveHost implements Host {
  readonly scheduler: Scheduler;
  readonly #parts: HostParts;
  readonly #streams = new Map<string, Promise<StreamHost>>();
  readonly #open = new Map<string, StreamHost>();
  readonly #listeners = new Set<(stream: string, touched: Touched) => void>();
  readonly #lossListeners = new Set<(stream: string) => void>();
  #stopping = false;

  constructor(parts: HostParts) {
    this.#parts = parts;
    this.scheduler = new Scheduler(
      parts.clock,
      (envelope, principal) => this.command(envelope, principal),
      parts.report,
    );
  }

  async command(envelope: unknown, principal: Principal): Promise<Reply> {
    if (this.#stopping) return { ok: false, id: commandIdOf(envelope), refusal: refusal('restarting') };
    const entered = enterCommand(
      envelope,
      principal,
      this.#parts.clock.now(),
      (stream) => STREAM_RULES[streamKind(stream)].commands,
    );
    if (!entered.ok) return entered.reply;
    const { command } = entered;
    try {
      const host = await this.stream(command.stream);
      const reply = await host.submit(command);
      await this.#forgetIfEmpty(command.stream, host);
      return reply;
    } catch (error) {
      this.#parts.report(error, command.stream);
      return { ok: false, id: command.id, refusal: refusal('read_only') };
    }
  }

  /** The host of one stream, opened if need be. Throws DamagedLog, UnknownEvent, StoreUnavailable. */
  stream(stream: string): Promise<StreamHost> {
    const known = this.#streams.get(stream);
    if (known !== undefined) return known;
    const opening = this.#openStream(stream).catch((error: unknown) => {
      this.#streams.delete(stream);
      throw error;
    });
    this.#streams.set(stream, opening);
    return opening;
  }

  /** As `stream`, and undefined where nothing was ever recorded; an agency of the directory has a roster, if an empty one. */
  async existing(stream: string): Promise<StreamHost | undefined> {
    const host = await this.stream(stream);
    if (host.state.head.version > 0 || this.#isRoster(stream)) return host;
    await this.#forgetIfEmpty(stream, host);
    return undefined;
  }

  /** The state of a stream that is open now; undefined for every other. */
  openTables(stream: string): Reader<Entities> | undefined {
    return this.#open.get(stream)?.state.tables;
  }

  /** A stream that cannot be trusted is left closed and reported; the others serve. */
  async openAtStart(stream: string): Promise<void> {
    try {
      await this.stream(stream);
    } catch (error) {
      this.#parts.report(error, stream);
    }
  }

  async directory(): Promise<Reader<DirectoryEntities>> {
    return (await this.stream(DIRECTORY)).state.tables as unknown as Reader<DirectoryEntities>;
  }

  operation(id: Id): Promise<Reader<OperationEntities> | undefined> {
    return this.#reader(operationStream(id));
  }

  agency(id: Id): Promise<Reader<AgencyEntities> | undefined> {
    return this.#reader(agencyStream(id));
  }

  sessions(day: string): Promise<Reader<SessionEntities> | undefined> {
    return this.#reader(sessionStream(day));
  }

  /**
   * A preview (`previewOf`) of an operation at another time: as it was, or as it will be by what is planned. Undefined where
   * there is no such operation. Throws DamagedLog, UnknownEvent, StoreUnavailable, and what `signal` was aborted with.
   */
  async previewAt(id: Id, audience: AudienceName, at: number, signal: AbortSignal): Promise<Put | undefined> {
    const host = await this.existing(operationStream(id));
    if (host === undefined) return undefined;
    return viewAt({ log: this.#parts.log, state: host.state, now: this.#parts.clock.now() }, audience, at, signal);
  }

  /** Drops whole every day of sessions before this one ("2026-11-24"): out of memory, and off the disk for good. */
  async dropSessionsBefore(day: string): Promise<void> {
    const streams = new Set([...this.#streams.keys(), ...(await this.#parts.log.streams('sessions/'))]);
    for (const stream of streams)
      if (streamKind(stream) === 'sessions' && idOfStream(stream) < day) await this.#drop(stream);
  }

  *operations(): Iterable<Id> {
    for (const [stream, host] of this.#open) {
      if (streamKind(stream) === 'operation' && host.state.head.version > 0) yield idOfStream(stream);
    }
  }

  onCommitted(listener: (stream: string, touched: Touched) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Told where the views of a stream were lost to a fault and begin anew: whoever follows it has to join again. */
  onViewsLost(listener: (stream: string) => void): () => void {
    this.#lossListeners.add(listener);
    return () => this.#lossListeners.delete(listener);
  }

  /** Refuses new commands, finishes what is queued. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.scheduler.stop();
    await Promise.all([...this.#open.values()].map((host) => host.settled()));
    for (const host of this.#open.values()) {
      host.feeds.stop();
      host.stop();
    }
  }

  async #openStream(stream: string): Promise<StreamHost> {
    const { log, build } = this.#parts;
    const rules = STREAM_RULES[streamKind(stream)];
    const state = await openStream(log, stream, rules.decider, build, emptyHead(stream));
    const newProjection = () => this.#parts.projectionOf(stream, state.tables);
    const audiencesOf = (principal: Principal) => this.#parts.audiencesOf(principal, stream, state.tables);
    const feeds = new Feeds({ ...this.#parts, newProjection, audiencesOf });
    const lookups = lookupsFrom((name) => this.#open.get(name)?.state.tables);
    const committed = (touched: Touched) => this.#committed(stream, state, touched);
    const viewsLost = () => this.#tell(this.#lossListeners, stream, (listener) => listener(stream));
    const host = new StreamHost(state, feeds, { ...this.#parts, rules, lookups, committed, viewsLost });
    this.#open.set(stream, host);
    this.scheduler.look(stream, state.tables);
    return host;
  }

  #committed(stream: string, state: StreamState, touched: Touched): void {
    this.#tell(this.#listeners, stream, (listener) => listener(stream, touched));
    this.scheduler.look(stream, state.tables, touched);
  }

  /** One listener that fails keeps neither the others nor the commit's answers and frames. */
  #tell<L>(listeners: ReadonlySet<L>, stream: string, tell: (listener: L) => void): void {
    for (const listener of listeners) {
      try {
        tell(listener);
      } catch (error) {
        this.#parts.report(error, stream);
      }
    }
  }

  async #drop(stream: string): Promise<void> {
    // One that cannot be read is dropped all the same.
    const host = await this.#streams.get(stream)?.catch(() => undefined);
    host?.makeReadOnly();
    await host?.settled();
    host?.feeds.stop();
    await this.#parts.log.dropStream(stream);
    this.#streams.delete(stream);
    this.#open.delete(stream);
  }

  async #reader<E extends Entities>(stream: string): Promise<Reader<E> | undefined> {
    return (await this.existing(stream))?.state.tables as unknown as Reader<E> | undefined;
  }

  #isRoster(stream: string): boolean {
    if (streamKind(stream) !== 'agency') return false;
    return this.#open.get(DIRECTORY)?.state.tables.get('agency', idOfStream(stream)) !== undefined;
  }

  /** A stream that somebody only asked for is not kept: names that mean nothing must cost nothing. */
  async #forgetIfEmpty(stream: string, host: StreamHost): Promise<void> {
    if (stream === DIRECTORY || host.state.head.version > 0 || this.#isRoster(stream)) return;
    await host.settled();
    if (host.state.head.version > 0 || this.#open.get(stream) !== host) return;
    this.#streams.delete(stream);
    this.#open.delete(stream);
  }
}
