import webPush from 'web-push';
import * as z from 'zod/mini';

/** The pair by which push services know this server (VAPID, RFC 8292), in base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const keysSchema = z.strictObject({
  publicKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/)),
  privateKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});

/** A new pair, as it stands in its file. */
export const makePushKeys = (): Uint8Array => Buffer.from(JSON.stringify(webPush.generateVAPIDKeys()));

/** Reads the pair out of its file. Throws where it is none. */
export function readPushKeys(file: Uint8Array): PushKeys {
  try {
    return keysSchema.parse(JSON.parse(Buffer.from(file).toString('utf8')));
  } catch {
    throw new Error('The push key is damaged. Remove push.key, and devices will ask for push anew.');
  }
}
