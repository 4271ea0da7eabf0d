import { use, useCallback, useMemo, useSyncExternalStore } from 'react';
import { streamKindOf, type CommandType, type PayloadOf } from '../connection/command-types.ts';
import type { ConnectionState, Joined } from '../connection/connection-state.ts';
import type { PendingCommand as KeptCommand } from '../connection/outbox-entry.ts';
import { ScopeContext, useClient } from './client.ts';
import { homesOf, nearest, useScope } from './find-scope.ts';
import { idOfStream } from '#shared/ids.ts';
import type { Reply } from '#shared/protocol.ts';
import type { MeView, OperationView, RecordKind, ViewRecords } from '#shared/records.ts';
import { refusal } from '#shared/refusals.ts';
import type { ActingRole, Step } from '#shared/vocabulary.ts';

export type { ConnectionState, Joined };

/** How this page stands to the server. */
export function useConnection(): ConnectionState {
  const { connection } = useClient();
  return useSyncExternalStore(connection.onState, connection.state);
}

/** When this client last heard from the server (ms, server's clock); null before it ever has. */
export function useLastHeard(): number | null {
  const { connection } = useClient();
  return useSyncExternalStore(connection.onHeard, connection.lastHeard);
}

/**
 * All records of a kind that this viewer may see, by id: the same map until one of them changes. The nearest enclosing
 * stream that has such records serves.
 */
export function useRecords<K extends RecordKind>(kind: K): ReadonlyMap<string, ViewRecords[K]> {
  const { records } = useScope(homesOf(kind)).followed;
  const subscribe = useCallback((listener: () => void) => records.subscribe(kind, listener), [records, kind]);
  return useSyncExternalStore(subscribe, () => records.records(kind));
}

/** One record; undefined while it is not seen. It keeps its identity until it changes. */
export function useRecord<K extends RecordKind>(kind: K, id: string | null): ViewRecords[K] | undefined {
  const { records } = useScope(homesOf(kind)).followed;
  const subscribe = useCallback((listener: () => void) => records.subscribe(kind, listener), [records, kind]);
  return useSyncExternalStore(subscribe, () => (id === null ? undefined : records.records(kind).get(id)));
}

const NO_VIEW: OperationView = {};

/** The joined operation: its id, and as much of it as this viewer sees. */
export function useOperation(): { readonly id: string; readonly view: OperationView } {
  const id = idOfStream(useScope(['operation']).stream);
  const view = useOne('operation') ?? NO_VIEW;
  return useMemo(() => ({ id, view }), [id, view]);
}

/** The viewer's own card in the nearest stream, and the role acted in. */
export function useMe(): MeView & { readonly as: ActingRole } {
  const { as } = useScope(homesOf('me'));
  const me = useOne('me');
  return useMemo(() => ({ ...me, as }), [me, as]);
}

/** The only record of a kind of which there is one. */
function useOne<K extends 'operation' | 'me'>(kind: K): ViewRecords[K] | undefined {
  return useRecords(kind).values().next().value;
}

/** Now (ms) by the server's clock, moving in steps of `everyMs`. For ages only: nothing may be decided by it. */
export function useNow(everyMs = 1000): number {
  const { connection } = useClient();
  const subscribe = useCallback(
    (listener: () => void) => {
      const timer = setInterval(listener, everyMs);
      return () => clearInterval(timer);
    },
    [everyMs],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(connection.serverNow() / everyMs) * everyMs);
}

/** Whether the enclosing stream has been joined, or why not. */
export function useJoined(): Joined {
  const { followed } = useScope(['operation', 'agency', 'directory']);
  return useSyncExternalStore(followed.onJoined, followed.joined);
}

/** `occurredAt`: ms by this device's clock, for something that happened a while ago. */
export interface SendOptions {
  readonly occurredAt?: number;
}

/**
 * Gives one command to the nearest enclosing stream that takes it, in the scope's role. The answer "ok" means on disk.
 * Never rejects: without contact the answer is the refusal `unavailable`.
 */
export type Send = <T extends CommandType>(type: T, payload: PayloadOf<T>, options?: SendOptions) => Promise<Reply>;

export function useSend(): Send {
  const client = useClient();
  const scope = use(ScopeContext);
  return useCallback<Send>(
    (type, payload, options = {}) => {
      const target = nearest(scope, [streamKindOf(type)]);
      if (target === null) return Promise.resolve({ ok: false, id: '', refusal: refusal('unknown_command') });
      return client.send(target, type, payload, options);
    },
    [client, scope],
  );
}

/** A report that waits on this device; `addressId` and `step` where it speaks of them. */
export interface PendingCommand extends KeptCommand {
  readonly addressId?: string;
  readonly addressRef?: string;
  readonly step?: Step;
}

export interface Outbox {
  /** What is not yet recorded, of the enclosing operation, oldest first. */
  readonly pending: readonly PendingCommand[];
  /** Keeps a report until it is answered; the answer is its command id, from which `deriveId` names what it makes. */
  readonly put: <T extends CommandType>(type: T, payload: PayloadOf<T>, options?: SendOptions) => string;
  /** Takes a refused report away once it has been read. */
  readonly dismiss: (id: string) => void;
}

/** Reports of the field: kept on the device until answered, sent in order under the same id. */
export function useOutbox(): Outbox {
  const { outbox, now } = useClient();
  const scope = useScope(['operation']);
  const addresses = useRecords('address');
  const kept = useSyncExternalStore(outbox.onChange, outbox.pending);
  const pending = useMemo(
    () => kept.filter((entry) => entry.stream === scope.stream).map((entry) => described(entry, addresses)),
    [kept, scope, addresses],
  );
  const put = useCallback<Outbox['put']>(
    (type, payload, options = {}) =>
      outbox.put({ stream: scope.stream, as: scope.as, type, payload, occurredAt: options.occurredAt ?? now() }),
    [outbox, scope, now],
  );
  return useMemo(() => ({ pending, put, dismiss: outbox.dismiss }), [pending, put, outbox]);
}

function described(entry: KeptCommand, addresses: ReadonlyMap<string, ViewRecords['address']>): PendingCommand {
  const about = entry.payload as { readonly addressId?: string; readonly step?: Step };
  const addressRef = about.addressId === undefined ? undefined : addresses.get(about.addressId)?.ref;
  return {
    ...entry,
    ...(about.addressId === undefined ? {} : { addressId: about.addressId }),
    ...(addressRef === undefined ? {} : { addressRef }),
    ...(about.step === undefined ? {} : { step: about.step }),
  };
}
