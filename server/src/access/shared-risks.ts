import type { Id } from '#shared/ids.ts';
import type { OperationEntities, PlaceRef, Risk } from '../domain/operation-state.ts';
import type { Parts } from '../planning/parts.ts';
import { isOver } from './shown-places.ts';

type From = Parts<OperationEntities>;

/**
 * A police assessment as it is shared with one agency: under an id of its own, made of the assessment's and of the request
 * through which the agency has people there. The agency learns what it was asked for, never which place that is.
 */
export const sharedRiskId = (riskId: Id, requestId: Id): string => `${riskId}.${requestId}`;

/** Taken apart again; null where it is the id of a risk that the agency wrote itself. */
export function readSharedRiskId(id: string): { readonly riskId: Id; readonly requestId: Id } | null {
  const at = id.indexOf('.');
  return at === -1 ? null : { riskId: id.slice(0, at), requestId: id.slice(at + 1) };
}

/**
 * What is shared with somebody of whom these requests were made, each assessment once: through the first request, in the
 * order in which they came, that is of its place. Told twice, it would say that two requests are of one place.
 */
export function risksSharedThrough(requestIds: Iterable<Id>, from: From): readonly string[] {
  const through = new Map<Id, Id>();
  for (const requestId of requestIds) {
    const place = placeAsked(requestId, from);
    if (place === null) continue;
    for (const riskId of from.ids('risk', 'sharedAt', place.id))
      if (!through.has(riskId)) through.set(riskId, requestId);
  }
  return [...through].map(([riskId, requestId]) => sharedRiskId(riskId, requestId));
}

/** The place that a request is of; null once it is taken back. */
function placeAsked(requestId: Id, from: From): PlaceRef | null {
  const standing = from.part('request', requestId, 'standing');
  if (standing === undefined || standing === 'taken_back') return null;
  const requirementId = from.part('request', requestId, 'requirementId') ?? '';
  return from.part('requirement', requirementId, 'place') ?? null;
}

/** The shared assessment, where it still is one: by police, shared, of the request's place, in an operation not over. */
export function sharedRisk({ riskId, requestId }: { riskId: Id; requestId: Id }, from: From): Risk | null {
  const risk = from.get('risk', riskId);
  if (risk === undefined || !risk.shared || risk.place === null || isOver(from)) return null;
  if (from.part('agency', risk.agencyId, 'kind') !== 'police') return null;
  return placeAsked(requestId, from)?.id === risk.place.id ? risk : null;
}
