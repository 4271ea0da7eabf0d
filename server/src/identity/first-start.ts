import { DIRECTORY } from '#shared/ids.ts';
import type { Host } from '../live/host.ts';
import { order } from './orders.ts';
import { hashToken, newSecret, type RandomBytes } from './tokens.ts';

/** The first administrator's sign-in name. */
export const FIRST_SIGN_IN_NAME = 'administrator';

/**
 * Founds the directory of an empty store with its first administrator, and returns the token of the one link by which
 * he sets his password: the caller prints `/link#<token>`. Null where the directory already stands. Throws where the
 * store refuses.
 */
export async function foundDirectory(host: Host, random: RandomBytes, now: () => number): Promise<string | null> {
  const directory = await host.directory();
  for (const _ of directory.ids('account', 'all', '')) return null;
  const token = newSecret(random);
  const reply = await order({ host, now, random }, 'setup', DIRECTORY, 'FoundDirectory', {
    signInName: FIRST_SIGN_IN_NAME,
    tokenHash: hashToken(token),
  });
  if (!reply.ok) throw new Error(`The directory could not be founded: ${reply.refusal.code}.`);
  return token;
}
