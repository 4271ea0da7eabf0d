import type { Id } from '#shared/ids.ts';
import { BUSY } from './lane.ts';
import { addressKey, refused, type Refused, type TryLimits } from './limits.ts';
import type { IdentityParts } from './orders.ts';
import type { Passwords } from './passwords.ts';
import type { Begun, Sessions } from './sessions.ts';

/** Where a try comes from: the browser as a person would name it ("Firefox on Windows"), and its remote address. */
export interface From {
  readonly device: string;
  readonly address: string;
}

export interface SignInTry {
  readonly name: string;
  readonly password: string;
  readonly from: From;
}

export type SignInResult = Exclude<Begun, { ok: false }> | Refused;

/**
 * Signs in by name and password. An unknown name, a wrong password, an account without a password and a suspended one
 * all answer `wrong_sign_in`, after the same work; `too_fast` comes before any work.
 */
export async function signIn(
  parts: IdentityParts,
  { passwords, sessions, limits }: { passwords: Passwords; sessions: Sessions; limits: TryLimits },
  { name, password, from }: SignInTry,
): Promise<SignInResult> {
  // 1. Count the try, on the name and on the address.
  const address = addressKey(from.address);
  const byAddress = await limits.addresses.take(address);
  if (!byAddress.ok) return { ...refused('too_fast'), waitMs: byAddress.waitMs };
  const byName = await limits.names.take(name);
  if (!byName.ok) {
    await limits.addresses.giveBack(address);
    return { ...refused('too_fast'), waitMs: byName.waitMs };
  }
  // 2. Check the password, or nobody's.
  const found = await accountBySignInName(parts, name);
  const fits = await passwords.verify(found?.passwordHash ?? null, password);
  if (fits === BUSY) {
    await limits.addresses.giveBack(address);
    await limits.names.giveBack(name);
    return refused('too_fast');
  }
  if (!fits || found?.state !== 'active') return refused('wrong_sign_in');
  // 3. It was no guess.
  await limits.addresses.giveBack(address);
  await limits.names.forget(name);
  // 4. A session of its own, under a token that nobody has seen before.
  const begun = await sessions.begin({ kind: 'account', accountId: found.id }, from.device);
  // 5. Whoever set another password or ended all sessions meanwhile has the last word.
  const now = await accountBySignInName(parts, name);
  if (!begun.ok || sameStanding(found, now)) return begun;
  await sessions.end(begun.session);
  return refused('wrong_sign_in');
}

interface Found {
  readonly id: Id;
  readonly passwordHash: string | null;
  readonly state: string;
  readonly sessionsEndedAt: number;
}

const sameStanding = (before: Found, now: Found | null): boolean =>
  now !== null &&
  now.id === before.id &&
  now.state === before.state &&
  now.passwordHash === before.passwordHash &&
  now.sessionsEndedAt === before.sessionsEndedAt;

async function accountBySignInName(parts: IdentityParts, name: string): Promise<Found | null> {
  const directory = await parts.host.directory();
  for (const id of directory.ids('account', 'signInName', name)) {
    const account = directory.get('account', id);
    if (account === undefined) continue;
    const { passwordHash, state, sessionsEndedAt } = account;
    return { id, passwordHash, state, sessionsEndedAt };
  }
  return null;
}
