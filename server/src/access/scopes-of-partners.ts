import type { Id } from '#shared/ids.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { OPERATION_RECORD, WHOLE_OPERATION } from '../domain/operation-state.ts';
import type { Parts } from '../planning/parts.ts';
import type { Range } from './cut.ts';
import { risksSharedThrough } from './shared-risks.ts';
import { showingsNeeded } from './shown-places.ts';

type From = Parts<OperationEntities>;
type Ranges = readonly Range<OperationEntities>[];

/** A team: its own address and all that happens there, its own people, and the sites. No other address. */
export function teamRanges(teamId: Id, from: From): Ranges {
  const addressIds = [...from.ids('address', 'team', teamId)];
  const requirementIds = addressIds.flatMap((id) => [...from.ids('requirement', 'place', id)]);
  return [
    { view: 'team', id: teamId },
    { view: 'site', from: { kind: 'site', index: 'all', key: '' } },
    { view: 'channel', from: { kind: 'channel', index: 'all', key: '' } },
    { view: 'contingency', from: { kind: 'contingency', index: 'address', key: WHOLE_OPERATION } },
    { view: 'staff', from: { kind: 'staff', index: 'posting', key: teamId } },
    ...(from.part('team', teamId, 'memberIds') ?? []).map((id) => ({ view: 'member' as const, id })),
    ...addressIds.flatMap((id): Ranges => [
      { view: 'address', id },
      { view: 'assistance', from: { kind: 'assistance', index: 'address', key: id } },
      { view: 'logEntry', from: { kind: 'logEntry', index: 'door', key: id } },
      { view: 'contingency', from: { kind: 'contingency', index: 'address', key: id } },
      { view: 'warrant', from: { kind: 'warrant', index: 'address', key: id } },
      { view: 'drawing', from: { kind: 'drawing', index: 'address', key: id } },
      { view: 'risk', from: { kind: 'risk', index: 'place', key: id } },
      { view: 'staff', from: { kind: 'staff', index: 'posting', key: id } },
    ]),
    ...requirementIds.map((id): Range<OperationEntities> => ({
      view: 'assignment',
      from: { kind: 'assignment', index: 'requirement', key: id },
    })),
    ...contestable(teamId, addressIds, from).map((id): Range<OperationEntities> => ({
      view: 'contest',
      from: { kind: 'contest', index: 'on', key: id },
    })),
  ];
}

/** All of which a team sees the fields, and so the contests over them. */
function contestable(teamId: Id, addressIds: readonly Id[], from: From): readonly Id[] {
  const ids = (kind: 'channel' | 'contingency' | 'warrant' | 'drawing' | 'staff', index: string, key: string) => [
    ...from.ids(kind, index, key),
  ];
  return [
    OPERATION_RECORD,
    teamId,
    ...ids('channel', 'all', ''),
    ...ids('contingency', 'address', WHOLE_OPERATION),
    ...ids('staff', 'posting', teamId),
    ...addressIds.flatMap((id) => [
      id,
      ...ids('contingency', 'address', id),
      ...ids('warrant', 'address', id),
      ...ids('drawing', 'address', id),
      ...ids('staff', 'posting', id),
    ]),
  ];
}

/** An agency: what is asked of it, its own people, the places shown to it, its own care entries. */
export function agencyRanges(agencyId: Id, from: From): Ranges {
  return [
    { view: 'agency', id: agencyId },
    { view: 'request', from: { kind: 'request', index: 'agency', key: agencyId } },
    { view: 'assignment', from: { kind: 'assignment', index: 'agency', key: agencyId } },
    { view: 'place', from: { kind: 'showing', index: 'agency', key: agencyId } },
    { view: 'capacity', from: { kind: 'capacity', index: 'agency', key: agencyId } },
    ...threadsOf(from.ids('request', 'agency', agencyId)),
    { view: 'risk', from: { kind: 'risk', index: 'agency', key: agencyId } },
    ...sharedRisks(from.ids('request', 'agency', agencyId), from),
    { view: 'logEntry', from: { kind: 'logEntry', index: 'careOf', key: agencyId } },
    { view: 'contest', from: { kind: 'contest', index: 'on', key: OPERATION_RECORD } },
    ...noticesTo(from.ids('assignment', 'agency', agencyId)),
  ];
}

/** A unit: what is asked of it alone, and of the places shown to its agency those that it is asked for. */
export function unitRanges(unitId: Id, from: From): Ranges {
  const agencyId = agencyOfUnit(unitId, from);
  if (agencyId === null) return [];
  const requirementIds = [...from.ids('request', 'unit', unitId)].flatMap(
    (id) => from.part('request', id, 'requirementId') ?? [],
  );
  return [
    { view: 'agency', id: agencyId },
    { view: 'request', from: { kind: 'request', index: 'unit', key: unitId } },
    { view: 'assignment', from: { kind: 'assignment', index: 'unit', key: unitId } },
    ...showingsNeeded(agencyId, requirementIds, from).map((id) => ({ view: 'place' as const, id })),
    { view: 'capacity', from: { kind: 'capacity', index: 'unit', key: unitId } },
    ...threadsOf(from.ids('request', 'unit', unitId)),
    { view: 'risk', from: { kind: 'risk', index: 'unit', key: unitId } },
    ...sharedRisks(from.ids('request', 'unit', unitId), from),
    { view: 'logEntry', from: { kind: 'logEntry', index: 'careOfUnit', key: unitId } },
    { view: 'contest', from: { kind: 'contest', index: 'on', key: OPERATION_RECORD } },
    ...noticesTo(from.ids('assignment', 'unit', unitId)),
  ];
}

/** What was asked and answered about each request. */
const threadsOf = (requestIds: Iterable<Id>): Ranges =>
  [...requestIds].map((id) => ({ view: 'message', from: { kind: 'message', index: 'request', key: id } }));

const sharedRisks = (requestIds: Iterable<Id>, from: From): Ranges =>
  risksSharedThrough(requestIds, from).map((id) => ({ view: 'risk', id }));

/** The agencies of an operation are a handful; which of them a unit belongs to is said by each of them. */
function agencyOfUnit(unitId: Id, from: From): Id | null {
  for (const id of from.ids('agency', 'all', ''))
    if (from.part('agency', id, 'units')?.some((unit) => unit.id === unitId)) return id;
  return null;
}

/** A worker: herself, what she is asked for, what she is told; by her day pass also where to go. */
export function workerRanges(assignmentId: Id, grade: 'answer' | 'pass', from: From): Ranges {
  const requestId = from.part('assignment', assignmentId, 'requestId');
  const requirementId = from.part('assignment', assignmentId, 'requirementId');
  const agencyId = from.part('assignment', assignmentId, 'agencyId');
  if (requestId === undefined || requirementId === undefined || agencyId === undefined) return [];
  const places = grade === 'pass' ? showingsNeeded(agencyId, [requirementId], from) : [];
  // Its hours move with T. Who said no, or is let go, keeps what she was told and learns nothing further.
  const asked: Ranges = isAsked(assignmentId, from) ? [{ view: 'request', id: requestId }] : [];
  return [
    { view: 'me', id: assignmentId },
    { view: 'agency', id: agencyId },
    { view: 'assignment', id: assignmentId },
    ...asked,
    ...noticesTo([assignmentId]),
    ...places.map((id) => ({ view: 'place' as const, id })),
  ];
}

function isAsked(assignmentId: Id, from: From): boolean {
  const answer = from.part('assignment', assignmentId, 'answer');
  const presence = from.part('assignment', assignmentId, 'presence');
  return answer !== 'declined' && answer !== 'withdrawn' && presence !== 'stood_down';
}

/** A member's own: the card, what they are told, and the posts that they hold, stand in for, or are to take on. */
export const memberRanges = (memberId: Id): Ranges => [
  { view: 'me', id: memberId },
  ...noticesTo([memberId]),
  ...(['holder', 'deputy', 'offered'] as const).map((index): Range<OperationEntities> => ({
    view: 'post',
    from: { kind: 'post', index, key: memberId },
  })),
];

const noticesTo = (ids: Iterable<Id>): Ranges =>
  [...ids].map((id) => ({ view: 'notice', from: { kind: 'notice', index: 'to', key: id } }));
