import * as z from 'zod/mini';
import { call } from '../../connection/http.ts';
import type { RecordKind, ViewRecords } from '#shared/records.ts';
import { refusal, type Refusal } from '#shared/refusals.ts';

/** Whose view is looked at: an agency's, or that of one unit of it. */
export interface SeenAsAsked {
  readonly agencyId: string;
  readonly unitId: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What was seen, by kind and id, and in words what is kept back. */
export interface Seen {
  readonly now: number;
  readonly at: number;
  readonly keptBack: readonly string[];
  readonly of: <K extends RecordKind>(kind: K) => ReadonlyMap<string, ViewRecords[K]>;
}

export type SeenAnswer =
  | { readonly kind: 'seen'; readonly seen: Seen }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const fields = z.record(z.string(), z.unknown());
const answerSchema = z.object({
  now: z.number(),
  at: z.number(),
  put: z.record(z.string(), z.record(z.string(), fields)),
  keptBack: z.array(z.string()),
});

/** Asks the server what an agency sees at a moment. Never rejects; an answer of another shape is `unavailable`. */
export async function askSeenAs(operationId: string, asked: SeenAsAsked, stop: AbortSignal): Promise<SeenAnswer> {
  const query = new URLSearchParams({ as: 'lead', agencyId: asked.agencyId, at: String(asked.at) });
  if (asked.unitId !== null) query.set('unitId', asked.unitId);
  const answer = await call('GET', `/api/streams/operation/${operationId}/seen-as?${query}`, undefined, stop);
  if (!answer.ok) return { kind: 'refused', refusal: answer.refusal };
  return readSeen(answer.body);
}

/** An answer as it came over the wire. */
export function readSeen(body: unknown): SeenAnswer {
  const read = answerSchema.safeParse(body);
  if (!read.success) return { kind: 'refused', refusal: refusal('unavailable') };
  const { now, at, keptBack, put } = read.data;
  const tables = new Map(Object.entries(put).map(([kind, byId]) => [kind, new Map(Object.entries(byId))]));
  const of: Seen['of'] = (kind) =>
    // Records come from our own server, as those that are followed do; every field is read as if it might be absent.
    (tables.get(kind) ?? new Map()) as ReadonlyMap<string, ViewRecords[typeof kind]>;
  return { kind: 'seen', seen: { now, at, keptBack, of } };
}
