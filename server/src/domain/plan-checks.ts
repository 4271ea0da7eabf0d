import type { Id } from '#shared/ids.ts';
import type { Fault, RefusalCode } from '#shared/refusals.ts';
import type { OperationState } from './folding.ts';
import type { AddressPlan, RequirementPlan, TeamPlan } from './operation-events.ts';
import type { Contest, PlaceRef } from './operation-state.ts';
import { sameValue } from './same-value.ts';

export interface PlanFault {
  readonly code: RefusalCode;
  readonly faults: readonly Fault[];
}
type MaybeFault = PlanFault | undefined;

const wrong = (faults: readonly Fault[]): MaybeFault =>
  faults.length === 0 ? undefined : { code: 'bad_input', faults };

/** Whether a planned record as a whole makes sense here: what it speaks of exists, and it holds together. */
function planFaults(state: OperationState, { kind, id }: Contest['on'], whole: object): MaybeFault {
  switch (kind) {
    case 'address':
      return addressFault(state, whole as AddressPlan);
    case 'team':
      return teamFault(state, whole as TeamPlan, id);
    case 'requirement':
      return requirementFault(state, whole as RequirementPlan);
    case 'operation':
    case 'site':
      return undefined;
  }
}

/**
 * The faults that new values bring. What was wrong before (a member who has lost her role since) does not stand in the
 * way of another field.
 */
export function newFaults(state: OperationState, on: Contest['on'], current: object, values: object): MaybeFault {
  const wrong = planFaults(state, on, { ...current, ...values });
  if (wrong === undefined) return undefined;
  const before = planFaults(state, on, current)?.faults ?? [];
  const faults = wrong.faults.filter((fault) => !before.some((known) => sameValue(known, fault)));
  return faults.length === 0 ? undefined : { code: wrong.code, faults };
}

export function addressFault(state: OperationState, { teamId }: AddressPlan): MaybeFault {
  const known = teamId === null || state.get('team', teamId) !== undefined;
  return known ? undefined : wrong([{ field: 'teamId', reason: 'unknown_thing' }]);
}

export function requirementFault(state: OperationState, { place }: RequirementPlan): MaybeFault {
  return placeExists(state, place) ? undefined : wrong([{ field: 'place.id', reason: 'unknown_thing' }]);
}

export const placeExists = (state: OperationState, place: PlaceRef): boolean =>
  state.get(place.kind, place.id) !== undefined;

/** A team's members are active and act in the field or are police; its updater is one of them; no call sign twice. */
export function teamFault(state: OperationState, team: TeamPlan, own: Id | null): MaybeFault {
  for (const id of state.ids('team', 'callSign', team.callSign.toUpperCase())) {
    if (id !== own) return { code: 'name_taken', faults: [{ field: 'callSign', reason: 'not_choice' }] };
  }
  const faults: Fault[] = team.memberIds.flatMap((memberId, at) =>
    canBeInTeam(state, memberId) ? [] : [{ field: `memberIds.${at}`, reason: 'unknown_thing' }],
  );
  const { updaterId } = team;
  if (updaterId !== null && !team.memberIds.includes(updaterId)) {
    faults.push({ field: 'updaterId', reason: canBeInTeam(state, updaterId) ? 'not_choice' : 'unknown_thing' });
  }
  return wrong(faults);
}

function canBeInTeam(state: OperationState, memberId: Id): boolean {
  const member = state.get('member', memberId);
  if (member === undefined || !member.active) return false;
  return member.roles.includes('field') || state.get('agency', member.agencyId)?.kind === 'police';
}
