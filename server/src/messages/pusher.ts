import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import webPush from 'web-push';
import { PUSH_TEXT } from './message-text.ts';
import { type Outcome, TRY_MILLISECONDS } from './outcome.ts';
import { publicLookup, type Resolve } from './public-address.ts';
import type { PushKeys } from './push-keys.ts';
import { type PushTarget, pushTarget } from './push-services.ts';

/** Where a worker's device is told, as its browser gave it. */
export interface Subscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface PushSettings {
  readonly contact: string;
  readonly origins: readonly string[];
  readonly keys: PushKeys;
}

export interface Pusher {
  /** Tells one device. Never throws. */
  readonly send: (subscription: Subscription) => Promise<Outcome>;
  /** Ends what is under way. */
  readonly close: () => void;
}

/** Seconds that a push service keeps what it cannot deliver. */
const KEPT_SECONDS = 4 * 3600;
/** Of several that wait for a device only the newest is delivered: they all say the same. */
const TOPIC = 'muster';

/** Pushes by the browsers' own services. No redirect is followed and no answer's text is read. */
export function createPusher({ contact, origins, keys }: PushSettings, resolve?: Resolve): Pusher {
  const ending = new AbortController();
  return {
    async send({ endpoint, p256dh, auth }) {
      const target = pushTarget(endpoint, origins);
      if (target === null) return 'refused';
      try {
        const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, PUSH_TEXT, {
          vapidDetails: { subject: contact, ...keys },
          TTL: KEPT_SECONDS,
          topic: TOPIC,
        });
        return outcomeOf(await post(target, { headers, body, signal: ending.signal, resolve }));
      } catch {
        // Keys that are none, or a body that cannot be sealed to them: no later try mends that.
        return 'refused';
      }
    },
    close: () => ending.abort(),
  };
}

interface Posting {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer | null;
  readonly signal: AbortSignal;
  readonly resolve: Resolve | undefined;
}

/** The status of the answer; 0 where there was none. */
function post({ url, inner }: PushTarget, { headers, body, signal, resolve }: Posting): Promise<number> {
  const request = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((done) => {
    const sending = request(url, {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TRY_MILLISECONDS)]),
      ...(inner ? {} : { lookup: publicLookup(resolve) }),
    });
    sending.on('response', (response) => {
      done(response.statusCode ?? 0);
      // Whatever else it says is not read.
      response.on('error', () => undefined);
      response.destroy();
    });
    sending.on('error', () => done(0));
    sending.on('close', () => done(0));
    sending.end(body ?? undefined);
  });
}

/** 404 and 410: the device has unsubscribed (RFC 8030, 7.3). Too many, a fault of theirs, or no answer passes. */
function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  return status === 0 || status === 429 || status >= 500 ? 'later' : 'refused';
}
