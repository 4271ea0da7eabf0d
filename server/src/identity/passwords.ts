import { hash, verify } from '@node-rs/argon2';
import { LIMITS } from '#shared/limits.ts';
import type { Fault } from '#shared/refusals.ts';
import { isFitText } from '#shared/text.ts';
import { BUSY, createLane, type Lane } from './lane.ts';
import { newSecret, type RandomBytes } from './tokens.ts';

/** Argon2id, 19 MiB, two passes, one thread: OWASP's first choice, and 79 ms where it was measured (STACK section 2). */
const ARGON2ID = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Two hashes at once leave threads for the disk; who finds 20 waiting is sent away (GUARANTEES section 4). */
const AT_ONCE = 2;
const MAY_WAIT = 20;

export interface Passwords {
  /** An Argon2id string, or `BUSY` where too many are waiting. */
  hash(password: string): Promise<string | typeof BUSY>;
  /**
   * Whether the password belongs to the hash. Without a hash (nobody of that name) it works as long and says no, so
   * that its time does not tell whether the name is known.
   */
  verify(passwordHash: string | null, password: string): Promise<boolean | typeof BUSY>;
}

/** Makes the two password functions; reads one secret at once for the hash that stands in where there is none. */
export async function createPasswords(
  random: RandomBytes,
  lane: Lane = createLane(AT_ONCE, MAY_WAIT),
): Promise<Passwords> {
  const nobodys = await hash(newSecret(random), COST);
  return {
    hash: (password) => lane.run(() => hash(normal(password), COST)),
    verify: (passwordHash, password) =>
      lane.run(async () => {
        const fits = await verify(passwordHash ?? nobodys, normal(password));
        return fits && passwordHash !== null;
      }),
  };
}

/** The same characters however a keyboard composes them. */
const normal = (password: string): string => password.normalize('NFC');

/**
 * What is wrong with a new password, under the field's name "password": 12 to 200 characters, fit to be typed again,
 * and not among those that are guessed first. No mix of kinds is asked for and no change is ever forced.
 */
export function passwordFaults(password: string, signInName: string): readonly Fault[] {
  const field = 'password';
  const { least, most } = LIMITS.password;
  const { length } = Array.from(normal(password));
  if (length < least) return [{ field, reason: 'too_short', limit: least }];
  if (length > most || password.length > 2 * most) return [{ field, reason: 'too_long', limit: most }];
  if (!isFitText(password)) return [{ field, reason: 'unfit' }];
  return isGuessedFirst(password, signInName) ? [{ field, reason: 'not_choice' }] : [];
}

/** Long passwords that lists of leaked ones begin with, and the words from which lazy ones are made; own short list. */
const COMMON = new Set([
  '123456789012',
  '1234567890123',
  '12345678910',
  '123123123123',
  '111111111111',
  '000000000000',
  '121212121212',
  'abcdefghijkl',
  'abc123abc123',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'qwertyqwerty',
  'qwerty123456',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'asdfghjkl123',
  'asdfghjklasdf',
  'zxcvbnmzxcvbnm',
  'password1234',
  'password12345',
  'passwordpassword',
  'letmeinletmein',
  'iloveyou1234',
  'welcome12345',
  'football1234',
  'liverpool1234',
  'arsenal12345',
  'chelsea12345',
  'changeme1234',
  'administrator',
]);
const STEMS = ['password', 'passw0rd', 'muster', 'welcome', 'letmein', 'changeme', 'police', 'administrator', 'qwerty'];

function isGuessedFirst(password: string, signInName: string): boolean {
  const plain = password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (COMMON.has(plain) || new Set(plain).size <= 3) return true;
  const stems = [...STEMS, signInName.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  return stems.some((stem) => stem.length > 2 && onlyDigitsLeft(plain, stem));
}

/** "Muster2026!!!" and "mustermuster1" are one word and digits; "muster of nine herons" is not. */
const onlyDigitsLeft = (plain: string, stem: string): boolean =>
  plain.includes(stem) && /^\p{N}*$/u.test(plain.replaceAll(stem, ''));
