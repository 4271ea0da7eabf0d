import { Router, type Request, type Response } from 'express';
import { streamSchema } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import { refusal } from '#shared/refusals.ts';
import { actorRecord } from '../domain/principal.ts';
import { allowanceOf } from './allowances.ts';
import { principalOrRefusal, type RouteParts } from './http-context.ts';
import { badInput, sendRefusal, statusOf } from './http-refusals.ts';

/** The same commands and the same cut as on the socket, for whoever cannot hold one open. */
export function streamRoutes(parts: RouteParts): Router {
  const router = Router();
  router.post('/streams/directory/commands', (request, response) => command(parts, request, response, 'directory'));
  router.post('/streams/:kind/:id/commands', (request, response) =>
    command(parts, request, response, `${request.params.kind}/${request.params.id}`),
  );
  router.get('/streams/directory/view', (request, response) => view(parts, request, response, 'directory'));
  router.get('/streams/:kind/:id/view', (request, response) =>
    view(parts, request, response, `${request.params.kind}/${request.params.id}`),
  );
  return router;
}

/** One command: the envelope of the socket in, its reply out, with the refusal's status. */
async function command(parts: RouteParts, request: Request, response: Response, named: string): Promise<void> {
  const body: unknown = request.body;
  const principal = await principalOrRefusal(parts, request, response, allowanceOf(body));
  if (principal === null) return;
  const stream = parse(streamSchema, named);
  if (!stream.ok) return sendRefusal(response, 'not_for_you');
  if (streamOf(body) !== stream.value) return badInput(response, [{ field: 'stream', reason: 'not_form' }]);
  const reply = await parts.host.command(body, principal);
  response.status(reply.ok ? 200 : statusOf(reply.refusal.code)).json(reply);
}

const streamOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'stream' in body ? body.stream : undefined;

/** What this principal sees of a stream now. It leaves only once the read is on record. */
async function view(parts: RouteParts, request: Request, response: Response, named: string): Promise<void> {
  const principal = await principalOrRefusal(parts, request, response);
  if (principal === null) return;
  const stream = parse(streamSchema, named);
  const seen = stream.ok ? await parts.view(principal, stream.value) : null;
  if (seen === null || !stream.ok) return sendRefusal(response, 'not_for_you');
  const as = principal.kind === 'member' ? principal.as : 'worker';
  try {
    await parts.readLog.interval(actorRecord(principal), `${stream.value} as ${as}`, null);
  } catch {
    return sendRefusal(response, refusal('unavailable'));
  }
  response.json({ now: parts.now(), audiences: seen.audiences });
}
