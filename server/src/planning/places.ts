import type { Point } from '#shared/commands/plan-fields.ts';
import type { PlaceRef } from '../domain/operation-state.ts';
import type { From } from './found.ts';

/** A site's name, an address's ref. */
export function placeName(place: PlaceRef | undefined, from: From): string {
  const name = place?.kind === 'site' ? from.part('site', place.id, 'name') : refOf(place, from);
  return name ?? 'A place no longer in the plan';
}

const refOf = (place: PlaceRef | undefined, from: From): string | undefined =>
  place === undefined ? undefined : from.part('address', place.id, 'ref');

export const pointOf = (place: PlaceRef, from: From): Point | null =>
  (place.kind === 'site' ? from.part('site', place.id, 'point') : from.part('address', place.id, 'point')) ?? null;
