import type { Erased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { ImportView } from '#shared/plan-records.ts';
import type { RosterPersonView } from '#shared/records.ts';
import type { AgencyEntities } from '../domain/agency-state.ts';
import type { Reader } from '../domain/tables.ts';
import type { AudienceName } from './audiences.ts';
import { readName } from './audiences.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';

/**
 * A person on the agency's own roster, without the telephone number: numbers are opened one at a time and put on
 * record (`reachOf`), not carried in the live view.
 */
const person = record<AgencyEntities, 'rosterPerson'>('rosterPerson', (id, from): RosterPersonView | null => {
  const person = from.get('rosterPerson', id);
  if (person === undefined) return null;
  return {
    name: person.name,
    shownName: person.shownName,
    unitId: person.unitId,
    roles: person.roles,
    languages: person.languages,
    gender: person.gender,
    worksWith: person.worksWith,
    dialects: person.dialects,
    certificates: person.certificates,
    availability: person.availability,
    maxMinutes: person.maxMinutes,
    conflict: person.conflict,
    conflictNote: person.conflictNote,
    travelMinutes: person.travelMinutes,
    email: typeof person.email === 'string' && person.email !== '',
  };
});

/** What became of a file of people: for those who may bring one in. */
const imported = record<AgencyEntities, 'import'>('import', (id, from): ImportView | null => {
  const file = from.get('import', id);
  if (file === undefined) return null;
  return {
    at: file.at,
    of: file.of,
    rows: file.rows,
    added: file.added,
    changed: file.changed,
    parts: file.parts,
    takenBack: file.takenBack,
    left: file.left,
  };
});

export const rosterRules = {
  rosterPerson: forEach(['coordinator', 'unit'], person),
  import: { coordinator: imported },
} satisfies RuleTable<AgencyEntities>;

/** How somebody on a roster is reached: opened one at a time. */
export type Reach = 'phone' | 'email';

/** Her telephone number or mail address, for a viewer of this audience who opens it; null where it is not theirs. */
export function reachOf(
  what: Reach,
  personId: Id,
  audience: AudienceName,
  reader: Reader<AgencyEntities>,
): string | Erased | null {
  const person = reader.get('rosterPerson', personId);
  const { cls, id } = readName(audience);
  if (person === undefined) return null;
  return cls === 'coordinator' || (cls === 'unit' && person.unitId === id) ? person[what] : null;
}
