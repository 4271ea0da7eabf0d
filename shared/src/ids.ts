import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';

/** An id says nothing and counts nothing: 11 characters of base64url, 66 bits. */
export type Id = string;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ID_LENGTH = 11;

export const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{11}$/));
/** A command's id is made by its sender, at random, and repeated when the command is sent again. */
export const commandIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{11,22}$/));
/** Streams that a client may name. A day's sessions are a stream too, but no client's. */
export const streamSchema = z
  .string()
  .check(z.regex(/^(operation\/[A-Za-z0-9_-]{11}|agency\/[A-Za-z0-9_-]{11}|directory)$/));

/**
 * The id of the n-th thing that a command makes. The same command makes the same ids on every machine,
 * so a repeat makes nothing twice and a phone without signal can name what it made.
 */
export function deriveId(stream: string, commandId: string, n: number): Id {
  return idFromBytes(sha256(utf8ToBytes(`${stream}\n${commandId}\n${n}`)));
}

/** An id out of at least 11 random (or hashed) bytes; the bytes are the caller's, so that tests can repeat them. */
export function idFromBytes(bytes: Uint8Array): Id {
  let id = '';
  for (let i = 0; i < ID_LENGTH; i += 1) id += ALPHABET.charAt((bytes[i] ?? 0) & 63);
  return id;
}

export type StreamKind = 'operation' | 'agency' | 'directory' | 'sessions';

/** Which kind of stream a name speaks of; the name has passed `streamSchema` or was made by `streamOf…`. */
export function streamKind(stream: string): StreamKind {
  if (stream.startsWith('operation/')) return 'operation';
  if (stream.startsWith('agency/')) return 'agency';
  return stream.startsWith('sessions/') ? 'sessions' : 'directory';
}

export const DIRECTORY = 'directory';
export const operationStream = (id: Id): string => `operation/${id}`;
export const agencyStream = (id: Id): string => `agency/${id}`;
/** One stream a day (UTC, "2026-11-24"), dropped whole when due. */
export const sessionStream = (day: string): string => `sessions/${day}`;
/** `operation/abc` → `abc`. */
export const idOfStream = (stream: string): Id => stream.slice(stream.indexOf('/') + 1);
