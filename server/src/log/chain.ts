import { createHash } from 'node:crypto';
import { concat, lengthPrefixed, sameBytes, u64, utf8 } from './bytes.ts';
import { DamagedLog } from './errors.ts';
import type { Commit, Head } from './store.ts';

const GENESIS_LABEL = 'muster log genesis 1\n';

/** The hash before a stream's first commit: it binds the chain to the stream's name. */
export function genesisHash(stream: string): Uint8Array {
  return createHash('sha256').update(GENESIS_LABEL).update(stream).digest();
}

/** The head of a stream that has no commits yet. */
export function emptyHead(stream: string): Head {
  return { version: 0, hash: genesisHash(stream) };
}

/** The next link: SHA-256 over the previous hash and the commit's stream, version, command id and sealed bytes. */
export function chainHash(previous: Uint8Array, commit: Omit<Commit, 'hash'>): Uint8Array {
  const { stream, version, commandId, bytes } = commit;
  return createHash('sha256')
    .update(
      concat(previous, lengthPrefixed(utf8(stream)), u64(version), lengthPrefixed(utf8(commandId)), u64(bytes.length)),
    )
    .update(bytes)
    .digest();
}

/** Checks that a commit is the link after `after`, and gives the new head. Needs no key. Throws DamagedLog. */
export function followChain(after: Head, commit: Commit, stream: string): Head {
  const expected = after.version + 1;
  if (commit.stream !== stream)
    throw new DamagedLog(stream, expected, 'a commit of another stream stands in its place');
  if (commit.version !== expected) throw new DamagedLog(stream, expected, 'the commit is missing');
  const hash = chainHash(after.hash, commit);
  if (!sameBytes(hash, commit.hash)) throw new DamagedLog(stream, expected, 'the chain does not hold');
  return { version: expected, hash };
}
