import * as z from 'zod/mini';
import { call } from '../connection/http.ts';
import { idSchema } from '#shared/ids.ts';
import type { Proposal, ProposalAsked } from '#shared/proposals.ts';
import { STAFF_ROLES } from '#shared/vocabulary.ts';

const window = z.object({ start: z.int(), end: z.int() });
const deedSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('move'),
    assignmentId: idSchema,
    requirementId: idSchema,
    startAt: z.number(),
    endAt: z.number(),
  }),
  z.object({ kind: z.literal('duty'), staffId: idSchema, requirementId: idSchema, window }),
  z.object({ kind: z.literal('end_duty'), dutyId: idSchema }),
  z.object({ kind: z.literal('ask'), requirementId: idSchema, agencyId: idSchema, unitId: z.nullable(idSchema) }),
  z.object({ kind: z.literal('ring'), assignmentId: idSchema }),
  z.object({
    kind: z.literal('put_forward'),
    requestId: idSchema,
    personId: idSchema,
    startAt: z.number(),
    endAt: z.number(),
  }),
]);
const proposalSchema = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      deed: deedSchema,
      role: z.enum(STAFF_ROLES),
      why: z.string(),
      closes: z.array(z.string()),
      opens: z.array(z.string()),
    }),
  ),
  uncoveredBefore: z.number(),
  uncoveredAfter: z.number(),
  proof: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('best') }),
    z.object({ kind: z.literal('bound'), uncoveredAtLeast: z.number() }),
  ]),
  milliseconds: z.number(),
});

export type ProposalAnswer =
  | { readonly kind: 'made'; readonly proposal: Proposal }
  | { readonly kind: 'refused'; readonly reason: string };

/** Asks the solver, over HTTP. It moves nobody. Once stopped, what it answers is nobody's any more. */
export async function askSolver(operationId: string, asked: ProposalAsked, stop: AbortSignal): Promise<ProposalAnswer> {
  const answer = await call('POST', `/api/streams/operation/${operationId}/proposals?as=lead`, asked, stop);
  if (!answer.ok) return { kind: 'refused', reason: answer.refusal.message };
  const read = proposalSchema.safeParse(answer.body);
  // What is not understood is another build's: nothing of it is shown.
  return read.success
    ? { kind: 'made', proposal: read.data }
    : { kind: 'refused', reason: 'Muster answered in a way this page does not know. Reload the page.' };
}
