import { Router, type Request, type Response } from 'express';
import * as z from 'zod/mini';
import { parse } from '#shared/parse.ts';
import type { LinkSession } from '../identity/bearer.ts';
import { answerTokenOf, passTokenOf, workerCookie } from '../identity/worker-links.ts';
import { clearCookie, cookieName, readBearer, readCookie, setCookie, SWEEP } from './http-cookies.ts';
import { fromOf, linkRoute, route, type RouteParts } from './http-context.ts';
import { badInput, sendRefusal } from './http-refusals.ts';
import type { EdgeConfig } from './security.ts';

const openSchema = z.strictObject({ token: z.string().check(z.minLength(1), z.maxLength(200)) });
const passSchema = z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(24)) });

/** A worker without an account: her answer link, and the day pass on top of it. */
export function workerRoutes(parts: RouteParts): Router {
  const router = Router();
  router.post(
    '/worker/open',
    route((request, response) => open(parts, request, response)),
  );
  router.post(
    '/worker/pass',
    linkRoute(parts, (link, request, response) => openPass(parts, link, request, response)),
  );
  router.get(
    '/worker/me',
    linkRoute(parts, async (link, _request, response) => {
      const facts = await parts.identity.sessions.standing(link);
      if (facts?.kind !== 'link') return sendRefusal(response, 'signed_out');
      response.json(card(facts, facts.grade));
    }),
  );
  router.post(
    '/worker/leave',
    route((request, response) => leave(parts, request, response)),
  );
  return router;
}

/** Opens an answer link into the worker's cookie. */
async function open({ identity, config }: RouteParts, request: Request, response: Response): Promise<void> {
  const body = parse(openSchema, request.body);
  if (!body.ok) return badInput(response, body.faults);
  const opened = await identity.openAnswerLink(body.value.token, fromOf(request));
  if (!opened.ok) return sendRefusal(response, opened.refusal, undefined, opened.waitMs);
  // A device on which a pass of the same person is open keeps it, above the link that was opened just now.
  const passToken = passTokenOf(heldCookie(request, config) ?? '');
  const cookie = workerCookie(passToken, body.value.token);
  const link = (await identity.bearer({ worker: cookie }))?.link ?? opened.session;
  setCookie(response, 'worker', link.proof.kind === 'pass' ? cookie : body.value.token, config);
  const facts = await identity.sessions.standing(link);
  response.json(card(link, facts?.kind === 'link' ? facts.grade : 'answer'));
}

const heldCookie = (request: Request, config: EdgeConfig): string | undefined =>
  readCookie(request.headers.cookie, cookieName('worker', config));

async function openPass(
  { identity, config }: RouteParts,
  link: LinkSession,
  request: Request,
  response: Response,
): Promise<void> {
  const body = parse(passSchema, request.body);
  if (!body.ok) return badInput(response, body.faults);
  const opened = await identity.openDayPass({ link, code: body.value.code, from: fromOf(request) });
  if (!opened.ok) return sendRefusal(response, opened.refusal, undefined, opened.waitMs);
  const answerToken = answerTokenOf(heldCookie(request, config) ?? '');
  setCookie(response, 'worker', workerCookie(opened.token, answerToken), config);
  response.json(card(opened.session, 'pass'));
}

async function leave({ identity, config }: RouteParts, request: Request, response: Response): Promise<void> {
  const link = (await readBearer(request, identity, config))?.link ?? null;
  if (link !== null) await identity.sessions.end(link);
  clearCookie(response, 'worker', config);
  response.setHeader('Clear-Site-Data', SWEEP);
  response.json({ ok: true });
}

const card = (
  { operationId, assignmentId }: Pick<LinkSession, 'operationId' | 'assignmentId'>,
  grade: 'answer' | 'pass',
) => ({ operationId, assignmentId, grade });
