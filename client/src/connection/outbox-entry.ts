import type { CommandType } from './command-types.ts';
import type { Refusal } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

/** A report kept until it is answered. `payload` is whole in memory; on the device it has no typed words. */
export interface OutboxEntry {
  readonly id: string;
  /** The account whose report it is: nobody else's session sends it. */
  readonly owner: string;
  readonly stream: string;
  readonly as: ActingRole;
  readonly type: CommandType;
  readonly payload: unknown;
  /** Ms by this device's clock. */
  readonly occurredAt: number;
  readonly tries: number;
  /** The payload lost its typed words when it was kept: a repeat may differ from what was first sent. */
  readonly shortened: boolean;
  /** A definite no, shown until somebody has read it. */
  readonly refused?: Refusal;
}

/**
 * Where a report is now: on the device; being written there; or in this page's memory alone, because it holds typed words
 * or because the device has no room or forbids storage.
 */
export type KeptWhere = 'device' | 'writing' | 'memory_has_words' | 'memory_no_room';

/** Where entries outlive the page. Every method may reject: the device may be full or forbid storage. */
export interface Keeper {
  /** All entries of one account, oldest first. */
  all(owner: string): Promise<readonly OutboxEntry[]>;
  /** Adds an entry, or writes it again in its place, without typed words. False where nothing of it may be kept. */
  keep(entry: OutboxEntry): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** A report as screens show it; `occurredAt` in ms by this device's clock. */
export interface PendingCommand {
  readonly id: string;
  readonly stream: string;
  readonly type: CommandType;
  readonly payload: unknown;
  readonly occurredAt: number;
  readonly kept: KeptWhere;
  readonly state: 'kept' | 'sending' | { readonly refused: Refusal };
}
