import * as z from 'zod/mini';
import { commandIdSchema, idSchema, streamSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';

/** Milliseconds since 1970, as whole numbers within a sane span (2000 to 2100). */
export const timeSchema = z.int().check(z.gte(946_684_800_000), z.lte(4_102_444_800_000));
/** Minutes from T; negative is before. */
export const offsetSchema = z.int().check(z.gte(-LIMITS.offsetMinutes), z.lte(LIMITS.offsetMinutes));

/**
 * What every command carries beside its payload. `occurredAt` and `sentAt` are read from one and the same clock, the
 * sender's; only their difference is ever used, so a device with a wrong clock does no harm.
 */
export const envelopeSchema = z.strictObject({
  id: commandIdSchema,
  stream: streamSchema,
  type: z.string().check(z.regex(/^[A-Z][A-Za-z]{2,39}$/)),
  version: z.int().check(z.gte(1), z.lte(99)),
  payload: z.unknown(),
  occurredAt: timeSchema,
  sentAt: timeSchema,
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** The shape of one kind of command: its current version and the schema of its payload. */
export interface CommandShape<P extends z.ZodMiniType = z.ZodMiniType> {
  readonly version: number;
  readonly payload: P;
}

export const shape = <P extends z.ZodMiniType>(payload: P): CommandShape<P> => ({ version: 1, payload });

/**
 * A plan edit names, for each field, the value it was typed over and the new one. If the field no longer holds `from`,
 * the edit becomes a contest that people settle; nothing typed is lost.
 */
export const fieldEdits = <F extends Record<string, z.ZodMiniType>>(fields: F) => {
  const edits = Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, z.optional(z.strictObject({ from: schema, to: schema }))]),
  ) as { [K in keyof F]: z.ZodMiniOptional<z.ZodMiniObject<{ from: F[K]; to: F[K] }, z.core.$strict>> };
  return z.strictObject(edits).check(z.refine((value) => Object.keys(value).length > 0, { error: 'edit.empty' }));
};

export type FieldEdits = Readonly<Record<string, { readonly from: unknown; readonly to: unknown } | undefined>>;
export const ids = (most: number) => z.array(idSchema).check(z.maxLength(most));

/** A typed command as a decider sees it: one member of the union per kind. */
export type CommandOf<S extends Record<string, CommandShape>> = {
  [T in keyof S & string]: { readonly type: T; readonly payload: z.infer<S[T]['payload']> };
}[keyof S & string];
