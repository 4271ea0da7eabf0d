import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { concat } from './bytes.ts';

const NONCE = 12;
const TAG = 16;

/** Seals bytes with AES-256-GCM under a fresh random nonce: nonce, ciphertext, tag. `bound` must be given again to open. */
export function seal(key: Uint8Array, bound: Uint8Array, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound);
  return concat(nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag());
}

/** Opens what `seal` made; undefined when key, bound data or bytes are not the ones it was made with. */
export function unseal(key: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < NONCE + TAG) return undefined;
  const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  opener.setAAD(bound);
  opener.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return concat(opener.update(sealed.subarray(NONCE, sealed.length - TAG)), opener.final());
  } catch {
    return undefined;
  }
}
