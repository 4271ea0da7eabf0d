import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { ADDRESS_CARD_UNSET } from '#shared/commands/plan-fields.ts';
import type { Id } from '#shared/ids.ts';
import { assignmentsIn, saidYes } from './assignment-rules.ts';
import type { OperationContext, OperationDecision, PayloadOf } from './deciding.ts';
import { accept, idMaker, noticeTo, refuse, toAssignment } from './deciding.ts';
import type { OperationState } from './folding.ts';
import type { AddressPlan, OperationEvent } from './operation-events.ts';
import type { Showing } from './operation-state.ts';
import { sameValue } from './same-value.ts';
import { saidBy } from './said.ts';

export const hasAny = (ids: Iterable<Id>): boolean => ids[Symbol.iterator]().next().done !== true;

/** An address as it was typed, with what was not said of its card unset. What comes through the door has no undefined. */
export const withCard = (said: PayloadOf<OperationCommand, 'AddAddress'>): AddressPlan => ({
  ...ADDRESS_CARD_UNSET,
  ...(said as AddressPlan),
});

/** Whether anything was reported of an address, or anybody called for help there: then its record is evidence. */
export function isHeardOf(state: OperationState, addressId: Id): boolean {
  const address = state.get('address', addressId);
  if (address === undefined) return false;
  const { steps, counts, outcome, potentialVictims, lastHeard } = address;
  const reported = Object.keys(steps).length + Object.keys(counts).length > 0 || outcome !== null;
  const heard = reported || potentialVictims !== null || lastHeard !== null;
  return heard || hasAny(state.ids('assistance', 'address', addressId));
}

/** What was known of a place as a risk goes with the place. */
export const risksRemoved = (state: OperationState, placeId: Id, reason: string): readonly OperationEvent[] =>
  [...state.ids('risk', 'place', placeId)].map((riskId) => ({
    type: 'RiskRemoved',
    data: { riskId, reason, agencyId: state.get('risk', riskId)?.agencyId ?? '' },
  }));

/** What is true of one house and of no other: the warrants for it, the risks there, what was drawn round it. */
export const knownOfHouseRemoved = (
  state: OperationState,
  addressId: Id,
  reason: string,
): readonly OperationEvent[] => [
  ...[...state.ids('warrant', 'address', addressId)].map((warrantId): OperationEvent => ({
    type: 'WarrantRemoved',
    data: { warrantId, reason },
  })),
  ...risksRemoved(state, addressId, reason),
  ...[...state.ids('drawing', 'address', addressId)].map((drawingId): OperationEvent => ({
    type: 'DrawingRemoved',
    data: { drawingId, reason },
  })),
];

/**
 * Another house under the same ref. Whoever was shown the old one is shown it no more, with what is planned for them still
 * planned; whoever said yes there hears that it has changed.
 */
export function replaceAddress(
  { addressId, line, postcode, point, reason }: PayloadOf<OperationCommand, 'ReplaceAddress'>,
  context: OperationContext,
): OperationDecision {
  const { state } = context;
  const address = state.get('address', addressId);
  if (address === undefined) return refuse('not_for_you');
  if (isHeardOf(state, addressId)) return refuse('still_in_use');
  const old = { line: address.line, postcode: address.postcode, point: address.point };
  if (sameValue(old, { line, postcode, point })) return refuse('already_so');
  const newId = idMaker(context);
  const said = saidBy(context, newId());
  const shown = [...state.ids('showing', 'place', addressId)].flatMap((id): [Id, Showing][] => {
    const showing = state.get('showing', id);
    return showing === undefined || showing.shown === null ? [] : [[id, showing]];
  });
  return accept<OperationEvent>(
    { type: 'AddressReplaced', data: { addressId, line, postcode, point, reason, said } },
    ...knownOfHouseRemoved(state, addressId, reason),
    ...shown.flatMap(([id, showing]) => withdrawn(id, showing, reason, context, newId)),
    ...changedFor(addressId, new Map(shown.map(([id, { agencyId }]) => [agencyId, id])), context, newId),
  );
}

/** Taken back, and planned anew where more of it was still to be shown: a withdrawal drops what was planned. */
function withdrawn(
  showingId: Id,
  { place, agencyId, label, planned }: Showing,
  reason: string,
  context: OperationContext,
  newId: () => Id,
): OperationEvent[] {
  const at = context.receivedAt;
  const back: OperationEvent = {
    type: 'PlaceWithdrawn',
    data: { showingId, reason, seen: true, at, said: saidBy(context, newId()) },
  };
  if (planned === null) return [back];
  const said = saidBy(context, newId());
  return [back, { type: 'PlacePlanned', data: { showingId, place, agencyId, label, ...planned, said } }];
}

function changedFor(
  addressId: Id,
  shownTo: ReadonlyMap<Id, Id>,
  { state, receivedAt }: OperationContext,
  newId: () => Id,
): OperationEvent[] {
  return [...state.ids('requirement', 'place', addressId)].flatMap((requirementId) =>
    assignmentsIn(
      state,
      'requirement',
      requirementId,
      (assignment) => saidYes(assignment) && assignment.presence !== 'stood_down',
    ).map(([id, { agencyId }]) => {
      const showingId = shownTo.get(agencyId);
      const about =
        showingId === undefined ? ({ kind: 'assignment', id } as const) : { kind: 'place' as const, id: showingId };
      return noticeTo(newId(), 'changed', toAssignment(id), about, receivedAt);
    }),
  );
}
