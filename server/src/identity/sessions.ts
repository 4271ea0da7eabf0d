import { DIRECTORY, sessionStream, type Id } from '#shared/ids.ts';
import type { Refusal } from '#shared/refusals.ts';
import type { SessionHolder } from '../domain/session-state.ts';
import type { AccountSession, LinkSession, Session } from './bearer.ts';
import { order, type IdentityParts } from './orders.ts';
import {
  accountStanding,
  mayCoordinate,
  sessionRecord,
  standingNow,
  type AccountStanding,
  type LinkStanding,
} from './standing.ts';
import { dayOf, dayOfToken, hashToken, newSessionToken } from './tokens.ts';

const HOUR = 3_600_000;
/** How long sessions last: GUARANTEES section 5, Sessions. A day pass ends when its holder is stood down, or after this. */
export const SESSION_SPANS = { account: 12 * HOUR, idle: HOUR / 2, pass: 48 * HOUR } as const;

/** One of a person's own sessions, as she may see it. The id is the record's and opens nothing. */
export interface SessionLine {
  readonly id: Id;
  readonly device: string;
  readonly begunAt: number;
  readonly endsAt: number;
  readonly current: boolean;
}

export type Begun =
  | { readonly ok: true; readonly token: string; readonly session: Session }
  | { readonly ok: false; readonly refusal: Refusal };

/** Sessions on the streams `sessions/<day>`. Only the moment of last use is kept in memory, and counts from the start. */
export class Sessions {
  readonly #parts: IdentityParts;
  readonly #lastSeen = new Map<string, number>();
  readonly #startedAt: number;
  #sweptAt: number;

  constructor(parts: IdentityParts) {
    this.#parts = parts;
    this.#startedAt = parts.now();
    this.#sweptAt = this.#startedAt;
  }

  /** The first day whose sessions may still run; no token of a day before it is looked up. */
  oldestDay(): string {
    return recentDays(this.#parts.now()).at(-1) ?? dayOf(this.#parts.now());
  }

  /** A token of today's form, for a device that must be named before its session begins. */
  newToken(): string {
    return newSessionToken(this.#parts.now(), this.#parts.random);
  }

  /** A new session under a new token (or one just made by `newToken`), on record before this resolves. */
  async begin(holder: SessionHolder, device: string, token: string = this.newToken()): Promise<Begun> {
    const now = this.#parts.now();
    const day = dayOfToken(token) ?? dayOf(now);
    const endsAt = now + SESSION_SPANS[holder.kind === 'account' ? 'account' : 'pass'];
    const tokenHash = hashToken(token);
    const payload = { tokenHash, holder, endsAt, device };
    const reply = await order(this.#parts, 'identity', sessionStream(day), 'BeginSession', payload);
    if (!reply.ok) return { ok: false, refusal: reply.refusal };
    const session = sessionOf(holder, tokenHash, day, endsAt);
    this.seen(session);
    return { ok: true, token, session };
  }

  /** The session that a token opens; null for any other token, of whatever form. Counts as use. */
  async resolve(token: string): Promise<Session | null> {
    const { host, now } = this.#parts;
    const day = dayOfToken(token);
    if (day === null || !recentDays(now()).includes(day)) return null;
    const tokenHash = hashToken(token);
    const record = await sessionRecord(host, day, tokenHash, now());
    if (record === null) return null;
    const session = sessionOf(record.holder, tokenHash, day, record.endsAt);
    if ((await this.standing(session)) === null) return null;
    this.seen(session);
    return session;
  }

  /** The holder's present facts; null where the session is over, whatever ended it. Does not count as use. */
  async standing(session: Session): Promise<AccountStanding | LinkStanding | null> {
    const facts = await standingNow(this.#parts.host, session, this.#parts.now());
    return facts === null || (await this.#endedByIdling(session)) ? null : facts;
  }

  /** Whether anybody of this standing acts as a coordinator at all. */
  mayCoordinate(facts: AccountStanding): Promise<boolean> {
    return mayCoordinate(this.#parts.host, facts);
  }

  /**
   * The session was used just now: kept in memory only. One that is used in the field does not end by lying idle: a
   * phone waits in a pocket without signal, and locks by itself.
   */
  seen(session: Session, inTheField = false): void {
    const at = this.#parts.now();
    if (session.kind === 'account') {
      const last = this.#lastSeen.get(session.tokenHash) ?? 0;
      this.#lastSeen.set(session.tokenHash, Math.max(last, inTheField ? session.endsAt : at));
    }
    if (at - this.#sweptAt < SESSION_SPANS.idle) return;
    this.#sweptAt = at;
    for (const [hash, last] of this.#lastSeen) if (at > last + SESSION_SPANS.account) this.#lastSeen.delete(hash);
  }

  async end(session: Session): Promise<void> {
    const proof = session.kind === 'account' ? session : session.proof;
    if (!('day' in proof)) return;
    await order(this.#parts, 'identity', sessionStream(proof.day), 'EndSession', { tokenHash: proof.tokenHash });
    this.#lastSeen.delete(proof.tokenHash);
  }

  /** A person's own sessions, the newest first. */
  list(session: AccountSession): Promise<readonly SessionLine[]> {
    return listSessions(this.#parts, session);
  }

  /** Ends one of one's own sessions by its id in the list; false where there is none such. */
  async endById(session: AccountSession, id: Id): Promise<boolean> {
    const line = await ownRecord(this.#parts, session, id);
    if (line === null) return false;
    await this.end({ ...session, ...line });
    return true;
  }

  /** Ends every session of the account, everywhere; false where that could not be recorded. */
  async endAll(accountId: Id): Promise<boolean> {
    return (await order(this.#parts, 'identity', DIRECTORY, 'EndSessions', { accountId })).ok;
  }

  /** Idle for half an hour: over, and put on record so that no restart wakes it again. */
  async #endedByIdling(session: Session): Promise<boolean> {
    if (session.kind !== 'account') return false;
    const begunAt = session.endsAt - SESSION_SPANS.account;
    const last = this.#lastSeen.get(session.tokenHash) ?? Math.max(begunAt, this.#startedAt);
    if (this.#parts.now() - last < SESSION_SPANS.idle) return false;
    await this.end(session);
    return true;
  }
}

function sessionOf(holder: SessionHolder, tokenHash: string, day: string, endsAt: number): Session {
  if (holder.kind === 'account') return { kind: 'account', accountId: holder.accountId, tokenHash, day, endsAt };
  const { operationId, assignmentId } = holder;
  return {
    kind: 'link',
    operationId,
    assignmentId,
    proof: { kind: 'pass', tokenHash, day, endsAt, answerHash: null },
  } satisfies LinkSession;
}

/** The days on which a session that still runs can have begun; a token that names another day reads no stream. */
function recentDays(now: number): readonly string[] {
  const days: string[] = [];
  for (let at = now; at > now - SESSION_SPANS.pass - 24 * HOUR; at -= 24 * HOUR) days.push(dayOf(at));
  return days;
}

async function listSessions(parts: IdentityParts, own: AccountSession): Promise<readonly SessionLine[]> {
  const lines: SessionLine[] = [];
  for (const day of recentDays(parts.now())) {
    const sessions = await parts.host.sessions(day);
    for (const id of sessions?.ids('session', 'account', own.accountId) ?? []) {
      const record = sessions?.get('session', id);
      if (record === undefined) continue;
      const session = sessionOf(record.holder, record.tokenHash, day, record.endsAt) as AccountSession;
      if ((await accountStanding(parts.host, session, parts.now())) === null) continue;
      const { device, begunAt, endsAt } = record;
      lines.push({ id, device, begunAt, endsAt, current: record.tokenHash === own.tokenHash });
    }
  }
  return lines.sort((a, b) => b.begunAt - a.begunAt);
}

async function ownRecord(
  parts: IdentityParts,
  own: AccountSession,
  id: Id,
): Promise<Pick<AccountSession, 'tokenHash' | 'day'> | null> {
  for (const day of recentDays(parts.now())) {
    const record = (await parts.host.sessions(day))?.get('session', id);
    if (record?.holder.kind === 'account' && record.holder.accountId === own.accountId && record.endedAt === null)
      return { tokenHash: record.tokenHash, day };
  }
  return null;
}
