import { ms, type Row, times } from './report.ts';
import { openMuster, openReference } from './servers.ts';
import { connectViewers, load, type LoadResult, type Stage } from './stage.ts';

/** Forty audiences: the four of command, six teams, thirty agencies; each command touches a site that all of them see. */
export const SIZE = { agencies: 30, teams: 6, addresses: 3, sites: 40, logEntries: 0 } as const;
const VIEWERS = [50, 200, 1_000] as const;
const STEADY = { rate: 20, seconds: 8 } as const;

interface Measured {
  readonly steady: ReadonlyMap<number, LoadResult>;
  readonly burst: LoadResult;
  readonly memoryPerViewer: number;
}

/** Twenty commands a second to the last viewer, forty at one instant, CPU, bytes and memory, at 50, 200 and 1,000 viewers. */
export async function benchFollowing(): Promise<readonly Row[]> {
  const muster = await openMuster();
  const stage = await muster.stage(await muster.make(SIZE));
  const own = await measure(stage);
  await muster.end();
  const frameBytes = own.steady.get(200)?.bytesPerViewerCommand ?? 70;
  const [bare, durable] = [await measureReference('bare', frameBytes), await measureReference('durable', frameBytes)];
  return [...latencyRows(own, bare, durable), ...otherRows(own, bare, durable)];
}

async function measureReference(kind: 'bare' | 'durable', frameBytes: number): Promise<Measured> {
  const reference = await openReference(kind, frameBytes, SIZE.sites);
  const measured = await measure(reference.stage);
  await reference.end();
  return measured;
}

async function measure(stage: Stage): Promise<Measured> {
  const counts: number[] = [];
  const steady = new Map<number, LoadResult>();
  let burst: LoadResult | undefined;
  let memoryPerViewer = 0;
  for (const count of VIEWERS) {
    const before = await stage.child.ask<number>('memory');
    const viewers = await connectViewers(stage, count);
    memoryPerViewer = ((await stage.child.ask<number>('memory')) - before) / count;
    await load(stage, viewers, counts, { rate: 50, seconds: 4 });
    steady.set(count, await load(stage, viewers, counts, STEADY));
    burst = await load(stage, viewers, counts, { burst: 40 });
    await viewers.end();
  }
  if (burst === undefined) throw new Error('nothing was measured');
  return { steady, burst, memoryPerViewer };
}

function latencyRows(own: Measured, bare: Measured, durable: Measured): Row[] {
  return VIEWERS.flatMap((viewers) => {
    const [mine, base, reference] = [own, bare, durable].map(({ steady }) => steady.get(viewers)) as [
      LoadResult,
      LoadResult,
      LoadResult,
    ];
    const at = (part: 'p50' | 'p99', goal: number): Row => ({
      measure: `20/s to the last of ${viewers} viewers, ${part}`,
      goal: `≤ ${goal} × durable`,
      muster: `${ms(mine.toLast[part])} (${times(mine.toLast[part] / reference.toLast[part])})`,
      references: `bare ${ms(base.toLast[part])}, durable ${ms(reference.toLast[part])}`,
      reached: mine.missing === 0 && mine.toLast[part] <= goal * reference.toLast[part],
    });
    return [at('p50', 1.15), at('p99', 1.5)];
  });
}

function otherRows(own: Measured, bare: Measured, durable: Measured): Row[] {
  const cpu = (viewers: number, goal: number): Row => {
    const [mine, base, reference] = [own, bare, durable].map(
      ({ steady }) => steady.get(viewers)?.cpuPerCommand ?? 0,
    ) as [number, number, number];
    return {
      measure: `server CPU a command, ${viewers} viewers`,
      goal: `≤ ${goal} × durable`,
      muster: `${ms(mine)} (${times(mine / reference)})`,
      references: `bare ${ms(base)}, durable ${ms(reference)}`,
      reached: mine <= goal * reference,
    };
  };
  const answer = own.steady.get(1_000)?.answer.p50 ?? Number.NaN;
  const bytes = own.steady.get(1_000)?.bytesPerViewerCommand ?? Number.NaN;
  return [
    cpu(200, 1.3),
    cpu(1_000, 1.1),
    {
      measure: '40 commands at one instant, 1,000 viewers',
      goal: '≤ 0.2 × bare',
      muster: `${ms(own.burst.span)} (${times(own.burst.span / bare.burst.span)})`,
      references: `bare ${ms(bare.burst.span)}, durable ${ms(durable.burst.span)}`,
      reached: own.burst.missing === 0 && own.burst.span <= 0.2 * bare.burst.span,
    },
    {
      measure: 'answer to the sender, p50, 1,000 viewers',
      goal: '≤ 3 ms',
      muster: ms(answer),
      references: `bare ${ms(bare.steady.get(1_000)?.answer.p50 ?? Number.NaN)}, durable ${ms(durable.steady.get(1_000)?.answer.p50 ?? Number.NaN)}`,
      reached: answer <= 3,
    },
    {
      measure: 'bytes a viewer and command',
      goal: '≤ 70',
      muster: bytes.toFixed(0),
      references: 'of the same size',
      reached: bytes <= 70,
    },
    {
      measure: 'memory a connected viewer',
      goal: '≤ 60 kB',
      muster: `${(own.memoryPerViewer / 1_000).toFixed(0)} kB`,
      references: `bare ${(bare.memoryPerViewer / 1_000).toFixed(0)} kB`,
      reached: own.memoryPerViewer <= 60_000,
    },
  ];
}
