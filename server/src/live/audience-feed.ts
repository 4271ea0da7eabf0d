import { gzipSync } from 'node:zlib';
import type { Beginning, Cursor, Drop, Frame, Put } from '#shared/protocol.ts';

/** Frames kept for those who come back: at 20 changes a second about half a minute of absence. */
const RING = 600;

/**
 * What one audience has been sent: its cursor, its latest frames, and its whole view as bytes for those who join.
 * The cursor counts this audience's own frames and nothing else.
 */
export class AudienceFeed {
  readonly instance: string;
  #count = 0;
  #followers = 0;
  readonly #ring: Frame[] = [];
  #welcome: { readonly count: number; readonly bytes: Uint8Array } | null = null;

  constructor(instance: string) {
    this.instance = instance;
  }

  get cursor(): Cursor {
    return [this.instance, this.#count];
  }

  get followers(): number {
    return this.#followers;
  }

  retain(): void {
    this.#followers += 1;
  }

  release(): void {
    this.#followers -= 1;
  }

  /** The next frame of this audience. Everybody who follows gets this very one, once. */
  next(put: Put, drop: Drop): Frame {
    this.#count += 1;
    const frame: Frame =
      Object.keys(drop).length === 0 ? [this.instance, this.#count, put] : [this.instance, this.#count, put, drop];
    this.#ring.push(frame);
    if (this.#ring.length > RING) this.#ring.shift();
    return frame;
  }

  /** How a viewer begins: with the frames missed since a cursor of this feed, or else with the whole view. */
  begin(cursors: readonly Cursor[], view: () => Put): Beginning {
    const since = cursors.find(([instance]) => instance === this.instance)?.[1];
    const missed = since === undefined ? null : this.#missed(since);
    if (missed !== null) return { kind: 'resume', cursor: this.cursor, frames: missed };
    return { kind: 'welcome', cursor: this.cursor, records: this.#wholeView(view) };
  }

  #missed(since: number): readonly Frame[] | null {
    const behind = this.#count - since;
    if (behind < 0 || behind > this.#ring.length) return null;
    return this.#ring.slice(this.#ring.length - behind);
  }

  /** Gzipped once for all who join before the next change. */
  #wholeView(view: () => Put): Uint8Array {
    if (this.#welcome?.count !== this.#count) {
      this.#welcome = { count: this.#count, bytes: gzipSync(JSON.stringify(view())) };
    }
    return this.#welcome.bytes;
  }
}
