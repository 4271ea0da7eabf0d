import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Put } from '#shared/protocol.ts';
import { ACTING_ROLES, type ActingRole } from '#shared/vocabulary.ts';
import type { Principal } from '../domain/principal.ts';
import type { AccountSession, Bearer, LinkSession, Session } from '../identity/bearer.ts';
import type { Identity } from '../identity/identity.ts';
import type { From } from '../identity/sign-in.ts';
import type { ReadLog } from '../identity/read-log.ts';
import { addressKey } from '../identity/limits.ts';
import { personKey } from '../identity/principal.ts';
import { createPace, type Try } from '../identity/tries.ts';
import type { Host } from '../live/host.ts';
import type { Allowance } from './allowances.ts';
import { deviceName } from './http-device.ts';
import { readBearer } from './http-cookies.ts';
import { badInput, sendRefusal } from './http-refusals.ts';
import type { EdgeConfig } from './security.ts';

/** How often one may ask. Per remote address before anything is read; per person once it is known who asks. */
export interface Paces {
  readonly address: { take(address: string): Promise<Try> };
  /** By address too: the pieces of a map, of which one screen asks for dozens at once. */
  readonly mapsByAddress: { take(address: string): Promise<Try> };
  readonly person: { take(who: Principal | Session): Promise<Try> };
  readonly imports: { take(who: Principal | Session): Promise<Try> };
  readonly maps: { take(who: Principal | Session): Promise<Try> };
}

/**
 * A control room of forty behind one proxy, all opening the board at once, stays under the first; a paste under the second.
 * The third lets the hundred parts of a file of 5,000 rows in at once, and 20 a second of more than that. The fourth and
 * fifth are of map pieces: a wide screen that is zoomed and dragged without pause, and forty such behind one proxy.
 */
const PACES = {
  address: [2400, 60],
  person: [600, 30],
  imports: [200, 10],
  maps: [1800, 30],
  mapsByAddress: [24_000, 60],
} as const;

/** Fresh counts, of requests and of socket messages together. */
export function createPaces(): Paces {
  const address = createPace(...PACES.address);
  const person = createPace(...PACES.person);
  const imports = createPace(...PACES.imports);
  const maps = createPace(...PACES.maps);
  const mapsByAddress = createPace(...PACES.mapsByAddress);
  return {
    address: { take: (from) => address.take(addressKey(from)) },
    person: { take: (who) => person.take(personKey(who)) },
    imports: { take: (who) => imports.take(personKey(who)) },
    maps: { take: (who) => maps.take(personKey(who)) },
    mapsByAddress: { take: (from) => mapsByAddress.take(addressKey(from)) },
  };
}

/** What one audience of a stream holds for this principal now; null where there is nothing for them. */
export type View = (principal: Principal, stream: string) => Promise<{ readonly audiences: readonly Put[] } | null>;

/** What every route is given. */
export interface RouteParts {
  readonly host: Host;
  readonly identity: Identity;
  readonly config: EdgeConfig;
  readonly view: View;
  readonly readLog: ReadLog;
  readonly paces: Paces;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const fromOf = (request: Request): From => ({
  device: deviceName(request.headers['user-agent']),
  address: request.ip ?? '',
});

/** Who asks, or null after the refusal `signed_out` was sent. Counts as use of the session. */
export async function bearerOr401(
  parts: RouteParts,
  request: Request,
  response: Response,
  allowance: Allowance = 'person',
): Promise<Bearer | null> {
  const bearer = await readBearer(request, parts.identity, parts.config);
  if (bearer === null) {
    sendRefusal(response, 'signed_out');
    return null;
  }
  const who = bearer.account ?? bearer.link;
  const taken = who === null ? ({ ok: true } as const) : await parts.paces[allowance].take(who);
  if (taken.ok) return bearer;
  sendRefusal(response, 'too_fast', undefined, taken.waitMs);
  return null;
}

/** A route whose handler is asynchronous; express hands what it throws to the last resort. */
export const route =
  (handle: (request: Request, response: Response) => Promise<void>): RequestHandler =>
  (request, response) =>
    handle(request, response);

/** A route for somebody signed in with an account; anybody else is told `signed_out`. */
export const accountRoute = (
  parts: RouteParts,
  handle: (session: AccountSession, request: Request, response: Response) => Promise<void>,
): RequestHandler =>
  route(async (request, response) => {
    const bearer = await bearerOr401(parts, request, response);
    if (bearer === null) return;
    if (bearer.account === null) return sendRefusal(response, 'signed_out');
    await handle(bearer.account, request, response);
  });

/** A route for a worker by her link; anybody else is told `signed_out`. */
export const linkRoute = (
  parts: RouteParts,
  handle: (session: LinkSession, request: Request, response: Response) => Promise<void>,
): RequestHandler =>
  route(async (request, response) => {
    const bearer = await bearerOr401(parts, request, response);
    if (bearer === null) return;
    if (bearer.link === null) return sendRefusal(response, 'signed_out');
    await handle(bearer.link, request, response);
  });

/** The role that `?as=` names, or null. */
export function roleOf(request: Request): ActingRole | null {
  const { as } = request.query;
  return ACTING_ROLES.find((role) => role === as) ?? null;
}

/**
 * Who acts in the role that the query names, or null after a refusal was sent. Whoever is signed in but can never act
 * so is told what they would be told of a thing that does not exist.
 */
export async function principalOrRefusal(
  parts: RouteParts,
  request: Request,
  response: Response,
  allowance: Allowance = 'person',
): Promise<Principal | null> {
  const bearer = await bearerOr401(parts, request, response, allowance);
  if (bearer === null) return null;
  const as = roleOf(request);
  if (as === null) {
    badInput(response, [{ field: 'as', reason: 'not_choice' }]);
    return null;
  }
  const principal = await parts.identity.principalFor(bearer, as);
  if (principal === null) sendRefusal(response, 'not_for_you');
  return principal;
}

/** Turns away an address that asks too often, before its request is read. Stands where "/api" is left out of the path. */
export function paceByAddress({ paces }: Pick<RouteParts, 'paces'>): RequestHandler {
  const pace = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const counted = request.path.startsWith('/map/') ? paces.mapsByAddress : paces.address;
    const taken = await counted.take(request.ip ?? '');
    if (taken.ok) next();
    else sendRefusal(response, 'too_fast', undefined, taken.waitMs);
  };
  return (request, response, next) => pace(request, response, next);
}
