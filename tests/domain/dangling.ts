import { SITE_LINKS } from '#shared/commands/plan-fields.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Reader } from '#server/domain/tables.ts';

type Kind = keyof OperationEntities;
type State = Reader<OperationEntities>;

/** Whatever the plan's records speak of that is not there any more: "task t1: no post p1". */
export function dangling(state: State): string[] {
  const found: string[] = [];
  const rows = <K extends Kind>(kind: K) =>
    [...state.ids(kind, 'all', '')].flatMap((id): [string, OperationEntities[K]][] => {
      const record = state.get(kind, id);
      return record === undefined ? [] : [[`${kind} ${id}`, record]];
    });
  const needs = (who: string, kind: Kind, id: string | null) => {
    if (id !== null && state.get(kind, id) === undefined) found.push(`${who}: no ${kind} ${id}`);
  };
  for (const [who, address] of rows('address')) {
    needs(who, 'team', address.teamId);
    for (const field of Object.keys(SITE_LINKS) as (keyof typeof SITE_LINKS)[]) {
      needs(who, 'site', address[field]);
      const kind = address[field] === null ? undefined : state.get('site', address[field])?.kind;
      if (kind !== undefined && kind !== SITE_LINKS[field]) found.push(`${who}: ${field} is a ${kind}`);
    }
  }
  for (const [who, { place }] of rows('requirement')) needs(who, place.kind, place.id);
  for (const [who, post] of rows('post')) {
    for (const id of [post.holderId, post.deputyId, post.offered?.toId ?? null]) {
      if (id !== null && state.get('member', id)?.active !== true) found.push(`${who}: ${id} has left`);
    }
    if (post.holderId !== null && post.holderId === post.deputyId) found.push(`${who}: holder deputises for herself`);
  }
  for (const [who, one] of [...rows('task'), ...rows('contingency')]) {
    needs(who, 'post', one.postId);
    needs(who, 'address', one.addressId);
  }
  for (const [who, { addressId }] of [...rows('warrant'), ...rows('drawing')]) needs(who, 'address', addressId);
  for (const [who, { place }] of rows('risk')) if (place !== null) needs(who, place.kind, place.id);
  for (const [who, { posting }] of rows('staff')) if (posting !== null) needs(who, posting.kind, posting.id);
  for (const [who, duty] of rows('duty')) {
    needs(who, 'staff', duty.staffId);
    needs(who, 'requirement', duty.requirementId);
  }
  for (const [who, { requestId, requirementId, answer }] of rows('assignment')) {
    needs(who, 'request', requestId);
    if (answer === 'declined' || answer === 'withdrawn') continue;
    needs(who, 'requirement', requirementId);
    const request = state.get('request', requestId);
    if (request?.requirementId !== requirementId) found.push(`${who}: of a request for another need`);
  }
  for (const [who, turn] of rows('turn')) {
    needs(who, 'requirement', turn.requirementId);
    needs(who, 'agency', turn.agencyId);
    if (![...state.ids('request', 'order', turn.orderId)].some(() => true)) found.push(`${who}: of no order`);
  }
  for (const [who, request] of rows('request')) {
    const isOfNothing = state.get('requirement', request.requirementId) === undefined;
    if (isOfNothing && request.standing !== 'taken_back') found.push(`${who}: asked for what is gone`);
  }
  for (const [who, { requestId }] of rows('message')) needs(who, 'request', requestId);
  for (const [who, { agencyId }] of rows('capacity')) needs(who, 'agency', agencyId);
  for (const [who, { on, field, standing }] of rows('contest')) {
    needs(who, on.kind, on.id);
    const now: unknown = new Map(Object.entries(state.get(on.kind, on.id) ?? {})).get(field);
    if (JSON.stringify(now) !== JSON.stringify(standing)) found.push(`${who}: ${field} stands otherwise`);
  }
  return found;
}
