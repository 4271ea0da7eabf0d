import type { Erased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { Gender, StaffRole, WorksWith } from '#shared/vocabulary.ts';
import type { Indexes } from './tables.ts';

/** A person on an agency's own roster; nobody outside the agency reads it. */
export interface RosterPerson {
  readonly name: string | Erased;
  readonly shownName: string | Erased;
  readonly unitId: Id | null;
  readonly roles: readonly StaffRole[];
  readonly languages: readonly string[];
  readonly gender: Gender;
  readonly worksWith: WorksWith;
  readonly phone: string | Erased;
}

export type AgencyEntities = { rosterPerson: RosterPerson };

export const AGENCY_INDEXES: Indexes<AgencyEntities> = {
  rosterPerson: { unit: { keys: (person) => (person.unitId === null ? [] : [person.unitId]) } },
};
