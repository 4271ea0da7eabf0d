import type * as z from 'zod/mini';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import type { Envelope } from '#shared/commands/command.ts';
import { DIRECTORY_COMMANDS } from '#shared/commands/directory-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { idFromBytes, type StreamKind } from '#shared/ids.ts';

const COMMANDS = { ...OPERATION_COMMANDS, ...AGENCY_COMMANDS, ...DIRECTORY_COMMANDS };

/** Every command that a person may give, by name. */
export type CommandType = keyof typeof COMMANDS;
/** The payload of one kind of command, as its schema reads it. */
export type PayloadOf<T extends CommandType> = z.infer<(typeof COMMANDS)[T]['payload']>;

/** The kind of stream that a command is for. */
export function streamKindOf(type: CommandType): StreamKind {
  if (type in OPERATION_COMMANDS) return 'operation';
  return type in AGENCY_COMMANDS ? 'agency' : 'directory';
}

/** Eleven random bytes; an argument, so that tests can repeat them. */
export type RandomBytes = () => Uint8Array;
export const browserRandom: RandomBytes = () => crypto.getRandomValues(new Uint8Array(11));
/** A new command id. Commands that may be sent again keep theirs. */
export const newCommandId = (random: RandomBytes): string => idFromBytes(random());

/** What an envelope is made of; `occurredAt` and `sentAt` in ms by this device's clock. */
export interface Order {
  readonly id: string;
  readonly stream: string;
  readonly type: CommandType;
  readonly payload: unknown;
  readonly occurredAt: number;
}

/** The envelope of a command sent at `sentAt`. */
export function envelopeOf(order: Order, sentAt: number): Envelope {
  const { id, stream, type, payload, occurredAt } = order;
  return {
    id,
    stream,
    type,
    version: COMMANDS[type].version,
    payload,
    occurredAt,
    sentAt: Math.max(sentAt, occurredAt),
  };
}
