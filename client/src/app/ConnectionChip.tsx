import { useSyncExternalStore } from 'react';
import { barConnection } from './connection-bar.ts';
import { useClient } from './client.ts';
import { useConnection, useLastHeard } from './hooks.ts';
import { ConnectionBar } from '../ui/ConnectionBar.tsx';

/** The connection and what waits, for the head of a page or the top of a phone. */
export function ConnectionChip({ look = 'chip' }: { readonly look?: 'chip' | 'bar' }) {
  const { outbox } = useClient();
  const connection = useConnection();
  const heard = useLastHeard();
  const pending = useSyncExternalStore(outbox.onChange, outbox.pending);
  const waiting = pending.filter(({ state }) => typeof state === 'string').length;
  return <ConnectionBar connection={barConnection(connection, heard)} waiting={waiting} look={look} />;
}
