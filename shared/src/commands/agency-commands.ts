import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { optionalText, text } from '../text.ts';
import { GENDERS, STAFF_ROLES, WORKS_WITH } from '../vocabulary.ts';
import type { CommandOf } from './command.ts';
import { fieldEdits, shape } from './command.ts';
import { languagesSchema } from './plan-fields.ts';

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

/** Commands of one agency's own stream: its roster. */
export const AGENCY_COMMANDS = {
  AddPerson: shape(z.strictObject(rosterFields)),
  EditPerson: shape(z.strictObject({ personId: idSchema, fields: fieldEdits(rosterFields) })),
  RemovePerson: shape(z.strictObject({ personId: idSchema })),
};
export type AgencyCommand = CommandOf<typeof AGENCY_COMMANDS>;
