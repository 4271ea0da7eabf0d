import { Router, type Request, type Response } from 'express';
import { proposalAskedSchema } from '#shared/commands/proposal-asked.ts';
import { idSchema } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import type { Proposal, ProposalAsked } from '#shared/proposals.ts';
import type { Put } from '#shared/protocol.ts';
import { refusal } from '#shared/refusals.ts';
import { createSolverDesk, type Outcome, type SolverDesk } from '../allocation/solver-desk.ts';
import { actorRecord, type AccountHolder, type Principal } from '../domain/principal.ts';
import { principalOrRefusal, type RouteParts } from './http-context.ts';
import { badInput, sendRefusal } from './http-refusals.ts';

/** How long until a place in the queue is likely to be free, in milliseconds. */
const WAIT_MILLISECONDS = 2_000;

/** Proposals of the solver: made from what the asker sees and from nothing else, and moving nobody. */
export function proposalRoutes(parts: RouteParts, desk: SolverDesk = createSolverDesk()): Router {
  const router = Router();
  router.post('/streams/operation/:id/proposals', (request, response) =>
    ask(parts, desk, request, response, request.params.id),
  );
  return router;
}

async function ask(
  parts: RouteParts,
  desk: SolverDesk,
  request: Request,
  response: Response,
  named: string,
): Promise<void> {
  const principal = await principalOrRefusal(parts, request, response);
  if (principal === null) return;
  const id = parse(idSchema, named);
  if (!id.ok || principal.kind !== 'member') return sendRefusal(response, 'not_for_you');
  const asked = parse(proposalAskedSchema, request.body);
  if (!asked.ok) return badInput(response, asked.faults);
  if (!mayAsk(principal, asked.value)) return sendRefusal(response, 'not_for_you');
  const stopping = new AbortController();
  response.once('close', () => stopping.abort());
  const views = await seenBy(parts, principal, `operation/${id.value}`, asked.value);
  if (views === null) return sendRefusal(response, 'not_for_you');
  if (views === 'unavailable') return sendRefusal(response, refusal('unavailable'));
  const outcome = await desk.ask({ asked: asked.value, views, now: parts.now() }, stopping.signal);
  answer(response, outcome);
}

function answer(response: Response, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'made': {
      const proposal: Proposal = outcome.proposal;
      response.json(proposal);
      return;
    }
    case 'too_many':
      return sendRefusal(response, 'too_fast', undefined, WAIT_MILLISECONDS);
    case 'stopped':
      response.end();
  }
}

/** The lead asks for the whole operation, a coordinator over the own roster. */
function mayAsk(principal: Principal & { readonly kind: 'member' }, asked: ProposalAsked): boolean {
  return principal.as === (asked.kind === 'own_roster' ? 'coordinator' : 'lead');
}

/** All that the asker sees of it, on record before anything is made of it; null where nothing is theirs. */
async function seenBy(
  parts: RouteParts,
  principal: AccountHolder,
  stream: string,
  asked: ProposalAsked,
): Promise<readonly Put[] | null | 'unavailable'> {
  const streams = asked.kind === 'own_roster' ? [stream, `agency/${principal.agencyId}`] : [stream];
  const seen: Put[] = [];
  for (const one of streams) {
    const view = await parts.view(principal, one);
    if (view === null) return null;
    seen.push(...view.audiences);
    try {
      await parts.readLog.interval(actorRecord(principal), `${one} as ${principal.as}`, null);
    } catch {
      return 'unavailable';
    }
  }
  return seen;
}
