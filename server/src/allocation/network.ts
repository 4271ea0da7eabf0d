import type { Cuts } from './cuts.ts';
import type { LinearModel } from './linear-model.ts';
import { apart, MINUTE, minutesOf, SIDES, type Holding, type Problem, type Span, type Unit } from './problem.ts';

type Does =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'work'; readonly need: number; readonly slot: number }
  | { readonly kind: 'hours'; readonly need: number; readonly hours: Span }
  | { readonly kind: 'keep'; readonly holding: Holding };

export interface Arc {
  readonly column: number;
  readonly from: string;
  readonly to: string;
  readonly does: Does;
}

/** One unit's day, or the one choice that a movable has. */
export interface Network {
  readonly unit: Unit;
  readonly arcs: readonly Arc[];
  /** The columns that say what is given up, by holding. */
  readonly ended: ReadonlyMap<string, number>;
}

/** What all networks of one model share. */
export interface Building {
  readonly problem: Problem;
  readonly linear: LinearModel;
  readonly cuts: Cuts;
  /** The row that counts who is in a need during a slot; undefined where enough are there whatever happens. */
  readonly coverRow: (need: number, slot: number) => number | undefined;
  /** Where a need is, for a unit whose journeys are laid out; for any other all places are one. */
  readonly placeOf: (need: number, unit: Unit) => string;
  /** What each column costs as a change. */
  readonly changes: Map<number, number>;
  /** What each column costs as overtime. */
  readonly overtime: Map<number, number>;
}

export const SOURCE = 'source';
export const SINK = 'sink';

export type Entries = (readonly [row: number, value: number])[];

/**
 * A unit's day as a network. Somebody who is ready at a place waits there or begins in a need there; somebody who has
 * finished there is ready at once in the same place, and in another after the journey. A path from source to sink is one
 * person's day: hours never overlap, each journey has its time, and each side has a network of its own, so that nobody
 * works on both.
 */
export function freeNetwork(unit: Unit, building: Building): Network {
  const { linear, problem } = building;
  const most = unit.ids.length;
  const rows = new Map<string, number>();
  const arcs: Arc[] = [];
  const keepRows = layChoices(unit, building);
  const overtimeRow = limitHours(unit, building);
  const rowOf = (node: string): number => {
    const known = rows.get(node) ?? linear.row(node === SOURCE ? most : 0, node === SOURCE ? most : 0);
    rows.set(node, known);
    return known;
  };
  const arc = (from: string, to: string, does: Does, more: Entries = []): number => {
    const flow: Entries = [[rowOf(from), 1], ...(to === SINK ? [] : ([[rowOf(to), -1]] as Entries))];
    const minutes = does.kind === 'work' ? minutesOf(building.cuts.slot(does.slot)) : minutesKept(does);
    const over: Entries = overtimeRow === null || minutes === 0 ? [] : [[overtimeRow, minutes]];
    const column = linear.column(most, [...flow, ...over, ...more]);
    arcs.push({ column, from, to, does });
    return column;
  };
  const needs = [...new Set([...unit.fits, ...unit.holds.map(({ need }) => need)])].sort((a, b) => a - b);
  arc(SOURCE, SINK, { kind: 'nothing' });
  for (const side of sidesOf(needs, problem)) {
    const mine = needs.filter((need) => !apart(sideOf(problem, need), side));
    layPlaces(side, mine, unit, building, arc);
    for (const need of mine.filter((one) => unit.fits.includes(one))) layWork(side, need, unit, building, arc);
    for (const holding of unit.holds.filter(({ need }) => mine.includes(need)))
      layKeep(side, holding, unit, building, arc, keepRows.get(holding.id)?.row);
  }
  const ended = new Map([...keepRows].map(([id, { column }]) => [id, column]));
  return { unit, arcs, ended };
}

/** A place held already is kept whole, on whichever side, or given up, which is a change. */
export function layChoices({ holds }: Unit, { linear, changes }: Building) {
  return new Map(
    holds.map(({ id }) => {
      const row = linear.row(1, 1);
      const column = linear.column(1, [[row, 1]]);
      changes.set(column, 1);
      return [id, { row, column }];
    }),
  );
}

type LayArc = (from: string, to: string, does: Does, more?: Entries) => number;
type Side = (typeof SIDES)[number];

const minutesKept = (does: Does): number => (does.kind === 'keep' ? minutesOf(does.holding) : 0);
const sideOf = (problem: Problem, need: number) => problem.needs[need]?.worksWith ?? 'either';

/** Both sides only where a unit could work on either of them. */
export function sidesOf(needs: readonly number[], problem: Problem): readonly Side[] {
  const both = SIDES.every((side) => needs.some((need) => sideOf(problem, need) === side));
  if (both) return SIDES;
  return needs.some((need) => sideOf(problem, need) === 'suspects') ? ['suspects'] : ['women_found'];
}

const ready = (side: Side, place: string, cut: number): string => `${side} ready ${place} ${cut}`;
const done = (side: Side, place: string, cut: number): string => `${side} done ${place} ${cut}`;
const onWay = (side: Side, cut: number): string => `${side} on the way ${cut}`;
const working = (side: Side, need: number, cut: number): string => `${side} in ${need} ${cut}`;

/**
 * Waiting at each place, and the journeys between them. Most journeys that begin at one cut end at the same later one: these
 * go through one node on the way, and only those that take less have an arc of their own.
 */
function layPlaces(side: Side, needs: readonly number[], unit: Unit, building: Building, arc: LayArc): void {
  const { cuts, placeOf, problem } = building;
  const nothing = { kind: 'nothing' } as const;
  const places = [...new Set(needs.map((need) => placeOf(need, unit)))].sort();
  const longest = Math.max(0, ...places.flatMap((from) => places.map((to) => problem.travel(from, to))));
  const onTheWay = new Set<number>();
  for (const place of places) {
    arc(SOURCE, ready(side, place, 0), nothing);
    for (const [cut, time] of cuts.times.entries()) {
      const arrives = (minutes: number) => cuts.firstFrom(time + minutes * MINUTE) ?? cuts.times.length;
      const latest = arrives(longest);
      if (cut > 0) arc(ready(side, place, cut - 1), ready(side, place, cut), nothing);
      arc(done(side, place, cut), SINK, nothing);
      arc(done(side, place, cut), ready(side, place, cut), nothing);
      if (places.length > 1 && latest < cuts.times.length - 1) {
        arc(done(side, place, cut), onWay(side, latest), nothing);
        onTheWay.add(latest);
      }
      for (const next of places) {
        const there = next === place ? latest : arrives(problem.travel(place, next));
        if (there < latest) arc(done(side, place, cut), ready(side, next, there), nothing);
      }
    }
  }
  for (const cut of onTheWay) for (const place of places) arc(onWay(side, cut), ready(side, place, cut), nothing);
}

/** Hours in one need: beginning is a change, going on is none. One begins where somebody may be missing. */
function layWork(side: Side, need: number, unit: Unit, building: Building, arc: LayArc): void {
  const { cuts, problem, coverRow, placeOf, changes } = building;
  const window = problem.needs[need];
  if (window === undefined) return;
  const free = new Set(unit.spans.flatMap((span) => cuts.slotsIn(span)));
  const slots = cuts.slotsIn(window).filter((slot) => free.has(slot));
  const place = placeOf(need, unit);
  const begun = new Set<number>();
  for (const slot of slots) {
    const row = coverRow(need, slot);
    const covers: Entries = row === undefined ? [] : [[row, 1]];
    const does = { kind: 'work', need, slot } as const;
    if (begun.has(slot)) arc(working(side, need, slot), working(side, need, slot + 1), does, covers);
    if (row !== undefined) changes.set(arc(ready(side, place, slot), working(side, need, slot + 1), does, covers), 1);
    if (!begun.has(slot) && row === undefined) continue;
    begun.add(slot + 1);
    arc(working(side, need, slot + 1), done(side, place, slot + 1), { kind: 'nothing' });
  }
}

function layKeep(
  side: Side,
  holding: Holding,
  unit: Unit,
  building: Building,
  arc: LayArc,
  row: number | undefined,
): void {
  const { cuts, placeOf } = building;
  const from = cuts.firstFrom(holding.startAt) ?? 0;
  const to = cuts.firstFrom(holding.endAt) ?? cuts.times.length - 1;
  const place = placeOf(holding.need, unit);
  const kept: Entries = row === undefined ? [] : [[row, 1]];
  arc(ready(side, place, from), done(side, place, to), { kind: 'keep', holding }, [
    ...kept,
    ...covers(holding, building),
  ]);
}

/** The rows in which a holding counts. */
export function covers(holding: Holding, { cuts, coverRow, problem }: Building): Entries {
  const window = problem.needs[holding.need];
  if (!holding.counts || window === undefined) return [];
  return cuts
    .slotsIn({
      startAt: Math.max(window.startAt, holding.startAt),
      endAt: Math.min(window.endAt, holding.endAt),
    })
    .flatMap((slot): Entries => {
      const row = coverRow(holding.need, slot);
      return row === undefined ? [] : [[row, 1]];
    });
}

/** Overtime is what goes beyond the most that somebody works. */
export function limitHours({ maxMinutes }: Unit, { linear, overtime }: Building): number | null {
  if (maxMinutes === null) return null;
  const row = linear.row(-Infinity, maxMinutes);
  overtime.set(linear.column(Infinity, [[row, -1]], false), 1);
  return row;
}
