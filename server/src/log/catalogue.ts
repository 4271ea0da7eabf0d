import { UnknownEvent } from './errors.ts';

/**
 * A field of an event that is about a person, or belongs to one agency: sealed under a key of its own, so that
 * destroying the key erases it. Only a field at the top of the event's data; an absent or null field is left as it is.
 */
export interface SealedField<Data = never> {
  readonly field: string;
  /** The id of the person or thing that the field speaks of. */
  subject(data: Data): string;
  /** The agency's id, or 'police'. */
  controller(data: Data): string;
  readonly recordClass: string;
}

/** What the log must know of one event type. */
export interface EventDescription {
  /** The version in which it is written now, from 1. */
  readonly version: number;
  /** From each older version to the next; pure. A sealed field may hold ERASED. */
  readonly upcasts?: Readonly<Record<number, (data: unknown) => unknown>>;
  readonly sealed?: readonly SealedField[];
}

/** Every event type that this release knows. */
export type EventCatalogue = Readonly<Record<string, EventDescription>>;

/** The description of a type; throws UnknownEvent (`version` only names what was met). */
export function describe(catalogue: EventCatalogue, type: string, version: number): EventDescription {
  const description = Object.hasOwn(catalogue, type) ? catalogue[type] : undefined;
  if (description === undefined) throw new UnknownEvent(type, version);
  return description;
}

/** Brings data of an older version to the current one. Throws UnknownEvent for a newer version or a missing step. */
export function upcast(catalogue: EventCatalogue, type: string, version: number, data: unknown): unknown {
  const description = describe(catalogue, type, version);
  if (!Number.isSafeInteger(version) || version < 1 || version > description.version)
    throw new UnknownEvent(type, version);
  let current = data;
  for (let from = version; from < description.version; from += 1) {
    const step = description.upcasts?.[from];
    if (step === undefined) throw new UnknownEvent(type, version);
    current = step(current);
  }
  return current;
}
