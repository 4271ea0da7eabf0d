import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { sendRefusal } from './http-refusals.ts';

/** What the edge must know of where it is reached. */
export interface EdgeConfig {
  /**
   * The one origin under which people reach Muster ("https://muster.example.police.uk"), or null where it is reached on
   * this machine only: then every `*.localhost` and 127.0.0.1 is its own origin, over plain http.
   */
  readonly origin: string | null;
  /** Whether one proxy of our own stands in front; its X-Forwarded-For is believed, nobody else's. */
  readonly trustProxy: boolean;
}

const LOOPBACK = /^(localhost|([a-z0-9-]+\.)+localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;
const YEAR_SECONDS = 31_536_000;

export const isHttps = (config: EdgeConfig): boolean =>
  config.origin !== null && new URL(config.origin).protocol === 'https:';

/** Refuses, in words, an origin under which cookies would cross a network in the clear. */
export function checkEdge(config: EdgeConfig): void {
  if (config.origin === null || isHttps(config) || LOOPBACK.test(new URL(config.origin).host)) return;
  throw new Error('MUSTER_ORIGIN must begin with https:// unless it names this machine itself.');
}

/**
 * Whether the request is for us by name. A page elsewhere whose name was pointed at this machine (DNS rebinding) is
 * told apart here, before anything else is looked at.
 */
export function hostAllowed(request: IncomingMessage, config: EdgeConfig): boolean {
  const host = request.headers.host?.toLowerCase();
  if (host === undefined) return false;
  return config.origin === null ? LOOPBACK.test(host) : host === new URL(config.origin).host;
}

/**
 * Whether a request comes from our own pages. For the socket's handshake: an absent Origin is refused, as CORS does not
 * guard websockets (GUARANTEES R35). For a request: absent is let through only where no cookie comes with it.
 */
export function originAllowed(
  request: IncomingMessage,
  config: EdgeConfig,
  what: 'socket' | 'request' = 'socket',
): boolean {
  const { origin, cookie } = request.headers;
  if (!hostAllowed(request, config)) return false;
  if (origin === undefined) return what === 'request' && cookie === undefined;
  return origin === (config.origin === null ? `http://${request.headers.host ?? ''}` : new URL(config.origin).origin);
}

/** Headers of every answer: no foreign content, no frame, no referrer, no sniffing (STACK section 3, CSP). */
export function securityHeaders(config: EdgeConfig): readonly RequestHandler[] {
  const https = isHttps(config);
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      strictTransportSecurity: https ? { maxAge: 2 * YEAR_SECONDS, includeSubDomains: false } : false,
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', PERMISSIONS);
      next();
    },
  ];
}

/** The page may keep its screen awake; it asks for nothing else of the device. */
const PERMISSIONS = [
  'screen-wake-lock=(self)',
  ...['camera', 'microphone', 'geolocation', 'display-capture', 'payment', 'usb', 'serial', 'midi'].map(
    (feature) => `${feature}=()`,
  ),
].join(', ');

/** Turns away what is not addressed to us. */
export const guardHost =
  (config: EdgeConfig): RequestHandler =>
  (request, response, next) =>
    hostAllowed(request, config) ? next() : sendRefusal(response, 'not_for_you', 421);

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The header that a form or a plain link of another page cannot send. */
export const OWN_HEADER = 'x-muster';

/** Every unsafe method needs our own origin and our own header; the answer says nothing of which was missing. */
export const guardUnsafe =
  (config: EdgeConfig): RequestHandler =>
  (request, response, next) => {
    if (SAFE_METHODS.has(request.method)) return next();
    const ours = originAllowed(request, config, 'request') && request.headers[OWN_HEADER] === '1';
    return ours ? next() : sendRefusal(response, 'not_for_you', 403);
  };

/** Nothing of the API is kept by anybody on the way or in the browser. */
export function neverStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
