import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { optionalText, text } from '../text.ts';
import { GENDERS, STAFF_ROLES, WORKS_WITH } from '../vocabulary.ts';
import type { CommandOf } from './command.ts';
import { fieldEdits, shape } from './command.ts';
import { importPart, rowsOf } from './import-rows.ts';
import { languagesSchema } from './plan-fields.ts';
import { rosterDetailFields } from './staffing-fields.ts';

/** A person on an agency's own roster. `shownName` is the name she works under. */
export const rosterFields = {
  name: text(LIMITS.name),
  shownName: text(LIMITS.name),
  unitId: z.nullable(idSchema),
  roles: z.array(z.enum(STAFF_ROLES)).check(z.minLength(1), z.maxLength(STAFF_ROLES.length)),
  languages: languagesSchema,
  gender: z.enum(GENDERS),
  worksWith: z.enum(WORKS_WITH),
  phone: optionalText(LIMITS.phone),
};

const details = rosterDetailFields;
const maybeDetails = {
  dialects: z.optional(details.dialects),
  certificates: z.optional(details.certificates),
  availability: z.optional(details.availability),
  maxMinutes: z.optional(details.maxMinutes),
  conflict: z.optional(details.conflict),
  conflictNote: z.optional(details.conflictNote),
  travelMinutes: z.optional(details.travelMinutes),
  email: z.optional(details.email),
};

const { unitId: _unitId, ...personText } = rosterFields;
/** One row of a roster: a unit by its name, empty for none. */
export const personRowSchema = z.strictObject({
  ...personText,
  ...rosterDetailFields,
  unit: optionalText(LIMITS.name),
});
export type PersonRow = z.infer<typeof personRowSchema>;
export const importPeopleSchema = z
  .strictObject({ ...importPart, kind: z.literal('person'), rows: rowsOf(personRowSchema) })
  .check(z.refine((value) => JSON.stringify(value).length <= LIMITS.importBytes, { error: 'import.bytes' }));
export type PeoplePart = z.infer<typeof importPeopleSchema>;

/** Commands of one agency's own stream: its roster. */
export const AGENCY_COMMANDS = {
  /** What is not said beyond name, roles and languages is unset. */
  AddPerson: shape(z.strictObject({ ...rosterFields, ...maybeDetails })),
  EditPerson: shape(
    z.strictObject({ personId: idSchema, fields: fieldEdits({ ...rosterFields, ...rosterDetailFields }) }),
  ),
  RemovePerson: shape(z.strictObject({ personId: idSchema })),
  /** Rows of one file, as `ImportRows` of an operation: all of a part or none, and who is there already, by name, is not added again. */
  ImportPeople: shape(importPeopleSchema),
  /** Takes back what one part of a file did, as far as nobody has changed it since. */
  TakeBackPeople: shape(
    z.strictObject({ importId: idSchema, chunk: z.int().check(z.gte(0), z.lte(LIMITS.importFileRows)) }),
  ),
};
export type AgencyCommand = CommandOf<typeof AGENCY_COMMANDS>;
