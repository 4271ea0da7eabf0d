import { sameBytes } from './bytes.ts';
import { emptyHead, followChain } from './chain.ts';
import { DamagedLog } from './errors.ts';
import type { Commit, CommitStore, Head } from './store.ts';

/** Where to begin, how far to go, and what is known of the stream from outside the store. */
export interface ReadBounds {
  readonly from?: Head | undefined;
  readonly anchors?: readonly Head[];
  readonly limit?: number;
}

/** Large enough to be quick, small enough not to hold the event loop for long. */
const PAGE = 250;

/**
 * Reads a stream in pages and gives each commit, with the head before it, once the chain up to it is verified; needs no
 * key. Throws DamagedLog when a link, the starting point or an anchor does not agree, or the stream is too short.
 */
export async function readStream(
  store: CommitStore,
  stream: string,
  { from, anchors = [], limit = Infinity }: ReadBounds,
  onCommit: (commit: Commit, before: Head) => Promise<void> | void,
): Promise<Head> {
  let head = await startAt(store, stream, from);
  let left = limit;
  while (left > 0) {
    const page = await readPage(store, stream, head.version + 1, Math.min(PAGE, left));
    for (const commit of page) {
      const before = head;
      head = followChain(before, commit, stream);
      checkAnchors(stream, head, anchors);
      await onCommit(commit, before);
    }
    left -= page.length;
    if (page.length === 0) break;
    // A long stream is read while others are served.
    if (page.length === PAGE) await new Promise(setImmediate);
  }
  const known = Math.max(0, ...anchors.map(({ version }) => version));
  if (head.version < known && left > 0) {
    throw new DamagedLog(stream, head.version + 1, `it was recorded up to version ${known} and ends before`);
  }
  return head;
}

/** A file that cannot be read is damage of the stream that was asked for. */
async function readPage(store: CommitStore, stream: string, from: number, limit: number): Promise<readonly Commit[]> {
  try {
    return await store.read(stream, from, limit);
  } catch (error) {
    throw error instanceof DamagedLog ? new DamagedLog(stream, from, error.reason) : error;
  }
}

async function startAt(store: CommitStore, stream: string, from: Head | undefined): Promise<Head> {
  const start = from ?? emptyHead(stream);
  if (start.version === 0) {
    if (!sameBytes(start.hash, emptyHead(stream).hash)) throw new DamagedLog(stream, 0, 'it begins elsewhere');
    return start;
  }
  const [commit] = await readPage(store, stream, start.version, 1);
  if (commit?.version !== start.version) throw new DamagedLog(stream, start.version, 'the commit is missing');
  if (!sameBytes(commit.hash, start.hash))
    throw new DamagedLog(stream, start.version, 'it is not the one known before');
  return { version: start.version, hash: start.hash };
}

function checkAnchors(stream: string, head: Head, anchors: readonly Head[]): void {
  if (anchors.some(({ version, hash }) => version === head.version && !sameBytes(hash, head.hash))) {
    throw new DamagedLog(stream, head.version, 'it is not the commit that was recorded');
  }
}
