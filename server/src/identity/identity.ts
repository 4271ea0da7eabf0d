import type { ActingRole } from '#shared/vocabulary.ts';
import type { Principal } from '../domain/principal.ts';
import { lookAtLink, redeemLink, type LinkLook } from './account-links.ts';
import type { Bearer, LinkSession } from './bearer.ts';
import { createTryLimits, type Refused, type TryLimits } from './limits.ts';
import type { IdentityParts } from './orders.ts';
import { createPasswords } from './passwords.ts';
import { principalFor } from './principal.ts';
import { Sessions } from './sessions.ts';
import { signIn, type From, type SignInResult, type SignInTry } from './sign-in.ts';
import { openAnswerLink, openDayPass, workerSession, type OpenedAnswer, type OpenedPass } from './worker-links.ts';

/** The room as the edge sees it: who is there, and how one comes in and goes out. */
export interface Identity {
  readonly sessions: Sessions;
  signIn(tried: SignInTry): Promise<SignInResult>;
  lookAtLink(token: string, from: From): Promise<LinkLook | Refused>;
  redeemLink(use: { token: string; newPassword?: string | undefined; from: From }): Promise<SignInResult>;
  openAnswerLink(token: string, from: From): Promise<OpenedAnswer>;
  openDayPass(use: { link: LinkSession; code: string; from: From }): Promise<OpenedPass>;
  /** Who the two cookies stand for; null where neither opens anything. Counts as use. */
  bearer(tokens: { account?: string | undefined; worker?: string | undefined }): Promise<Bearer | null>;
  /** Who acts in a role now; asked anew for every command and every join. Counts as use. */
  principalFor(bearer: Bearer, as: ActingRole): Promise<Principal | null>;
  /** Whether anything that the bearer brought still opens something. Does not count as use. */
  standsStill(bearer: Bearer): Promise<boolean>;
  /** The bearer did something just now on an open page; what is used in the field does not end by lying idle. */
  seen(bearer: Bearer, inTheField?: boolean): void;
}

/** Puts the room together. Works out one password hash before it resolves. */
export async function createIdentity(parts: IdentityParts, limits: TryLimits = createTryLimits()): Promise<Identity> {
  const passwords = await createPasswords(parts.random);
  const sessions = new Sessions(parts);
  const rooms = { passwords, sessions, limits };
  return {
    sessions,
    signIn: (tried) => signIn(parts, rooms, tried),
    lookAtLink: (token, from) => lookAtLink(parts, rooms, token, from),
    redeemLink: (use) => redeemLink(parts, rooms, use),
    openAnswerLink: (token, from) => openAnswerLink(parts, limits, token, from),
    openDayPass: (use) => openDayPass(parts, rooms, use),
    async principalFor(bearer, as) {
      const principal = await principalFor(sessions, bearer, as);
      if (principal?.kind === 'member' && bearer.account !== null) sessions.seen(bearer.account);
      return principal;
    },
    async standsStill({ account, link }) {
      if (account !== null && (await sessions.standing(account)) !== null) return true;
      return link !== null && (await sessions.standing(link)) !== null;
    },
    seen({ account }, inTheField) {
      if (account !== null) sessions.seen(account, inTheField);
    },
    async bearer({ account, worker }) {
      const signedIn = account === undefined ? null : await sessions.resolve(account);
      const byLink = worker === undefined ? null : await workerSession(sessions, worker);
      const bearer = { account: signedIn?.kind === 'account' ? signedIn : null, link: byLink };
      return bearer.account === null && bearer.link === null ? null : bearer;
    },
  };
}
