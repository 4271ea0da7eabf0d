import { Router, type Request, type Response } from 'express';
import { proposalAskedSchema } from '#shared/commands/proposal-asked.ts';
import { idOfStream, idSchema, streamKind, type Id } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import type { Proposal, ProposalAsked } from '#shared/proposals.ts';
import type { Put } from '#shared/protocol.ts';
import { refusal } from '#shared/refusals.ts';
import { audiencesOf } from '../access/audiences.ts';
import { createSolverDesk, type Outcome, type SolverDesk } from '../allocation/solver-desk.ts';
import { actorRecord, type AccountHolder, type Principal } from '../domain/principal.ts';
import { principalOrRefusal, type RouteParts } from './http-context.ts';
import { badInput, sendRefusal } from './http-refusals.ts';

/**
 * The lead and the agencies each have a queue: neither waits for the other, or learns that it asks. Of the agencies' no
 * one takes more than these places.
 */
interface Desks {
  readonly lead: SolverDesk;
  readonly agencies: SolverDesk;
}
const MOST_OF_ONE_AGENCY = 2;

/** How long until a place in the queue is likely to be free, in milliseconds. */
const WAIT_MILLISECONDS = 2_000;

/** Proposals of the solver: made from what the asker sees and from nothing else, and moving nobody. */
export function proposalRoutes(
  parts: RouteParts,
  desks: Desks = { lead: createSolverDesk(), agencies: createSolverDesk() },
): Router {
  const router = Router();
  const desk = { lead: desks.lead, agencies: shared(desks.agencies) };
  router.post('/streams/operation/:id/proposals', (request, response) =>
    ask(parts, desk, request, response, request.params.id),
  );
  return router;
}

interface SharedDesks {
  readonly lead: SolverDesk;
  readonly agencies: (agencyId: Id, ...asking: Parameters<SolverDesk['ask']>) => Promise<Outcome>;
}

/** One queue for several agencies, in which none stands more often than it may. */
function shared(desk: SolverDesk): SharedDesks['agencies'] {
  const waiting = new Map<Id, number>();
  return async (agencyId, asking, signal) => {
    const before = waiting.get(agencyId) ?? 0;
    if (before >= MOST_OF_ONE_AGENCY) return { kind: 'too_many' };
    waiting.set(agencyId, before + 1);
    try {
      return await desk.ask(asking, signal);
    } finally {
      const left = (waiting.get(agencyId) ?? 1) - 1;
      if (left === 0) waiting.delete(agencyId);
      else waiting.set(agencyId, left);
    }
  };
}

async function ask(
  parts: RouteParts,
  desks: SharedDesks,
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
  const asking = { asked: asked.value, views, now: parts.now() };
  const outcome =
    asked.value.kind === 'own_roster'
      ? await desks.agencies(principal.agencyId, asking, stopping.signal)
      : await desks.lead.ask(asking, stopping.signal);
  if (outcome.kind !== 'made') return answer(response, outcome);
  // Whoever was let go while it was made is told nothing of it.
  const still = await principalOrRefusal(parts, request, response);
  if (still === null) return;
  if (!(await isStillTheirs(parts, still, streamsOf(`operation/${id.value}`, principal, asked.value))))
    return sendRefusal(response, 'not_for_you');
  answer(response, outcome);
}

async function isStillTheirs({ host }: RouteParts, principal: Principal, streams: readonly string[]): Promise<boolean> {
  for (const stream of streams) {
    const id = idOfStream(stream);
    const reader = streamKind(stream) === 'agency' ? await host.agency(id) : await host.operation(id);
    if (!audiencesOf(principal, stream, reader)?.shared) return false;
  }
  return true;
}

const streamsOf = (stream: string, { agencyId }: AccountHolder, asked: ProposalAsked): readonly string[] =>
  asked.kind === 'own_roster' ? [stream, `agency/${agencyId}`] : [stream];

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
  const seen: Put[] = [];
  for (const one of streamsOf(stream, principal, asked)) {
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
