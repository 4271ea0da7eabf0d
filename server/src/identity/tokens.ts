import { createHash, timingSafeEqual } from 'node:crypto';

/** Where randomness comes from: `node:crypto`'s randomBytes, or a test's own. */
export type RandomBytes = (length: number) => Uint8Array;

const SECRET_BYTES = 32;
const SESSION_TOKEN = /^(\d{4}-\d\d-\d\d)\.[A-Za-z0-9_-]{43}$/;

/** A fresh secret: 32 random bytes as 43 characters of base64url (256 bits; GUARANTEES section 5, Sessions). */
export function newSecret(random: RandomBytes): string {
  return Buffer.from(random(SECRET_BYTES)).toString('base64url');
}

/** What is kept of a token: base64url(SHA-256(its UTF-8 bytes)), 43 characters. The token itself is never written. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('base64url');
}

/** Compares two hashes without telling by its time where they part. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The UTC day of a moment, as it names that day's stream of sessions: "2026-11-24". */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A session's token: its day, so that its stream is found directly, and a secret. */
export function newSessionToken(now: number, random: RandomBytes): string {
  return `${dayOf(now)}.${newSecret(random)}`;
}

/** The day that a session token names, or null where it has not the form of one. */
export function dayOfToken(token: string): string | null {
  return SESSION_TOKEN.exec(token)?.[1] ?? null;
}
