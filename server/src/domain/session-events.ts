import type { Id } from '#shared/ids.ts';
import type { EventOf } from './operation-events.ts';
import type { Session } from './session-state.ts';

/** Every event type of a day's sessions with its data. */
export interface SessionFact {
  SessionBegun: { sessionId: Id } & Omit<Session, 'endedAt'>;
  SessionEnded: { sessionId: Id; at: number };
}
export type SessionEvent = EventOf<SessionFact>;
