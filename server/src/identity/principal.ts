import type { Principal } from '../domain/principal.ts';
import type { Host } from '../live/host.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import type { Bearer, Session } from './bearer.ts';
import type { Sessions } from './sessions.ts';
import type { AccountStanding } from './standing.ts';

/**
 * Who acts, in the role they chose, as of this moment: the session's facts are read anew each time. Null where the
 * session is over, or where nobody of that standing acts in that role at all (a worker by account, an administrator
 * without the standing, a police officer whom no operation has for a coordinator). Whether an operation gave them the
 * role is the door's to say.
 */
export async function principalFor(
  sessions: Pick<Sessions, 'standing'>,
  host: Host,
  bearer: Bearer,
  as: ActingRole,
): Promise<Principal | null> {
  const session = as === 'worker' ? bearer.link : bearer.account;
  const facts = session === null ? null : await sessions.standing(session);
  if (facts === null) return null;
  if (facts.kind === 'link') return facts;
  if (as === 'administrator' && facts.standing !== 'administrator') return null;
  if (as === 'coordinator' && !(await mayCoordinate(host, facts))) return null;
  const { accountId, name, agencyId, unitId, standing } = facts;
  return { kind: 'member', accountId, name, agencyId, unitId, standing, as };
}

/**
 * A roster holds the names of an agency's people, and is read by those who put them forward. A partner agency's accounts
 * are there for that and nothing else; of a police force, with an account for every officer, only coordinators.
 */
async function mayCoordinate(host: Host, { accountId, agencyId }: AccountStanding): Promise<boolean> {
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

/** Under which key a person's own requests are counted, whatever role they act in and however they come. */
export function personKey(who: Principal | Session): string {
  if ('accountId' in who) return who.accountId;
  return 'assignmentId' in who ? who.assignmentId : who.part;
}
