import { deriveId } from '#shared/ids.ts';
import type { Refusal } from '#shared/refusals.ts';
import { refusal } from '#shared/refusals.ts';
import type { Lookups } from '../domain/decider.ts';
import { type ActorRecord, type Principal, samePerson } from '../domain/principal.ts';
import type { Change, Draft, Entities, Reader } from '../domain/tables.ts';
import type { ReceivedCommand } from './command-door.ts';
import type { AnyDecider, AnyEvent } from './stream-kinds.ts';

/** What a stream remembers of a command that it recorded. */
export interface SeenCommand {
  readonly fingerprint: string;
  readonly by: ActorRecord;
  readonly recordedAt: number;
}

/** Who may give which command: access/authorise. */
export type Authorise = (
  principal: Principal,
  stream: string,
  type: string,
  payload: unknown,
  reader: Reader<Entities>,
) => Refusal | null;

export interface HandlingParts {
  readonly decider: AnyDecider;
  readonly authorise: Authorise;
  readonly lookups: Lookups;
  readonly seen: (commandId: string) => SeenCommand | undefined;
}

/** What the door decided on a tentative state; nothing of it leaves before the batch is on disk. */
export type Handled =
  | { readonly kind: 'repeat'; readonly recordedAt: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'accepted'; readonly events: readonly AnyEvent[]; readonly changes: readonly Change<Entities>[] };

/** Takes one command on a tentative state of its own. The steps are the same for every stream and every sender. */
export function handleCommand(command: ReceivedCommand, draft: Draft<Entities>, parts: HandlingParts): Handled {
  // 1. Seen before? A repeat gets its answer, and only for the same person with the same content.
  const seen = parts.seen(command.id);
  if (seen !== undefined) return repeated(seen, command);

  // 2. May they? What does not exist and what is not theirs get the same answer.
  const forbidden = parts.authorise(command.principal, command.stream, command.type, command.payload, draft);
  if (forbidden !== null) return { kind: 'refused', refusal: forbidden };

  // 3. Decide. A device's clock only measures how long the report waited.
  const wait = Math.max(0, command.sentAt - command.occurredAt);
  const decision = parts.decider.decide(command, {
    state: draft,
    stream: command.stream,
    actor: command.principal,
    commandId: command.id,
    receivedAt: command.receivedAt,
    happenedAt: command.receivedAt - wait,
    newId: (n) => deriveId(command.stream, command.id, n),
    lookups: parts.lookups,
  });
  if (!decision.ok) return { kind: 'refused', refusal: decision.refusal };

  // 4. Fold the events into the tentative state, so that the next command of the batch is decided on it.
  for (const event of decision.events) draft.apply(parts.decider.evolve(draft, event));
  return { kind: 'accepted', events: decision.events, changes: draft.changes };
}

function repeated(seen: SeenCommand, command: ReceivedCommand): Handled {
  if (!samePerson(seen.by, command.actor)) return { kind: 'refused', refusal: refusal('not_for_you') };
  if (seen.fingerprint !== command.fingerprint) return { kind: 'refused', refusal: refusal('id_reused') };
  return { kind: 'repeat', recordedAt: seen.recordedAt };
}
