import { use, useMemo, type ReactNode } from 'react';
import { ClientContext, ScopeContext, type Client, type Scope } from './client.ts';
import { newFollowed } from './followed.ts';
import type { ConnectionState } from '../connection/connection-state.ts';
import type { PendingCommand } from '../connection/outbox-entry.ts';
import type { Put } from '#shared/protocol.ts';
import { refusal } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

export interface FilledScopeProps {
  readonly stream: string;
  readonly as: ActingRole;
  /** All that the screen may show. */
  readonly put: Put;
  readonly connection?: ConnectionState;
  readonly pending?: readonly PendingCommand[];
  readonly children: ReactNode;
}

const silent = (): (() => void) => () => undefined;

/** A screen over records given by hand and no server, for the gallery; every command answers `unavailable`. */
export function FilledScope(props: FilledScopeProps) {
  const { stream, as, put, connection, pending, children } = props;
  const outer = use(ScopeContext);
  const scope = useMemo<Scope>(() => {
    const followed = newFollowed('joined');
    followed.records.fillWith(put);
    return { stream, as, followed, outer };
  }, [stream, as, put, outer]);
  const client = useMemo(() => stillClient(connection ?? { kind: 'connected' }, pending ?? []), [connection, pending]);
  return (
    <ClientContext value={client}>
      <ScopeContext value={scope}>{children}</ScopeContext>
    </ClientContext>
  );
}

function stillClient(state: ConnectionState, pending: readonly PendingCommand[]): Client {
  return {
    connection: {
      state: () => state,
      onState: silent,
      lastHeard: () => (state.kind === 'offline' ? state.since : null),
      onHeard: silent,
      serverNow: () => Date.now(),
    },
    outbox: { pending: () => pending, onChange: silent, put: () => 'AAAAAAAAAAA', dismiss: () => undefined },
    send: () => Promise.resolve({ ok: false, id: '', refusal: refusal('unavailable') }),
    follow: () => () => undefined,
    now: () => Date.now(),
  };
}
