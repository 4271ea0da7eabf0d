import * as z from 'zod/mini';
import { call } from './http.ts';
import type { Answer } from './api.ts';
import { refusal } from '#shared/refusals.ts';

/** What of somebody on a roster is opened one at a time, each opening on record. */
export type Reach = 'phone' | 'email';

const schema = z.object({ phone: z.optional(z.nullable(z.string())), email: z.optional(z.nullable(z.string())) });

/** Opens somebody's telephone number or mail address, for a coordinator of hers; null where it was erased. */
export async function openReach(agencyId: string, personId: string, what: Reach): Promise<Answer<string | null>> {
  const answer = await call('POST', `/api/streams/agency/${agencyId}/people/${personId}/${what}?as=coordinator`, {});
  if (!answer.ok) return answer;
  const read = schema.safeParse(answer.body);
  const value = read.success ? read.data[what] : undefined;
  return value === undefined ? { ok: false, refusal: refusal('unavailable'), answered: true } : { ok: true, value };
}
