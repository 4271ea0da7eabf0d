import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { Subscription } from '#server/messages/pusher.ts';

/** A device as its browser makes one when it asks for push: what it hands out, and how it reads what comes (RFC 8291). */
export interface Device {
  readonly subscription: Subscription;
  /** The text of a push; throws where it was not sealed to this device. */
  readonly read: (body: Buffer) => string;
}

export function newDevice(endpoint: string): Device {
  const ecdh = createECDH('prime256v1');
  const publicKey = ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    subscription: { endpoint, p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    read(body) {
      const salt = body.subarray(0, 16);
      const keyLength = body.readUInt8(20);
      const theirs = body.subarray(21, 21 + keyLength);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, theirs]);
      const key = hkdf(ecdh.computeSecret(theirs), auth, info, 32);
      const contentKey = hkdf(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = hkdf(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      const sealed = body.subarray(21 + keyLength);
      const opening = createDecipheriv('aes-128-gcm', contentKey, nonce);
      opening.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()]);
      // One record: the text, the octet 2, then nothing but noughts.
      return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
    },
  };
}

const hkdf = (key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));
