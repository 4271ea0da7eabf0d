import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { optionalText } from '../text.ts';
import type { CommandOf } from './command.ts';
import { shape, timeSchema } from './command.ts';
import { tokenHashSchema } from './directory-commands.ts';

/** Commands of a day's sessions: given by the identity room alone, never by a client. */
export const SESSION_COMMANDS = {
  BeginSession: shape(
    z.strictObject({
      tokenHash: tokenHashSchema,
      holder: z.union([
        z.strictObject({ kind: z.literal('account'), accountId: idSchema }),
        z.strictObject({ kind: z.literal('link'), operationId: idSchema, assignmentId: idSchema }),
      ]),
      endsAt: timeSchema,
      device: optionalText(LIMITS.name),
    }),
  ),
  EndSession: shape(z.strictObject({ tokenHash: tokenHashSchema })),
};
export type SessionCommand = CommandOf<typeof SESSION_COMMANDS>;
