import type { Erased } from '#shared/erased.ts';
import { isErased } from '#shared/erased.ts';
import { personKey } from '#shared/natural-keys.ts';
import type { Id } from '#shared/ids.ts';
import type { Gender, StaffRole, WorksWith } from '#shared/vocabulary.ts';
import type { Certificate, Dialect } from '#shared/commands/staffing-fields.ts';
import type { Conflict } from '#shared/staffing-vocabulary.ts';
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
  readonly dialects: readonly Dialect[];
  readonly certificates: readonly Certificate[];
  readonly availability: readonly { readonly startAt: number; readonly endAt: number }[];
  readonly maxMinutes: number | null;
  readonly conflict: Conflict;
  readonly conflictNote: string | Erased;
  readonly travelMinutes: number | null;
  readonly email: string | Erased;
}

/** What an import changed of one person: never a name, a number, a mail address or what she declared. */
export interface RosterEdit {
  readonly personId: Id;
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
  /** Which of what is sealed it changed; what stood there before is kept nowhere. */
  readonly sealed: readonly string[];
}

/** One file that came in, part by part. */
export interface RosterImport {
  readonly fileHash: string;
  readonly at: number;
  readonly of: number;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly parts: readonly number[];
  readonly takenBack: number;
  readonly left: number;
}
export interface RosterImportPart {
  readonly importId: Id;
  readonly chunk: number;
  readonly rows: number;
  readonly added: readonly { readonly personId: Id; readonly as: string }[];
  readonly edited: readonly RosterEdit[];
}

export type AgencyEntities = { rosterPerson: RosterPerson; import: RosterImport; importPart: RosterImportPart };

export const AGENCY_INDEXES: Indexes<AgencyEntities> = {
  rosterPerson: {
    unit: { keys: (person) => (person.unitId === null ? [] : [person.unitId]) },
    key: {
      keys: ({ name, shownName }) => (isErased(name) || isErased(shownName) ? [] : [personKey({ name, shownName })]),
    },
  },
  importPart: { import: { keys: (part) => [part.importId] } },
};
