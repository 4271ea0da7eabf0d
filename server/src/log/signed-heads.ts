import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { hex, utf8 } from './bytes.ts';
import type { StreamHead } from './heads.ts';

/** A list of heads to print, mail or keep elsewhere: whoever holds it can prove that nothing before it was altered. */
export interface SignedHeads {
  /** ISO time, by the server's clock. */
  readonly at: string;
  /** By stream name; hash in hex. */
  readonly heads: readonly { readonly stream: string; readonly version: number; readonly hash: string }[];
  /** Ed25519 over `muster heads 1`, a line end and the JSON of {at, heads}; base64. */
  readonly signature: string;
  /** SPKI, base64. */
  readonly publicKey: string;
}

function signedText({ at, heads }: Pick<SignedHeads, 'at' | 'heads'>): Uint8Array {
  const plain = heads.map(({ stream, version, hash }) => ({ stream, version, hash }));
  return utf8(`muster heads 1\n${JSON.stringify({ at, heads: plain })}`);
}

/** Signs a list of heads; `at` in milliseconds since 1970. */
export function signHeads(key: KeyObject, at: number, heads: readonly StreamHead[]): SignedHeads {
  const list = {
    at: new Date(at).toISOString(),
    heads: heads
      .map(({ stream, version, hash }) => ({ stream, version, hash: hex(hash) }))
      .toSorted((a, b) => (a.stream < b.stream ? -1 : 1)),
  };
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { ...list, signature: sign(null, signedText(list), key).toString('base64'), publicKey };
}

/** Says whether a list bears the signature of its own public key (or of the one expected, base64 SPKI). */
export function headsAreSigned(list: SignedHeads, expectedKey = list.publicKey): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(expectedKey, 'base64'), type: 'spki', format: 'der' });
    return verify(null, signedText(list), key, Buffer.from(list.signature, 'base64'));
  } catch {
    return false;
  }
}

/** Reads a list from its file; undefined for what is no such list. The signature is another question. */
export function parseSignedHeads(text: string): SignedHeads | undefined {
  try {
    const list = JSON.parse(text) as Partial<SignedHeads> | null;
    const texts = [list?.at, list?.signature, list?.publicKey].every((part) => typeof part === 'string');
    return texts && list?.heads?.every(isHeadLine) === true ? (list as SignedHeads) : undefined;
  } catch {
    return undefined;
  }
}

function isHeadLine(line: unknown): boolean {
  if (typeof line !== 'object' || line === null) return false;
  const { stream, version, hash } = line as Record<string, unknown>;
  return typeof stream === 'string' && Number.isSafeInteger(version) && /^[0-9a-f]{64}$/.test(String(hash));
}
