import { Router, type Request, type Response } from 'express';
import { isErased, type Erased } from '#shared/erased.ts';
import { agencyStream, idSchema, type Id } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import { audiencesOf } from '../access/audiences.ts';
import { phoneOf } from '../access/projectors-roster.ts';
import { actorRecord, type Principal } from '../domain/principal.ts';
import type { Host } from '../live/host.ts';
import { principalOrRefusal, type RouteParts } from './http-context.ts';
import { sendRefusal } from './http-refusals.ts';

/** What no live view carries and is opened one at a time, each opening on record before it leaves. */
export function openingRoutes(parts: RouteParts): Router {
  const router = Router();
  router.post('/streams/agency/:agencyId/people/:personId/phone', (request, response) =>
    phone(parts, request, response),
  );
  return router;
}

async function phone(parts: RouteParts, request: Request, response: Response): Promise<void> {
  const principal = await principalOrRefusal(parts, request, response);
  if (principal === null) return;
  const agencyId = parse(idSchema, request.params['agencyId']);
  const personId = parse(idSchema, request.params['personId']);
  if (!agencyId.ok || !personId.ok) return sendRefusal(response, 'not_for_you');
  const number = await numberFor(parts.host, principal, agencyId.value, personId.value);
  if (number === null) return sendRefusal(response, 'not_for_you');
  try {
    const what = `${agencyStream(agencyId.value)} phone of ${personId.value}`;
    await parts.readLog.interval(actorRecord(principal), what, null);
  } catch {
    return sendRefusal(response, 'unavailable');
  }
  response.json({ phone: isErased(number) ? null : number });
}

/** A roster person's number for this principal; null where it is not theirs, or where there is none such. */
async function numberFor(
  host: Host,
  principal: Principal,
  agencyId: Id,
  personId: Id,
): Promise<string | Erased | null> {
  const roster = await host.agency(agencyId);
  const shared = audiencesOf(principal, agencyStream(agencyId), roster)?.shared;
  return roster === undefined || !shared ? null : phoneOf(personId, shared, roster);
}
