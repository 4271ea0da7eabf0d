import type { Id } from '#shared/ids.ts';
import { recordKey } from '../domain/tables.ts';
import type { Contestable, Found, From } from './found.ts';
import { contested, fault, nothing, sound, taskDone, together } from './found.ts';

/** What one address needs before its door opens, beside warrant, risks and cover. */

export function teamNamed(addressId: Id, ref: string, teamId: Id | null, from: From): Found {
  const callSign = teamId === null ? undefined : from.part('team', teamId, 'callSign');
  if (teamId === null || callSign === undefined)
    return fault({ code: 'no_team', sentence: `${ref} has no team.`, mendAt: { kind: 'address', id: addressId } });
  const key = recordKey('team', teamId);
  if ((from.part('team', teamId, 'updaterId') ?? null) !== null) return sound(key);
  const sentence = `Nobody in ${callSign} is named to report from ${ref}.`;
  return fault({ code: 'no_updater', sentence, mendAt: { kind: 'team', id: teamId } }, [key]);
}

/** Where people may be found, there is somewhere to bring them; where it is known that there are none, there need not be. */
export function receptionNamed(addressId: Id, ref: string, from: From): Found {
  if (from.part('address', addressId, 'expected')?.number === 0) return nothing;
  const receptionId = from.part('address', addressId, 'receptionId') ?? null;
  if (receptionId !== null && from.part('site', receptionId, 'kind') !== undefined)
    return sound(recordKey('site', receptionId));
  const sentence = `${ref} has no reception for the people found there.`;
  return fault({ code: 'no_reception', sentence, mendAt: { kind: 'address', id: addressId } });
}

export function briefed(addressId: Id, ref: string, from: From): Found {
  if (from.part('address', addressId, 'steps')?.briefed?.kind === 'reached') return nothing;
  const sentence = `${ref}: the team is not reported as briefed.`;
  return fault({ code: 'not_briefed', sentence, mendAt: { kind: 'address', id: addressId } });
}

export const tasksDone = (addressId: Id, ref: string, from: From): Found =>
  together([...from.ids('task', 'address', addressId)].map((id) => taskDone(`${ref}: `, id, from)));

/** Speaks of the people not yet told, not of the notices: who is told of what stays with those who ring. */
export function everybodyTold(
  addressId: Id,
  ref: string,
  teamId: Id | null,
  requirementIds: readonly Id[],
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
  return fault({ code: 'not_told', sentence, mendAt: { kind: 'address', id: addressId } }, untold);
}

function isComing(assignmentId: Id, from: From): boolean {
  const answer = from.part('assignment', assignmentId, 'answer');
  return answer !== 'declined' && answer !== 'withdrawn';
}

function isUntold(personId: Id, from: From): boolean {
  return [...from.ids('notice', 'to', personId)].some((id) => {
    const told = from.part('notice', id, 'told');
    return told === 'waiting' || told === 'shown';
  });
}

/** Everything at an address over which two people may have typed different values. */
export function addressSettled(
  addressId: Id,
  ref: string,
  teamId: Id | null,
  requirementIds: readonly Id[],
  from: From,
): Found {
  const atAddress = { kind: 'address', id: addressId } as const;
  const each = (kind: 'warrant' | 'drawing' | 'task' | 'contingency', words: string): Contestable[] =>
    [...from.ids(kind, 'address', addressId)].map((id) => ({
      key: recordKey(kind, id),
      id,
      words: () => words,
      mendAt: kind === 'warrant' || kind === 'task' ? { kind, id } : atAddress,
    }));
  const staffIds = [addressId, ...(teamId === null ? [] : [teamId])].flatMap((id) => [
    ...from.ids('staff', 'posting', id),
  ]);
  const all: readonly Contestable[] = [
    { key: recordKey('address', addressId), id: addressId, words: () => 'the address', mendAt: atAddress },
    ...(teamId === null ? [] : [ofTeam(teamId)]),
    ...requirementIds.map(ofRequirement),
    ...each('warrant', 'a warrant'),
    ...each('drawing', 'a drawing on the map'),
    ...each('task', 'a task'),
    ...each('contingency', 'a contingency'),
    ...staffIds.map((id) => ({ key: recordKey('staff', id), id, words: () => 'one of its staff', mendAt: atAddress })),
  ];
  return together(all.map((one) => contested(`${ref}: `, one, from)));
}

const ofTeam = (id: Id): Contestable => ({
  key: recordKey('team', id),
  id,
  words: () => 'its team',
  mendAt: { kind: 'team', id },
});

export const ofRequirement = (id: Id): Contestable => ({
  key: recordKey('requirement', id),
  id,
  words: () => 'a requirement',
  mendAt: { kind: 'requirement', id },
});
