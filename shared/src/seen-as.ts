import type { Put } from './protocol.ts';

/**
 * What an agency, or one unit of it, sees at a moment, as far as that is the lead's to read: the answer of
 * GET /api/streams/operation/:id/seen-as. Times are milliseconds since 1970.
 */
export interface SeenAs {
  readonly now: number;
  readonly at: number;
  readonly put: Put;
  /** In whole phrases, what the agency sees besides and the lead does not. The same at all times. */
  readonly keptBack: readonly string[];
}
