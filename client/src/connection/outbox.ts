import { backoff } from './backoff.ts';
import type { CommandType } from './command-types.ts';
import { Listeners } from './listeners.ts';
import type { Keeper, KeptWhere, OutboxEntry, PendingCommand } from './outbox-entry.ts';
import type { Reply } from '#shared/protocol.ts';
import type { Refusal, RefusalCode } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

export interface OutboxParts {
  readonly keeper: Keeper;
  readonly newId: () => string;
  /** Whether an entry can be sent at this moment. */
  readonly ready: (entry: OutboxEntry) => boolean;
  /** Sends one entry; null where no answer came. */
  readonly send: (entry: OutboxEntry) => Promise<Reply | null>;
  /** Runs later, unless the answer is called first. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** 0 to 1. */
  readonly random: () => number;
}

/** One report to be kept and sent. */
export interface Report {
  readonly stream: string;
  readonly as: ActingRole;
  readonly type: CommandType;
  readonly payload: unknown;
  readonly occurredAt: number;
}

interface Held {
  readonly entry: OutboxEntry;
  readonly kept: KeptWhere;
  readonly sending: boolean;
}

/** Answers that say nothing about the report itself: it stays, and is sent again. */
const PASSING: readonly RefusalCode[] = ['unavailable', 'restarting', 'too_fast', 'signed_out', 'read_only'];

/**
 * Reports that are kept until they are answered: in order within a stream, under the same id each time. Only a definite
 * answer ends one; a refusal is shown until somebody has read it. Storage that fails costs a report its life beyond the
 * page, never the report.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #listeners = new Listeners();
  readonly #flushing = new Set<string>();
  #held: readonly Held[] = [];
  #pending: readonly PendingCommand[] = [];
  #owner: string | null = null;
  /** Writes to the device, one after the other, so that none overtakes the removal of its entry. */
  #disk: Promise<void> = Promise.resolve();
  #again: (() => void) | undefined;
  #tries = 0;

  readonly onChange = this.#listeners.add;
  readonly pending = (): readonly PendingCommand[] => this.#pending;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Takes up the reports that this account left on the device, and sends them. */
  async open(owner: string): Promise<void> {
    if (this.#owner === owner) return this.flush();
    this.#owner = owner;
    const entries = await this.#parts.keeper.all(owner).catch(() => []);
    // Another person's reports stay on the device for that person; this page forgets them.
    const here = this.#held.flatMap((held) =>
      held.entry.owner === '' ? owned(held, owner) : held.entry.owner === owner ? held : [],
    );
    const known = new Set(here.map(({ entry }) => entry.id));
    const found = entries.filter(({ id }) => !known.has(id));
    this.#set([...found.map((entry): Held => ({ entry, kept: 'device', sending: false })), ...here]);
    for (const { entry, kept } of here) if (kept === 'writing') this.#write(entry);
    this.flush();
  }

  /** Keeps a report and sends it as soon as there is contact. Answers its command id. */
  readonly put = (report: Report): string => {
    const id = this.#parts.newId();
    const entry: OutboxEntry = { ...report, id, owner: this.#owner ?? '', tries: 0, shortened: false };
    this.#set([...this.#held, { entry, kept: 'writing', sending: false }]);
    this.#write(entry);
    this.flush();
    return id;
  };

  readonly dismiss = (id: string): void => {
    const held = this.#held.find(({ entry }) => entry.id === id);
    if (held?.entry.refused !== undefined) this.#remove(id);
  };

  /** Sends what waits, each stream's in its order. Harmless at any time. */
  readonly flush = (): void => {
    this.#again?.();
    this.#again = undefined;
    for (const stream of new Set(this.#held.map(({ entry }) => entry.stream))) {
      if (this.#flushing.has(stream)) continue;
      this.#flushing.add(stream);
      void this.#flush(stream).finally(() => this.#flushing.delete(stream));
    }
  };

  /** Forgets what is in memory; what is on the device stays for its owner. */
  forget(): void {
    this.#again?.();
    this.#owner = null;
    this.#set([]);
  }

  /** Writes everything to the device anew, after the device was swept. */
  keepAgain(): Promise<void> {
    for (const { entry } of this.#held) this.#write(entry);
    return this.settled();
  }

  /** When all writes to the device so far are done. */
  settled(): Promise<void> {
    return this.#disk;
  }

  async #flush(stream: string): Promise<void> {
    for (let next = this.#next(stream); next !== undefined; next = this.#next(stream)) {
      if (!this.#parts.ready(next.entry)) return;
      const entry = { ...next.entry, tries: next.entry.tries + 1 };
      this.#alter(entry.id, { entry, sending: true });
      const reply = await this.#parts.send(entry);
      if (!this.#settle(entry, reply)) return;
    }
  }

  #next(stream: string): Held | undefined {
    return this.#held.find(({ entry }) => entry.stream === stream && entry.refused === undefined);
  }

  /** Takes the answer in; false where the stream has to wait. */
  #settle(entry: OutboxEntry, reply: Reply | null): boolean {
    if (reply === null || (!reply.ok && PASSING.includes(reply.refusal.code))) {
      this.#alter(entry.id, { entry, sending: false });
      this.#write(entry);
      this.#flushLater();
      return false;
    }
    this.#tries = 0;
    if (reply.ok || isOwnRepeat(entry, reply.refusal)) this.#remove(entry.id);
    else this.#refuse({ ...entry, refused: reply.refusal });
    return true;
  }

  #refuse(entry: OutboxEntry): void {
    this.#alter(entry.id, { entry, sending: false });
    this.#write(entry);
  }

  #flushLater(): void {
    this.#tries += 1;
    this.#again?.();
    this.#again = this.#parts.after(backoff(this.#tries + 2, this.#parts.random()), this.flush);
  }

  #write(entry: OutboxEntry): void {
    this.#disk = this.#written(this.#disk, entry);
  }

  async #written(before: Promise<void>, entry: OutboxEntry): Promise<void> {
    await before;
    if (entry.owner === '' || !this.#held.some((held) => held.entry.id === entry.id)) return;
    const kept = await this.#parts.keeper.keep(entry).then(
      (whole): KeptWhere => (whole ? 'device' : 'memory_has_words'),
      (): KeptWhere => 'memory_no_room',
    );
    this.#alter(entry.id, { kept });
  }

  #remove(id: string): void {
    this.#set(this.#held.filter(({ entry }) => entry.id !== id));
    // An entry that cannot be removed is sent again after the next start, and answered as the repeat it is.
    this.#disk = this.#disk.then(() => this.#parts.keeper.remove(id)).catch(() => undefined);
  }

  #alter(id: string, change: Partial<Held>): void {
    if (!this.#held.some(({ entry }) => entry.id === id)) return;
    this.#set(this.#held.map((held) => (held.entry.id === id ? { ...held, ...change } : held)));
  }

  #set(held: readonly Held[]): void {
    this.#held = held;
    this.#pending = held.map(shown);
    this.#listeners.tell();
  }
}

/** A report made before it was known who is here, as theirs. */
const owned = (held: Held, owner: string): Held => ({ ...held, entry: { ...held.entry, owner } });

function shown({ entry, kept, sending }: Held): PendingCommand {
  const { id, stream, type, payload, occurredAt, refused } = entry;
  const state = refused === undefined ? (sending ? 'sending' : 'kept') : { refused };
  return { id, stream, type, payload, occurredAt, kept, state };
}

/**
 * A report that was sent whole, lost its words when the page was closed, and is sent again: the server has the whole one
 * under this id. Nobody else can have used the id, which is random and never shown.
 */
function isOwnRepeat(entry: OutboxEntry, why: Refusal): boolean {
  return entry.shortened && why.code === 'id_reused';
}
