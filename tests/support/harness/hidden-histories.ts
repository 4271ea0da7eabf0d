import type { AudienceName } from '#server/access/audiences.ts';
import { StreamProjection } from '#server/access/projection.ts';
import type { Change, Entities } from '#server/domain/tables.ts';
import type { CanaryWorld } from './canary.ts';
import { canariesOf, marked, mayFind, stateOf } from './canary.ts';
import type { Canary } from './canary.ts';
import type { Planted } from './canary-world.ts';
import { withLeaf } from './leaves.ts';

/** Random numbers out of a seed: mulberry32, Tommy Ettinger's public-domain generator. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One commit as it is on the left, and as it is on the right; null where that side has no such commit. */
export interface Pair<E extends Entities> {
  readonly left: readonly Change<E>[] | null;
  readonly right: readonly Change<E>[] | null;
}

/** The marked world as one viewer may and may not see it, by the table. */
export interface Sides<E extends Entities> {
  readonly viewer: AudienceName;
  readonly world: CanaryWorld<E>;
  readonly seen: readonly Canary<E>[];
  readonly hidden: readonly Canary<E>[];
  /** Records of which the viewer may see nothing at all. */
  readonly strangers: readonly Planted<E>[];
}

export function sidesOf<E extends Entities>(plain: CanaryWorld<E>, viewer: AudienceName): Sides<E> {
  const world = marked(plain);
  const isSeen = ({ record, leaf }: Canary<E>) => mayFind(world, record, leaf.path).has(viewer);
  const canaries = canariesOf(world);
  const seen = canaries.filter(isSeen);
  const touched = new Set(seen.map(({ record }) => record));
  return {
    viewer,
    world,
    seen,
    hidden: canaries.filter((canary) => !isSeen(canary)),
    strangers: world.records.filter((record) => !touched.has(record)),
  };
}

type Another<E extends Entities> = (canary: Canary<E>) => unknown;

/**
 * A pair of histories that begin alike and from then on differ only in what one viewer may not see: hidden fields hold
 * other words, there are more hidden records, and hidden commits happen on one side alone. What the viewer may see
 * happens alike on both.
 */
export function hiddenPair<E extends Entities>(
  sides: Sides<E>,
  another: Another<E>,
  random: () => number,
  commits: number,
): readonly Pair<E>[] {
  const left = new Map(sides.world.records.map((one) => [one, one.value]));
  const right = new Map(left);
  const oneOf = <V>(list: readonly V[]): V | undefined => list[Math.floor(random() * list.length)];
  const set = (side: Map<Planted<E>, object>, { record, leaf }: Canary<E>, value: unknown) =>
    side.set(record, withLeaf(side.get(record) ?? record.value, leaf.at, value));
  return Array.from({ length: commits }, (_, turn): Pair<E> => {
    const dice = random();
    const stranger = dice < 0.2 ? oneOf(sides.strangers) : undefined;
    if (stranger !== undefined) return bornOnOneSide(stranger, turn, random);
    const canary = oneOf(dice < 0.6 ? sides.seen : sides.hidden);
    const other = canary === undefined ? undefined : another(canary);
    if (canary === undefined || other === undefined) return { left: null, right: null };
    if (dice < 0.6) {
      const value = random() < 0.3 ? canary.leaf.value : other;
      set(left, canary, value);
      set(right, canary, value);
      return { left: [changeOf(canary.record, left)], right: [changeOf(canary.record, right)] };
    }
    set(left, canary, other);
    return { left: [changeOf(canary.record, left)], right: random() < 0.5 ? [changeOf(canary.record, right)] : null };
  });
}

function bornOnOneSide<E extends Entities>(record: Planted<E>, turn: number, random: () => number): Pair<E> {
  const born = [{ kind: record.kind, id: `${record.id}-${turn}`, value: record.value } as Change<E>];
  return random() < 0.5 ? { left: born, right: null } : { left: null, right: born };
}

const changeOf = <E extends Entities>(record: Planted<E>, side: ReadonlyMap<Planted<E>, object>): Change<E> =>
  ({ kind: record.kind, id: record.id, value: side.get(record) ?? null }) as Change<E>;

/** All that a viewer is sent over a history: the welcome, each patch in its order, and what a late joiner would be sent. */
export function framesOf<E extends Entities>(
  { world, viewer }: Sides<E>,
  commits: readonly (readonly Change<E>[] | null)[],
): readonly string[] {
  const tables = stateOf(world, world.records);
  const projection = new StreamProjection(world.cut, tables);
  projection.open(viewer);
  const welcome = JSON.stringify(projection.view(viewer));
  const patches = commits.flatMap((commit) => {
    const patch = commit === null ? undefined : projection.apply(tables.apply(commit)).get(viewer);
    return patch === undefined ? [] : [JSON.stringify(patch)];
  });
  projection.close(viewer);
  projection.open(viewer);
  return [welcome, ...patches, JSON.stringify(projection.view(viewer))];
}

/** R26: pairs of histories, and what differs between them for a viewer who may not know that they differ. */
export function interferences<E extends Entities>(
  world: CanaryWorld<E>,
  viewer: AudienceName,
  another: Another<E>,
  { pairs, seed }: { readonly pairs: number; readonly seed: number },
): { readonly violations: readonly string[]; readonly frames: number } {
  const sides = sidesOf(world, viewer);
  let frames = 0;
  const violations = Array.from({ length: pairs }, (_, n) => seed + n).flatMap((one) => {
    const history = hiddenPair(sides, another, randomOf(one), 25);
    const left = framesOf(
      sides,
      history.map((pair) => pair.left),
    );
    const right = framesOf(
      sides,
      history.map((pair) => pair.right),
    );
    frames += left.length;
    const at = left.findIndex((frame, place) => frame !== right[place]);
    if (at === -1 && left.length === right.length) return [];
    return [`${viewer} (seed ${one}): ${left[at] ?? 'nothing'} against ${right[at] ?? 'nothing'}`];
  });
  return { violations, frames };
}
