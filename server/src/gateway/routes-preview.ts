import { Router, type Request, type Response } from 'express';
import * as z from 'zod/mini';
import { idSchema, operationStream, type Id } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import type { Put } from '#shared/protocol.ts';
import type { SeenAs } from '#shared/seen-as.ts';
import { type AudienceName, previewOf } from '../access/audiences.ts';
import { KEPT_BACK } from '../access/projectors-preview.ts';
import { memberActingAs } from '../access/who.ts';
import { actorRecord, type Principal } from '../domain/principal.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import type { Reader } from '../domain/tables.ts';
import { principalOrRefusal, type RouteParts } from './http-context.ts';
import { badInput, sendRefusal } from './http-refusals.ts';

/** What an agency sees of an operation at a moment; undefined where there is no such operation. */
export type PreviewAt = (id: Id, audience: AudienceName, at: number, signal: AbortSignal) => Promise<Put | undefined>;

export interface PreviewParts extends RouteParts {
  readonly previewAt: PreviewAt;
}

/** Reading a long log again is work: one is done at a time, and so many may wait. */
const MOST_WAITING = 4;
const WAIT_MILLISECONDS = 2_000;

const askedSchema = z.object({
  agencyId: idSchema,
  unitId: z.optional(idSchema),
  /** Milliseconds since 1970, in figures. */
  at: z.string().check(z.regex(/^\d{1,15}$/)),
});

/** "See as this agency at 14:05": for whoever leads the operation. */
export function previewRoutes(parts: PreviewParts): Router {
  const router = Router();
  const lane = new Lane();
  router.get('/streams/operation/:id/seen-as', (request, response) =>
    seenAs(parts, lane, request, response, request.params.id),
  );
  return router;
}

async function seenAs(
  parts: PreviewParts,
  lane: Lane,
  request: Request,
  response: Response,
  named: string,
): Promise<void> {
  const principal = await principalOrRefusal(parts, request, response);
  if (principal === null) return;
  const id = parse(idSchema, named);
  const reader = id.ok ? await ledBy(parts, principal, id.value) : null;
  if (!id.ok || reader === null) return sendRefusal(response, 'not_for_you');
  const { as: _as, ...query } = request.query;
  const asked = parse(askedSchema, query);
  if (!asked.ok) return badInput(response, asked.faults);
  const { agencyId, unitId = null } = asked.value;
  const at = Number(asked.value.at);
  const agency = reader.get('agency', agencyId);
  if (agency === undefined) return badInput(response, [{ field: 'agencyId', reason: 'unknown_thing' }]);
  if (unitId !== null && !agency.units.some((unit) => unit.id === unitId))
    return badInput(response, [{ field: 'unitId', reason: 'unknown_thing' }]);
  const name = previewOf(agencyId, unitId);
  const stopping = new AbortController();
  response.once('close', () => stopping.abort());
  const turn = await lane.take();
  if (turn === null) return sendRefusal(response, 'too_fast', undefined, WAIT_MILLISECONDS);
  try {
    const put = await parts.previewAt(id.value, name, at, stopping.signal);
    if (put === undefined) return sendRefusal(response, 'not_for_you');
    await send(parts, principal, response, { id: id.value, name, at, put });
  } catch (error) {
    // Whoever is gone is told nothing, and it is nobody's fault.
    if (!stopping.signal.aborted) throw error;
  } finally {
    turn();
  }
}

interface Preview {
  readonly id: Id;
  readonly name: AudienceName;
  readonly at: number;
  readonly put: Put;
}

/** The read is on record before it leaves; then the right to it is looked up once more. */
async function send(parts: PreviewParts, principal: Principal, response: Response, preview: Preview): Promise<void> {
  const { id, name, at, put } = preview;
  try {
    await parts.readLog.interval(actorRecord(principal), `${operationStream(id)} as lead, ${name} at ${at}`, null);
  } catch {
    return sendRefusal(response, 'unavailable');
  }
  if ((await ledBy(parts, principal, id)) === null) return sendRefusal(response, 'not_for_you');
  const seen: SeenAs = { now: parts.now(), at, put, keptBack: KEPT_BACK.map(({ words }) => words) };
  response.json(seen);
}

/** The operation's state, where the principal leads it now; the same null whether it exists or not. */
async function ledBy(parts: RouteParts, principal: Principal, id: Id): Promise<Reader<OperationEntities> | null> {
  const reader = await parts.host.operation(id);
  if (reader === undefined || principal.kind !== 'member') return null;
  return memberActingAs(principal, reader)?.as === 'lead' ? reader : null;
}

/** One at a time, in the order in which they came. */
class Lane {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** Waits for a turn and gives how to end it; null where too many wait. */
  async take(): Promise<(() => void) | null> {
    if (this.#waiting >= MOST_WAITING) return null;
    this.#waiting += 1;
    const before = this.#last;
    let next = (): void => undefined;
    this.#last = new Promise((resolve) => {
      next = resolve;
    });
    await before;
    return () => {
      this.#waiting -= 1;
      next();
    };
  }
}
