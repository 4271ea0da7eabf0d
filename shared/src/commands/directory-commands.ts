import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { longText, text } from '../text.ts';
import { MESSAGE_CHANNELS } from '../staffing-vocabulary.ts';
import { AGENCY_KINDS } from '../vocabulary.ts';
import { emailSchema } from './staffing-fields.ts';
import type { CommandOf } from './command.ts';
import { fieldEdits, shape } from './command.ts';

/** 32 bytes in base64url: the hash of a token. The token itself is never written. */
export const tokenHashSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

export const signInNameSchema = z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9][a-z0-9._@+-]{1,79}$/));
/** What an account may do in the directory. Roles in an operation are given there, not here. */
export const STANDINGS = ['administrator', 'lead', 'member'] as const;
export type Standing = (typeof STANDINGS)[number];

export const agencyFields = { name: text(LIMITS.name), short: text(LIMITS.callSign), kind: z.enum(AGENCY_KINDS) };
/** The office's own mailbox; empty where there is none. */
export const mailboxSchema = emailSchema;
const mailbox = mailboxSchema;

/** Commands of the directory: agencies, units, accounts and their links. Only an administrator gives them, save those marked. */
export const DIRECTORY_COMMANDS = {
  /** The system's own, once, at the first start. */
  FoundDirectory: shape(z.strictObject({ signInName: signInNameSchema, tokenHash: tokenHashSchema })),
  AddAgency: shape(z.strictObject({ ...agencyFields, mailbox: z.optional(mailbox) })),
  EditAgency: shape(z.strictObject({ agencyId: idSchema, fields: fieldEdits({ ...agencyFields, mailbox }) })),
  AddUnit: shape(z.strictObject({ agencyId: idSchema, name: text(LIMITS.name) })),
  AddAccount: shape(
    z.strictObject({
      name: text(LIMITS.name),
      signInName: signInNameSchema,
      agencyId: idSchema,
      unitId: z.nullable(idSchema),
      standing: z.enum(STANDINGS),
    }),
  ),
  /** A one-use link: an invitation for one who has no password yet, a sign-in link for one who forgot it. */
  IssueLink: shape(
    z.strictObject({ accountId: idSchema, tokenHash: tokenHashSchema, purpose: z.enum(['invitation', 'sign_in']) }),
  ),
  /** Given by the link's holder through the identity room, never straight from a client. */
  SpendLink: shape(z.strictObject({ accountId: idSchema, tokenHash: tokenHashSchema })),
  SetPassword: shape(
    z.strictObject({ accountId: idSchema, passwordHash: z.string().check(z.maxLength(200), z.regex(/^\$argon2id\$/)) }),
  ),
  ChangeStanding: shape(z.strictObject({ accountId: idSchema, standing: z.enum(STANDINGS) })),
  SuspendAccount: shape(z.strictObject({ accountId: idSchema, reason: longText(LIMITS.reason) })),
  RestoreAccount: shape(z.strictObject({ accountId: idSchema })),
  /** Ends every session of the account, everywhere. */
  EndSessions: shape(z.strictObject({ accountId: idSchema })),
  /** `host` is whom messages go to, as the administrator read it: with another host the channel is off again. */
  SwitchMessageChannel: shape(
    z.strictObject({ channel: z.enum(MESSAGE_CHANNELS), on: z.boolean(), host: text(LIMITS.line) }),
  ),
};
export type DirectoryCommand = CommandOf<typeof DIRECTORY_COMMANDS>;
