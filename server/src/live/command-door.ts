import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { type CommandShape, envelopeSchema } from '#shared/commands/command.ts';
import { streamSchema } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import type { Reply } from '#shared/protocol.ts';
import { refusal, type Refusal } from '#shared/refusals.ts';
import { actorRecord, type ActorRecord, type Principal } from '../domain/principal.ts';

/** A command that has come through the door: parsed, timed, and by somebody. */
export interface ReceivedCommand {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly version: number;
  readonly payload: unknown;
  /** SHA-256 over stream, type, version and payload: tells the same command from another under its id. */
  readonly fingerprint: string;
  readonly principal: Principal;
  readonly actor: ActorRecord;
  readonly occurredAt: number;
  readonly sentAt: number;
  readonly receivedAt: number;
}

export type Entered =
  | { readonly ok: true; readonly command: ReceivedCommand }
  | { readonly ok: false; readonly reply: Reply };

/**
 * A day's sessions are a stream like any other, but only Muster's own rooms may name it. So it is with ids that begin with
 * "~": whoever could take the id of what falls due beforehand would keep it from ever being done.
 */
const ownEnvelopeSchema = z.extend(envelopeSchema, {
  id: z.string().check(z.regex(/^~?[A-Za-z0-9_-]{11,22}$/)),
  stream: z.union([streamSchema, z.string().check(z.regex(/^sessions\/\d{4}-\d\d-\d\d$/))]),
});
const COMMAND_ID = /^[A-Za-z0-9_-]{11,22}$/;

/**
 * Parses an envelope and its payload. Nothing of the input is trusted before, and nothing of it comes back in a refusal
 * but an id of the right form.
 */
export function enterCommand(
  input: unknown,
  principal: Principal,
  receivedAt: number,
  shapes: (stream: string) => ReadonlyMap<string, CommandShape>,
): Entered {
  const envelope = parse(principal.kind === 'system' ? ownEnvelopeSchema : envelopeSchema, input);
  if (!envelope.ok) return no(input, refusal('bad_input', envelope.faults));
  const { id, stream, type, version, occurredAt, sentAt } = envelope.value;
  const shape = shapes(stream).get(type);
  if (shape === undefined || shape.version !== version) return no(input, refusal('unknown_command'));
  const payload = parse(shape.payload, envelope.value.payload);
  if (!payload.ok) return no(input, refusal('bad_input', payload.faults));
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([stream, type, version, payload.value]))
    .digest('base64url');
  const actor = actorRecord(principal);
  const times = { occurredAt, sentAt, receivedAt };
  return {
    ok: true,
    command: { id, stream, type, version, payload: payload.value, fingerprint, principal, actor, ...times },
  };
}

/** The command's id where the input has one of the right form; '' otherwise. */
export function commandIdOf(input: unknown): string {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined;
  return typeof id === 'string' && COMMAND_ID.test(id) ? id : '';
}

const no = (input: unknown, why: Refusal): Entered => ({
  ok: false,
  reply: { ok: false, id: commandIdOf(input), refusal: why },
});
