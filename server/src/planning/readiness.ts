import type { ReadinessView } from '#shared/records.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import { recordKey } from '../domain/tables.ts';
import { coverOf } from './cover.ts';
import type { Derived, Parts } from './parts.ts';

type Faults = NonNullable<ReadinessView['faults']>;
type Fault = Faults[number];
type Found = { readonly faults: Faults; readonly speaksOf: readonly string[] };
type From = Parts<OperationEntities>;

/**
 * Whether an address is ready, each "no" with a sentence and the place where it is mended. Ready means: T is set, a team
 * with a named updater, every requirement at the address covered, everybody there told, nothing contested.
 */
export function readinessOf(addressId: string, from: From): Derived<ReadinessView> | null {
  const ref = from.part('address', addressId, 'ref');
  if (ref === undefined) return null;
  const teamId = from.part('address', addressId, 'teamId') ?? null;
  const requirementIds = [...from.ids('requirement', 'place', addressId)];
  const found = [
    tSet(from),
    teamNamed(addressId, ref, teamId, from),
    ...requirementIds.map((id) => covered(id, from)),
    everybodyTold(addressId, ref, teamId, requirementIds, from),
    contested('address', addressId, ref, from),
    ...(teamId === null ? [] : [contested('team', teamId, ref, from)]),
    ...requirementIds.map((id) => contested('requirement', id, ref, from)),
  ];
  const faults = found.flatMap((one) => one.faults);
  return {
    value: { addressId, ready: faults.length === 0, faults },
    speaksOf: [...new Set([recordKey('address', addressId), ...found.flatMap((one) => one.speaksOf)])],
  };
}

const nothing: Found = { faults: [], speaksOf: [] };
const one = (fault: Fault, speaksOf: readonly string[] = []): Found => ({ faults: [fault], speaksOf });

function tSet(from: From): Found {
  if ((from.part('operation', OPERATION_RECORD, 't') ?? null) !== null) return nothing;
  return one({
    code: 'no_t',
    sentence: 'T is not set.',
    mendAt: { kind: 'operation', id: OPERATION_RECORD },
  });
}

function teamNamed(addressId: string, ref: string, teamId: string | null, from: From): Found {
  const callSign = teamId === null ? undefined : from.part('team', teamId, 'callSign');
  if (teamId === null || callSign === undefined)
    return one({ code: 'no_team', sentence: `${ref} has no team.`, mendAt: { kind: 'address', id: addressId } });
  const speaksOf = [recordKey('team', teamId)];
  if ((from.part('team', teamId, 'updaterId') ?? null) !== null) return { faults: [], speaksOf };
  const sentence = `Nobody in ${callSign} is named to report from ${ref}.`;
  return one({ code: 'no_updater', sentence, mendAt: { kind: 'team', id: teamId } }, speaksOf);
}

function covered(requirementId: string, from: From): Found {
  const cover = coverOf(requirementId, from);
  if (cover?.value.gap?.kind !== 'short') return { faults: [], speaksOf: cover?.speaksOf ?? [] };
  return one(
    {
      code: 'not_covered',
      sentence: `${cover.value.gap.sentence}.`,
      mendAt: { kind: 'requirement', id: requirementId },
    },
    cover.speaksOf,
  );
}

/** Speaks of the people not yet told, not of the notices: who is told of what stays with those who ring. */
function everybodyTold(
  addressId: string,
  ref: string,
  teamId: string | null,
  requirementIds: readonly string[],
  from: From,
): Found {
  const memberIds = teamId === null ? [] : (from.part('team', teamId, 'memberIds') ?? []);
  const assignmentIds = requirementIds
    .flatMap((id) => [...from.ids('assignment', 'requirement', id)])
    .filter((id) => isComing(id, from));
  const untold = [
    ...memberIds.filter((id) => isUntold(id, from)).map((id) => recordKey('member', id)),
    ...assignmentIds.filter((id) => isUntold(id, from)).map((id) => recordKey('assignment', id)),
  ];
  if (untold.length === 0) return nothing;
  const people = untold.length === 1 ? '1 person' : `${untold.length} people`;
  const sentence = `${ref}: ${people} not yet told.`;
  return one({ code: 'not_told', sentence, mendAt: { kind: 'address', id: addressId } }, untold);
}

function isComing(assignmentId: string, from: From): boolean {
  const answer = from.part('assignment', assignmentId, 'answer');
  return answer !== 'declined' && answer !== 'withdrawn';
}

function isUntold(personId: string, from: From): boolean {
  return [...from.ids('notice', 'to', personId)].some((id) => {
    const told = from.part('notice', id, 'told');
    return told === 'waiting' || told === 'shown';
  });
}

const CONTESTED_IN = { address: 'the address', team: 'its team', requirement: 'a requirement' } as const;

function contested(kind: keyof typeof CONTESTED_IN, id: string, ref: string, from: From): Found {
  const contests = [...from.ids('contest', 'on', id)];
  if (contests.length === 0) return nothing;
  const sentence = `${ref}: two values stand against each other in ${CONTESTED_IN[kind]}.`;
  return one({ code: 'contested', sentence, mendAt: { kind, id } }, [
    recordKey(kind, id),
    ...contests.map((contest) => recordKey('contest', contest)),
  ]);
}
