import { Router, type Request, type Response } from 'express';
import { idSchema, operationStream, type Id } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import { CALENDAR_FILE, calendarOf } from '../documents/calendar.ts';
import { actorRecord, type Principal } from '../domain/principal.ts';
import { bearerOr401, linkRoute, route, type RouteParts } from './http-context.ts';
import { sendRefusal } from './http-refusals.ts';

/** Calendar files: a worker's own assignment by her link, and for coordinators those of their agency or unit. */
export function calendarRoutes(parts: RouteParts): Router {
  const router = Router();
  router.get(
    '/worker/calendar.ics',
    linkRoute(parts, async (link, _request, response) => {
      const principal = await parts.identity.principalFor({ account: null, link }, 'worker');
      await calendar(parts, principal, link.operationId, response);
    }),
  );
  router.get(
    '/streams/operation/:id/calendar.ics',
    route(async (request: Request, response: Response) => {
      const bearer = await bearerOr401(parts, request, response);
      if (bearer === null) return;
      const id = parse(idSchema, request.params['id']);
      if (!id.ok) return sendRefusal(response, 'not_for_you');
      await calendar(parts, await parts.identity.principalFor(bearer, 'coordinator'), id.value, response);
    }),
  );
  return router;
}

/** The file is made from what the asker sees, and leaves only once that is on record. Its name and headers say nothing. */
async function calendar(
  parts: RouteParts,
  principal: Principal | null,
  operationId: Id,
  response: Response,
): Promise<void> {
  const stream = operationStream(operationId);
  const seen = principal === null ? null : await parts.view(principal, stream);
  if (principal === null || seen === null) return sendRefusal(response, 'not_for_you');
  const as = principal.kind === 'member' ? principal.as : 'worker';
  try {
    await parts.readLog.interval(actorRecord(principal), `${stream} calendar as ${as}`, null);
  } catch {
    return sendRefusal(response, 'unavailable');
  }
  response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${CALENDAR_FILE}"`);
  response.send(calendarOf(operationId, seen.audiences));
}
