import { misfits } from '#shared/staffing/fit.ts';
import type { ProposalStep } from '#shared/proposals.ts';
import { standing, uncovered } from './cover.ts';
import { closedIn, openedIn, type There } from './effects.ts';
import { tooLate } from './journeys.ts';
import { apart, common, MINUTE, type Holding, type Need, type Problem, type Span, type Unit } from './problem.ts';
import { askedOf, dayOf, keepsOut, placeAndHours, type Situation } from './situation.ts';
import type { View } from './view-reader.ts';

/** More than this nobody reads while somebody waits. */
export const MOST_CANDIDATES = 12;

export interface Ranked {
  readonly steps: readonly ProposalStep[];
  readonly uncoveredBefore: number;
  /** With the first of them taken. */
  readonly uncoveredAfter: number;
}

export interface Candidate {
  readonly step: ProposalStep;
  /** What it leaves uncovered in all, in weighted milliseconds: the less the better. */
  readonly leaves: number;
}

/**
 * Who could fill a gap, best first: whoever was put forward and has not answered, own staff who are free, people elsewhere
 * whose leaving opens least, then agencies: those that said what they could send, and the rest. People count here once they
 * have said yes, for a gap is one of yeses.
 */
export function replacements(view: View, situation: Situation, gap: Span & { readonly requirementId: string }): Ranked {
  const index = situation.problem.needs.findIndex(({ id }) => id === gap.requirementId);
  const need = situation.problem.needs[index];
  const hours = need === undefined ? null : common(need, gap);
  if (need === undefined || hours === null) return { steps: [], uncoveredBefore: 0, uncoveredAfter: 0 };
  const answered = yesesAlone(view, situation);
  const there = standing(answered.problem);
  const at: Gap = { view, situation: answered, need, index, hours, there };
  const before = uncovered(answered.problem, there);
  const lists = [
    rings(at, situation),
    ownStaff(at),
    elsewhere(at).filter(({ leaves }) => leaves < before),
    agencies(at),
  ];
  const ranked = lists.flatMap((list) => [...list].sort((a, b) => a.leaves - b.leaves)).slice(0, MOST_CANDIDATES);
  return {
    steps: ranked.map(({ step }) => step),
    uncoveredBefore: before / MINUTE,
    uncoveredAfter: (ranked[0]?.leaves ?? before) / MINUTE,
  };
}

interface Gap {
  readonly view: View;
  readonly situation: Situation;
  readonly need: Need;
  readonly index: number;
  readonly hours: Span;
  readonly there: readonly Holding[];
}

/** The same, where only a yes counts. */
function yesesAlone(view: View, situation: Situation): Situation {
  const saidYes = ({ id }: Holding) => (view.get('assignment', id)?.answer ?? 'confirmed') === 'confirmed';
  const counted = (hold: Holding): Holding => ({ ...hold, counts: hold.counts && saidYes(hold) });
  const { problem } = situation;
  const units = problem.units.map((unit) => ({ ...unit, holds: unit.holds.map(counted) }));
  return { ...situation, problem: { ...problem, units, fixed: problem.fixed.map(counted) } };
}

const candidate = (
  at: Gap,
  step: Pick<ProposalStep, 'id' | 'deed' | 'why'> & { readonly notes?: readonly string[] },
  then: readonly There[],
  leaving: readonly number[] = [],
): Candidate => ({
  step: {
    id: step.id,
    deed: step.deed,
    role: at.need.role,
    why: step.why,
    closes: closedIn(at.situation, at.index, at.there, then),
    opens: [...leaving.flatMap((need) => openedIn(at.situation, need, at.there, then)), ...(step.notes ?? [])],
  },
  leaves: uncovered(at.situation.problem, then),
});

/** Put forward for these hours, and waited for. `all` has them counted where nothing else stands against them. */
function rings(at: Gap, all: Situation): readonly Candidate[] {
  const waiting = all.problem.units
    .flatMap(({ holds }) => holds)
    .filter(
      (hold) =>
        hold.need === at.index &&
        hold.counts &&
        common(hold, at.hours) !== null &&
        !at.there.some(({ id }) => id === hold.id),
    );
  return waiting.map((hold) => {
    const again = at.view.get('assignment', hold.id)?.answer === 'asked_again';
    const why = `${again ? 'Asked again' : 'Put forward'} for ${placeAndHours(at.situation, at.index, hold)}, and no answer yet: ring them.`;
    return candidate(at, { id: `ring ${hold.id}`, deed: { kind: 'ring', assignmentId: hold.id }, why }, [
      ...at.there,
      hold,
    ]);
  });
}

/** Own staff who fit and have nothing else in these hours. */
function ownStaff(at: Gap): readonly Candidate[] {
  const { problem, clock } = at.situation;
  const place = { need: at.index, ...at.hours };
  return problem.units.flatMap((unit) => {
    if (unit.kind !== 'free' || !unit.fits.includes(at.index) || !isFree(unit, place, problem)) return [];
    const window = {
      start: Math.round((at.hours.startAt - clock.t) / MINUTE),
      end: Math.round((at.hours.endAt - clock.t) / MINUTE),
    };
    const why = `Own staff: they fit what is asked, and are free at ${placeAndHours(at.situation, at.index, at.hours)}.`;
    const then = [...at.there, place];
    return unit.ids.map((staffId) =>
      candidate(
        at,
        { id: `duty ${staffId}`, deed: { kind: 'duty', staffId, requirementId: at.need.id, window }, why },
        then,
      ),
    );
  });
}

function isFree({ holds }: Unit, place: There, problem: Problem): boolean {
  const side = problem.needs[place.need]?.worksWith ?? 'either';
  return holds.every((hold) => {
    if (apart(problem.needs[hold.need]?.worksWith ?? 'either', side)) return false;
    return hold.startAt < place.startAt ? !tooLate(hold, place, problem) : !tooLate(place, hold, problem);
  });
}

/** Other agencies' people who fit, for what of the gap lies in the hours that they have given. */
function elsewhere(at: Gap): readonly Candidate[] {
  return at.situation.problem.units.flatMap((unit) => {
    if (unit.kind !== 'movable' || !unit.fits.includes(at.index)) return [];
    return unit.holds.flatMap((hold) => {
      const hours = common(hold, at.hours);
      if (hours === null) return [];
      const { startAt, endAt } = hours;
      const then = [...at.there.filter(({ id }) => id !== hold.id), { need: at.index, ...hours }];
      const deed = { kind: 'move', assignmentId: hold.id, requirementId: at.need.id, startAt, endAt } as const;
      const why = `They fit what is asked, and have given these hours: now at ${placeAndHours(at.situation, hold.need, hold)}.`;
      const notes = ['They are asked again: their yes does not count until they have answered.'];
      return [candidate(at, { id: `move ${hold.id}`, deed, why, notes }, then, [hold.need])];
    });
  });
}

/** Agencies that have not been asked for this need: first those that said what they could send. */
function agencies(at: Gap): readonly Candidate[] {
  const { view } = at;
  const asked = new Set(
    [...view.all('request'), ...view.all('turn')].flatMap(([, one]) =>
      one.requirementId === at.need.id && one.agencyId !== undefined ? [one.agencyId] : [],
    ),
  );
  const others = view.all('agency').filter(([id, { kind }]) => !asked.has(id) && kind !== 'police');
  const offers = others.map(([agencyId]) => ({ agencyId, offer: offerOf(at, agencyId) }));
  const inOrder = [...offers.filter(({ offer }) => offer !== null), ...offers.filter(({ offer }) => offer === null)];
  const leaves = uncovered(at.situation.problem, at.there);
  return inOrder.map(({ agencyId, offer }) => ({
    leaves,
    step: {
      id: `ask ${agencyId}`,
      deed: { kind: 'ask', requirementId: at.need.id, agencyId, unitId: offer?.unitId ?? null },
      role: at.need.role,
      why:
        offer === null
          ? 'Takes part, and has not been asked for this.'
          : `Said that it could send ${offer.number} in these hours, and has not been asked for this.`,
      closes: [],
      opens: [],
    },
  }));
}

/** What an agency has said that it could send for this: role, languages, gender and hours. */
function offerOf(at: Gap, agencyId: string): { readonly unitId: string | null; readonly number: number } | null {
  for (const [, capacity] of at.view.all('capacity')) {
    const { role, languages = [], gender = 'any', hours = null, number = 0, unitId = null } = capacity;
    if (capacity.agencyId !== agencyId || role === undefined) continue;
    const one = {
      roles: [role],
      languages,
      dialects: [],
      gender: gender === 'any' ? ('not_said' as const) : gender,
      worksWith: 'either' as const,
      certificates: [],
      conflict: 'none' as const,
    };
    const asked = at.situation.asked[at.index] ?? askedOf({}, at.need.role);
    // An offer says nothing of papers or ways of speaking, and may leave the gender open: these are asked about.
    const open = {
      ...asked,
      dialects: [],
      certificates: [],
      gender: gender === 'any' ? ('any' as const) : asked.gender,
    };
    if (misfits(one, open, dayOf(at.hours, at.situation.clock)).some(keepsOut)) continue;
    if (hours === null || common(hours, at.hours) !== null) return { unitId, number };
  }
  return null;
}
