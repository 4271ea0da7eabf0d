import { sameBytes } from './bytes.ts';
import { DamagedLog } from './errors.ts';
import type { HeadsJournal, StreamHead } from './heads.ts';
import type { CommitStore, Head } from './store.ts';

/** Drops again what the journal says was dropped: the machine may have stopped in between. */
export async function finishDrops(store: CommitStore, heads: HeadsJournal): Promise<void> {
  for (const { stream, version } of heads.all()) {
    if (version === 0 && (await store.head(stream)) !== undefined) await store.dropStream(stream);
  }
}

/**
 * Compares every stream with the journal of heads, and lets the journal learn of streams that have grown. Gives the
 * streams that are shorter than, or different from, what was recorded; the chain itself is verified when one is opened.
 */
export async function checkAgainstJournal(store: CommitStore, heads: HeadsJournal): Promise<readonly DamagedLog[]> {
  const names = new Set([...(await store.streams('')), ...heads.all().map(({ stream }) => stream)]);
  const damaged: DamagedLog[] = [];
  const grown: StreamHead[] = [];
  for (const stream of names) {
    const found = await compare(store, stream, heads.anchor(stream));
    if (found instanceof DamagedLog) damaged.push(found);
    else if (found !== undefined) grown.push(found);
  }
  heads.note(grown);
  return damaged;
}

/** Gives the damage, or the head when the stream has grown beyond the anchor. */
async function compare(
  store: CommitStore,
  stream: string,
  anchor: Head | undefined,
): Promise<DamagedLog | StreamHead | undefined> {
  const known = anchor?.version ?? 0;
  try {
    const head = await store.head(stream);
    const version = head?.version ?? 0;
    if (version < known) {
      return new DamagedLog(stream, version + 1, `it was recorded up to version ${known} and ends before`);
    }
    const [commit] = known === 0 ? [] : await store.read(stream, known, 1);
    if (anchor !== undefined && known > 0 && (commit?.version !== known || !sameBytes(commit.hash, anchor.hash))) {
      return new DamagedLog(stream, known, 'it is not the commit that was recorded');
    }
    return head !== undefined && version > known ? { stream, ...head } : undefined;
  } catch (error) {
    if (error instanceof DamagedLog) return new DamagedLog(stream, known, error.reason);
    throw error;
  }
}
