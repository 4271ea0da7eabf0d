import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import type { CommandShape } from '#shared/commands/command.ts';
import { DIRECTORY_COMMANDS } from '#shared/commands/directory-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { SESSION_COMMANDS } from '#shared/commands/session-commands.ts';
import type { StreamKind } from '#shared/ids.ts';
import type { Decider } from '../domain/decider.ts';
import { agencyDecider, directoryDecider, operationDecider, sessionsDecider } from '../domain/deciders.ts';
import type { Entities } from '../domain/tables.ts';

/** A typed command and a past-tense event as every stream passes them on, whatever its kind. */
export interface AnyCommand {
  readonly type: string;
  readonly payload: unknown;
}
export interface AnyEvent {
  readonly type: string;
  readonly data: unknown;
}
export type AnyDecider = Decider<Entities, AnyCommand, AnyEvent>;

/** What one kind of stream understands. */
export interface StreamRules {
  readonly decider: AnyDecider;
  readonly commands: ReadonlyMap<string, CommandShape>;
}

/**
 * Each kind's rules, with its entity and event types put aside: from here on a stream is a stream. The pairing of a
 * command's type with its payload is kept by the schema of that type, which every payload has passed.
 */
const rules = (decider: unknown, commands: Record<string, CommandShape>): StreamRules => ({
  decider: decider as AnyDecider,
  commands: new Map(Object.entries(commands)),
});

export const STREAM_RULES: Readonly<Record<StreamKind, StreamRules>> = {
  operation: rules(operationDecider, OPERATION_COMMANDS),
  agency: rules(agencyDecider, AGENCY_COMMANDS),
  directory: rules(directoryDecider, DIRECTORY_COMMANDS),
  sessions: rules(sessionsDecider, SESSION_COMMANDS),
};
