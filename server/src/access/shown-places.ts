import type { Id } from '#shared/ids.ts';
import type { PlaceKind } from '#shared/vocabulary.ts';
import type { OperationEntities, PlaceRef, Showing } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import type { Parts } from '../planning/parts.ts';

type From = Parts<OperationEntities>;

/**
 * Whether a place stands shown to its agency at this moment. Planned is not shown, and withdrawn is not shown whatever
 * else the record says: where the two disagree, the stricter wins.
 */
export const isShown = (showing: Showing): showing is Showing & { shown: NonNullable<Showing['shown']> } =>
  showing.shown !== null && showing.withdrawn === null;

/** Places are shown for an operation to come or under way: once it is called off or closed, no partner needs one. */
export const isOver = (from: From): boolean =>
  from.part('operation', OPERATION_RECORD, 'phase') === 'closed' ||
  from.part('operation', OPERATION_RECORD, 'standing')?.kind === 'cancelled';

/** "address", or the kind of the site; null where the place is no longer in the plan. */
export function placeKindOf(place: PlaceRef, from: From): PlaceKind | null {
  if (place.kind === 'site') return from.part('site', place.id, 'kind') ?? null;
  return from.part('address', place.id, 'ref') === undefined ? null : 'address';
}

/** The showing of one place to one agency. */
export function showingTo(agencyId: Id, placeId: Id, from: From): Id | null {
  for (const id of from.ids('showing', 'place', placeId))
    if (from.part('showing', id, 'agencyId') === agencyId) return id;
  return null;
}

/**
 * The showings to an agency that somebody who is asked for at these requirements needs: of the places themselves, and,
 * because nobody who supports goes to an address by herself, of the rendezvous points where one of them is an address.
 */
export function showingsNeeded(agencyId: Id, requirementIds: Iterable<Id>, from: From): readonly Id[] {
  const places = [...requirementIds].flatMap((id) => from.part('requirement', id, 'place') ?? []);
  const own = [...new Set(places.map((place) => place.id))].flatMap((id) => showingTo(agencyId, id, from) ?? []);
  if (!places.some((place) => place.kind === 'address')) return own;
  const meeting = [...from.ids('showing', 'agency', agencyId)].filter((id) => isOfMeetingPoint(id, from));
  return [...new Set([...own, ...meeting])];
}

function isOfMeetingPoint(showingId: Id, from: From): boolean {
  const place = from.part('showing', showingId, 'place');
  return place !== undefined && placeKindOf(place, from) === 'rvp';
}
