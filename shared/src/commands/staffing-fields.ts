import * as z from 'zod/mini';
import { LIMITS } from '../limits.ts';
import { isFitText, optionalText, text } from '../text.ts';
import { CERTIFICATES, CONFLICTS } from '../staffing-vocabulary.ts';
import { GENDERS_ASKED, STAFF_ROLES } from '../vocabulary.ts';
import { timeSchema } from './command.ts';
import { languageSchema, languagesSchema } from './plan-fields.ts';

/** A day of the calendar that there is, "2026-11-24". */
export const daySchema = z
  .string()
  .check(z.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), z.refine(isThere, { error: 'day.none' }));

/** The platform takes the 31st of February for a day in March: then it is not the day that was typed. */
function isThere(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().startsWith(day);
}

/** A way of speaking a language that matters: {language: "ro", dialect: "Moldovan"}. */
export const dialectsSchema = z
  .array(z.strictObject({ language: languageSchema, dialect: text(LIMITS.dialect) }))
  .check(z.maxLength(LIMITS.languages));
export type Dialect = z.infer<typeof dialectsSchema>[number];

/** A paper as issued, when it was last checked, and the day after which it no longer holds, where it says one. */
export const certificateSchema = z.strictObject({
  kind: z.enum(CERTIFICATES),
  issuedOn: z.nullable(daySchema),
  checkedOn: z.nullable(daySchema),
  expiresOn: z.nullable(daySchema),
});
export type Certificate = z.infer<typeof certificateSchema>;
export const certificatesSchema = z.array(certificateSchema).check(z.maxLength(CERTIFICATES.length));

/** What a need may ask beyond role, hours and languages. Where a need is added without them they are as `NEED_DETAIL_UNSET` says. */
export const needDetailFields = {
  dialects: dialectsSchema,
  certificates: z.array(z.enum(CERTIFICATES)).check(z.maxLength(CERTIFICATES.length)),
  /** How long each person found takes with one of these, in minutes; null: nobody waits for this role. */
  minutesEach: z.nullable(z.int().check(z.gte(5), z.lte(480))),
};
export const NEED_DETAIL_UNSET = { dialects: [], certificates: [], minutesEach: null } as const;

/** Hours, from and to. */
export const spanSchema = z
  .strictObject({ startAt: timeSchema, endAt: timeSchema })
  .check(z.refine(({ startAt, endAt }) => endAt > startAt, { error: 'window.order', path: ['endAt'] }));

/** How many of a role an agency could send, and when; null hours: at any of those asked. */
export const capacityFields = {
  role: z.enum(STAFF_ROLES),
  number: z.int().check(z.gte(1), z.lte(LIMITS.number)),
  languages: languagesSchema,
  gender: z.enum(GENDERS_ASKED),
  hours: z.nullable(spanSchema),
  note: optionalText(LIMITS.note),
};

/** A mail address as people have them, or nothing. */
export const emailSchema = z
  .string()
  .check(
    z.trim(),
    z.maxLength(LIMITS.email),
    z.refine(isFitText, { error: 'text.unfit' }),
    z.regex(/^$|^[^\s@<>,;:"()[\]\\]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$/),
  );

/** What a roster keeps of a person beside name, roles and languages. Where one is added without it, it is as `ROSTER_DETAIL_UNSET` says. */
export const rosterDetailFields = {
  dialects: dialectsSchema,
  certificates: certificatesSchema,
  /** When she is free; empty where nobody has said. */
  availability: z.array(spanSchema).check(z.maxLength(LIMITS.availability)),
  /** Most minutes that she works in one operation; null where nobody has said. */
  maxMinutes: z.nullable(z.int().check(z.gte(30), z.lte(2_880))),
  conflict: z.enum(CONFLICTS),
  /** What she declared, in her own agency's words; read by nobody else. */
  conflictNote: optionalText(LIMITS.note),
  /** Minutes that she needs to get to the operation's area. */
  travelMinutes: z.nullable(z.int().check(z.gte(0), z.lte(720))),
  email: emailSchema,
};
export const ROSTER_DETAIL_UNSET = {
  dialects: [],
  certificates: [],
  availability: [],
  maxMinutes: null,
  conflict: 'not_asked',
  conflictNote: '',
  travelMinutes: null,
  email: '',
} as const;
