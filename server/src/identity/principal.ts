import type { Principal } from '../domain/principal.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import type { Bearer, Session } from './bearer.ts';
import type { Sessions } from './sessions.ts';

/**
 * Who acts, in the role they chose, as of this moment: the session's facts are read anew each time. Null where the
 * session is over, or where nobody of that standing acts in that role at all (a worker by account, an administrator
 * without the standing, a police officer whom no operation has for a coordinator). Whether an operation gave them the
 * role is the door's to say.
 */
export async function principalFor(
  sessions: Pick<Sessions, 'standing' | 'mayCoordinate'>,
  bearer: Bearer,
  as: ActingRole,
): Promise<Principal | null> {
  const session = as === 'worker' ? bearer.link : bearer.account;
  const facts = session === null ? null : await sessions.standing(session);
  if (facts === null) return null;
  if (facts.kind === 'link') return facts;
  if (as === 'administrator' && facts.standing !== 'administrator') return null;
  if (as === 'coordinator' && !(await sessions.mayCoordinate(facts))) return null;
  const { accountId, name, agencyId, unitId, standing } = facts;
  return { kind: 'member', accountId, name, agencyId, unitId, standing, as };
}

/** Under which key a person's own requests are counted, whatever role they act in and however they come. */
export function personKey(who: Principal | Session): string {
  if ('accountId' in who) return who.accountId;
  return 'assignmentId' in who ? who.assignmentId : who.part;
}
