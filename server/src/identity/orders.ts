import type { Reply } from '#shared/protocol.ts';
import type { Host } from '../live/host.ts';
import type { SystemPrincipal } from '../domain/principal.ts';
import { newSecret, type RandomBytes } from './tokens.ts';

const COMMAND_ID_LENGTH = 22;

/** What the rooms of identity are made of: the host, the clock and the source of randomness. */
export interface IdentityParts {
  readonly host: Host;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
}

/** Gives one command through the one door, in the name of a part of Muster itself. */
export function order(
  parts: IdentityParts,
  part: SystemPrincipal['part'],
  stream: string,
  type: string,
  payload: object,
): Promise<Reply> {
  const at = parts.now();
  const id = newSecret(parts.random).slice(0, COMMAND_ID_LENGTH);
  const envelope = { id, stream, type, version: 1, payload, occurredAt: at, sentAt: at };
  return parts.host.command(envelope, { kind: 'system', part });
}
