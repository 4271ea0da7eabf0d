import type { Id } from '#shared/ids.ts';
import type { OperationRole } from '#shared/vocabulary.ts';
import type { AccountFacts, AgencyFacts } from './decider.ts';
import type { OperationContext, OperationHandlers } from './deciding.ts';
import { accept, refuse, unknownThing } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import { sameValue } from './same-value.ts';

type PeopleCommand = 'AdmitAgency' | 'AdmitMember' | 'ChangeRoles' | 'DismissMember';

/** Who takes part: agencies and members, copied out of the directory when they are admitted. */
export const PEOPLE: OperationHandlers<PeopleCommand> = {
  AdmitAgency: ({ agencyId }, { state, lookups }) => {
    const agency = lookups.agency(agencyId);
    if (agency === undefined) return unknownThing('agencyId');
    const event = admitAgency(agencyId, agency);
    const { agencyId: _id, ...copy } = event.data;
    return sameValue(state.get('agency', agencyId), copy) ? refuse('already_so') : accept<OperationEvent>(event);
  },
  AdmitMember: ({ accountId, roles }, context) => {
    const { state, lookups, newId } = context;
    const account = lookups.account(accountId);
    if (account?.active !== true || state.get('agency', account.agencyId) === undefined) {
      return unknownThing('accountId');
    }
    const [before] = state.ids('member', 'account', accountId);
    if (before !== undefined && state.get('member', before)?.active === true) return refuse('already_so');
    return accept<OperationEvent>(admitMember(before ?? newId(0), accountId, account, roles));
  },
  ChangeRoles: ({ memberId, roles }, context) => {
    const member = context.state.get('member', memberId);
    if (member === undefined || !member.active) return refuse('not_for_you');
    if (sameValue(new Set(roles).size, member.roles.length) && roles.every((role) => member.roles.includes(role))) {
      return refuse('already_so');
    }
    if (!roles.includes('lead') && isLastLead(context, memberId)) return refuse('still_in_use');
    return accept<OperationEvent>({ type: 'RolesChanged', data: { memberId, roles: [...new Set(roles)] } });
  },
  DismissMember: ({ memberId, reason }, context) => {
    const member = context.state.get('member', memberId);
    if (member === undefined) return refuse('not_for_you');
    if (!member.active) return refuse('already_so');
    if (isLastLead(context, memberId)) return refuse('still_in_use');
    return accept<OperationEvent>({ type: 'MemberDismissed', data: { memberId, reason } });
  },
};

/** The agency's names and units as they stand in the directory now. */
export const admitAgency = (agencyId: Id, { name, short, kind, units }: AgencyFacts) =>
  ({
    type: 'AgencyAdmitted',
    data: { agencyId, name, short, kind, units: units.map(({ id, name }) => ({ id, name })) },
  }) as const;

export const admitMember = (
  memberId: Id,
  accountId: Id,
  { name, agencyId, unitId }: AccountFacts,
  roles: readonly OperationRole[],
) =>
  ({
    type: 'MemberAdmitted',
    data: { memberId, accountId, name, agencyId, unitId, roles: [...new Set(roles)] },
  }) as const;

/** An operation is never without somebody in command. */
function isLastLead({ state }: OperationContext, memberId: Id): boolean {
  if (state.get('member', memberId)?.roles.includes('lead') !== true) return false;
  return ![...state.ids('member', 'all', '')].some((id) => {
    const member = state.get('member', id);
    return id !== memberId && member?.active === true && member.roles.includes('lead');
  });
}
