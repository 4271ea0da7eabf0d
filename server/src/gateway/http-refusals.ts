import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { refusal, type Fault, type Refusal, type RefusalCode } from '#shared/refusals.ts';

/** The HTTP status of each refusal. What does not exist and what is not yours are one and the same 404. */
const STATUS: Readonly<Record<RefusalCode, number>> = {
  not_for_you: 404,
  bad_input: 400,
  unknown_command: 400,
  too_large: 413,
  too_fast: 429,
  id_reused: 409,
  wrong_phase: 409,
  not_running: 409,
  already_so: 409,
  not_yet: 409,
  still_in_use: 409,
  name_taken: 409,
  not_confirmed: 409,
  out_of_window: 409,
  answered: 409,
  wrong_code: 403,
  wrong_sign_in: 401,
  link_spent: 403,
  signed_out: 401,
  read_only: 503,
  unavailable: 503,
  restarting: 503,
};

export const statusOf = (code: RefusalCode): number => STATUS[code];

/** Answers with a refusal from the one list: `{code, message, faults}`, and nothing of what was sent. */
export function sendRefusal(response: Response, why: RefusalCode | Refusal, status?: number, waitMs?: number): void {
  const said = typeof why === 'string' ? refusal(why) : why;
  if (waitMs !== undefined) response.setHeader('Retry-After', String(Math.ceil(waitMs / 1000)));
  response.status(status ?? statusOf(said.code)).json(said);
}

export const badInput = (response: Response, faults: readonly Fault[]): void =>
  sendRefusal(response, refusal('bad_input', faults));

/** Told of an error that came this far, and at which route. What it writes is its own care: a text may hold what was typed. */
export type FaultReport = (error: unknown, at?: string) => void;

/** The last resort: whatever was thrown, the answer is a refusal, never a stack, a query or a text of the error's own. */
export function lastResort(report: FaultReport): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = clientFault(error);
    if (status !== null) {
      if (status === 413) response.setHeader('Connection', 'close');
      return sendRefusal(response, status === 413 ? 'too_large' : 'bad_input', status);
    }
    report(error, request.method);
    return sendRefusal(response, 'unavailable', 500);
  };
}

/** The status of an error that the body reader or the router laid at the sender's door. */
function clientFault(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

/** Anything of the API that has no route answers like a thing that does not exist. */
export const nothingHere: RequestHandler = (_request, response) => sendRefusal(response, 'not_for_you');
