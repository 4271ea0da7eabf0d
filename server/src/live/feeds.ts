import type { Beginning, Cursor, Drop, Frame, Put } from '#shared/protocol.ts';
import type { Principal } from '../domain/principal.ts';
import type { Touched } from '../domain/tables.ts';
import { AudienceFeed, RING } from './audience-feed.ts';
import type { Clock } from './clock.ts';

/** The cut of one stream, as access/ makes it: audiences are opened, moved by what was touched, and closed. */
export interface Projection {
  open(audience: string): void;
  close(audience: string): void;
  view(audience: string): Put;
  apply(touched: Touched): ReadonlyMap<string, { readonly put: Put; readonly drop: Drop }>;
  /** From scratch, for a reader who does not follow. */
  once(audience: string): Put;
}

/** The audiences that a principal would follow in this stream; null where nothing here is theirs. */
export type AudiencesOf = (
  principal: Principal,
) => { readonly shared: string | null; readonly own: string | null } | null;

export interface FeedParts {
  /** A running cut that follows the stream from now on; made anew where one failed. */
  readonly newProjection: () => Projection;
  readonly audiencesOf: AudiencesOf;
  readonly clock: Clock;
  /** A random name for a feed; says nothing, and is never used twice. */
  readonly newInstance: () => string;
  /** How many frames an audience remembers for those who come back. */
  readonly ring?: number;
}

/** An audience that nobody follows is kept this long, so that those who lost contact can resume. */
const KEPT_MILLISECONDS = 120_000;

/** All audiences of one stream that somebody follows, or lately did. */
export class Feeds {
  readonly #parts: FeedParts;
  readonly #feeds = new Map<string, AudienceFeed>();
  /** How to call off the closing of each audience that nobody follows. */
  readonly #closing = new Map<string, () => void>();
  #projection: Projection;
  #stopped = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#projection = parts.newProjection();
  }

  /** Begins to follow. Each `begin` that did not throw is ended by one `release`. */
  begin(audience: string, cursors: readonly Cursor[]): Beginning {
    const feed = this.#feeds.get(audience) ?? this.#open(audience);
    const beginning = feed.begin(cursors, () => this.#projection.view(audience));
    feed.retain();
    this.#keep(audience);
    return beginning;
  }

  release(audience: string): void {
    const feed = this.#feeds.get(audience);
    if (feed === undefined) return;
    feed.release();
    if (feed.followers > 0 || this.#stopped) return;
    this.#keep(audience);
    this.#closing.set(
      audience,
      this.#parts.clock.after(KEPT_MILLISECONDS, () => this.#close(audience)),
    );
  }

  view(audience: string): Put {
    return this.#feeds.has(audience) ? this.#projection.view(audience) : this.#projection.once(audience);
  }

  /** The frames of every audience for which the commit changed something, and of no other. */
  advance(touched: Touched): readonly Frame[] {
    const frames: Frame[] = [];
    for (const [audience, { put, drop }] of this.#projection.apply(touched)) {
      const frame = this.#feeds.get(audience)?.next(put, drop);
      if (frame !== undefined) frames.push(frame);
    }
    return frames;
  }

  /** Where the principal's shared audience stands, if somebody follows it. */
  cursorFor(principal: Principal): Cursor | null {
    const shared = this.#parts.audiencesOf(principal)?.shared;
    return shared ? (this.#feeds.get(shared)?.cursor ?? null) : null;
  }

  /** Forgets every audience, after the cut failed half the way: whoever joins from now on begins anew. */
  reset(): void {
    this.#callOffAll();
    this.#feeds.clear();
    this.#projection = this.#parts.newProjection();
  }

  /** Nothing is waited for any more. */
  stop(): void {
    this.#stopped = true;
    this.#callOffAll();
  }

  #callOffAll(): void {
    for (const callOff of this.#closing.values()) callOff();
    this.#closing.clear();
  }

  #open(audience: string): AudienceFeed {
    try {
      this.#projection.open(audience);
    } catch (error) {
      // What was opened half the way must not be taken for the whole by whoever asks next.
      this.#projection.close(audience);
      throw error;
    }
    const feed = new AudienceFeed(this.#parts.newInstance(), this.#parts.ring ?? RING);
    this.#feeds.set(audience, feed);
    return feed;
  }

  #keep(audience: string): void {
    this.#closing.get(audience)?.();
    this.#closing.delete(audience);
  }

  #close(audience: string): void {
    this.#closing.delete(audience);
    this.#feeds.delete(audience);
    this.#projection.close(audience);
  }
}
