import { DIRECTORY, type Id } from '#shared/ids.ts';
import { LINK_LIFE } from '../domain/decide-directory.ts';
import type { Account } from '../domain/directory-state.ts';
import { BUSY } from './lane.ts';
import { addressKey, refused, refusedByDoor, type Refused, type TryLimits } from './limits.ts';
import { order, type IdentityParts } from './orders.ts';
import { passwordFaults, type Passwords } from './passwords.ts';
import type { Sessions } from './sessions.ts';
import type { From, SignInResult } from './sign-in.ts';
import { hashToken } from './tokens.ts';

/** What the page of a link may say before it is used. Saying it spends nothing. */
export interface LinkLook {
  readonly ok: true;
  readonly purpose: 'invitation' | 'sign_in';
  readonly name: string;
  readonly signInName: string;
}

interface Rooms {
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly limits: TryLimits;
}

/** Reads a link without spending it. A wrong, spent, overdue or replaced one answers `link_spent`, all alike. */
export async function lookAtLink(
  parts: IdentityParts,
  { limits }: Rooms,
  token: string,
  from: From,
): Promise<LinkLook | Refused> {
  const opened = await openLink(parts, limits, token, from);
  if (!opened.ok) return opened;
  const { name, signInName } = opened.account;
  if (typeof name !== 'string' || typeof signInName !== 'string') return refused('link_spent');
  return { ok: true, purpose: opened.purpose, name, signInName };
}

/**
 * Uses a link, once. An invitation needs a new password and sets it; a sign-in link signs in at once and may set one.
 * A password that cannot be taken is refused before anything is spent. Setting one ends all older sessions.
 */
export async function redeemLink(
  parts: IdentityParts,
  { passwords, sessions, limits }: Rooms,
  { token, newPassword, from }: { token: string; newPassword?: string | undefined; from: From },
): Promise<SignInResult> {
  // 1. Whose link is it, and is it good?
  const opened = await openLink(parts, limits, token, from);
  if (!opened.ok) return opened;
  const { accountId, account, purpose } = opened;
  // 2. Take the password, before anything is spent.
  if (newPassword === undefined && purpose === 'invitation')
    return refused('bad_input', [{ field: 'password', reason: 'missing' }]);
  const passwordHash = newPassword === undefined ? null : await takePassword(passwords, newPassword, account);
  if (passwordHash !== null && typeof passwordHash !== 'string') return passwordHash;
  // 3. Spend the link: of two who try at once, one is refused here.
  const spent = await order(parts, 'identity', DIRECTORY, 'SpendLink', { accountId, tokenHash: hashToken(token) });
  if (!spent.ok) return refusedByDoor(spent.refusal, 'link_spent');
  // 4. Set the password, which ends all sessions begun with the old one.
  if (passwordHash !== null) {
    const set = await order(parts, 'identity', DIRECTORY, 'SetPassword', { accountId, passwordHash });
    if (!set.ok) return { ok: false, refusal: set.refusal };
  }
  // 5. A session of its own.
  return sessions.begin({ kind: 'account', accountId }, from.device);
}

type Opened = {
  readonly ok: true;
  readonly accountId: Id;
  readonly account: Account;
  readonly purpose: 'invitation' | 'sign_in';
};

async function openLink(parts: IdentityParts, limits: TryLimits, token: string, from: From): Promise<Opened | Refused> {
  const address = addressKey(from.address);
  const taken = await limits.addresses.take(address);
  if (!taken.ok) return { ...refused('too_fast'), waitMs: taken.waitMs };
  const directory = await parts.host.directory();
  for (const accountId of directory.ids('account', 'link', hashToken(token))) {
    const account = directory.get('account', accountId);
    const link = account?.link;
    if (account === undefined || account.state === 'suspended' || link === null || link === undefined) continue;
    if (link.spent || parts.now() - link.issuedAt >= LINK_LIFE[link.purpose]) continue;
    await limits.addresses.giveBack(address);
    return { ok: true, accountId, account, purpose: link.purpose };
  }
  return refused('link_spent');
}

async function takePassword(passwords: Passwords, password: string, account: Account): Promise<string | Refused> {
  const faults = passwordFaults(password, typeof account.signInName === 'string' ? account.signInName : '');
  if (faults.length > 0) return refused('bad_input', faults);
  const hashed = await passwords.hash(password);
  return hashed === BUSY ? refused('too_fast') : hashed;
}
