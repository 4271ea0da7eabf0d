import { Router, type Request, type Response } from 'express';
import * as z from 'zod/mini';
import { signInNameSchema } from '#shared/commands/directory-commands.ts';
import { parse } from '#shared/parse.ts';
import type { SignInResult } from '../identity/sign-in.ts';
import { clearCookie, readBearer, setCookie, SWEEP } from './http-cookies.ts';
import { fromOf, route, type RouteParts } from './http-context.ts';
import { badInput, sendRefusal } from './http-refusals.ts';

/** Long enough for any password that was ever taken; the rules for a new one are the identity room's. */
const passwordSchema = z.string().check(z.minLength(1), z.maxLength(1000));
const tokenSchema = z.string().check(z.minLength(1), z.maxLength(200));

const signInSchema = z.strictObject({ name: signInNameSchema, password: passwordSchema });
const lookSchema = z.strictObject({ token: tokenSchema });
const redeemSchema = z.strictObject({ token: tokenSchema, password: z.optional(passwordSchema) });

/** Coming in and going out: by password, by invitation or sign-in link. */
export function signInRoutes(parts: RouteParts): Router {
  const router = Router();
  router.post(
    '/sign-in',
    route((request, response) => signIn(parts, request, response)),
  );
  router.post(
    '/link/look',
    route((request, response) => look(parts, request, response)),
  );
  router.post(
    '/link',
    route((request, response) => redeem(parts, request, response)),
  );
  router.post(
    '/sign-out',
    route((request, response) => signOut(parts, request, response)),
  );
  return router;
}

async function signIn(parts: RouteParts, request: Request, response: Response): Promise<void> {
  const body = parse(signInSchema, request.body);
  if (!body.ok) return badInput(response, body.faults);
  return comeIn(parts, request, response, await parts.identity.signIn({ ...body.value, from: fromOf(request) }));
}

/** What a link is for, before it is used; however often this is asked, the link is as good as before. */
async function look({ identity }: RouteParts, request: Request, response: Response): Promise<void> {
  const body = parse(lookSchema, request.body);
  if (!body.ok) return badInput(response, body.faults);
  const seen = await identity.lookAtLink(body.value.token, fromOf(request));
  if (!seen.ok) return sendRefusal(response, seen.refusal, undefined, seen.waitMs);
  const { purpose, name, signInName } = seen;
  response.json({ purpose, name, signInName });
}

async function redeem(parts: RouteParts, request: Request, response: Response): Promise<void> {
  const body = parse(redeemSchema, request.body);
  if (!body.ok) return badInput(response, body.faults);
  const { token, password } = body.value;
  const result = await parts.identity.redeemLink({ token, newPassword: password, from: fromOf(request) });
  return comeIn(parts, request, response, result);
}

async function signOut({ identity, config }: RouteParts, request: Request, response: Response): Promise<void> {
  const bearer = await readBearer(request, identity, config);
  const account = bearer?.account ?? null;
  if (account !== null) await identity.sessions.end(account);
  clearCookie(response, 'account', config);
  response.setHeader('Clear-Site-Data', SWEEP);
  response.json({ ok: true });
}

/** A new session under a new token; the one that this browser had is over, whoever it was. */
async function comeIn(
  { identity, config }: RouteParts,
  request: Request,
  response: Response,
  result: SignInResult,
): Promise<void> {
  if (!result.ok)
    return sendRefusal(response, result.refusal, undefined, 'waitMs' in result ? result.waitMs : undefined);
  const former = (await readBearer(request, identity, config))?.account ?? null;
  if (former !== null) await identity.sessions.end(former);
  setCookie(response, 'account', result.token, config);
  response.json({ ok: true });
}
