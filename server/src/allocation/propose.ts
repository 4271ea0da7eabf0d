import type { Highs } from 'highs';
import type { Put } from '#shared/protocol.ts';
import type { Proposal, ProposalAsked } from '#shared/proposals.ts';
import { leadSituation } from './lead-situation.ts';
import { rankedRoster } from './ranked-roster.ts';
import { replacements, type Ranked } from './replacement.ts';
import { rosterSituation } from './roster-situation.ts';
import { solve } from './solve.ts';
import { stepsOf } from './allocation-steps.ts';
import type { Situation } from './situation.ts';
import { readView } from './view-reader.ts';

/** What is asked, and all that may be known for it: full views of the asker's own audiences. */
export interface Asking {
  readonly asked: ProposalAsked;
  readonly views: readonly Put[];
  /** Milliseconds since 1970: what is over is not planned. */
  readonly now: number;
}

export interface Means {
  readonly highs: () => Promise<Highs>;
  /** Milliseconds since it began. */
  readonly elapsed: () => number;
  /** How long it may look, in milliseconds. */
  readonly budget: number;
}

/** The rest of the time is kept for saying what was found, and for a solver that looks at its clock seldom. */
const SHARE_OF_SOLVER = 0.75;
/** Hours begin at full five minutes. */
const FIVE_MINUTES = 5 * 60_000;

/** A proposal from view records alone. It moves nobody: each step is a command that the asker sends, or does not. */
export async function propose({ asked, views, now }: Asking, means: Means): Promise<Proposal> {
  const view = readView(views);
  const from = Math.ceil(now / FIVE_MINUTES) * FIVE_MINUTES;
  switch (asked.kind) {
    case 'replacement':
      return listed(replacements(view, leadSituation(view, from), asked), means);
    case 'allocation':
      return allocated(leadSituation(view, from), 'lead', means);
    case 'own_roster': {
      const situation = rosterSituation(view, from);
      return asked.requestId === null
        ? allocated(situation, 'coordinator', means)
        : listed(rankedRoster(situation, asked.requestId), means);
    }
  }
}

const listed = (ranked: Ranked, { elapsed }: Means): Proposal => ({
  ...ranked,
  proof: { kind: 'best' },
  milliseconds: Math.round(elapsed()),
});

async function allocated(situation: Situation, whose: 'lead' | 'coordinator', means: Means): Promise<Proposal> {
  const highs = await means.highs();
  const secondsLeft = () => (means.budget * SHARE_OF_SOLVER - means.elapsed()) / 1_000;
  const allocation = solve(highs, situation.problem, secondsLeft);
  return {
    steps: stepsOf(situation, allocation, whose),
    uncoveredBefore: allocation.before,
    uncoveredAfter: allocation.after,
    proof: allocation.proof,
    milliseconds: Math.round(means.elapsed()),
  };
}
