import type { Folds, OperationChanges, OperationState } from './folding.ts';
import { patched } from './folding.ts';
import { cancelledWords, phaseWords, postponedWords, resumedWords, tWords } from './log-words.ts';
import type { OperationFact } from './operation-events.ts';
import type { OperationEntities } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import { edited, planEntry, removed } from './plan-folding.ts';
import { memberName } from './said.ts';

type PlanTypes =
  | 'OperationCreated'
  | 'OperationEdited'
  | 'TMoved'
  | 'PhaseChanged'
  | 'OperationPostponed'
  | 'OperationResumed'
  | 'OperationCancelled'
  | 'EditContested'
  | 'ContestSettled'
  | 'AgencyAdmitted'
  | 'MemberAdmitted'
  | 'RolesChanged'
  | 'MemberDismissed'
  | `${'Address' | 'Site' | 'Team' | 'Requirement'}${'Added' | 'Edited' | 'Removed'}`;

/** How the plan's facts change the state: the operation itself, its people, its addresses, sites, teams and requirements. */
export const PLAN_FOLDS: Folds<Pick<OperationFact, PlanTypes>, OperationEntities> = {
  OperationCreated: (_state, data) => [
    {
      kind: 'operation',
      id: OPERATION_RECORD,
      value: {
        ...data,
        phase: 'draft',
        standing: { kind: 'running' },
        liaison: null,
        dates: [],
        counters: { addresses: 0, requests: 0, decisions: 0 },
      },
    },
  ],
  OperationEdited: (state, { fields }) => edited(state, 'operation', OPERATION_RECORD, fields),
  TMoved: (state, { from, to, reason, said }) => [
    ...patched(state, 'operation', OPERATION_RECORD, { t: to }),
    planEntry(state, said, tWords(from, to, state.get('operation', OPERATION_RECORD)?.zone ?? 'UTC', reason)),
  ],
  PhaseChanged: (state, { to, reason, said }) => [
    ...patched(state, 'operation', OPERATION_RECORD, { phase: to }),
    planEntry(state, said, phaseWords(to, reason)),
  ],
  OperationPostponed: (state, { reason, said }) => [
    ...patched(state, 'operation', OPERATION_RECORD, {
      standing: { kind: 'postponed', reason, at: said.receivedAt },
    }),
    planEntry(state, said, postponedWords(reason)),
  ],
  OperationResumed: (state, { reason, said }) => [
    ...patched(state, 'operation', OPERATION_RECORD, { standing: { kind: 'running' } }),
    planEntry(state, said, resumedWords(reason)),
  ],
  OperationCancelled: (state, { reason, said }) => [
    ...patched(state, 'operation', OPERATION_RECORD, {
      standing: { kind: 'cancelled', reason, at: said.receivedAt },
    }),
    planEntry(state, said, cancelledWords(reason)),
  ],
  EditContested: (state, { contestId, memberId, at, on, field, standing, other }) => [
    { kind: 'contest', id: contestId, value: { on, field, standing, other, by: memberName(state, memberId), at } },
  ],
  ContestSettled: (_state, { contestId }) => [{ kind: 'contest', id: contestId, value: null }],

  AgencyAdmitted: (_state, { agencyId, ...agency }) => [{ kind: 'agency', id: agencyId, value: agency }],
  MemberAdmitted: (_state, { memberId, ...member }) => [
    { kind: 'member', id: memberId, value: { ...member, active: true } },
  ],
  RolesChanged: (state, { memberId, roles }) => patched(state, 'member', memberId, { roles }),
  MemberDismissed: (state, { memberId }) => [
    ...patched(state, 'member', memberId, { active: false }),
    ...outOfTeams(state, memberId),
    ...outOfPosts(state, memberId),
  ],

  AddressAdded: (state, { addressId, ...plan }) => [
    {
      kind: 'address',
      id: addressId,
      value: {
        ...plan,
        steps: {},
        counts: {},
        potentialVictims: null,
        order: null,
        outcome: null,
        lastHeard: null,
      },
    },
    ...counted(state, 'addresses'),
  ],
  AddressEdited: (state, { addressId, fields }) => edited(state, 'address', addressId, fields),
  AddressRemoved: (state, { addressId }) => [...removed(state, 'address', addressId), ...unposted(state, addressId)],
  SiteAdded: (_state, { siteId, ...site }) => [{ kind: 'site', id: siteId, value: site }],
  SiteEdited: (state, { siteId, fields }) => edited(state, 'site', siteId, fields),
  SiteRemoved: (state, { siteId }) => [...removed(state, 'site', siteId), ...unposted(state, siteId)],
  TeamAdded: (_state, { teamId, ...team }) => [{ kind: 'team', id: teamId, value: team }],
  TeamEdited: (state, { teamId, fields }) => edited(state, 'team', teamId, fields),
  TeamRemoved: (state, { teamId }) => [...removed(state, 'team', teamId), ...unposted(state, teamId)],
  RequirementAdded: (state, { requirementId, ...requirement }) => [
    { kind: 'requirement', id: requirementId, value: requirement },
    ...counted(state, 'requests'),
  ],
  RequirementEdited: (state, { requirementId, fields }) => edited(state, 'requirement', requirementId, fields),
  RequirementRemoved: (state, { requirementId }) => removed(state, 'requirement', requirementId),
};

function counted(state: OperationState, counter: 'addresses' | 'requests'): OperationChanges {
  const operation = state.get('operation', OPERATION_RECORD);
  if (operation === undefined) return [];
  const counters = { ...operation.counters, [counter]: operation.counters[counter] + 1 };
  return [{ kind: 'operation', id: OPERATION_RECORD, value: { ...operation, counters } }];
}

function outOfTeams(state: OperationState, memberId: string): OperationChanges {
  return [...state.ids('team', 'member', memberId)].flatMap((teamId) => {
    const team = state.get('team', teamId);
    if (team === undefined) return [];
    const memberIds = team.memberIds.filter((id) => id !== memberId);
    const isUpdater = team.updaterId === memberId;
    return edited(state, 'team', teamId, { memberIds, ...(isUpdater ? { updaterId: null } : {}) });
  });
}

/** A post without its holder shows as such; an offer to somebody who has left is over. */
function outOfPosts(state: OperationState, memberId: string): OperationChanges {
  const touched = new Set(['holder', 'deputy', 'offered'].flatMap((index) => [...state.ids('post', index, memberId)]));
  return [...touched].flatMap((postId) => {
    const post = state.get('post', postId);
    if (post === undefined) return [];
    return edited(state, 'post', postId, {
      ...(post.holderId === memberId ? { holderId: null } : {}),
      ...(post.deputyId === memberId ? { deputyId: null } : {}),
      ...(post.offered?.toId === memberId ? { offered: null } : {}),
    });
  });
}

/** The people who were put with something that is gone are nowhere until somebody puts them elsewhere. */
const unposted = (state: OperationState, goneId: string): OperationChanges =>
  [...state.ids('staff', 'posting', goneId)].flatMap((staffId) => edited(state, 'staff', staffId, { posting: null }));
