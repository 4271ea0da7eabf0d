import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import type { Bearer } from '../identity/bearer.ts';
import type { Identity } from '../identity/identity.ts';
import { isHttps, type EdgeConfig } from './security.ts';

export type CookieKind = 'account' | 'worker';

/**
 * The cookies' names. Over https the prefix makes the browser itself demand Secure, Path=/ and no Domain; over http on
 * this machine there is no prefix and no Secure, as browsers differ in what they take there.
 */
export function cookieName(kind: CookieKind, config: EdgeConfig): string {
  const name = kind === 'account' ? 'muster' : 'muster-worker';
  return isHttps(config) ? `__Host-${name}` : name;
}

/** The value of one cookie. Where a name comes twice nobody can say which is ours, so neither is. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

/** Who a request's (or a handshake's) cookies stand for. */
export function readBearer(request: IncomingMessage, identity: Identity, config: EdgeConfig): Promise<Bearer | null> {
  const header = request.headers.cookie;
  return identity.bearer({
    account: readCookie(header, cookieName('account', config)),
    worker: readCookie(header, cookieName('worker', config)),
  });
}

const options = (config: EdgeConfig) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/', secure: isHttps(config) }) as const;

/** Sets a cookie for as long as the browser is open, and no longer than what it opens. */
export function setCookie(response: Response, kind: CookieKind, token: string, config: EdgeConfig): void {
  response.cookie(cookieName(kind, config), token, options(config));
}

export function clearCookie(response: Response, kind: CookieKind, config: EdgeConfig): void {
  response.clearCookie(cookieName(kind, config), options(config));
}

/** What a browser is told to forget at sign-out. Not "cookies": that would take the other cookie of the pair too. */
export const SWEEP = '"cache", "storage"';
