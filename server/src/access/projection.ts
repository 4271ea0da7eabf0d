import type { Id } from '#shared/ids.ts';
import type { Put } from '#shared/protocol.ts';
import type { RecordKind } from '#shared/records.ts';
import type { Entities, Reader, Touched } from '../domain/tables.ts';
import type { AudienceName } from './audiences.ts';
import { Buckets } from './buckets.ts';
import { Cells } from './cells.ts';
import type { Cell } from './cells.ts';
import type { Cut, Range } from './cut.ts';
import { viewKey } from './cut.ts';
import { OpenAudience } from './open-audience.ts';
import type { Patch } from './patch.ts';
import type { Computed } from './tracker.ts';
import { Dependencies } from './tracker.ts';

/**
 * The views of one stream's open audiences, kept up to date commit by commit. Work follows what a commit touched: only
 * what read something it moved is made again, once for all audiences that see it by the same rule.
 *
 * `apply` is to be called after each fold, with what that fold touched, before any audience is opened or read.
 */
export class StreamProjection<E extends Entities> {
  readonly #cut: Cut<E>;
  readonly #dependencies: Dependencies<E>;
  readonly #buckets: Buckets<E, OpenAudience<E>>;
  readonly #cells: Cells<E, OpenAudience<E>>;
  readonly #open = new Map<AudienceName, OpenAudience<E>>();

  constructor(cut: Cut<E>, reader: Reader<E>) {
    this.#cut = cut;
    this.#dependencies = new Dependencies(reader);
    this.#buckets = new Buckets(reader);
    this.#cells = new Cells(this.#dependencies);
  }

  /** Begins to follow an audience. Opening one that is open changes nothing. */
  open(name: AudienceName): void {
    if (this.#open.has(name)) return;
    const audience = new OpenAudience<E>(name);
    this.#open.set(name, audience);
    this.#rescope(audience);
    audience.settle();
  }

  /** Nobody of the audience is left: nothing more is kept for it. */
  close(name: AudienceName): void {
    const audience = this.#open.get(name);
    if (audience === undefined) return;
    this.#open.delete(name);
    for (const range of audience.ranges.values()) this.#leaveRange(audience, range);
    this.#dependencies.forget(audience);
  }

  isOpen(name: AudienceName): boolean {
    return this.#open.has(name);
  }

  /** The names of all open audiences. */
  names(): Iterable<AudienceName> {
    return this.#open.keys();
  }

  /** Everything an open audience sees now; undefined where it is not open. */
  view(name: AudienceName): Put | undefined {
    return this.#open.get(name)?.view();
  }

  /** What a commit changed, for each open audience for which it changed anything. */
  apply(touched: Touched): Map<AudienceName, Patch> {
    const stale = this.#dependencies.stale(touched);
    this.#buckets.move(touched, (audience, view, id, came) => {
      if (came) this.#enter(audience, view, id);
      else this.#leave(audience, view, id);
    });
    for (const computed of stale)
      if (computed instanceof OpenAudience && this.#open.get(computed.name) === computed) this.#rescope(computed);
    for (const computed of stale) if (!(computed instanceof OpenAudience)) this.#remake(computed);
    const patches = new Map<AudienceName, Patch>();
    for (const audience of this.#open.values()) {
      const patch = audience.pending.size === 0 ? null : audience.settle();
      if (patch !== null) patches.set(audience.name, patch);
    }
    return patches;
  }

  #remake(computed: Computed): void {
    const cell = computed as Cell<E, OpenAudience<E>>;
    if (cell.viewers.size === 0 || !this.#cells.refresh(cell)) return;
    for (const audience of cell.viewers) audience.pending.set(cell.key, cell);
  }

  #rescope(audience: OpenAudience<E>): void {
    const scope = this.#dependencies.track(audience, (from) => this.#cut.scope(audience.name, from));
    const before = audience.ranges;
    const after = new Map(scope.map((range) => [rangeKey(range), range]));
    audience.ranges = after;
    for (const [key, range] of after) if (!before.has(key)) this.#enterRange(audience, range);
    for (const [key, range] of before) if (!after.has(key)) this.#leaveRange(audience, range);
  }

  #enterRange(audience: OpenAudience<E>, range: Range<E>): void {
    const ids = 'id' in range ? [range.id] : this.#buckets.follow(range.from, range.view, audience);
    for (const id of ids) this.#enter(audience, range.view, id);
  }

  #leaveRange(audience: OpenAudience<E>, range: Range<E>): void {
    const ids = 'id' in range ? [range.id] : this.#buckets.unfollow(range.from, range.view, audience);
    for (const id of ids) this.#leave(audience, range.view, id);
  }

  #enter(audience: OpenAudience<E>, view: RecordKind, id: Id): void {
    const rule = this.#cut.rules[view]?.[audience.cls];
    if (rule === undefined) return;
    const key = viewKey(view, id);
    const seat = audience.seats.get(key);
    if (seat !== undefined) {
      seat.ranges += 1;
      return;
    }
    const cell = this.#cells.enter(view, id, rule, audience);
    audience.seats.set(key, { cell, ranges: 1 });
    audience.pending.set(key, cell);
  }

  #leave(audience: OpenAudience<E>, view: RecordKind, id: Id): void {
    const key = viewKey(view, id);
    const seat = audience.seats.get(key);
    if (seat === undefined) return;
    seat.ranges -= 1;
    if (seat.ranges > 0) return;
    audience.seats.delete(key);
    audience.pending.set(key, seat.cell);
    this.#cells.leave(seat.cell, audience);
  }
}

function rangeKey<E extends Entities>(range: Range<E>): string {
  if ('id' in range) return `${range.view}!${range.id}`;
  return `${range.view}<${range.from.kind}?${range.from.index}=${range.from.key}`;
}
