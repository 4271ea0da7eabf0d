import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { optionalText } from '../text.ts';
import { ids } from './command.ts';
import { addressCardFields, addressFields, teamFields } from './plan-fields.ts';
import { staffFields } from './plan-record-fields.ts';

const { teamId: _teamId, ...addressText } = addressFields;
const { posting: _posting, ...staffText } = staffFields;
/** A team by its call sign, since it may have come in with the same file; empty for none. */
const team = optionalText(LIMITS.callSign);

export const addressRowSchema = z.strictObject({ ...addressText, ...addressCardFields, team });
export const teamRowSchema = z.strictObject({ ...teamFields, memberIds: ids(LIMITS.teamMembers) });
/** `address` is a ref ("A2"); who is with a team is posted there. */
export const staffRowSchema = z.strictObject({ ...staffText, team, address: optionalText(LIMITS.ref) });
export type AddressRow = z.infer<typeof addressRowSchema>;
export type TeamRow = z.infer<typeof teamRowSchema>;
export type StaffRow = z.infer<typeof staffRowSchema>;

/**
 * One row of a file: `was` is what stood there when the person saw what would happen (null where there was nothing), so
 * that what somebody else has changed since is not written over unseen. What is there already under the same natural key
 * is not added again.
 */
const rowOf = <R extends z.ZodMiniType>(row: R) =>
  z.strictObject({
    row: z.int().check(z.gte(1), z.lte(1_000_000)),
    was: z.nullable(z.strictObject({ id: idSchema, fields: row })),
    now: row,
  });

const most = { minimum: z.minLength(1), maximum: z.maxLength(LIMITS.importRows) };
export const rowsOf = <R extends z.ZodMiniType>(row: R) => z.array(rowOf(row)).check(most.minimum, most.maximum);

export const importPart = {
  /** SHA-256 of the file's bytes, base64url: tells one file from another and says nothing of what is in it. */
  fileHash: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** Parts are counted from nought. */
  chunk: z.int().check(z.gte(0), z.lte(LIMITS.importFileRows)),
  of: z.int().check(z.gte(1), z.lte(LIMITS.importFileRows)),
};

/** At most fifty rows of one kind and 32 kB: all of them, or none. */
export const importRowsSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...importPart, kind: z.literal('address'), rows: rowsOf(addressRowSchema) }),
    z.strictObject({ ...importPart, kind: z.literal('team'), rows: rowsOf(teamRowSchema) }),
    z.strictObject({ ...importPart, kind: z.literal('staff'), rows: rowsOf(staffRowSchema) }),
  ])
  .check(z.refine((value) => JSON.stringify(value).length <= LIMITS.importBytes, { error: 'import.bytes' }));
export type ImportPart = z.infer<typeof importRowsSchema>;
