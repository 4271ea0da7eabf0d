import { refusal, type Refusal } from '#shared/refusals.ts';
import { createCap, createTries, SIGN_IN_TRIES, type Tries, type TryRules } from './tries.ts';

/** A refusal that says when to come back. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly waitMs?: number;
}

export const refused = (code: Refusal['code'], faults: Refusal['faults'] = []): Refused => ({
  ok: false,
  refusal: refusal(code, faults),
});

/** Refusals that lie with the server and not with what was brought: they are passed on as they are. */
const OURS: readonly Refusal['code'][] = ['unavailable', 'restarting', 'read_only'];

/** A refusal of the door, told to somebody who is not signed in: our own trouble as it is, everything else as `otherwise`. */
export const refusedByDoor = (why: Refusal, otherwise: Refusal['code']): Refused =>
  OURS.includes(why.code) ? { ok: false, refusal: why } : refused(otherwise);

/** Who may try how often. All of it in memory, and all of it before anything is hashed or read. */
export interface TryLimits {
  /** One account's tries, by its sign-in name, known or not. */
  readonly names: Tries;
  /** Failures from one remote address: sign-ins, account links and worker's links together. */
  readonly addresses: Tries;
  /** Wrong day-pass codes for one assignment. */
  readonly codes: Tries;
}

const CODE_TRIES = { points: 5, seconds: 900 } as const;

export function createTryLimits(rules: TryRules = SIGN_IN_TRIES): TryLimits {
  return {
    names: createTries(rules),
    addresses: createTries(rules),
    codes: createCap(CODE_TRIES.points, CODE_TRIES.seconds),
  };
}

const IPV6_NETWORK_PARTS = 4;
const LONGEST_ADDRESS = 64;

/** What stands for one place on the network: an IPv4 address, or the /64 that one IPv6 line is given. */
export function addressKey(address: string): string {
  const plain = address
    .slice(0, LONGEST_ADDRESS)
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const parts = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  if (tail !== undefined) while (parts.length + after.length < 8) parts.push('0');
  return [...parts, ...after]
    .slice(0, IPV6_NETWORK_PARTS)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
