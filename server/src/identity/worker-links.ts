import { operationStream, type Id } from '#shared/ids.ts';
import type { LinkSession } from './bearer.ts';
import { addressKey, refused, refusedByDoor, type Refused, type TryLimits } from './limits.ts';
import { order, type IdentityParts } from './orders.ts';
import type { Sessions } from './sessions.ts';
import type { From } from './sign-in.ts';
import { linkStanding } from './standing.ts';
import { hashToken, sameHash } from './tokens.ts';

const ANSWER_TOKEN = /^([A-Za-z0-9_-]{11})\.([A-Za-z0-9_-]{11})\.([A-Za-z0-9_-]{43})$/;

/** The letters and figures of a day-pass code: none that sounds or looks like another (no 0 O, 1 I L, U). */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = /^[2-9A-HJKMNP-TV-Z]{8}$/;

/** A code as it was read out, typed in any manner: "k7mq 4f2p" is "K7MQ4F2P". Null where it cannot be one. */
export function normalCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.-]/g, '');
  return CODE.test(code) ? code : null;
}

/** What the assignment keeps of a code: the ids are in it, so that equal codes have unlike hashes. */
export function hashCode(operationId: Id, assignmentId: Id, code: string): string {
  return hashToken(`${operationId}${assignmentId}${code}`);
}

/** Reads an answer link's token, `<operation>.<assignment>.<secret>`, without asking whether it is good. */
export function answerSession(token: string): LinkSession | null {
  const [, operationId, assignmentId, secret] = ANSWER_TOKEN.exec(token) ?? [];
  if (operationId === undefined || assignmentId === undefined || secret === undefined) return null;
  return { kind: 'link', operationId, assignmentId, proof: { kind: 'answer', tokenHash: hashToken(secret) } };
}

/** A worker's cookie: her answer link's token, and before it, on the device of a day pass, that device's own. */
const BETWEEN = '~';
export const answerTokenOf = (cookie: string): string => cookie.slice(cookie.lastIndexOf(BETWEEN) + 1);
export const passTokenOf = (cookie: string): string | null =>
  cookie.includes(BETWEEN) ? cookie.slice(0, cookie.indexOf(BETWEEN)) : null;
export const workerCookie = (passToken: string | null, answerToken: string): string =>
  passToken === null ? answerToken : `${passToken}${BETWEEN}${answerToken}`;

/** Who a worker's cookie stands for: by the pass where it is good, else by the answer link below it. Counts as use. */
export async function workerSession(sessions: Sessions, cookie: string): Promise<LinkSession | null> {
  const answer = answerSession(answerTokenOf(cookie));
  if (answer === null) return null;
  const passToken = passTokenOf(cookie);
  const pass = passToken === null ? null : await sessions.resolve(passToken);
  if (pass?.kind === 'link' && pass.proof.kind === 'pass' && pass.assignmentId === answer.assignmentId)
    return { ...pass, proof: { ...pass.proof, answerHash: answer.proof.tokenHash } };
  return (await sessions.standing(answer)) === null ? null : answer;
}

export type OpenedAnswer = { readonly ok: true; readonly session: LinkSession } | Refused;

/**
 * Opens an answer link. Nothing is written and nothing is spent, however often and by whomever it is opened, so that a
 * mail scanner that opens, runs and posts does no harm. A link that is not good answers `link_spent`.
 */
export async function openAnswerLink(
  parts: IdentityParts,
  limits: TryLimits,
  token: string,
  from: From,
): Promise<OpenedAnswer> {
  const address = addressKey(from.address);
  const taken = await limits.addresses.take(address);
  if (!taken.ok) return { ...refused('too_fast'), waitMs: taken.waitMs };
  const session = answerSession(token);
  if (session === null || (await linkStanding(parts.host, session, parts.now())) === null) return refused('link_spent');
  await limits.addresses.giveBack(address);
  return { ok: true, session };
}

export type OpenedPass = { readonly ok: true; readonly token: string; readonly session: LinkSession } | Refused;

/**
 * Opens the day pass on this device, by the code that the coordinator read out. One device: a second one is refused
 * until a new code is issued. At most five wrong codes an assignment in a quarter of an hour.
 */
export async function openDayPass(
  parts: IdentityParts,
  { sessions, limits }: { sessions: Sessions; limits: TryLimits },
  { link, code, from }: { link: LinkSession; code: string; from: From },
): Promise<OpenedPass> {
  const { operationId, assignmentId } = link;
  // 1. Count the try.
  const key = `${operationId}.${assignmentId}`;
  const taken = await limits.codes.take(key);
  if (!taken.ok) return { ...refused('too_fast'), waitMs: taken.waitMs };
  // 2. Compare; a code in a form that no code has is wrong like any other.
  const codeHash = hashCode(operationId, assignmentId, normalCode(code) ?? '');
  const assignment = (await parts.host.operation(operationId))?.get('assignment', assignmentId);
  const pass = assignment?.pass ?? null;
  if (pass === null || !sameHash(pass.codeHash, codeHash)) return refused('wrong_code');
  // 3. Bind it to this device: the operation decides, so of two devices one is refused.
  const token = sessions.newToken();
  const opened = await order(parts, 'identity', operationStream(operationId), 'OpenDayPass', {
    assignmentId,
    codeHash,
    deviceHash: hashToken(token),
  });
  if (!opened.ok) return refusedByDoor(opened.refusal, 'wrong_code');
  await limits.codes.forget(key);
  // 4. The session of that device.
  const begun = await sessions.begin({ kind: 'link', operationId, assignmentId }, from.device, token);
  return begun.ok && begun.session.kind === 'link'
    ? { ok: true, token, session: begun.session }
    : refused('unavailable');
}
