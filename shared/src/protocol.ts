import * as z from 'zod/mini';
import { envelopeSchema } from './commands/command.ts';
import { streamSchema } from './ids.ts';
import type { Refusal } from './refusals.ts';
import type { RecordKind } from './records.ts';
import { ACTING_ROLES } from './vocabulary.ts';

/** Raised when a client and a server of different builds could misread each other; told apart in the handshake. */
export const PROTOCOL_VERSION = 1;

/** Fields of view records, as they travel: plain JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** What changed for one audience: new or changed fields by kind and id, and records no longer seen. */
export type Put = { readonly [K in RecordKind]?: Readonly<Record<string, Fields>> };
export type Drop = { readonly [K in RecordKind]?: readonly string[] };

/**
 * Where an audience's viewer stands: a random instance and a count of that audience's own frames. It says nothing of
 * what others see. `instance` also names the audience on the wire.
 */
const cursorSchema = z.tuple([z.string().check(z.regex(/^[A-Za-z0-9_-]{6,16}$/)), z.int().check(z.gte(0))]);
export type Cursor = readonly [instance: string, count: number];

export const joinSchema = z.strictObject({
  stream: streamSchema,
  as: z.enum(ACTING_ROLES),
  /** Cursors from the last time; the answer is what moved since, as it is now, or a welcome. */
  cursors: z.optional(z.array(cursorSchema).check(z.maxLength(2))),
});
export type Join = z.infer<typeof joinSchema>;
export const leaveSchema = z.strictObject({ stream: streamSchema });

/** A frame of one audience: everything that one batch changed for it. */
export type Frame = readonly [instance: string, count: number, put: Put, drop?: Drop];

/** How a joined audience begins: the whole of it, gzipped JSON of a `Put`, or what moved since the cursor. */
export type Beginning =
  | { readonly kind: 'welcome'; readonly cursor: Cursor; readonly records: Uint8Array }
  /** From the count `since`, which the viewer named: at most one frame, of all that moved between, as it is now. */
  | { readonly kind: 'resume'; readonly since: number; readonly cursor: Cursor; readonly frames: readonly Frame[] };

export type JoinReply =
  | { readonly ok: true; readonly now: number; readonly audiences: readonly Beginning[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The answer to a command. "Recorded" means on disk. `cursor` is the shared audience's after this command, where the sender follows one. */
export type Reply =
  | { readonly ok: true; readonly id: string; readonly recordedAt: number; readonly cursor?: Cursor }
  | { readonly ok: false; readonly id: string; readonly refusal: Refusal };

export interface ClientToServer {
  join: (message: unknown, answer: (reply: JoinReply) => void) => void;
  leave: (message: unknown, answer: (reply: { ok: boolean }) => void) => void;
  command: (message: unknown, answer: (reply: Reply) => void) => void;
}

export interface ServerToClient {
  /** One frame: `Frame` spread over the arguments. */
  patch: (...frame: Frame) => void;
  /** The viewer's audiences changed (or it fell behind): join this stream again. */
  rejoin: (stream: string) => void;
  /** The session is over; come back only by signing in. */
  out: (refusal: Refusal) => void;
  /** The server stops for a moment; come back by yourself. */
  restarting: () => void;
}

export { envelopeSchema };
