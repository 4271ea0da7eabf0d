import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { optionalText, text } from '../text.ts';
import { ENTRY_UNDER, EXPECTED_GENDERS } from '../plan-vocabulary.ts';
import { GENDERS_ASKED, SITE_KINDS, STAFF_ROLES, WORKS_WITH } from '../vocabulary.ts';
import { ids, offsetSchema } from './command.ts';

/** A language tag as `Intl.DisplayNames` knows it ("ro", "sq", "zh-yue"), or the word "unknown". */
export const languageSchema = z.string().check(z.regex(/^(unknown|[a-z]{2,3}(-[A-Za-z]{2,8})?)$/));
export const languagesSchema = z.array(languageSchema).check(z.maxLength(LIMITS.languages));

/** WGS 84 degrees. */
export const pointSchema = z.strictObject({
  latitude: z.number().check(z.gte(-90), z.lte(90)),
  longitude: z.number().check(z.gte(-180), z.lte(180)),
});
export type Point = z.infer<typeof pointSchema>;

/** UK form, normalised to capitals with one space before the last three characters; empty where there is none. */
export const postcodeSchema = z.string().check(
  z.trim(),
  z.toUpperCase(),
  z.overwrite((value) => value.replace(/\s+/g, '').replace(/^(.+)(.{3})$/, '$1 $2')),
  z.regex(/^([A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})?$/),
);

export const phoneSchema = z.string().check(z.trim(), z.maxLength(LIMITS.phone), z.regex(/^\+?[\d ()-]{3,24}$/));
export const liaisonSchema = z.strictObject({ name: text(LIMITS.name), phone: phoneSchema });

/** People expected at an address, as far as anybody knows. */
export const expectedSchema = z.strictObject({
  number: z.nullable(z.int().check(z.gte(0), z.lte(LIMITS.people))),
  languages: languagesSchema,
  children: z.enum(['none', 'possible', 'expected', 'unknown']),
  /** Absent where nobody has said. */
  gender: z.optional(z.enum(EXPECTED_GENDERS)),
});

export const addressFields = {
  line: text(LIMITS.line),
  postcode: postcodeSchema,
  point: z.nullable(pointSchema),
  hazards: optionalText(LIMITS.note),
  entry: optionalText(LIMITS.note),
  expected: expectedSchema,
  teamId: z.nullable(idSchema),
};

const siteLink = z.nullable(idSchema);
/** The rest of the address card. Where an address is added without them they are as `ADDRESS_CARD_UNSET` says. */
export const addressCardFields = {
  /** Minutes from T at which this address is entered; nought is T itself. */
  strikeOffset: offsetSchema,
  entryUnder: z.enum(ENTRY_UNDER),
  /** What stands ready for the people found there, and whether it is fit for them. */
  vehicles: optionalText(LIMITS.note),
  rvpId: siteLink,
  fupId: siteLink,
  hospitalId: siteLink,
  custodyId: siteLink,
  assaultCentreId: siteLink,
  receptionId: siteLink,
};

/** The kind of site that each link of an address leads to. */
export const SITE_LINKS = {
  rvpId: 'rvp',
  fupId: 'fup',
  hospitalId: 'hospital',
  custodyId: 'custody',
  assaultCentreId: 'assault_centre',
  receptionId: 'reception_centre',
} as const;
export type SiteLink = keyof typeof SITE_LINKS;

export const ADDRESS_CARD_UNSET = {
  strikeOffset: 0,
  entryUnder: 'warrant',
  vehicles: '',
  rvpId: null,
  fupId: null,
  hospitalId: null,
  custodyId: null,
  assaultCentreId: null,
  receptionId: null,
} as const;

export const siteFields = {
  kind: z.enum(SITE_KINDS),
  name: text(LIMITS.name),
  line: optionalText(LIMITS.line),
  postcode: postcodeSchema,
  point: z.nullable(pointSchema),
};

export const teamFields = {
  callSign: text(LIMITS.callSign),
  talkgroup: optionalText(LIMITS.talkgroup),
  memberIds: ids(LIMITS.teamMembers),
  /** The one named person who updates the address from the field. */
  updaterId: z.nullable(idSchema),
};

/** What is needed somewhere, without the place. */
export const needFields = {
  role: z.enum(STAFF_ROLES),
  number: z.int().check(z.gte(1), z.lte(LIMITS.number)),
  /** Minutes from T, so that the window moves when T moves. */
  window: z
    .strictObject({ start: offsetSchema, end: offsetSchema })
    .check(z.refine((window) => window.end > window.start, { error: 'window.order' })),
  languages: languagesSchema,
  gender: z.enum(GENDERS_ASKED),
  worksWith: z.enum(WORKS_WITH),
  note: optionalText(LIMITS.note),
};

export const requirementFields = {
  ...needFields,
  place: z.strictObject({ kind: z.enum(['address', 'site']), id: idSchema }),
};
