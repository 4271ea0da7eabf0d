import type { Cuts } from './cuts.ts';
import { SINK, SOURCE, type Arc, type Network } from './network.ts';
import type { Change, Holding, Placement } from './problem.ts';

/** What a solution says of a unit's people, person by person: each path through a network is one person's day. */
export function changesOf(network: Network, values: Float64Array, cuts: Cuts): readonly Change[] {
  const { unit, arcs } = network;
  const left = new Map(arcs.map((arc) => [arc, Math.round(values[arc.column] ?? 0)]));
  const isOfHours = arcs.every(({ from, to }) => from === SOURCE && to === SINK);
  const days =
    unit.kind === 'movable'
      ? chosenIn(left).map((arc) => [arc])
      : isOfHours
        ? sharedOut(left, unit.ids.length)
        : pathsOf(arcs, left, unit.ids.length);
  return unit.ids.map((personId, index) => {
    const day = days[index] ?? [];
    const keeps = day.flatMap(({ does }) => (does.kind === 'keep' ? [does.holding] : []));
    // Of movables that are the same the network knows one holding: whoever stays, stays in their own.
    const own = unit.kind === 'movable' ? unit.holds.slice(index, index + 1) : unit.holds;
    const kept = unit.kind === 'movable' ? (keeps.length > 0 ? own : []) : keeps;
    return { personId, kept, ended: without(own, kept), placed: joined(day, personId, cuts) };
  });
}

function without(all: readonly Holding[], some: readonly Holding[]): readonly Holding[] {
  const ids = new Set(some.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id));
}

/** What was chosen, as often as it was; a movable has one each. */
const chosenIn = (left: ReadonlyMap<Arc, number>): readonly Arc[] =>
  [...left].flatMap(([arc, many]) => Array.from({ length: many }, () => arc));

/** Hours shared out: in the order in which they begin, each to the first who is free. */
function sharedOut(left: ReadonlyMap<Arc, number>, people: number): readonly (readonly Arc[])[] {
  const sorted = [...chosenIn(left)].sort((a, b) => hoursOf(a).startAt - hoursOf(b).startAt);
  const days: Arc[][] = Array.from({ length: people }, () => []);
  for (const arc of sorted)
    days
      .find((day) => (day.at(-1) === undefined ? true : hoursOf(day.at(-1)).endAt <= hoursOf(arc).startAt))
      ?.push(arc);
  return days;
}

const hoursOf = (arc: Arc | undefined): { readonly startAt: number; readonly endAt: number } => {
  if (arc?.does.kind === 'keep') return arc.does.holding;
  return arc?.does.kind === 'hours' ? arc.does.hours : { startAt: 0, endAt: 0 };
};

/** So many paths from source to sink along the flow. */
function pathsOf(arcs: readonly Arc[], left: Map<Arc, number>, people: number): readonly (readonly Arc[])[] {
  const leaving = new Map<string, Arc[]>();
  for (const arc of arcs) {
    const others = leaving.get(arc.from);
    if (others === undefined) leaving.set(arc.from, [arc]);
    else others.push(arc);
  }
  return Array.from({ length: people }, () => walk(leaving, left));
}

/** One path along what is left of the flow; takes it away. */
function walk(leaving: ReadonlyMap<string, readonly Arc[]>, left: Map<Arc, number>): readonly Arc[] {
  const path: Arc[] = [];
  let at = SOURCE;
  while (at !== SINK) {
    const next = leaving.get(at)?.find((arc) => (left.get(arc) ?? 0) > 0);
    if (next === undefined) return path;
    left.set(next, (left.get(next) ?? 0) - 1);
    path.push(next);
    at = next.to;
  }
  return path;
}

/** What somebody is newly given; hours one after the other in one need are one placement. */
function joined(day: readonly Arc[], personId: string, cuts: Cuts): readonly Placement[] {
  const placed: Placement[] = [];
  for (const { does } of day) {
    if (does.kind !== 'work' && does.kind !== 'hours') continue;
    const { startAt, endAt } = does.kind === 'work' ? cuts.slot(does.slot) : does.hours;
    const last = placed.at(-1);
    if (last?.need === does.need && last.endAt === startAt) placed[placed.length - 1] = { ...last, endAt };
    else placed.push({ personId, need: does.need, startAt, endAt });
  }
  return placed;
}
