import type { Reply } from '#shared/protocol.ts';
import type { Host } from '../live/host.ts';
import type { Principal, SystemPrincipal } from '../domain/principal.ts';
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
  return orderAs(parts, { kind: 'system', part }, stream, type, payload);
}

/** As `order`, in the name of any principal whose right to it has been checked here. */
export function orderAs(
  parts: IdentityParts,
  principal: Principal,
  stream: string,
  type: string,
  payload: object,
): Promise<Reply> {
  const at = parts.now();
  const id = newSecret(parts.random).slice(0, COMMAND_ID_LENGTH);
  return parts.host.command({ id, stream, type, version: 1, payload, occurredAt: at, sentAt: at }, principal);
}
