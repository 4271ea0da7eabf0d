import { Router, type Request, type Response } from 'express';
import * as z from 'zod/mini';
import { idSchema, operationStream } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import { authorise } from '../access/authorise.ts';
import { actorRecord } from '../domain/principal.ts';
import { answerSession } from '../identity/worker-links.ts';
import { createCap, type Tries } from '../identity/tries.ts';
import type { Messages } from '../messages/messages.ts';
import { bearerOr401, principalOrRefusal, route, type RouteParts } from './http-context.ts';
import { badInput, sendRefusal } from './http-refusals.ts';

export interface MessageRouteParts extends RouteParts {
  readonly messages: Messages;
  /** "https://muster.example.org": what a link that is mailed begins with. */
  readonly publicAddress: () => string;
}

const mailSchema = z.strictObject({ token: z.string().check(z.minLength(1), z.maxLength(200)) });
/** Mails of one answer link in a quarter of an hour: a slip is mended, a mailbox is not filled. */
const LINK_MAILS = { points: 3, seconds: 900 } as const;

/** The ways out of Muster: what there are, and an answer link sent by one of them. */
export function messageRoutes(parts: MessageRouteParts): Router {
  const router = Router();
  const mails = createCap(LINK_MAILS.points, LINK_MAILS.seconds);
  router.get(
    '/message-channels',
    route((request, response) => channels(parts, request, response)),
  );
  router.get(
    '/message-channels/open',
    route(async (request, response) => {
      if ((await bearerOr401(parts, request, response)) === null) return;
      response.json(await parts.messages.open());
    }),
  );
  router.post(
    '/streams/operation/:id/assignments/:assignmentId/mail-link',
    route((request, response) => mailLink(parts, mails, request, response)),
  );
  return router;
}

/** For an administrator alone: each channel, which host learns what, and whether it is open. */
async function channels(parts: MessageRouteParts, request: Request, response: Response): Promise<void> {
  const bearer = await bearerOr401(parts, request, response);
  if (bearer === null) return;
  const principal = await parts.identity.principalFor(bearer, 'administrator');
  if (principal?.kind !== 'member' || principal.standing !== 'administrator')
    return sendRefusal(response, 'not_for_you');
  response.json({ channels: await parts.messages.offers() });
}

/**
 * Mails the answer link that a coordinator has just made. Who may make it may send it. It goes to the address on her
 * agency's roster and to no other, and only while it is the link that opens.
 */
async function mailLink(parts: MessageRouteParts, mails: Tries, request: Request, response: Response): Promise<void> {
  // 1. Who asks, and for whom.
  const principal = await principalOrRefusal(parts, request, response);
  if (principal === null) return;
  const operationId = parse(idSchema, request.params['id']);
  const assignmentId = parse(idSchema, request.params['assignmentId']);
  if (!operationId.ok || !assignmentId.ok) return sendRefusal(response, 'not_for_you');
  const body = parse(mailSchema, request.body);
  if (!body.ok) return badInput(response, body.faults);
  // 2. Whether that is theirs to send: as for making the link.
  const stream = operationStream(operationId.value);
  const operation = await parts.host.operation(operationId.value);
  const link = answerSession(body.value.token);
  const payload = { assignmentId: assignmentId.value, tokenHash: link?.proof.tokenHash ?? '' };
  if (operation === undefined || authorise(principal, stream, 'IssueAnswerLink', payload, operation) !== null)
    return sendRefusal(response, 'not_for_you');
  // 3. Whether it is the link that opens now.
  const current = operation.get('assignment', assignmentId.value)?.link ?? null;
  const isThis = link?.operationId === operationId.value && link.assignmentId === assignmentId.value;
  if (!isThis || current?.tokenHash !== link.proof.tokenHash) return sendRefusal(response, 'link_spent');
  const key = `${operationId.value}.${assignmentId.value}`;
  const taken = await mails.take(key);
  if (!taken.ok) return sendRefusal(response, 'too_fast', undefined, taken.waitMs);
  // 4. It leaves once that is on record.
  try {
    await parts.readLog.interval(actorRecord(principal), `${stream} mails the link of ${assignmentId.value}`, null);
  } catch {
    return sendRefusal(response, 'unavailable');
  }
  const mailed = await parts.messages.mailLink(
    stream,
    assignmentId.value,
    `${parts.publicAddress()}/w#${body.value.token}`,
  );
  // Where nothing left, no mailbox was filled.
  if (mailed === 'off' || mailed === 'no_address') await mails.giveBack(key);
  switch (mailed) {
    case 'sent':
      response.json({ ok: true });
      return;
    case 'off':
      return badInput(response, [{ field: 'channel', reason: 'not_choice' }]);
    case 'no_address':
      return badInput(response, [{ field: 'email', reason: 'missing' }]);
    case 'failed':
      return sendRefusal(response, 'unavailable');
  }
}
