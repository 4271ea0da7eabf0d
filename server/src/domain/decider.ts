import type { PlanOutline } from '#shared/plan-outline.ts';
import type { Refusal } from '#shared/refusals.ts';
import type { Id } from '#shared/ids.ts';
import type { AgencyKind, Gender, StaffRole, WorksWith } from '#shared/vocabulary.ts';
import type { Certificate, Dialect } from '#shared/commands/staffing-fields.ts';
import type { Conflict } from '#shared/staffing-vocabulary.ts';
import type { Change, Entities, Indexes, Reader } from './tables.ts';
import type { Principal } from './principal.ts';

/** What a decision may know beside the state of its own stream; copied into events, so that a fold needs nothing else. */
export interface Lookups {
  account(accountId: Id): AccountFacts | undefined;
  agency(agencyId: Id): AgencyFacts | undefined;
  rosterPerson(agencyId: Id, personId: Id): RosterFacts | undefined;
  /** The plan of an operation that this account leads, without persons, addresses or log. */
  planOutline(operationId: Id, accountId: Id): PlanOutline | undefined;
}
export interface AccountFacts {
  readonly name: string;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly active: boolean;
  /** Sessions begun up to this moment are over. */
  readonly sessionsEndedAt: number;
}
export interface AgencyFacts {
  readonly name: string;
  readonly short: string;
  readonly kind: AgencyKind;
  readonly units: readonly { readonly id: Id; readonly name: string }[];
}
export interface RosterFacts {
  readonly shownName: string;
  readonly unitId: Id | null;
  readonly roles: readonly StaffRole[];
  readonly languages: readonly string[];
  readonly gender: Gender;
  readonly worksWith: WorksWith;
  readonly dialects: readonly Dialect[];
  readonly certificates: readonly Certificate[];
  readonly conflict: Conflict;
  readonly maxMinutes: number | null;
}

export interface DecideContext<E extends Entities> {
  readonly state: Reader<E>;
  readonly stream: string;
  readonly actor: Principal;
  readonly commandId: string;
  /** When the server received the command. */
  readonly receivedAt: number;
  /** receivedAt − (sentAt − occurredAt): a device's clock only measures the wait. */
  readonly happenedAt: number;
  /** The id of the n-th thing that this command makes. */
  readonly newId: (n: number) => Id;
  readonly lookups: Lookups;
}

export type Decision<Event> =
  | { readonly ok: true; readonly events: readonly [Event, ...Event[]] }
  | { readonly ok: false; readonly refusal: Refusal };

/** One kind of stream, pure: what it holds, how a command becomes events, and how events become state. */
export interface Decider<E extends Entities, Command, Event> {
  readonly indexes: Indexes<E>;
  readonly decide: (command: Command, context: DecideContext<E>) => Decision<Event>;
  readonly evolve: (state: Reader<E>, event: Event) => readonly Change<E>[];
}
