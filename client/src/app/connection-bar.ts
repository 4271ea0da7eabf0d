import type { ConnectionState } from '../connection/connection-state.ts';
import type { Connection } from '../ui/ConnectionBar.tsx';

/** The connection as the bar draws it. Who is out hears nothing either; the page says the rest. */
export function barConnection(state: ConnectionState, lastHeard: number | null): Connection {
  switch (state.kind) {
    case 'connecting':
    case 'connected':
      return { kind: state.kind };
    case 'slow':
      return state;
    case 'offline':
    case 'out':
      return { kind: 'offline', lastHeard: lastHeard ?? undefined };
  }
}
