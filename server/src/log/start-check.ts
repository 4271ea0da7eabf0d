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
    const anchor = heads.anchor(stream);
    const head = await store.head(stream);
    const damage = await compare(store, stream, head, anchor);
    if (damage !== undefined) damaged.push(damage);
    else if (head !== undefined && head.version > (anchor?.version ?? 0)) grown.push({ stream, ...head });
  }
  heads.note(grown);
  return damaged;
}

async function compare(store: CommitStore, stream: string, head: Head | undefined, anchor: Head | undefined) {
  if (anchor === undefined || anchor.version === 0) return undefined;
  const version = head?.version ?? 0;
  if (version < anchor.version) {
    return new DamagedLog(stream, version + 1, `it was recorded up to version ${anchor.version} and ends before`);
  }
  const [commit] = await store.read(stream, anchor.version, 1);
  if (commit?.version === anchor.version && sameBytes(commit.hash, anchor.hash)) return undefined;
  return new DamagedLog(stream, anchor.version, 'it is not the commit that was recorded');
}
