import type { Highs } from 'highs';
import { hoursNetwork, movableNetwork } from './choices.ts';
import { componentsOf, type Component } from './components.ts';
import { standing, stretchesOf, uncovered, uncoveredOf } from './cover.ts';
import { cutsOf } from './cuts.ts';
import { changesOf } from './decode.ts';
import { LinearModel, solveInTurn } from './linear-model.ts';
import { inTime, isLate } from './journeys.ts';
import { objectivesOf, type Slack } from './objectives.ts';
import { firstCome, leastByHeads } from './quick.ts';
import { freeNetwork, SINK, SOURCE, type Arc, type Building, type Network } from './network.ts';
import { MINUTE, SIDES, type Change, type Holding, type Problem, type Unit } from './problem.ts';
import { weightAt } from './urgency.ts';

export interface Allocation {
  /** Of everybody for whom something changes. */
  readonly changes: readonly Change[];
  /** Weighted people-minutes uncovered as things stand, and with all changes. */
  readonly before: number;
  readonly after: number;
  readonly proof: { readonly kind: 'best' } | { readonly kind: 'bound'; readonly uncoveredAtLeast: number };
}

/**
 * The allocation that leaves the least uncovered, weighted by urgency; among those the one that changes least; among those
 * the one with the least overtime. `secondsLeft` says how long it may still look: what it has by then is never worse than
 * what stands, and comes with the least that any allocation could leave. The same problem has the same answer, as long as
 * there is time to prove it.
 */
export function solve(highs: Highs, problem: Problem, secondsLeft: () => number): Allocation {
  const parts = componentsOf(problem).map((component) => new Part(highs, problem, component));
  inTurn(parts, secondsLeft, (part, left) => part.look(left));
  inTurn(
    parts.filter((part) => part.isLate),
    secondsLeft,
    (part, left) => part.settle(left),
  );
  const changes = parts.flatMap((part) => part.changes);
  const after = parts.reduce((sum, part) => sum + part.uncovered, 0);
  const bound = parts.reduce((sum, part) => sum + part.bound, 0);
  return {
    changes,
    before: uncovered(problem, standing(problem)) / MINUTE,
    after,
    proof: parts.every((part) => part.proven)
      ? { kind: 'best' }
      : { kind: 'bound', uncoveredAtLeast: Math.min(after, bound) },
  };
}

/** Smallest first, each with a share of the time by its size; what one does not use is there for the others. */
function inTurn(
  parts: readonly Part[],
  secondsLeft: () => number,
  use: (part: Part, left: () => number) => void,
): void {
  const sorted = [...parts].sort((a, b) => a.size - b.size);
  for (const [index, part] of sorted.entries()) {
    const rest = sorted.slice(index).reduce((sum, { size }) => sum + size, 0);
    const spare = secondsLeft() * (1 - part.size / rest);
    use(part, () => secondsLeft() - spare);
  }
}

/** After so many times of laying out more journeys, what would come too late somewhere is left out. */
const MOST_ROUNDS = 6;

/**
 * One part of a problem. At first nobody's journeys count, which makes it far smaller and can only leave less uncovered; then
 * those are laid out of whoever could not be where they are put in time, and it is solved again, until everybody can.
 */
class Part {
  changes: readonly Change[] = [];
  /** The least that can be uncovered here, and what is, in weighted minutes. */
  bound = 0;
  uncovered: number;
  proven = false;
  readonly #highs: Highs;
  readonly #problem: Problem;
  readonly #component: Component;
  readonly #journeying = new Set<Unit>();
  #late: readonly Found[] = [];

  constructor(highs: Highs, problem: Problem, component: Component) {
    this.#highs = highs;
    this.#problem = problem;
    this.#component = component;
    this.uncovered = uncoveredIn(problem, component, []);
  }

  /** About how much there is to look at. */
  get size(): number {
    return 1 + this.#component.units.reduce((sum, unit) => sum + (this.#problem.units[unit]?.fits.length ?? 0), 0);
  }

  /** Whether somebody could not be where they are put in time. */
  get isLate(): boolean {
    return this.#late.length > 0;
  }

  /** The first look, at which journeys take no time. */
  look(secondsLeft: () => number): void {
    // Nobody is missing, or nobody could come: what stands is best.
    if (this.uncovered === 0 || this.#component.units.length === 0) {
      this.bound = this.uncovered;
      this.proven = true;
      return;
    }
    this.bound = leastByHeads(this.#problem, this.#component);
    this.#take(firstCome(this.#problem, this.#component));
    this.#round(secondsLeft);
  }

  /** Takes changes where they leave less uncovered than what is known. */
  #take(changes: readonly Change[]): void {
    const left = uncoveredIn(this.#problem, this.#component, changes);
    if (left >= this.uncovered) return;
    this.changes = changed(changes);
    this.uncovered = left;
  }

  /** Lays out journeys until nobody is late, or there is no time. */
  settle(secondsLeft: () => number): void {
    for (let round = 2; this.#late.length > 0 && round <= MOST_ROUNDS && secondsLeft() > 0; round += 1) {
      for (const { unit } of this.#late) this.#journeying.add(unit);
      this.#round(secondsLeft);
    }
  }

  #round(secondsLeft: () => number): void {
    const solved = solveRound(this.#highs, this.#problem, this.#component, this.#journeying, secondsLeft);
    this.bound = Math.max(this.bound, solved.bound);
    this.#late = solved.found.filter(({ change }) => isLate(change, this.#problem));
    const found = solved.found.map(({ change }) => inTime(change, this.#problem));
    this.proven = solved.proven && this.#late.length === 0;
    if (!this.proven) return this.#take(found);
    this.changes = changed(found);
    this.uncovered = uncoveredIn(this.#problem, this.#component, found);
  }
}

interface Found {
  readonly unit: Unit;
  readonly change: Change;
}

const changed = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ ended, placed }) => ended.length > 0 || placed.length > 0);

function solveRound(
  highs: Highs,
  problem: Problem,
  component: Component,
  journeying: ReadonlySet<Unit>,
  secondsLeft: () => number,
) {
  const { building, slack, cuts } = buildingOf(problem, component, journeying);
  const networks = component.units.flatMap((index) => {
    const unit = problem.units[index];
    if (unit === undefined) return [];
    return [networkOf(unit, building, journeying.has(unit))];
  });
  const { objectives, leastOf } = objectivesOf(building, slack, component, problem);
  const start = asItStands(networks, building, slack);
  const solved = solveInTurn(highs, building.linear, objectives, start, secondsLeft);
  const found = networks.flatMap((network): readonly Found[] =>
    changesOf(network, solved.values, cuts).map((change) => ({ unit: network.unit, change })),
  );
  return { found, bound: leastOf(solved.bound), proven: solved.proven };
}

/** The smallest model that says all there is to say of a unit. */
function networkOf(unit: Unit, building: Building, journeys: boolean): Network {
  if (unit.kind === 'movable') return movableNetwork(unit, building);
  return (journeys ? null : hoursNetwork(unit, building)) ?? freeNetwork(unit, building);
}

/** Weighted minutes uncovered in some of the needs, with these changes. */
function uncoveredIn(problem: Problem, { needs }: Component, changes: readonly Change[]): number {
  const ended = new Set(changes.flatMap((change) => change.ended.map(({ id }) => id)));
  const there = [...standing(problem).filter(({ id }) => !ended.has(id)), ...changes.flatMap(({ placed }) => placed)];
  const sum = needs.reduce((least, index) => {
    const need = problem.needs[index];
    const here = there.filter((one) => one.need === index);
    return need === undefined ? least : least + uncoveredOf(problem, need, here);
  }, 0);
  return sum / MINUTE;
}

function buildingOf(problem: Problem, component: Component, journeying: ReadonlySet<Unit>) {
  const linear = new LinearModel();
  const placeOf = (need: number, unit: Unit) => (journeying.has(unit) ? (problem.needs[need]?.place ?? '') : '');
  const cuts = cutsOf(problem, component.needs, component.units, journeying.size > 0);
  const rows = new Map<string, number>();
  const slack = new Map<number, Slack>();
  for (const index of component.needs) {
    const need = problem.needs[index];
    if (need === undefined) continue;
    const fixed = problem.fixed.filter((one) => one.need === index && one.counts);
    const stretches = stretchesOf(need, fixed, cuts.times);
    for (const slot of cuts.slotsIn(need)) {
      const { startAt, endAt } = cuts.slot(slot);
      const wanted = need.number - (stretches.find((stretch) => stretch.startAt === startAt)?.there ?? 0);
      if (wanted <= 0) continue;
      const row = linear.row(wanted, Infinity);
      rows.set(`${index} ${slot}`, row);
      const cost = (endAt - startAt) * weightAt(need, startAt, problem.soon);
      slack.set(linear.column(wanted, [[row, 1]], false), { row, wanted, cost });
    }
  }
  const coverRow = (need: number, slot: number) => rows.get(`${need} ${slot}`);
  const building: Building = { problem, linear, cuts, coverRow, placeOf, changes: new Map(), overtime: new Map() };
  return { building, slack, cuts };
}

/** What stands, as a solution: everybody keeps what they hold, and what is missing is missing. */
function asItStands(
  networks: readonly Network[],
  { linear, overtime }: Building,
  slack: ReadonlyMap<number, Slack>,
): Float64Array {
  const values = new Float64Array(linear.columns);
  for (const network of networks)
    for (const { column } of standingPath(network)) values[column] = network.unit.ids.length;
  const sums = linear.activity(values);
  for (const [column, { row, wanted }] of slack) values[column] = Math.max(0, wanted - (sums[row] ?? 0));
  for (const column of overtime.keys()) values[column] = linear.excess(column, sums);
  return values;
}

/** The way through a network that keeps every holding and does nothing else. */
function standingPath({ unit, arcs }: Network): readonly Arc[] {
  // Movables that are the same stay by one column, whose number is how many they are.
  if (unit.kind === 'movable') return arcs.filter(({ does }) => does.kind === 'keep');
  const idle = new Map<string, Arc[]>();
  for (const arc of arcs) if (arc.does.kind === 'nothing') idle.set(arc.from, [...(idle.get(arc.from) ?? []), arc]);
  const keeps = keptOnOneSide(unit.holds, arcs);
  const path: Arc[] = [];
  let at = SOURCE;
  for (const keep of keeps) {
    path.push(...between(idle, at, keep.from), keep);
    at = keep.to;
  }
  return [...path, ...between(idle, at, SINK)];
}

/** The arcs that keep every holding, in their order, all on a side that has all of them. */
function keptOnOneSide(holds: readonly Holding[], arcs: readonly Arc[]): readonly Arc[] {
  const inOrder = [...holds].sort((a, b) => a.startAt - b.startAt);
  const keeping = (side: string) =>
    inOrder.flatMap(({ id }) =>
      arcs.filter(({ from, does }) => from.startsWith(side) && does.kind === 'keep' && does.holding.id === id),
    );
  return [SOURCE, ...SIDES].map(keeping).find((kept) => kept.length === holds.length) ?? [];
}

/** The shortest way between two nodes that does nothing. */
function between(idle: ReadonlyMap<string, readonly Arc[]>, from: string, to: string): readonly Arc[] {
  const cameBy = new Map<string, Arc | null>([[from, null]]);
  for (const node of cameBy.keys()) {
    if (node === to) break;
    for (const arc of idle.get(node) ?? []) if (!cameBy.has(arc.to)) cameBy.set(arc.to, arc);
  }
  const path: Arc[] = [];
  for (let arc = cameBy.get(to) ?? null; arc !== null; arc = cameBy.get(arc.from) ?? null) path.unshift(arc);
  return path;
}
