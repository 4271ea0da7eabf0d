import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { COMMAND_LEVELS, DRAWING_KINDS, RISK_KINDS, RISK_LEVELS, WARRANT_TYPES } from '../plan-vocabulary.ts';
import { optionalText, text } from '../text.ts';
import { GENDERS, STAFF_ROLES } from '../vocabulary.ts';
import { offsetSchema, timeSchema } from './command.ts';
import { languagesSchema, needFields, pointSchema } from './plan-fields.ts';

const maybeId = z.nullable(idSchema);

/** A command post. Its holder is not edited: a post is handed over, and taken on by whoever holds it next. */
export const postFields = { name: text(LIMITS.name), level: z.enum(COMMAND_LEVELS), deputyId: maybeId };

/** Something to be done by a post, so many minutes from T. */
export const taskFields = { title: text(LIMITS.line), postId: maybeId, addressId: maybeId, due: offsetSchema };

/** If this happens, that is done; a code word may stand for it on the radio. Of one address, or of the whole operation. */
export const contingencyFields = {
  trigger: text(LIMITS.line),
  action: text(LIMITS.note),
  codeWord: optionalText(LIMITS.codeWord),
  addressId: maybeId,
  postId: maybeId,
};

/** One line of the communications plan. */
export const channelFields = {
  purpose: text(LIMITS.name),
  talkgroup: text(LIMITS.talkgroup),
  callSign: optionalText(LIMITS.callSign),
  codeWord: optionalText(LIMITS.codeWord),
  /** What is used when the talkgroup fails. */
  fallback: optionalText(LIMITS.line),
};

export const warrantFields = { type: z.enum(WARRANT_TYPES), reference: optionalText(LIMITS.reference) };

/** What becomes of a warrant. These are facts: none is refused for its order. */
export const warrantFactSchema = z.discriminatedUnion('kind', [
  /** `endsAt` where its type has no life of its own. */
  z.strictObject({ kind: z.literal('issued'), at: timeSchema, endsAt: z.nullable(timeSchema) }),
  z.strictObject({ kind: z.literal('refused'), at: timeSchema }),
  z.strictObject({ kind: z.literal('entry_authorised'), at: timeSchema, inspector: text(LIMITS.name) }),
  z.strictObject({ kind: z.literal('executed'), at: timeSchema }),
  z.strictObject({ kind: z.literal('returned'), at: timeSchema }),
]);
export type WarrantFact = z.infer<typeof warrantFactSchema>;

/** A hazard and what is done about it, as one agency sees it. */
export const riskFields = {
  kind: z.enum(RISK_KINDS),
  level: z.enum(RISK_LEVELS),
  hazard: text(LIMITS.note),
  control: optionalText(LIMITS.note),
  owner: optionalText(LIMITS.name),
  /** Minutes from T at which it is looked at again. */
  review: z.nullable(offsetSchema),
  /** A police assessment that agencies with people there may read. It must name no address. */
  shared: z.boolean(),
};
/** What a risk is at: for an agency, what it was asked for, since it knows no address. */
export const riskAboutSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('operation') }),
  z.strictObject({ kind: z.enum(['address', 'site']), id: idSchema }),
  z.strictObject({ kind: z.literal('request'), id: idSchema }),
]);

export const drawingFields = {
  kind: z.enum(DRAWING_KINDS),
  label: text(LIMITS.name),
  points: z.array(pointSchema).check(z.minLength(2), z.maxLength(LIMITS.drawingPoints)),
};

/** Where one of the force's own people is put: with a team, or at a place by themselves. */
export const postingSchema = z.nullable(z.strictObject({ kind: z.enum(['team', 'address', 'site']), id: idSchema }));

/** One of the force's own people who has no account here. Other agencies put their own people forward. */
export const staffFields = {
  name: text(LIMITS.name),
  /** Collar or staff number; empty where there is none. */
  number: optionalText(LIMITS.staffNumber),
  roles: z.array(z.enum(STAFF_ROLES)).check(z.maxLength(STAFF_ROLES.length)),
  languages: languagesSchema,
  gender: z.enum(GENDERS),
  posting: postingSchema,
};

/** One of the force's own people fills a need. Who of another agency fills one is put forward by that agency. */
export const dutyFields = { staffId: idSchema, requirementId: idSchema, window: needFields.window };
