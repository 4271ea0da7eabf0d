import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** How long each kind of link opens an account, in words. The server holds the figures (domain, LINK_LIFE). */
export const linkLifeWords = { invitation: '24 hours', sign_in: '30 minutes' } as const;

const TOKEN_BYTES = 32;

/** Random bytes: the browser's own, or a test's. */
export type RandomBytes = (length: number) => Uint8Array;
export const browserRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

export interface LinkToken {
  /** Goes to its holder, by hand, and nowhere else. */
  readonly token: string;
  /** Goes to the server: SHA-256 of the token's letters. */
  readonly hash: string;
}

/** A fresh secret of 256 bits and what the server may know of it, both in base64url. */
export function newLinkToken(random: RandomBytes): LinkToken {
  const token = base64url(random(TOKEN_BYTES));
  return { token, hash: base64url(sha256(utf8ToBytes(token))) };
}

/** The address to hand over. The token stands behind the #, which no server and no proxy is sent. */
export const linkAddress = (origin: string, token: string): string => `${origin}/link#${token}`;

function base64url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
