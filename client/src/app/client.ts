import { createContext, use } from 'react';
import type { CommandType, PayloadOf } from '../connection/command-types.ts';
import type { ConnectionState, Joined } from '../connection/connection-state.ts';
import type { PendingCommand } from '../connection/outbox-entry.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { Reply } from '#shared/protocol.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

type Subscribe = (listener: () => void) => () => void;

/** What hooks need of the connection; times are ms since 1970. */
export interface ConnectionFace {
  readonly state: () => ConnectionState;
  readonly onState: Subscribe;
  /** By the server's clock; null before anything was heard. */
  readonly lastHeard: () => number | null;
  readonly onHeard: Subscribe;
  /** Now, by the server's clock as far as it is known. */
  readonly serverNow: () => number;
}

/** What hooks need of the outbox. */
export interface OutboxFace {
  /** The same list until something in it changes; oldest first. */
  readonly pending: () => readonly PendingCommand[];
  readonly onChange: Subscribe;
  readonly put: (report: Report) => string;
  /** Takes a refused report away once it has been read. */
  readonly dismiss: (id: string) => void;
}
export interface Report {
  readonly stream: string;
  readonly as: ActingRole;
  readonly type: CommandType;
  readonly payload: unknown;
  readonly occurredAt: number;
}

/** Sends one command on its way; never rejects. */
export type SendOn = <T extends CommandType>(
  target: { readonly stream: string; readonly as: ActingRole },
  type: T,
  payload: PayloadOf<T>,
  options?: { readonly occurredAt?: number; readonly id?: string },
) => Promise<Reply>;

/** Everything outside React that screens stand on; one a page. */
export interface Client {
  readonly connection: ConnectionFace;
  readonly outbox: OutboxFace;
  readonly send: SendOn;
  /** Follows a stream in a role; the answer stops following. */
  readonly follow: (stream: string, as: ActingRole, followed: Followed) => () => void;
  /** This device's clock. */
  readonly now: () => number;
}

/** A stream as a page follows it: its records, and whether it has been joined. */
export interface Followed {
  readonly records: RecordStore;
  readonly joined: () => Joined;
  readonly onJoined: Subscribe;
  readonly setJoined: (joined: Joined) => void;
}

/** The stream that the components inside speak of, and the scope around it. */
export interface Scope {
  readonly stream: string;
  readonly as: ActingRole;
  readonly followed: Followed;
  readonly outer: Scope | null;
}

export const ClientContext = createContext<Client | null>(null);
export const ScopeContext = createContext<Scope | null>(null);

/** The client around this component. Throws outside of one: a fault of the page, not of its data. */
export function useClient(): Client {
  const client = use(ClientContext);
  if (client === null) throw new Error('A screen stands outside of the client.');
  return client;
}
