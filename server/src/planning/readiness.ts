import type { ReadinessView } from '#shared/records.ts';
import type { Id } from '#shared/ids.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import { recordKey } from '../domain/tables.ts';
import { isHeldBy } from './against.ts';
import { coveredOf } from './cover.ts';
import type { Covered } from './cover.ts';
import type { Found, From } from './found.ts';
import { fault, nothing, sound, together } from './found.ts';
import type { Derived } from './parts.ts';
import { keysOfPerson } from './people.ts';
import type { Person } from './people.ts';
import type { Presence } from './presence.ts';
import { addressSettled, briefed, everybodyTold, receptionNamed, tasksDone, teamNamed } from './readiness-address.ts';
import {
  operationSettled,
  postsHeld,
  requirementsAtSites,
  someAddress,
  someChannel,
  wholeTasksDone,
} from './readiness-operation.ts';
import { risksKnown } from './readiness-risk.ts';
import { warrantGood } from './readiness-warrant.ts';

const MINUTE = 60_000;

/** When it is judged for: T as it stands (null while it is not set), or one of the dates pencilled instead of it. */
interface When {
  readonly t: number | null;
  readonly dateId: Id | null;
}

/**
 * Whether an address is ready, or (by the id of the operation's own record) the operation in what is not of one address.
 * Each "no" is a sentence, and the place where it is mended. Addresses are not added up into the operation's own row, so
 * that a change at one door makes that door's row alone; `goNoGo` of the rows says whether all may go.
 */
export const readinessOf = (id: Id, from: From): Derived<ReadinessView> | null =>
  id === OPERATION_RECORD ? ofOperation(from) : ofAddress(id, from);

function ofAddress(addressId: Id, from: From): Derived<ReadinessView> | null {
  const ref = from.part('address', addressId, 'ref');
  if (ref === undefined) return null;
  const teamId = from.part('address', addressId, 'teamId') ?? null;
  const offset = from.part('address', addressId, 'strikeOffset') ?? 0;
  const requirementIds = [...from.ids('requirement', 'place', addressId)];
  const covers = requirementIds.flatMap((id) => coveredOf(id, from) ?? []);
  const before = [teamNamed(addressId, ref, teamId, from)];
  const risks = risksKnown(addressId, ref, from);
  const after = [
    receptionNamed(addressId, ref, from),
    briefed(addressId, ref, from),
    everybodyTold(addressId, ref, teamId, requirementIds, from),
    tasksDone(addressId, ref, from),
    addressSettled(addressId, ref, teamId, requirementIds, from),
  ];
  const judged = (when: When): readonly Found[] => {
    const at = when.t === null ? null : when.t + offset * MINUTE;
    return [
      ...before,
      warrantGood({ addressId, ref, at }, from),
      risks,
      ...covers.map((cover) => covered(cover, when, from)),
      ...after,
    ];
  };
  return row(addressId, recordKey('address', addressId), judged, from);
}

function ofOperation(from: From): Derived<ReadinessView> | null {
  if (from.part('operation', OPERATION_RECORD, 'codename') === undefined) return null;
  const requirementIds = requirementsAtSites(from);
  const covers = requirementIds.flatMap((id) => coveredOf(id, from) ?? []);
  const before = [someAddress(from), postsHeld(from), someChannel(from), wholeTasksDone(from)];
  const after = [operationSettled(requirementIds, from)];
  const judged = (when: When) => [...before, ...covers.map((cover) => covered(cover, when, from)), ...after];
  return row(null, recordKey('operation', OPERATION_RECORD), judged, from);
}

/** A readiness row: judged by T, and where dates are pencilled by each of them. */
function row(
  addressId: Id | null,
  key: string,
  judged: (when: When) => readonly Found[],
  from: From,
): Derived<ReadinessView> {
  const t = from.part('operation', OPERATION_RECORD, 't') ?? null;
  const dates = from.part('operation', OPERATION_RECORD, 'dates') ?? [];
  const now = together([tSet(t, dates.length), ...judged({ t, dateId: null })]);
  const byDate = dates.map((date) => ({
    dateId: date.id,
    found: together(judged({ t: date.t, dateId: date.id })),
  }));
  return {
    value: {
      addressId,
      ready: now.faults.length === 0,
      faults: now.faults,
      ...(byDate.length === 0
        ? {}
        : {
            byDate: byDate.map(({ dateId, found: { faults } }) => ({ dateId, ready: faults.length === 0, faults })),
          }),
    },
    speaksOf: [...new Set([key, ...now.speaksOf, ...byDate.flatMap(({ found }) => found.speaksOf)])],
  };
}

function tSet(t: number | null, dates: number): Found {
  if (t !== null) return nothing;
  const pencilled = dates === 1 ? '1 date is pencilled' : `${dates} dates are pencilled`;
  const sentence = dates === 0 ? 'T is not set.' : `T is not set: ${pencilled}.`;
  return fault({ code: 'no_t', sentence, mendAt: { kind: 'operation', id: OPERATION_RECORD } });
}

function covered(cover: Covered, { dateId }: When, from: From): Found {
  const { need, notCounted, speaksOf } = cover;
  const judged =
    dateId === null ? { gap: cover.gap, presence: cover.now } : cover.byDate.find(({ date }) => date.id === dateId);
  if (judged?.gap.kind !== 'short') return sound(...speaksOf);
  const mendAt = { kind: 'requirement', id: need.id } as const;
  const why = whyNotCounted(notCounted) ?? whyMissing(judged.presence);
  const sentence = [`${judged.gap.sentence}.`, ...(why === null ? [] : [why.sentence()])].join(' ');
  const named = why === null ? [] : keysOfPerson(why.person, from);
  return fault({ code: 'not_covered', sentence, mendAt }, [...speaksOf, ...named]);
}

interface Why {
  readonly person: Pick<Person, 'engagement' | 'others'>;
  readonly sentence: () => string;
}

/** "1 more said yes and does not count: …": the lead does not look for somebody who is there and may not be. */
function whyNotCounted(people: Covered['notCounted']): Why | null {
  const [first] = people.flatMap((person) =>
    person.against.filter(isHeldBy).map(({ sentence }) => ({ person, sentence })),
  );
  if (first === undefined) return null;
  const count = people.length === 1 ? '1 more said yes and does' : `${people.length} more said yes and do`;
  return { person: first.person, sentence: () => `${count} not count: ${first.sentence()}` };
}

function whyMissing(presence: Presence | null): Why | null {
  const [first] = presence?.missing ?? [];
  return first === undefined ? null : { person: { ...first, others: [] }, sentence: first.sentence };
}
