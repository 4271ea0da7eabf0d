import type { Standing } from '#shared/commands/directory-commands.ts';
import type { Id } from '#shared/ids.ts';
import type { Host } from '../live/host.ts';
import { OPERATION_RECORD, type Assignment } from '../domain/operation-state.ts';
import type { Session as SessionRecord } from '../domain/session-state.ts';
import type { AccountSession, LinkSession, Session } from './bearer.ts';
import { sameHash } from './tokens.ts';

/** The present facts of somebody signed in; read anew for every command and every projection. */
export interface AccountStanding {
  readonly kind: 'account';
  readonly accountId: Id;
  readonly name: string;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly standing: Standing;
}
/** The present grade of a worker's link. */
export interface LinkStanding {
  readonly kind: 'link';
  readonly operationId: Id;
  readonly assignmentId: Id;
  readonly grade: 'answer' | 'pass';
}

/** The record of a session that has neither been ended nor run out, by the hash of its token. */
export async function sessionRecord(
  host: Host,
  day: string,
  tokenHash: string,
  now: number,
): Promise<SessionRecord | null> {
  const sessions = await host.sessions(day);
  for (const id of sessions?.ids('session', 'token', tokenHash) ?? []) {
    const record = sessions?.get('session', id);
    if (record !== undefined && record.endedAt === null && now < record.endsAt) return record;
  }
  return null;
}

/** Where a session's holder stands now; null where the session is over, whatever ended it. */
export function standingNow(host: Host, session: Session, now: number): Promise<AccountStanding | LinkStanding | null> {
  return session.kind === 'account' ? accountStanding(host, session, now) : linkStanding(host, session, now);
}

/** The account is not suspended, and the session was begun after all sessions of it were last ended. */
export async function accountStanding(
  host: Host,
  session: AccountSession,
  now: number,
): Promise<AccountStanding | null> {
  const record = await sessionRecord(host, session.day, session.tokenHash, now);
  if (record?.holder.kind !== 'account' || record.holder.accountId !== session.accountId) return null;
  const account = (await host.directory()).get('account', session.accountId);
  if (account === undefined || account.state === 'suspended' || record.begunAt <= account.sessionsEndedAt) return null;
  if (typeof account.name !== 'string') return null;
  const { name, agencyId, unitId, standing } = account;
  return { kind: 'account', accountId: session.accountId, name, agencyId, unitId, standing };
}

/**
 * A roster holds the names of an agency's people, and is read by those who put them forward. A partner agency's accounts
 * are there for that and nothing else; of a police force, with an account for every officer, only coordinators.
 */
export async function mayCoordinate(host: Host, { accountId, agencyId }: AccountStanding): Promise<boolean> {
  const agency = (await host.directory()).get('agency', agencyId);
  if (agency !== undefined && agency.kind !== 'police') return true;
  for (const id of host.operations()) {
    const operation = await host.operation(id);
    for (const memberId of operation?.ids('member', 'account', accountId) ?? []) {
      const member = operation?.get('member', memberId);
      if (member?.active === true && member.roles.includes('coordinator')) return true;
    }
  }
  return false;
}

/**
 * An answer link is good until the operation is closed or a new link was issued. A day pass opens the place on its device
 * until its holder is stood down or no longer comes, or a new code is issued; the answer link below it then still answers.
 */
export async function linkStanding(host: Host, session: LinkSession, now: number): Promise<LinkStanding | null> {
  const { operationId, assignmentId, proof } = session;
  const operation = await host.operation(operationId);
  const assignment = operation?.get('assignment', assignmentId);
  if (assignment === undefined || operation?.get('operation', OPERATION_RECORD)?.phase === 'closed') return null;
  const whole = { kind: 'link', operationId, assignmentId } as const;
  if (proof.kind === 'pass' && (await passStands(host, session, assignment, now))) return { ...whole, grade: 'pass' };
  const held = proof.kind === 'pass' ? proof.answerHash : proof.tokenHash;
  const issued = assignment.link?.tokenHash ?? null;
  return held !== null && issued !== null && sameHash(issued, held) ? { ...whole, grade: 'answer' } : null;
}

/** Session and assignment must both say so: the one is ended by its holder, the other by the coordinator. */
async function passStands(
  host: Host,
  { assignmentId, proof }: LinkSession,
  { pass, presence, answer }: Assignment,
  now: number,
): Promise<boolean> {
  const deviceHash = pass?.deviceHash ?? null;
  if (proof.kind !== 'pass' || deviceHash === null || !sameHash(deviceHash, proof.tokenHash)) return false;
  if (presence === 'stood_down' || answer === 'withdrawn' || answer === 'declined') return false;
  const record = await sessionRecord(host, proof.day, proof.tokenHash, now);
  return record?.holder.kind === 'link' && record.holder.assignmentId === assignmentId;
}
