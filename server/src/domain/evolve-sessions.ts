import type { Folds } from './folding.ts';
import { patched } from './folding.ts';
import type { SessionFact } from './session-events.ts';
import type { SessionEntities } from './session-state.ts';

/** How the facts of a day's sessions change them. */
export const SESSION_FOLDS: Folds<SessionFact, SessionEntities> = {
  SessionBegun: (_state, { sessionId, ...session }) => [
    { kind: 'session', id: sessionId, value: { ...session, endedAt: null } },
  ],
  SessionEnded: (state, { sessionId, at }) => patched(state, 'session', sessionId, { endedAt: at }),
};
