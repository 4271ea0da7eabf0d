import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import type { ProposalAsked } from '../proposals.ts';
import { timeSchema } from './command.ts';

/** What may be asked of the solver over HTTP. */
export const proposalAskedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('allocation') }),
  z
    .strictObject({ kind: z.literal('replacement'), requirementId: idSchema, startAt: timeSchema, endAt: timeSchema })
    .check(z.refine(({ startAt, endAt }) => endAt > startAt, { error: 'window.order', path: ['endAt'] })),
  z.strictObject({ kind: z.literal('own_roster'), requestId: z.nullable(idSchema) }),
]) satisfies z.ZodMiniType<ProposalAsked>;
