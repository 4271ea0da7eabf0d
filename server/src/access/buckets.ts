import type { Id } from '#shared/ids.ts';
import type { RecordKind } from '#shared/records.ts';
import type { Entities, Reader, Touched } from '../domain/tables.ts';
import { bucketKey } from '../domain/tables.ts';
import type { RangeBucket } from './cut.ts';

/** Told of one id that came into a followed bucket, or went. */
export type Moved<Viewer> = (viewer: Viewer, view: RecordKind, id: Id, came: boolean) => void;

interface Followed<Viewer> {
  readonly ids: Set<Id>;
  readonly viewers: Map<RecordKind, Set<Viewer>>;
}

/**
 * The index buckets that anybody's view is drawn from, each followed once. Coming and going is told from what the
 * commit says it moved, never by comparing whole sets.
 */
export class Buckets<E extends Entities, Viewer> {
  readonly #reader: Reader<E>;
  readonly #followed = new Map<string, Followed<Viewer>>();

  constructor(reader: Reader<E>) {
    this.#reader = reader;
  }

  /** Follows a bucket for one kind of view; gives the ids that are in it now. */
  follow(bucket: RangeBucket<E>, view: RecordKind, viewer: Viewer): ReadonlySet<Id> {
    const key = bucketKey(bucket.kind, bucket.index, bucket.key);
    const followed = this.#followed.get(key) ?? {
      ids: new Set(this.#reader.ids(bucket.kind, bucket.index, bucket.key)),
      viewers: new Map<RecordKind, Set<Viewer>>(),
    };
    this.#followed.set(key, followed);
    const viewers = followed.viewers.get(view) ?? new Set<Viewer>();
    followed.viewers.set(view, viewers.add(viewer));
    return followed.ids;
  }

  /** Stops following; gives the ids that were in the bucket. */
  unfollow(bucket: RangeBucket<E>, view: RecordKind, viewer: Viewer): ReadonlySet<Id> {
    const key = bucketKey(bucket.kind, bucket.index, bucket.key);
    const followed = this.#followed.get(key);
    if (followed === undefined) return new Set();
    const viewers = followed.viewers.get(view);
    viewers?.delete(viewer);
    if (viewers?.size === 0) followed.viewers.delete(view);
    if (followed.viewers.size === 0) this.#followed.delete(key);
    return followed.ids;
  }

  move(touched: Touched, moved: Moved<Viewer>): void {
    for (const [key, delta] of touched.buckets) {
      const followed = this.#followed.get(key);
      if (followed === undefined) continue;
      for (const id of delta.removed) if (followed.ids.delete(id)) tell(followed, id, false, moved);
      for (const id of delta.added) {
        if (followed.ids.has(id)) continue;
        followed.ids.add(id);
        tell(followed, id, true, moved);
      }
    }
  }
}

function tell<Viewer>(followed: Followed<Viewer>, id: Id, came: boolean, moved: Moved<Viewer>): void {
  for (const [view, viewers] of followed.viewers) for (const viewer of viewers) moved(viewer, view, id, came);
}
