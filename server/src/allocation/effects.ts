import { stretchesOf, type Stretch } from './cover.ts';
import type { Placement, Span } from './problem.ts';
import { placeAndHours, someOf, type Situation } from './situation.ts';

/** Somebody counted in a need for some hours. */
export interface There extends Span {
  readonly need: number;
}

/** How one need's cover differs between two states, in stretches that are short before or after. */
interface Difference extends Span {
  readonly before: number;
  readonly after: number;
}

function differencesIn(
  situation: Situation,
  need: number,
  before: readonly There[],
  after: readonly There[],
): readonly Difference[] {
  const wanted = situation.problem.needs[need];
  if (wanted === undefined) return [];
  const [here, then] = [before, after].map((all) => all.filter((one) => one.need === need));
  const cuts = [...(here ?? []), ...(then ?? [])].flatMap(({ startAt, endAt }) => [startAt, endAt]);
  const later = stretchesOf(wanted, then ?? [], cuts);
  const found = stretchesOf(wanted, here ?? [], cuts).map((stretch: Stretch, index) => ({
    startAt: stretch.startAt,
    endAt: stretch.endAt,
    before: stretch.there,
    after: later[index]?.there ?? 0,
  }));
  return joined(found);
}

/** Stretches that touch and say the same are one. */
function joined(differences: readonly Difference[]): readonly Difference[] {
  const all: Difference[] = [];
  for (const one of differences) {
    const last = all.at(-1);
    const same = last?.endAt === one.startAt && last.before === one.before && last.after === one.after;
    if (last !== undefined && same) all[all.length - 1] = { ...last, endAt: one.endAt };
    else all.push(one);
  }
  return all;
}

/** "Reception 15:00–18:00: 2 of 2 Romanian interpreters (woman), now 1." For every stretch where somebody was missing. */
export function closedIn(
  situation: Situation,
  need: number,
  before: readonly There[],
  after: readonly There[],
): readonly string[] {
  const { number = 0 } = situation.problem.needs[need] ?? {};
  return differencesIn(situation, need, before, after)
    .filter((one) => one.after > one.before && one.before < number)
    .map((one) => `${placeAndHours(situation, need, one)}: ${someOf(situation, need, one.after)}, now ${one.before}.`);
}

/** "A1 13:00–15:00: 0 of 1 interpreter, now 1." For every stretch where somebody would be missing. */
export function openedIn(
  situation: Situation,
  need: number,
  before: readonly There[],
  after: readonly There[],
  withAll: readonly There[] = [],
): readonly string[] {
  const { number = 0 } = situation.problem.needs[need] ?? {};
  const together = differencesIn(situation, need, after, withAll);
  return differencesIn(situation, need, before, after)
    .filter((one) => one.after < one.before && one.after < number)
    .map((one) => {
      const mended = together.some(
        (all) => all.startAt < one.endAt && one.startAt < all.endAt && all.after > all.before,
      );
      const rest = mended ? ' Another step here makes up for it.' : '';
      return `${placeAndHours(situation, need, one)}: ${someOf(situation, need, one.after)}, now ${one.before}.${rest}`;
    });
}

export const placementOf = ({ need, startAt, endAt }: Placement): There => ({ need, startAt, endAt });
