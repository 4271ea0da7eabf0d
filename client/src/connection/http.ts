import { readRefusal, readReply } from './answers.ts';
import type { Envelope } from '#shared/commands/command.ts';
import type { Reply } from '#shared/protocol.ts';
import { refusal, type Refusal } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

/** What HTTP answered: a body, not yet read, or a refusal of the fixed list. `unavailable` also where nothing answered. */
export type HttpAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly refusal: Refusal; readonly answered: boolean; readonly waitSeconds?: number };

/** An answer later than this is not waited for. */
const WAIT = 12_000;

export type Method = 'GET' | 'POST';

/**
 * One call of our own server. Never rejects; `stop` ends it as if nothing had answered. `x-muster` tells the server that
 * no foreign page made the call.
 */
export async function call(method: Method, path: string, body?: unknown, stop?: AbortSignal): Promise<HttpAnswer> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        'x-muster': '1',
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([AbortSignal.timeout(WAIT), ...(stop === undefined ? [] : [stop])]),
    });
    const text = await response.text();
    if (!response.ok) return refusedBy(response, text);
    return { ok: true, body: text === '' ? null : (JSON.parse(text) as unknown) };
  } catch {
    return { ok: false, refusal: refusal('unavailable'), answered: false };
  }
}

/** A command's answer has its refusal inside; every other one is the refusal. */
function refusedBy(response: Response, text: string): HttpAnswer {
  const read = readJson(text);
  const inner = typeof read === 'object' && read !== null && 'refusal' in read ? read.refusal : read;
  const why = readRefusal(inner) ?? byStatus(response.status);
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { ok: false, refusal: why, answered: true, ...(Number.isFinite(wait) && { waitSeconds: wait }) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A refusal for an answer without one, as from a proxy. */
function byStatus(status: number): Refusal {
  switch (status) {
    case 401:
      return refusal('signed_out');
    case 403:
    case 404:
      return refusal('not_for_you');
    case 413:
      return refusal('too_large');
    case 429:
      return refusal('too_fast');
    default:
      return refusal('unavailable');
  }
}

/** A command over HTTP, for streams that no page follows. Null where no answer came. */
export async function postCommand(envelope: Envelope, as: ActingRole): Promise<Reply | null> {
  const answer = await call('POST', `/api/streams/${envelope.stream}/commands?as=${as}`, envelope);
  if (answer.ok) return readReply(answer.body, envelope.id);
  return answer.answered ? { ok: false, id: envelope.id, refusal: answer.refusal } : null;
}
