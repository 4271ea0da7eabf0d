import type { AudienceName } from '#server/access/audiences.ts';
import { readName } from '#server/access/audiences.ts';
import type { Cut } from '#server/access/cut.ts';
import { fullView } from '#server/access/full-view.ts';
import type { Change, Entities, Indexes } from '#server/domain/tables.ts';
import { Tables } from '#server/domain/tables.ts';
import type { Planted } from './canary-world.ts';
import { leavesOf, withLeaf } from './leaves.ts';
import type { Leaf } from './leaves.ts';
import { classesOf } from './visibility-table.ts';

/** A world to search: its records, who could look, and the table that says what they may find. */
export interface CanaryWorld<E extends Entities> {
  readonly cut: Cut<E>;
  readonly indexes: Indexes<E>;
  readonly records: readonly Planted<E>[];
  readonly audiences: readonly AudienceName[];
  readonly table: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Leaves that hold no token, because other records or decisions hang on them. */
  readonly isKept: (kind: string, path: string) => boolean;
}

/** One leaf of the marked world. */
export interface Canary<E extends Entities> {
  readonly record: Planted<E>;
  readonly leaf: Leaf;
  readonly isToken: boolean;
}

/** The world with a token, found nowhere else, in every leaf that can hold one. */
export function marked<E extends Entities>(world: CanaryWorld<E>): CanaryWorld<E> {
  let count = 0;
  const records = world.records.map((record) => {
    let value: object = record.value;
    for (const leaf of leavesOf(record.value)) {
      if (world.isKept(record.kind, leaf.path) || typeof leaf.value === 'boolean') continue;
      count += 1;
      const token =
        typeof leaf.value === 'number' ? 900_000_000_000 + count : `canary-${count}-${leaf.path}@${record.id}`;
      value = withLeaf(value, leaf.at, token);
    }
    return { ...record, value };
  });
  return { ...world, records };
}

export const canariesOf = <E extends Entities>(world: CanaryWorld<E>): readonly Canary<E>[] =>
  world.records.flatMap((record) =>
    leavesOf(record.value).map((leaf) => ({
      record,
      leaf,
      isToken: typeof leaf.value !== 'boolean' && !world.isKept(record.kind, leaf.path),
    })),
  );

/** Who may find a leaf, by the table and by whose the record is. */
export function mayFind<E extends Entities>(
  { audiences, table }: CanaryWorld<E>,
  record: Planted<E>,
  path: string,
): ReadonlySet<AudienceName> {
  const line = table[record.row]?.[path];
  if (line === undefined) throw new Error(`The table has no line for ${record.row} ${path}`);
  const classes = classesOf(line);
  const whose = record.but?.[path] ?? record.whose;
  const common = new Set(['lead', 'desk', 'loggist', 'observer', 'administrator', 'picker', 'coordinator']);
  return new Set(
    audiences.filter((name) => classes.has(readName(name).cls) && (common.has(name) || whose.includes(name))),
  );
}

export function stateOf<E extends Entities>(
  { indexes }: Pick<CanaryWorld<E>, 'indexes'>,
  records: readonly Planted<E>[],
): Tables<E> {
  const tables = new Tables<E>(indexes);
  tables.apply(records.map(({ kind, id, value }) => ({ kind, id, value }) as Change<E>));
  return tables;
}

const bytesOf = <E extends Entities>(world: CanaryWorld<E>, tables: Tables<E>): Map<AudienceName, string> =>
  new Map(world.audiences.map((name) => [name, JSON.stringify(fullView(world.cut, tables, name))]));

const difference = (what: string, expected: ReadonlySet<AudienceName>, found: ReadonlySet<AudienceName>): string[] => [
  ...[...found].filter((name) => !expected.has(name)).map((name) => `${name} finds ${what} and may not`),
  ...[...expected].filter((name) => !found.has(name)).map((name) => `${name} does not find ${what} and should`),
];

/**
 * R24: every token that a viewer's bytes hold, against the table. Violations in both directions: what escaped, and what
 * somebody who may see it does not.
 */
export function tokenViolations<E extends Entities>(plain: CanaryWorld<E>): readonly string[] {
  const world = marked(plain);
  const bytes = bytesOf(world, stateOf(world, world.records));
  return canariesOf(world)
    .filter((canary) => canary.isToken)
    .flatMap(({ record, leaf }) => {
      const text = JSON.stringify(leaf.value);
      const found = new Set(world.audiences.filter((name) => bytes.get(name)?.includes(text) === true));
      return difference(`${record.kind}/${record.id} ${leaf.path}`, mayFind(world, record, leaf.path), found);
    });
}

/**
 * R26 leaf by leaf: changes one leaf of the whole world and sees whose bytes change. What the table keeps from a viewer
 * must not move one of their bytes, in words or in anything derived from it; and each class that a line names must be
 * moved by some record's leaf, so that no line promises too much. `another` gives undefined for a leaf that cannot
 * change by itself.
 */
export function influenceViolations<E extends Entities>(
  plain: CanaryWorld<E>,
  another: (canary: Canary<E>) => unknown,
): readonly string[] {
  const world = marked(plain);
  const before = bytesOf(world, stateOf(world, world.records));
  const unmet = new Set<string>();
  const met = new Set<string>();
  const escapes = canariesOf(world).flatMap((canary) => {
    const { record, leaf } = canary;
    const other = another(canary);
    if (other === undefined) return [];
    const value = withLeaf(record.value, leaf.at, other);
    const records = world.records.map((one) => (one === record ? { ...one, value } : one));
    const after = bytesOf(world, stateOf(world, records));
    const moved = new Set(world.audiences.filter((name) => before.get(name) !== after.get(name)));
    const may = mayFind(world, record, leaf.path);
    const line = (name: AudienceName) => `${record.row} ${leaf.path} for ${readName(name).cls}`;
    for (const name of may) unmet.add(line(name));
    for (const name of moved) met.add(line(name));
    return [...moved].filter((name) => !may.has(name)).map((name) => `${name} is moved by ${record.id} ${leaf.path}`);
  });
  return [...escapes, ...[...unmet].filter((line) => !met.has(line)).map((line) => `nobody is moved by ${line}`)];
}

/** R25: leaves of the world without a line in the table, and lines of the table of which the world has no leaf. */
export function coverageViolations<E extends Entities>(world: CanaryWorld<E>): readonly string[] {
  const inWorld = new Set(
    world.records.flatMap(({ row, value }) => leavesOf(value).map((leaf) => `${row.split('.')[0]} ${leaf.path}`)),
  );
  const inTable = new Set(
    Object.entries(world.table).flatMap(([row, lines]) =>
      Object.keys(lines).map((path) => `${row.split('.')[0]} ${path}`),
    ),
  );
  return [
    ...[...inWorld].filter((leaf) => !inTable.has(leaf)).map((leaf) => `no line in the table: ${leaf}`),
    ...[...inTable].filter((leaf) => !inWorld.has(leaf)).map((leaf) => `no leaf in the world: ${leaf}`),
  ];
}
