import { gzipSync } from 'node:zlib';
import type { Beginning, Cursor, Drop, Frame, Put } from '#shared/protocol.ts';
import type { RecordKind } from '#shared/records.ts';
import { PatchBuilder } from '../access/patch.ts';

/** Frames remembered for those who come back: at 20 changes a second about half a minute of absence. */
export const RING = 600;

/** Which records one frame moved, by kind. What they said is not kept: see `begin`. */
type Moved = readonly (readonly [kind: RecordKind, ids: readonly string[]])[];

/**
 * What one audience has been sent: its cursor, what its latest frames moved, and its whole view as bytes for those who
 * join. The cursor counts this audience's own frames and nothing else.
 */
export class AudienceFeed {
  readonly instance: string;
  readonly #most: number;
  #count = 0;
  #followers = 0;
  readonly #ring: Moved[] = [];
  /** Made once for all who join, or come back from one cursor, before the next change. */
  #whole: Put | null = null;
  #welcome: Uint8Array | null = null;
  readonly #resumes = new Map<number, Frame>();

  constructor(instance: string, most = RING) {
    this.instance = instance;
    this.#most = most;
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
    this.#ring.push(movedBy(put, drop));
    if (this.#ring.length > this.#most) this.#ring.shift();
    this.#whole = null;
    this.#welcome = null;
    this.#resumes.clear();
    return Object.keys(drop).length === 0 ? [this.instance, this.#count, put] : [this.instance, this.#count, put, drop];
  }

  /**
   * How a viewer begins: with what was missed since a cursor of this feed, or else with the whole view. What was missed
   * is one frame, and holds records as they are now: what came into view and went again in between (a place shown by
   * mistake and taken back) is not told to somebody who was away.
   */
  begin(cursors: readonly Cursor[], view: () => Put): Beginning {
    const since = cursors.find(([instance]) => instance === this.instance)?.[1];
    const behind = since === undefined ? -1 : this.#count - since;
    if (since === undefined || behind < 0 || behind > this.#ring.length)
      return { kind: 'welcome', cursor: this.cursor, records: this.#wholeView(view) };
    const frames = behind === 0 ? [] : [this.#missed(since, view)];
    return { kind: 'resume', since, cursor: this.cursor, frames };
  }

  #missed(since: number, view: () => Put): Frame {
    const known = this.#resumes.get(since);
    if (known !== undefined) return known;
    this.#whole ??= view();
    const moved = this.#ring.slice(this.#ring.length - (this.#count - since));
    const frame: Frame = [this.instance, this.#count, ...netChange(moved, this.#whole)];
    this.#resumes.set(since, frame);
    return frame;
  }

  /** Gzipped once for all who join before the next change. */
  #wholeView(view: () => Put): Uint8Array {
    this.#whole ??= view();
    this.#welcome ??= gzipSync(JSON.stringify(this.#whole));
    return this.#welcome;
  }
}

function movedBy(put: Put, drop: Drop): Moved {
  const puts = Object.entries(put).map(([kind, records]) => [kind as RecordKind, Object.keys(records)] as const);
  return [...puts, ...(Object.entries(drop) as [RecordKind, readonly string[]][])];
}

/** Every record that moved: taken away whatever it was, and put as it is now where it is still in view. */
function netChange(moved: readonly Moved[], whole: Put): readonly [put: Put, drop: Drop] {
  const net = new PatchBuilder();
  const seen = new Set<string>();
  for (const [kind, ids] of moved.flat())
    for (const id of ids) {
      if (seen.has(`${kind}/${id}`)) continue;
      seen.add(`${kind}/${id}`);
      const fields = whole[kind]?.[id];
      net.drop(kind, id);
      if (fields !== undefined) net.put(kind, id, fields);
    }
  const { put, drop } = net.build();
  return [put, drop];
}
