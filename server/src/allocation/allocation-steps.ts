import type { ProposalDeed, ProposalStep } from '#shared/proposals.ts';
import { standing, uncoveredOf } from './cover.ts';
import { closedIn, openedIn, placementOf, type There } from './effects.ts';
import {
  meets,
  MINUTE,
  minutesOf,
  type Change,
  type Holding,
  type Placement,
  type Problem,
  type Unit,
} from './problem.ts';
import { placeAndHours, type Situation } from './situation.ts';
import type { Allocation } from './solve.ts';

/** One command that would be sent, with whom it takes away and whom it puts where. */
interface Deed {
  readonly deed: ProposalDeed;
  readonly need: number;
  readonly gone: readonly Holding[];
  readonly come: readonly Placement[];
  readonly why: string;
  readonly notes: readonly string[];
}

/**
 * The steps of an allocation. Places given up come first, because nobody is in two places at once; then what closes most.
 * Each says what it would do were it taken alone, and where another step makes up for what it opens.
 */
export function stepsOf(
  situation: Situation,
  { changes }: Allocation,
  whose: 'lead' | 'coordinator',
): readonly ProposalStep[] {
  const { problem } = situation;
  const before = standing(problem);
  const ended = new Set(changes.flatMap((change) => change.ended.map(({ id }) => id)));
  const withAll: readonly There[] = [
    ...before.filter(({ id }) => !ended.has(id)),
    ...changes.flatMap(({ placed }) => placed.map(placementOf)),
  ];
  const deeds = changes.flatMap((change) => deedsOf(situation, change, unitOf(problem, change), whose));
  const ranked = deeds.map((one) => ({ one, gain: gainOf(problem, before, one) }));
  ranked.sort((a, b) => first(a.one) - first(b.one) || b.gain - a.gain || (idOf(a.one) < idOf(b.one) ? -1 : 1));
  return ranked.map(({ one }): ProposalStep => {
    const then = alone(before, one);
    return {
      id: idOf(one),
      deed: one.deed,
      role: problem.needs[one.need]?.role ?? 'interpreter',
      why: one.why,
      closes: one.come.flatMap(({ need }) => closedIn(situation, need, before, then)),
      opens: [...one.gone.flatMap(({ need }) => openedIn(situation, need, before, then, withAll)), ...one.notes],
    };
  });
}

/** By how much it lessens what is uncovered, taken alone: only the needs that it touches can differ. */
function gainOf(problem: Problem, before: readonly Holding[], deed: Deed): number {
  const touched = [...new Set([...deed.gone, ...deed.come].map(({ need }) => need))];
  const then = alone(before, deed);
  return touched.reduce((sum, index) => {
    const need = problem.needs[index];
    if (need === undefined) return sum;
    const here = (all: readonly There[]) =>
      uncoveredOf(
        problem,
        need,
        all.filter((one) => one.need === index),
      );
    return sum + here(before) - here(then);
  }, 0);
}

const alone = (before: readonly Holding[], { gone, come }: Deed): readonly There[] => {
  const ids = new Set(gone.map(({ id }) => id));
  return [...before.filter(({ id }) => !ids.has(id)), ...come.map(placementOf)];
};

const first = ({ deed }: Deed): number => (deed.kind === 'end_duty' ? 0 : 1);

/** A step's name says what it is, so that it is the same in the next proposal. */
const idOf = ({ deed }: Deed): string => {
  const { kind, ...rest } = deed;
  return [
    kind,
    ...Object.values(rest).flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [value],
    ),
  ].join(' ');
};

const unitOf = (problem: Problem, { personId }: Change): Unit | undefined =>
  problem.units.find(({ ids }) => ids.includes(personId));

function deedsOf(
  situation: Situation,
  change: Change,
  unit: Unit | undefined,
  whose: 'lead' | 'coordinator',
): readonly Deed[] {
  if (whose === 'coordinator') return change.placed.map((placed) => putForward(situation, placed, change, unit));
  if (unit?.kind === 'movable') return change.placed.flatMap((placed) => move(situation, placed, change));
  return [
    ...change.ended.map((holding) => endDuty(situation, holding, change)),
    ...change.placed.map((placed) => duty(situation, placed, change)),
  ];
}

function move(situation: Situation, placed: Placement, { ended }: Change): readonly Deed[] {
  const [holding] = ended;
  const requirementId = situation.problem.needs[placed.need]?.id;
  if (holding === undefined || requirementId === undefined) return [];
  const { startAt, endAt } = placed;
  return [
    {
      deed: { kind: 'move', assignmentId: holding.id, requirementId, startAt, endAt },
      need: placed.need,
      gone: [holding],
      come: [placed],
      why: `They fit what is asked at ${placeAndHours(situation, placed.need, placed)}, and are missed less where they are.`,
      notes: ['They are asked again: their yes does not count until they have answered.'],
    },
  ];
}

const endDuty = (situation: Situation, holding: Holding, { placed }: Change): Deed => ({
  deed: { kind: 'end_duty', dutyId: holding.id },
  need: holding.need,
  gone: [holding],
  come: [],
  why:
    placed.length > 0
      ? `They are wanted more at ${placed.map((one) => placeAndHours(situation, one.need, one)).join(', and at ')}.`
      : `Nobody is missing at ${placeAndHours(situation, holding.need, holding)} without them.`,
  notes: [],
});

/** A duty that begins while another still lasts depends on that one being ended. */
function duty(situation: Situation, placed: Placement, { ended }: Change): Deed {
  const { clock, problem } = situation;
  const window = {
    start: Math.round((placed.startAt - clock.t) / MINUTE),
    end: Math.round((placed.endAt - clock.t) / MINUTE),
  };
  const depends = ended.filter((one) => meets(one, placed));
  return {
    deed: { kind: 'duty', staffId: placed.personId, requirementId: problem.needs[placed.need]?.id ?? '', window },
    need: placed.need,
    gone: [],
    come: [placed],
    why: `They fit what is asked, and are free at ${placeAndHours(situation, placed.need, placed)}.`,
    notes: depends.map((one) => `Only once they are no longer at ${placeAndHours(situation, one.need, one)}.`),
  };
}

function putForward(situation: Situation, placed: Placement, change: Change, unit: Unit | undefined): Deed {
  const { startAt, endAt, personId } = placed;
  const most = unit?.maxMinutes ?? null;
  const worked = change.placed.reduce((sum, one) => sum + minutesOf(one), 0);
  const over = most === null ? 0 : worked - most;
  return {
    deed: { kind: 'put_forward', requestId: situation.problem.needs[placed.need]?.id ?? '', personId, startAt, endAt },
    need: placed.need,
    gone: [],
    come: [placed],
    why: `They fit what is asked, and are free at ${placeAndHours(situation, placed.need, placed)}.`,
    notes:
      over > 0
        ? [`With all that is proposed for them they work ${Math.round(over)} minutes more than they said they can.`]
        : [],
  };
}
