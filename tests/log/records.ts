import { createHash } from 'node:crypto';
import { emptyHead } from '#server/log/chain.ts';
import { chainHash } from '#server/log/chain.ts';
import type { CommitRecord, EventCatalogue } from '#server/log/codec.ts';
import type { Commit, CommitStore, Head } from '#server/log/store.ts';

/** A small catalogue: `said` has a field about a person, `counted` has an older version. */
export const CATALOGUE: EventCatalogue = {
  said: {
    version: 1,
    sealed: [
      {
        field: 'words',
        subject: (data: { who: string }) => data.who,
        controller: () => 'police',
        recordClass: 'words',
      },
      {
        field: 'note',
        subject: (data: { who: string }) => data.who,
        controller: () => 'agency-1',
        recordClass: 'care',
      },
    ],
  },
  counted: {
    version: 2,
    upcasts: { 1: (data) => ({ found: (data as { count: number }).count }) },
  },
};

/** A record of one command with its events; `n` makes the ids. */
export function record(
  n: number,
  events: CommitRecord['events'] = [{ type: 'counted', data: { found: n } }],
): CommitRecord {
  return {
    command: {
      id: `command-${n}`,
      type: 'report',
      version: 1,
      fingerprint: createHash('sha256').update(String(n)).digest('hex'),
      by: { member: 'm1', role: 'desk' },
      occurredAt: 1_000 + n,
      sentAt: 1_100 + n,
      receivedAt: 1_200 + n,
    },
    events,
  };
}

/** Chained commits after `after`, with bytes that a store need not understand. */
export function commits(stream: string, after: Head, count: number, label = 'c', size = 40): Commit[] {
  const made: Commit[] = [];
  let head = after;
  for (let n = 1; n <= count; n += 1) {
    const version = head.version + 1;
    const bytes = createHash('sha512').update(`${label} ${stream} ${version}`).digest().subarray(0, size);
    const commit = { stream, version, commandId: `${label}-${version}`, bytes };
    const hash = chainHash(head.hash, commit);
    made.push({ ...commit, hash });
    head = { version, hash };
  }
  return made;
}

/** As `commits`, from the beginning of a stream. */
export function firstCommits(stream: string, count: number, label = 'c'): Commit[] {
  return commits(stream, emptyHead(stream), count, label);
}

/** Everything a stream holds. */
export function readAll(store: CommitStore, stream: string): Promise<readonly Commit[]> {
  return store.read(stream, 1, 1_000_000);
}

/** A seeded source of numbers in [0, 1): the same seed gives the same run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The gate's figure, or the long one with MUSTER_LONG. */
export function figure(gate: number, long: number): number {
  return process.env['MUSTER_LONG'] ? long : gate;
}
