import { emptyHead } from './chain.ts';
import { DamagedLog } from './errors.ts';
import { readStream } from './read-stream.ts';
import type { StreamHead } from './heads.ts';
import type { CommitStore, Head } from './store.ts';

/** What was found of one stream: how far it holds, and what is wrong after that. */
export interface StreamReport {
  readonly stream: string;
  /** The last version up to which the chain holds. */
  readonly head: Head;
  readonly damage?: DamagedLog;
}

/**
 * Verifies the chain of every stream, without any key, and that it passes through each known head. A known head of a
 * stream that is not there is damage too.
 */
export async function verifyStreams(
  store: CommitStore,
  known: readonly StreamHead[],
): Promise<readonly StreamReport[]> {
  const names = new Set([...(await store.streams('')), ...known.map(({ stream }) => stream)]);
  const reports: StreamReport[] = [];
  for (const stream of [...names].toSorted()) {
    const anchors = known.filter((head) => head.stream === stream);
    reports.push(await verifyStream(store, stream, anchors));
  }
  return reports;
}

async function verifyStream(store: CommitStore, stream: string, anchors: readonly Head[]): Promise<StreamReport> {
  let head = emptyHead(stream);
  try {
    await readStream(store, stream, { anchors }, ({ version, hash }) => {
      head = { version, hash };
    });
    return { stream, head };
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error;
    return { stream, head, damage: error };
  }
}
