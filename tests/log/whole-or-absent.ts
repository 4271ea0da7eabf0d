import { emptyHead } from '#server/log/chain.ts';
import { readStream } from '#server/log/read-stream.ts';
import {
  PlannedFault,
  StoreUnavailable,
  type AppendOutcome,
  type Commit,
  type CommitStore,
  type FaultSeam,
} from '#server/log/store.ts';
import { commits, firstCommits, readAll } from './records.ts';

/** Fails the k-th step of a write, once or from then on; counts the steps. */
function failAt(k: number, lasting: boolean): { seam: FaultSeam; steps: () => number; mend: () => void } {
  let steps = 0;
  let mended = false;
  const seam: FaultSeam = () => {
    if (mended) return;
    steps += 1;
    if (steps < k) return;
    if (!lasting) mended = true;
    throw new PlannedFault(`write ${k}`);
  };
  const mend = () => {
    mended = true;
  };
  return { seam, steps: () => steps, mend };
}

/**
 * R3. Appends a batch of commits of two streams, with a rival's commit already at one stream's third version, failing
 * at every k-th step of the write for every k. Then reads with a store that has no faults: each stream must hold a
 * prefix of what was asked for, exactly what was said to be recorded, and the failed store must go on afterwards.
 */
export async function wholeOrAbsent(
  open: (faults?: FaultSeam) => Promise<CommitStore>,
  fresh: () => string,
  allOrNothing: boolean,
): Promise<{ runs: number; violations: string[] }> {
  const violations: string[] = [];
  let runs = 0;
  for (const lasting of [false, true]) {
    for (let k = 1, reached = true; reached; k += 1) {
      const { seam, steps, mend } = failAt(k, lasting);
      const asked = await withRival(open, fresh(), fresh());
      const store = await open(seam);
      const outcomes = await appendWithFaults(store, asked);
      reached = steps() >= k;
      mend();
      runs += 1;
      const place = `k=${k} lasting=${lasting}`;
      violations.push(
        ...(await judge(await open(), asked, outcomes, allOrNothing)).map((found) => `${place}: ${found}`),
      );
      violations.push(...(await goesOn(store, asked[0]!.stream)).map((found) => `${place}: ${found}`));
    }
  }
  return { runs, violations };
}

async function withRival(open: () => Promise<CommitStore>, one: string, other: string): Promise<Commit[]> {
  const mine = firstCommits(one, 5);
  const theirs = firstCommits(other, 5);
  const rival = commits(other, theirs[1]!, 1, 'rival');
  await (await open()).append([...theirs.slice(0, 2), ...rival]);
  return [mine[0]!, theirs[2]!, mine[1]!, mine[2]!, theirs[3]!, mine[3]!, mine[4]!];
}

async function appendWithFaults(
  store: CommitStore,
  asked: readonly Commit[],
): Promise<readonly AppendOutcome[] | undefined> {
  try {
    return await store.append(asked);
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}

async function judge(
  store: CommitStore,
  asked: readonly Commit[],
  outcomes: readonly AppendOutcome[] | undefined,
  allOrNothing: boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const stream of new Set(asked.map((commit) => commit.stream))) {
    const mine = asked.filter((commit) => commit.stream === stream);
    const held = await readAll(store, stream);
    await readStream(store, stream, {}, () => undefined).catch((error: unknown) => found.push(String(error)));
    const kept = mine.filter((commit) => held.some(({ hash }) => Buffer.compare(hash, commit.hash) === 0));
    const said = mine.filter((commit) => outcomes?.[asked.indexOf(commit)] === 'recorded');
    if (kept.some((commit, index) => commit !== mine[index])) found.push(`${stream} holds no prefix`);
    if (outcomes !== undefined && said.length !== kept.length)
      found.push(`${stream}: said ${said.length}, kept ${kept.length}`);
    const whole = kept.length === 0 || kept.length === mine.length || held[2]?.commandId.startsWith('rival') === true;
    if (allOrNothing && !whole) found.push(`${stream} holds ${kept.length} of ${mine.length}`);
  }
  return found;
}

async function goesOn(store: CommitStore, stream: string): Promise<string[]> {
  const head = (await store.head(stream)) ?? emptyHead(stream);
  const [outcome] = await store.append(commits(stream, head, 1, 'later'));
  return outcome === 'recorded' ? [] : [`${stream} did not go on: ${outcome}`];
}
