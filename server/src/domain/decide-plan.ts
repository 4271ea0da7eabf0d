import type { Id } from '#shared/ids.ts';
import { hasAny, isHeardOf, knownOfHouseRemoved, replaceAddress, risksRemoved, withCard } from './address-rules.ts';
import { assignmentsIn, confirmedFor, isLive, saidYes } from './assignment-rules.ts';
import { dutiesRemoved } from './decide-duties.ts';
import type { OperationContext, OperationDecision, OperationHandlers } from './deciding.ts';
import { accept, acceptAll, idMaker, noticeTo, operationOf, refuse, toAssignment } from './deciding.ts';
import { withNeedDetail } from './need-rules.ts';
import type { OperationEvent } from './operation-events.ts';
import { addressFault, requirementFault, teamFault } from './plan-checks.ts';
import { decideEdit } from './plan-edits.ts';
import { tellCoordinators } from './request-notices.ts';
import { saidBy } from './said.ts';
import { turnsEnded } from './turns.ts';

type PlanCommand = `${'Add' | 'Edit' | 'Remove'}${'Address' | 'Site' | 'Team' | 'Requirement'}` | 'ReplaceAddress';

/** The plan: addresses, sites, teams and requirements, put in, changed field by field, and taken away. */
export const PLAN: OperationHandlers<PlanCommand> = {
  AddAddress: (said, context) => {
    const plan = withCard(said);
    const wrong = addressFault(context.state, plan);
    if (wrong !== undefined) return refuse(wrong.code, wrong.faults);
    const ref = `A${(operationOf(context)?.counters.addresses ?? 0) + 1}`;
    return accept<OperationEvent>({ type: 'AddressAdded', data: { addressId: context.newId(0), ref, ...plan } });
  },
  EditAddress: ({ addressId, fields }, context) =>
    decideEdit(context, { kind: 'address', id: addressId }, fields, (taken, newId) =>
      taken.has('line') || taken.has('postcode') || taken.has('point') ? placeChanged(context, addressId, newId) : [],
    ),
  ReplaceAddress: (payload, context) => replaceAddress(payload, context),
  RemoveAddress: ({ addressId, reason }, context) => {
    const { state } = context;
    if (state.get('address', addressId) === undefined) return refuse('not_for_you');
    if (isHeardOf(state, addressId) || isPlaceInUse(context, addressId)) return refuse('still_in_use');
    return accept<OperationEvent>(
      { type: 'AddressRemoved', data: { addressId, reason } },
      ...knownOfHouseRemoved(state, addressId, reason),
      ...[...state.ids('task', 'address', addressId)].map((taskId): OperationEvent => ({
        type: 'TaskRemoved',
        data: { taskId, reason },
      })),
      ...[...state.ids('contingency', 'address', addressId)].map((contingencyId): OperationEvent => ({
        type: 'ContingencyRemoved',
        data: { contingencyId, reason },
      })),
    );
  },

  AddSite: (plan, { newId }) => accept<OperationEvent>({ type: 'SiteAdded', data: { siteId: newId(0), ...plan } }),
  EditSite: ({ siteId, fields }, context) =>
    decideEdit(context, { kind: 'site', id: siteId }, fields, (taken, newId) =>
      taken.has('line') || taken.has('postcode') || taken.has('point') ? placeChanged(context, siteId, newId) : [],
    ),
  RemoveSite: ({ siteId, reason }, context) => {
    const { state } = context;
    if (state.get('site', siteId) === undefined) return refuse('not_for_you');
    const linked = hasAny(state.ids('address', 'site', siteId));
    if (linked || isPlaceInUse(context, siteId)) return refuse('still_in_use');
    return accept<OperationEvent>(
      { type: 'SiteRemoved', data: { siteId, reason } },
      ...risksRemoved(state, siteId, reason),
    );
  },

  AddTeam: (plan, { state, newId }) => {
    const wrong = teamFault(state, plan, null);
    if (wrong !== undefined) return refuse(wrong.code, wrong.faults);
    return accept<OperationEvent>({ type: 'TeamAdded', data: { teamId: newId(0), ...plan } });
  },
  EditTeam: ({ teamId, fields }, context) => decideEdit(context, { kind: 'team', id: teamId }, fields),
  RemoveTeam: ({ teamId, reason }, { state }) => {
    if (state.get('team', teamId) === undefined) return refuse('not_for_you');
    if (hasAny(state.ids('address', 'team', teamId))) return refuse('still_in_use');
    return accept<OperationEvent>({ type: 'TeamRemoved', data: { teamId, reason } });
  },

  AddRequirement: (typed, context) => {
    const plan = withNeedDetail(typed);
    const wrong = requirementFault(context.state, plan);
    if (wrong !== undefined) return refuse(wrong.code, wrong.faults);
    const ref = `N${(operationOf(context)?.counters.requests ?? 0) + 1}`;
    return accept<OperationEvent>({
      type: 'RequirementAdded',
      data: { requirementId: context.newId(0), ref, ...plan },
    });
  },
  EditRequirement: ({ requirementId, fields }, context) =>
    decideEdit(context, { kind: 'requirement', id: requirementId }, fields, (_taken, newId) =>
      assignmentsIn(context.state, 'requirement', requirementId, isLive).map(([id]) =>
        noticeTo(newId(), 'changed', toAssignment(id), { kind: 'assignment', id }, context.receivedAt),
      ),
    ),
  RemoveRequirement: ({ requirementId, reason }, context) => removeRequirement(requirementId, reason, context),
};

/** Requests still out are taken back, and whoever was asked is told that she is not needed. */
function removeRequirement(requirementId: Id, reason: string, context: OperationContext): OperationDecision {
  const { state, receivedAt } = context;
  if (state.get('requirement', requirementId) === undefined) return refuse('not_for_you');
  if (assignmentsIn(state, 'requirement', requirementId, saidYes).length > 0) return refuse('still_in_use');
  const newId = idMaker(context);
  const asked = assignmentsIn(state, 'requirement', requirementId, isLive);
  // First what was asked: its lines in the log name the need, which is still there.
  return acceptAll<OperationEvent>([
    ...requestsTakenBack(context, requirementId, newId),
    ...turnsEnded([...state.ids('turn', 'requirement', requirementId)], 'skipped'),
    { type: 'RequirementRemoved', data: { requirementId, reason } },
    ...dutiesRemoved(state, 'requirement', requirementId, reason),
    ...asked.flatMap(([id]): OperationEvent[] => [
      { type: 'AssignmentWithdrawn', data: { assignmentId: id, at: receivedAt } },
      noticeTo(newId(), 'not_needed', toAssignment(id), { kind: 'assignment', id }, receivedAt),
    ]),
  ]);
}

/** An agency that said no has nothing more to hear of it. */
function requestsTakenBack(context: OperationContext, requirementId: Id, newId: () => Id): OperationEvent[] {
  const { state } = context;
  return [...state.ids('request', 'requirement', requirementId)].flatMap((requestId): OperationEvent[] => {
    const request = state.get('request', requestId);
    if (request === undefined || request.standing === 'taken_back') return [];
    const told =
      request.standing === 'cannot' ? [] : tellCoordinators(context, 'taken_back', requestId, request, newId);
    return [{ type: 'RequestTakenBack', data: { requestId, said: saidBy(context, newId()) } }, ...told];
  });
}

/** A place is in use while something is asked for there, or while an agency sees it or is about to. */
function isPlaceInUse({ state }: OperationContext, placeId: Id): boolean {
  if (hasAny(state.ids('requirement', 'place', placeId))) return true;
  return [...state.ids('showing', 'place', placeId)].some((id) => {
    const showing = state.get('showing', id);
    return showing !== undefined && (showing.shown !== null || showing.planned !== null);
  });
}

/** Whoever was already shown the whole place and said yes must hear that it is another. */
function placeChanged({ state, receivedAt }: OperationContext, placeId: Id, newId: () => Id): OperationEvent[] {
  return [...state.ids('showing', 'place', placeId)].flatMap((showingId) => {
    const showing = state.get('showing', showingId);
    if (showing?.shown?.level !== 'full') return [];
    return confirmedFor(state, showing.agencyId, showing.place).map(([id]) =>
      noticeTo(newId(), 'changed', toAssignment(id), { kind: 'place', id: showingId }, receivedAt),
    );
  });
}
