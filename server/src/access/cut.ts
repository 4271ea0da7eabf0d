import type { Id } from '#shared/ids.ts';
import type { Fields } from '#shared/protocol.ts';
import type { RecordKind, ViewRecords } from '#shared/records.ts';
import type { Entities } from '../domain/tables.ts';
import type { Derived, Parts } from '../planning/parts.ts';
import type { AudienceClass, AudienceName } from './audiences.ts';

/** Where the ids of one kind of view record come from: a bucket of an index, or one named record. */
export type Range<E extends Entities = Entities> =
  | { readonly view: RecordKind; readonly from: RangeBucket<E> }
  | { readonly view: RecordKind; readonly id: Id };
export interface RangeBucket<E extends Entities = Entities> {
  readonly kind: keyof E & string;
  readonly index: string;
  readonly key: string;
}

/** A record as one class of audience sees it; a derived one also names the records that it speaks of. */
export interface Made {
  readonly fields: Fields;
  readonly speaksOf: readonly string[];
}

/** How one kind of view record is made. It knows the id and the state, never the viewer: equal rules share their work. */
export interface Rule<E extends Entities> {
  readonly make: (id: Id, from: Parts<E>) => Made | null;
  /** A derived value is shown only to an audience that sees every record it speaks of. */
  readonly derived: boolean;
}

export type RuleTable<E extends Entities> = {
  readonly [K in RecordKind]?: Readonly<Partial<Record<AudienceClass, Rule<E>>>>;
};

/** All that says who sees what in one kind of stream. */
export interface Cut<E extends Entities> {
  /** Reads through `from` alone, so that a change in what it read makes it again. */
  readonly scope: (audience: AudienceName, from: Parts<E>) => readonly Range<E>[];
  /** A kind of view without a rule for a class is never seen by it. */
  readonly rules: RuleTable<E>;
}

/** A rule out of a function that writes its fields one by one; null where the record is not for these eyes. */
export function record<E extends Entities, K extends RecordKind>(
  _view: K,
  project: (id: Id, from: Parts<E>) => ViewRecords[K] | null,
): Rule<E> {
  return {
    derived: false,
    make: (id, from) => {
      const fields = project(id, from);
      return fields === null ? null : { fields: fields as Fields, speaksOf: [] };
    },
  };
}

/** A rule out of a derived value. */
export function derived<E extends Entities, K extends RecordKind>(
  _view: K,
  derive: (id: Id, from: Parts<E>) => Derived<ViewRecords[K]> | null,
): Rule<E> {
  return {
    derived: true,
    make: (id, from) => {
      const made = derive(id, from);
      return made === null ? null : { fields: made.value as Fields, speaksOf: made.speaksOf };
    },
  };
}

/** The same rule for several classes. */
export const forEach = <E extends Entities, C extends AudienceClass>(
  classes: readonly C[],
  rule: Rule<E>,
): Record<C, Rule<E>> => Object.fromEntries(classes.map((cls) => [cls, rule])) as Record<C, Rule<E>>;

export const viewKey = (view: RecordKind, id: Id): string => `${view}/${id}`;
