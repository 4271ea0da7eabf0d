import type { Erased } from '#shared/erased.ts';

/**
 * The leaves of a record's type, as paths: "report.by", "units.name". List positions are left out; the steps and counts
 * of an address are one "*", for all of them are alike.
 */
export type LeafPath<T, P extends string = ''> = unknown extends T
  ? P
  : T extends null | undefined
    ? never
    : T extends string | number | boolean | Erased
      ? P
      : T extends readonly (infer U)[]
        ? LeafPath<U, P>
        : { [F in keyof T & string]-?: LeafPath<Exclude<T[F], undefined>, Join<P, F>> }[keyof T & string];

type Join<P extends string, F extends string> = P extends ''
  ? F
  : P extends 'steps' | 'counts'
    ? `${P}.*`
    : `${P}.${F}`;

export interface Leaf {
  /** The path as the tables name it. */
  readonly path: string;
  /** The path as it is: every key and position. */
  readonly at: readonly string[];
  readonly value: string | number | boolean;
}

/** Every leaf of a record that holds something; what is null is no leaf. */
export function leavesOf(value: unknown, at: readonly string[] = []): readonly Leaf[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ path: pathOf(at), at, value }];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...at, name]));
}

function pathOf(at: readonly string[]): string {
  const names = at.filter((name) => !/^\d+$/.test(name));
  return names
    .map((name, place) => (place === 1 && (names[0] === 'steps' || names[0] === 'counts') ? '*' : name))
    .join('.');
}

/** The same record with another value in one leaf. */
export function withLeaf<T>(value: T, at: readonly string[], leaf: unknown): T {
  const [name, ...rest] = at;
  if (name === undefined) return leaf as T;
  const inner = (value as Record<string, unknown>)[name];
  const next = withLeaf(inner, rest, leaf);
  if (Array.isArray(value)) return value.map((item: unknown, place) => (String(place) === name ? next : item)) as T;
  return { ...value, [name]: next };
}
