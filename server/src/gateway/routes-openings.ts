import { Router, type Request, type Response } from 'express';
import { isErased, type Erased } from '#shared/erased.ts';
import { agencyStream, idSchema, type Id } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import { audiencesOf } from '../access/audiences.ts';
import { reachOf, type Reach } from '../access/projectors-roster.ts';
import { actorRecord, type Principal } from '../domain/principal.ts';
import type { Host } from '../live/host.ts';
import { principalOrRefusal, type RouteParts } from './http-context.ts';
import { sendRefusal } from './http-refusals.ts';

/** What no live view carries and is opened one at a time, each opening on record before it leaves. */
export function openingRoutes(parts: RouteParts): Router {
  const router = Router();
  for (const what of ['phone', 'email'] as const)
    router.post(`/streams/agency/:agencyId/people/:personId/${what}`, (request, response) =>
      opening(parts, what, request, response),
    );
  return router;
}

async function opening(parts: RouteParts, reach: Reach, request: Request, response: Response): Promise<void> {
  const principal = await principalOrRefusal(parts, request, response);
  if (principal === null) return;
  const agencyId = parse(idSchema, request.params['agencyId']);
  const personId = parse(idSchema, request.params['personId']);
  if (!agencyId.ok || !personId.ok) return sendRefusal(response, 'not_for_you');
  const value = await reachFor(reach, parts.host, principal, agencyId.value, personId.value);
  if (value === null) return sendRefusal(response, 'not_for_you');
  try {
    const what = `${agencyStream(agencyId.value)} ${reach} of ${personId.value}`;
    await parts.readLog.interval(actorRecord(principal), what, null);
  } catch {
    return sendRefusal(response, 'unavailable');
  }
  response.json({ [reach]: isErased(value) ? null : value });
}

/** A roster person's number or mail address for this principal; null where it is not theirs, or where there is none such. */
async function reachFor(
  what: Reach,
  host: Host,
  principal: Principal,
  agencyId: Id,
  personId: Id,
): Promise<string | Erased | null> {
  const roster = await host.agency(agencyId);
  const shared = audiencesOf(principal, agencyStream(agencyId), roster)?.shared;
  return roster === undefined || !shared ? null : reachOf(what, personId, shared, roster);
}
