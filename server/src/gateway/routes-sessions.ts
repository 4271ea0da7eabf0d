import { Router, type Response } from 'express';
import { idSchema, operationStream, type Id } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import type { OperationRole } from '#shared/vocabulary.ts';
import { actorRecord } from '../domain/principal.ts';
import type { AccountSession } from '../identity/bearer.ts';
import type { Host } from '../live/host.ts';
import { clearCookie } from './http-cookies.ts';
import { accountRoute, type RouteParts } from './http-context.ts';
import { sendRefusal } from './http-refusals.ts';

/** Who one is, where one is a member, and one's own sessions. */
export function sessionRoutes(parts: RouteParts): Router {
  const { sessions } = parts.identity;
  const router = Router();
  router.get(
    '/me',
    accountRoute(parts, (session, _request, response) => me(parts, session, response)),
  );
  router.get(
    '/operations',
    accountRoute(parts, (session, _request, response) => operations(parts, session, response)),
  );
  router.get(
    '/sessions',
    accountRoute(parts, async (session, _request, response) => {
      response.json({ sessions: await sessions.list(session) });
    }),
  );
  router.post(
    '/sessions/end-all',
    accountRoute(parts, async (session, _request, response) => {
      if (!(await sessions.endAll(session.accountId))) return sendRefusal(response, 'unavailable');
      clearCookie(response, 'account', parts.config);
      response.json({ ok: true });
    }),
  );
  router.post(
    '/sessions/:id/end',
    accountRoute(parts, async (session, request, response) => {
      const id = parse(idSchema, request.params['id']);
      if (!id.ok || !(await sessions.endById(session, id.value))) return sendRefusal(response, 'not_for_you');
      response.json({ ok: true });
    }),
  );
  return router;
}

async function me({ identity, host }: RouteParts, session: AccountSession, response: Response): Promise<void> {
  const facts = await identity.sessions.standing(session);
  if (facts?.kind !== 'account') return sendRefusal(response, 'signed_out');
  const { accountId, name, agencyId, unitId, standing } = facts;
  const account = { accountId, name, agencyId, unitId, standing, sessionEndsAt: session.endsAt };
  response.json({ account, operations: await memberships(host, accountId) });
}

/** One's operations with what each shows of itself in one's first role there: out of the same cut as everything else. */
async function operations(parts: RouteParts, session: AccountSession, response: Response): Promise<void> {
  const lines = [];
  for (const { id, roles } of await memberships(parts.host, session.accountId)) {
    const [as] = roles;
    if (as === undefined) continue;
    const principal = await parts.identity.principalFor({ account: session, link: null }, as);
    const seen = principal === null ? null : await parts.view(principal, operationStream(id));
    if (principal === null || seen === null) continue;
    await parts.readLog.interval(actorRecord(principal), `${operationStream(id)} as ${as}`, null);
    const operation = Object.assign({}, ...seen.audiences.flatMap((put) => Object.values(put.operation ?? {})));
    lines.push({ id, roles, operation });
  }
  response.json({ operations: lines });
}

interface Membership {
  readonly id: Id;
  readonly roles: readonly OperationRole[];
}

/** The operations of which an account is an active member, with its roles there, and no other word of them. */
async function memberships(host: Host, accountId: Id): Promise<readonly Membership[]> {
  const found: Membership[] = [];
  for (const id of host.operations()) {
    const operation = await host.operation(id);
    for (const memberId of operation?.ids('member', 'account', accountId) ?? []) {
      const member = operation?.get('member', memberId);
      if (member?.active === true) found.push({ id, roles: member.roles });
    }
  }
  return found;
}
