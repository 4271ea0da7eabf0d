import type { SiteLink } from '#shared/commands/plan-fields.ts';
import { SITE_LINKS } from '#shared/commands/plan-fields.ts';
import { isErased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import { staffKey } from '#shared/natural-keys.ts';
import { nameKey } from '#shared/paste/known.ts';
import type { Fault, RefusalCode } from '#shared/refusals.ts';
import type { OperationState } from './folding.ts';
import type { AddressPlan, RequirementPlan, SitePlan, TeamPlan } from './operation-events.ts';
import type { Contest, Duty, PlaceRef, Post, Staff, Warrant } from './operation-state.ts';
import { sameValue } from './same-value.ts';

export interface PlanFault {
  readonly code: RefusalCode;
  readonly faults: readonly Fault[];
}
export type MaybeFault = PlanFault | undefined;

const wrong = (faults: readonly Fault[]): MaybeFault =>
  faults.length === 0 ? undefined : { code: 'bad_input', faults };
const taken = (field: string): MaybeFault => ({ code: 'name_taken', faults: [{ field, reason: 'not_choice' }] });

/** Whether a planned record as a whole makes sense here: what it speaks of exists, and it holds together. */
function planFaults(state: OperationState, { kind, id }: Contest['on'], whole: object): MaybeFault {
  switch (kind) {
    case 'address':
      return addressFault(state, whole as AddressPlan);
    case 'site':
      return siteFault(state, whole as SitePlan, id);
    case 'team':
      return teamFault(state, whole as TeamPlan, id);
    case 'requirement':
      return requirementFault(state, whole as RequirementPlan);
    case 'post':
      return postFault(state, whole as Post, id);
    case 'task':
    case 'contingency':
      return referenceFault(state, whole as References);
    case 'warrant':
      return warrantFault(state, whole as Warrant, id);
    case 'staff':
      return postingFault(state, whole as Staff);
    case 'duty':
      return dutyFault(state, whole as Duty, id);
    case 'operation':
    case 'channel':
    case 'drawing':
    case 'usualNeed':
      return undefined;
  }
}

/** Who is on duty is of the force's own staff, within the hours of a need that is here, and in one place at a time. */
export function dutyFault(state: OperationState, duty: Duty, own: Id | null): MaybeFault {
  const { staffId, requirementId, window } = duty;
  const requirement = state.get('requirement', requirementId);
  const faults: Fault[] = [];
  if (state.get('staff', staffId) === undefined) faults.push({ field: 'staffId', reason: 'unknown_thing' });
  if (requirement === undefined) faults.push({ field: 'requirementId', reason: 'unknown_thing' });
  if (requirement === undefined || faults.length > 0) return wrong(faults);
  const { start, end } = requirement.window;
  if (window.start < start || window.end > end) return { code: 'out_of_window', faults: [ofWindow] };
  const isBusy = [...state.ids('duty', 'staff', staffId)].some((id) => {
    const other = state.get('duty', id)?.window;
    return id !== own && other !== undefined && other.start < window.end && window.start < other.end;
  });
  return isBusy ? { code: 'already_so', faults: [ofWindow] } : undefined;
}
const ofWindow: Fault = { field: 'window', reason: 'not_choice' };

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

const LINKS = Object.keys(SITE_LINKS) as SiteLink[];

/** The team is here, and each link leads to a site of its own kind. */
export function addressFault(state: OperationState, address: AddressPlan): MaybeFault {
  const { teamId } = address;
  const team: Fault[] =
    teamId === null || state.get('team', teamId) !== undefined ? [] : [{ field: 'teamId', reason: 'unknown_thing' }];
  const sites = LINKS.flatMap((field): Fault[] => {
    const siteId = address[field];
    if (siteId === null) return [];
    const kind = state.get('site', siteId)?.kind;
    if (kind === SITE_LINKS[field]) return [];
    return [{ field, reason: kind === undefined ? 'unknown_thing' : 'not_choice' }];
  });
  return wrong([...team, ...sites]);
}

/** A site stays of the kind as which addresses name it. */
function siteFault(state: OperationState, { kind }: SitePlan, own: Id): MaybeFault {
  for (const addressId of state.ids('address', 'site', own)) {
    const address = state.get('address', addressId);
    if (LINKS.some((field) => address?.[field] === own && SITE_LINKS[field] !== kind)) {
      return wrong([{ field: 'kind', reason: 'not_choice' }]);
    }
  }
  return undefined;
}

export function requirementFault(state: OperationState, { place }: RequirementPlan): MaybeFault {
  return placeExists(state, place) ? undefined : wrong([{ field: 'place.id', reason: 'unknown_thing' }]);
}

export const placeExists = (state: OperationState, place: PlaceRef): boolean =>
  state.get(place.kind, place.id) !== undefined;

/** A team's members are active and act in the field or are police; its updater is one of them; no call sign twice. */
export function teamFault(state: OperationState, team: TeamPlan, own: Id | null): MaybeFault {
  for (const id of state.ids('team', 'callSign', team.callSign.toUpperCase())) {
    if (id !== own) return taken('callSign');
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

export const isActive = (state: OperationState, memberId: Id): boolean =>
  state.get('member', memberId)?.active === true;

/** No two posts bear one name; holder and deputy are active members, and two people. */
export function postFault(
  state: OperationState,
  { name, holderId, deputyId }: Pick<Post, 'name' | 'holderId' | 'deputyId'>,
  own: Id | null,
): MaybeFault {
  for (const id of state.ids('post', 'all', '')) {
    if (id !== own && nameKey(state.get('post', id)?.name ?? '') === nameKey(name)) return taken('name');
  }
  const faults: Fault[] = [];
  if (holderId !== null && !isActive(state, holderId)) faults.push({ field: 'holderId', reason: 'unknown_thing' });
  if (deputyId !== null && !isActive(state, deputyId)) faults.push({ field: 'deputyId', reason: 'unknown_thing' });
  else if (deputyId !== null && deputyId === holderId) faults.push({ field: 'deputyId', reason: 'not_choice' });
  return wrong(faults);
}

interface References {
  readonly postId: Id | null;
  readonly addressId: Id | null;
}

/** The post and the address that a task or a contingency names are here. */
export function referenceFault(state: OperationState, { postId, addressId }: References): MaybeFault {
  const faults: Fault[] = [];
  if (postId !== null && state.get('post', postId) === undefined) {
    faults.push({ field: 'postId', reason: 'unknown_thing' });
  }
  if (addressId !== null && state.get('address', addressId) === undefined) {
    faults.push({ field: 'addressId', reason: 'unknown_thing' });
  }
  return wrong(faults);
}

/** Once a warrant is issued its type is what was issued: its life was reckoned from it. */
function warrantFault(state: OperationState, { type }: Warrant, id: Id): MaybeFault {
  const standing = state.get('warrant', id);
  if (standing === undefined || standing.issuedAt === null || standing.type === type) return undefined;
  return wrong([{ field: 'type', reason: 'not_choice' }]);
}

function postingFault(state: OperationState, { posting }: Pick<Staff, 'posting'>): MaybeFault {
  const known = posting === null || state.get(posting.kind, posting.id) !== undefined;
  return known ? undefined : wrong([{ field: 'posting.id', reason: 'unknown_thing' }]);
}

/** Nobody is there twice (by number, else by name), and is posted to something that is here. */
export function staffFault(
  state: OperationState,
  { name, number, posting }: Pick<Staff, 'name' | 'number' | 'posting'>,
  own: Id | null,
): MaybeFault {
  if (!isErased(name) && !isErased(number)) {
    for (const id of state.ids('staff', 'key', staffKey({ name, number }))) {
      if (id !== own) return taken(number === '' ? 'name' : 'number');
    }
  }
  return postingFault(state, { posting });
}
