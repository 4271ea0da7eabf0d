import { createContext, use, useSyncExternalStore } from 'react';
import type { Leaving } from './leave.ts';
import type { SessionState } from './session.ts';

/** What screens need of the session. */
export interface SessionFace {
  readonly state: () => SessionState;
  readonly onState: (listener: () => void) => () => void;
  readonly check: () => Promise<void>;
  readonly signOut: (reports: Leaving) => Promise<void>;
}

export const SessionContext = createContext<SessionFace | null>(null);

/** The session around this component. Throws outside of one: a fault of the page. */
export function useSessionFace(): SessionFace {
  const face = use(SessionContext);
  if (face === null) throw new Error('A screen stands outside of the session.');
  return face;
}

/** Whether somebody is signed in here, and who. */
export function useSession(): SessionState {
  const face = useSessionFace();
  return useSyncExternalStore(face.onState, face.state);
}
