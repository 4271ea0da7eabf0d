import type { Cursor } from '#shared/protocol.ts';
import type { ActorRecord } from '../domain/principal.ts';

/**
 * Who was shown what. A live read is an interval: it is written before the first byte of a welcome or a view leaves,
 * and where it cannot be written nothing leaves (GUARANTEES R36).
 */
export interface ReadLog {
  /**
   * One viewer begins to read one audience at a cursor (null where the view is a single answer). Rejects where it
   * cannot be put on record; the caller then refuses the read.
   */
  interval(viewer: ActorRecord, audience: string, cursor: Cursor | null): Promise<void>;
}

/**
 * The first implementation: it writes nothing. It is the place where the read log will stand, and every welcome and
 * every view already waits for it, so that the log can be put here without a change anywhere else.
 */
export const noReadLog: ReadLog = { interval: () => Promise.resolve() };
