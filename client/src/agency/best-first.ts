import * as z from 'zod/mini';
import { call } from '../connection/http.ts';
import { dayRange } from '../format/time.ts';
import { nameText } from '../words/sentences.ts';
import { idSchema } from '#shared/ids.ts';
import type { RosterPersonView } from '#shared/records.ts';

/** Somebody whom the server ranks for a request, with the hours that she could give. Times in ms. */
export interface Ranked {
  readonly personId: string;
  /** By the roster's own name. */
  readonly name: string;
  readonly hours: string;
  readonly startAt: number;
  readonly endAt: number;
  /** Whole sentences: why she stands here, and what somebody must know of it. */
  readonly why: readonly string[];
}

const deed = z.object({
  kind: z.literal('put_forward'),
  requestId: idSchema,
  personId: idSchema,
  startAt: z.number(),
  endAt: z.number(),
});
const schema = z.object({
  steps: z.array(z.object({ deed, why: z.string(), opens: z.array(z.string()) })),
});
export type RankedStep = z.infer<typeof schema>['steps'][number];

export type RankedAnswer =
  | { readonly kind: 'made'; readonly steps: readonly RankedStep[] }
  | { readonly kind: 'refused'; readonly why: string };

/** Asks who of the own roster could come, over HTTP. It puts nobody forward. Once stopped, its answer is nobody's. */
export async function askBestFirst(operationId: string, requestId: string, stop: AbortSignal): Promise<RankedAnswer> {
  const path = `/api/streams/operation/${operationId}/proposals?as=coordinator`;
  const answer = await call('POST', path, { kind: 'own_roster', requestId }, stop);
  if (!answer.ok) return { kind: 'refused', why: answer.refusal.message };
  const read = schema.safeParse(answer.body);
  // What is not understood is another build's: nothing of it is shown.
  return read.success
    ? { kind: 'made', steps: read.data.steps }
    : { kind: 'refused', why: 'Muster answered in a way this page does not know. Reload the page.' };
}

/** More than this is a list to search, which the field below is. */
const MOST_SHOWN = 6;

export interface RankedParts {
  readonly requestId: string;
  readonly roster: ReadonlyMap<string, RosterPersonView>;
  readonly zone: string;
}

/** The best of those whom the roster still has, in the server's order, each once. */
export function rankedPeople(
  steps: readonly RankedStep[],
  { requestId, roster, zone }: RankedParts,
): readonly Ranked[] {
  const seen = new Set<string>();
  return steps
    .flatMap(({ deed: { personId, startAt, endAt, ...rest }, why, opens }): readonly Ranked[] => {
      const person = roster.get(personId);
      if (rest.requestId !== requestId || person === undefined || seen.has(personId)) return [];
      seen.add(personId);
      const hours = dayRange(startAt, endAt, zone);
      return [{ personId, name: nameText(person.name), hours, startAt, endAt, why: [why, ...opens] }];
    })
    .slice(0, MOST_SHOWN);
}
