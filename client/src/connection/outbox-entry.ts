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

/** Whether a report would outlive this page: on the device, or in memory alone and why. */
export type KeptWhere = 'device' | 'memory_has_words' | 'memory_no_room';

/** Where entries outlive the page. Every method may fail: the device may be full or forbid storage. */
export interface Keeper {
  /** All entries, oldest first. */
  all(): Promise<readonly OutboxEntry[]>;
  /** Adds an entry, or writes it again, in its place. Answers false where its payload may not be kept at all. */
  keep(entry: OutboxEntry): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** A report as screens show it. */
export interface PendingCommand {
  readonly id: string;
  readonly stream: string;
  readonly type: CommandType;
  readonly payload: unknown;
  readonly occurredAt: number;
  readonly kept: KeptWhere;
  readonly state: 'kept' | 'sending' | { readonly refused: Refusal };
}
