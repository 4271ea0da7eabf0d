import { common, meets, minutesOf, type Span, type Unit } from './problem.ts';
import {
  covers,
  layChoices,
  limitHours,
  sidesOf,
  SINK,
  SOURCE,
  type Arc,
  type Building,
  type Entries,
  type Network,
} from './network.ts';

/** More hours than this to begin and end in, and a network is the smaller model. */
const MOST_SLOTS = 10;

/**
 * People without journeys: any hours in any need that they fit, no more at a time than there are of them. Hours on a line
 * that never number more than the people at once can always be shared out among them; of people who could work on either
 * side there must be one, who chooses. Null where that does not hold or would be too many choices.
 */
export function hoursNetwork(unit: Unit, building: Building): Network | null {
  const { linear, cuts, problem, changes } = building;
  const free = new Set(unit.spans.flatMap((span) => cuts.slotsIn(span)));
  const slotsOf = unit.fits.map((need) => {
    const window = problem.needs[need];
    return { need, slots: window === undefined ? [] : cuts.slotsIn(window).filter((slot) => free.has(slot)) };
  });
  const most = unit.ids.length;
  const sides = sidesOf([...unit.fits, ...unit.holds.map(({ need }) => need)], problem);
  if (slotsOf.some(({ slots }) => slots.length > MOST_SLOTS) || (sides.length > 1 && most > 1)) return null;
  const arcs: Arc[] = [];
  const overtimeRow = limitHours(unit, building);
  const over = (span: Span): Entries => (overtimeRow === null ? [] : [[overtimeRow, minutesOf(span)]]);
  const busy = busyRows(most, sides.length > 1, building);
  for (const { need, slots } of slotsOf)
    for (const run of runsOf(need, slots, building)) {
      const hours = { startAt: cuts.slot(run[0] ?? 0).startAt, endAt: cuts.slot(run.at(-1) ?? 0).endAt };
      const column = linear.column(most, [...busy(need, run), ...over(hours), ...coverOf(need, run, building)]);
      changes.set(column, 1);
      arcs.push({ column, from: SOURCE, to: SINK, does: { kind: 'hours', need, hours } });
    }
  const choices = layChoices(unit, building);
  for (const holding of unit.holds) {
    const slots = cuts.times.flatMap((_, slot) => (meets(cuts.slot(slot), holding) ? [slot] : []));
    const kept: Entries = [[choices.get(holding.id)?.row ?? 0, 1]];
    const column = linear.column(1, [
      ...busy(holding.need, slots),
      ...over(holding),
      ...kept,
      ...covers(holding, building),
    ]);
    arcs.push({ column, from: SOURCE, to: SINK, does: { kind: 'keep', holding } });
  }
  return { unit, arcs, ended: new Map([...choices].map(([id, { column }]) => [id, column])) };
}

/**
 * The rows that keep people from being in two places at once: one a slot. Where somebody has a side to choose, two more a
 * slot hold them off the side that is not theirs.
 */
function busyRows(most: number, choosesSide: boolean, { linear, problem, cuts }: Building) {
  const slots = cuts.times.slice(1);
  const all = slots.map(() => linear.row(-Infinity, most));
  const women = choosesSide ? slots.map(() => linear.row(-Infinity, 0)) : [];
  const suspects = choosesSide ? slots.map(() => linear.row(-Infinity, 1)) : [];
  // One: with the women found. Nought: with suspects.
  if (choosesSide)
    linear.column(1, [...women.map((row) => [row, -1] as const), ...suspects.map((row) => [row, 1] as const)]);
  return (need: number, busy: readonly number[]): Entries => {
    const side = problem.needs[need]?.worksWith ?? 'either';
    const own = side === 'either' ? [] : side === 'suspects' ? suspects : women;
    return busy.flatMap((slot): Entries =>
      [all[slot], own[slot]].flatMap((row): Entries => (row === undefined ? [] : [[row, 1]])),
    );
  };
}

/** Every unbroken run of slots that begins and ends where somebody may be missing. */
function runsOf(need: number, slots: readonly number[], { coverRow }: Building): readonly (readonly number[])[] {
  const isWanted = (slot: number) => coverRow(need, slot) !== undefined;
  return slots.flatMap((first, index) => {
    if (!isWanted(first)) return [];
    const unbroken = slots.slice(index).filter((slot, offset) => slot === first + offset);
    return unbroken.flatMap((last, offset) => (isWanted(last) ? [unbroken.slice(0, offset + 1)] : []));
  });
}

const coverOf = (need: number, slots: readonly number[], { coverRow }: Building): Entries =>
  slots.flatMap((slot): Entries => {
    const row = coverRow(need, slot);
    return row === undefined ? [] : [[row, 1]];
  });

/** Of people who hold one place: how many stay, and how many go to each other need, for the hours they have given. */
export function movableNetwork(unit: Unit, building: Building): Network {
  const { linear, cuts, problem, changes } = building;
  const [holding] = unit.holds;
  const [given] = unit.spans;
  const most = unit.ids.length;
  const row = linear.row(most, most);
  const arcs: Arc[] = [];
  if (holding === undefined || given === undefined) return { unit, arcs, ended: new Map() };
  const stay = linear.column(most, [[row, 1], ...covers(holding, building)]);
  arcs.push({ column: stay, from: SOURCE, to: SINK, does: { kind: 'keep', holding } });
  for (const need of unit.fits.filter((one) => one !== holding.need)) {
    const window = problem.needs[need];
    const hours = window === undefined ? null : common(window, given);
    const covered = hours === null ? [] : coverOf(need, cuts.slotsIn(hours), building);
    if (hours === null || covered.length === 0) continue;
    const column = linear.column(most, [[row, 1], ...covered]);
    changes.set(column, 1);
    arcs.push({ column, from: SOURCE, to: SINK, does: { kind: 'hours', need, hours } });
  }
  return { unit, arcs, ended: new Map() };
}
