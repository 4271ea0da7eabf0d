import { standing, uncovered, uncoveredOf } from './cover.ts';
import { closedIn } from './effects.ts';
import { common, MINUTE, type Holding, type Need, type Unit } from './problem.ts';
import { MOST_CANDIDATES, type Candidate, type Ranked } from './replacement.ts';
import { placeAndHours, type Situation } from './situation.ts';

/** For a coordinator: who of the own roster could go for one request, best first. */
export function rankedRoster(situation: Situation, requestId: string): Ranked {
  const { problem } = situation;
  const there = standing(problem);
  const before = uncovered(problem, there);
  const found = problem.units.flatMap((unit) =>
    problem.needs.flatMap((need, index) =>
      need.id === requestId && unit.fits.includes(index) ? offersOf(situation, unit, need, index, there) : [],
    ),
  );
  const ranked = found
    .sort((a, b) => a.leaves - b.leaves || (a.step.id < b.step.id ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
  return {
    steps: ranked.map(({ step }) => step),
    uncoveredBefore: before / MINUTE,
    uncoveredAfter: (ranked[0]?.leaves ?? before) / MINUTE,
  };
}

/** The longest hours that people of a unit could give to a need; those who work longest without overtime come first. */
function offersOf(
  situation: Situation,
  unit: Unit,
  need: Need,
  index: number,
  there: readonly Holding[],
): readonly Candidate[] {
  const { problem } = situation;
  const hours = unit.spans
    .flatMap((span) => common(need, span) ?? [])
    .sort((a, b) => b.endAt - b.startAt - (a.endAt - a.startAt) || a.startAt - b.startAt)[0];
  if (hours === undefined) return [];
  const { startAt, endAt } = hours;
  const then = [...there, { need: index, ...hours }];
  const missing = uncoveredOf(
    problem,
    need,
    there.filter((one) => one.need === index),
  );
  const over = unit.maxMinutes === null ? 0 : Math.max(0, (endAt - startAt) / MINUTE - unit.maxMinutes);
  const notes = over === 0 ? [] : [`That is ${Math.round(over)} minutes more than they said they can work.`];
  return unit.ids
    .map((personId): Candidate => ({
      leaves: missing === 0 ? Infinity : uncovered(problem, then) + over,
      step: {
        id: `put_forward ${personId} ${startAt}`,
        deed: { kind: 'put_forward', requestId: need.id, personId, startAt, endAt },
        role: need.role,
        why: `They fit what is asked, and are free at ${placeAndHours(situation, index, hours)}.`,
        closes: closedIn(situation, index, there, then),
        opens: notes,
      },
    }))
    .filter(({ leaves }) => leaves !== Infinity);
}
