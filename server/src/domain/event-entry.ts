import type { AgencyEvent, AgencyFact } from './agency-events.ts';
import type { DirectoryEvent, DirectoryFact } from './directory-events.ts';
import type { OperationEvent, OperationFact } from './operation-events.ts';
import type { SessionEvent, SessionFact } from './session-events.ts';

/** A field about a person, or of one agency, at the top of an event's data: sealed under a key of its own. */
export interface SealedEventField {
  readonly field: string;
  /** The id of the person or thing that the field speaks of. */
  readonly subject: (data: unknown) => string;
  /** The id of the agency whose it is. */
  readonly controller: (data: unknown) => string;
  readonly recordClass: string;
}

/** What the log's codec must know of one event type. */
export interface EventEntry {
  readonly version: number;
  /** From each older version to the next; pure. A sealed field may hold ERASED. */
  readonly upcasts?: Readonly<Record<number, (data: unknown) => unknown>>;
  readonly sealed?: readonly SealedEventField[];
}

export type AnyEvent = OperationEvent | AgencyEvent | DirectoryEvent | SessionEvent;
type AnyFact = OperationFact & AgencyFact & DirectoryFact & SessionFact;

/** Nothing of it is sealed apart, and it has not changed. */
export const PLAIN: EventEntry = { version: 1 };

/** A type whose fields of one class are sealed; subject and controller are read from fields that are not. */
export function sealing<T extends AnyEvent['type']>(
  _type: T,
  fields: readonly (keyof AnyFact[T] & string)[],
  recordClass: string,
  subject: (data: AnyFact[T]) => string,
  controller: (data: AnyFact[T]) => string,
): EventEntry {
  const of = (read: (data: AnyFact[T]) => string) => (data: unknown) => read(data as AnyFact[T]);
  return {
    version: 1,
    sealed: fields.map((field) => ({ field, subject: of(subject), controller: of(controller), recordClass })),
  };
}
