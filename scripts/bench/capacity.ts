import { ms, type Row } from './report.ts';
import { openMuster, openReference } from './servers.ts';
import { connectViewers, load, type Stage } from './stage.ts';

const VIEWERS = 200;
/** Enough people that none passes the rate limit of 600 messages in 30 s, each with a site of their own. */
const SENDERS = 300;
const RATES = [250, 500, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000];
const MOST_P99 = 250;

/** The highest rate at which every command reaches the last of 200 viewers and 99 in 100 within 250 ms. */
export async function benchCapacity(): Promise<readonly Row[]> {
  const muster = await openMuster();
  const world = await muster.make({ agencies: 30, teams: 6, addresses: 3, sites: SENDERS, logEntries: 0 });
  const own = await highest(await muster.stage(world));
  await muster.end();
  const references: string[] = [];
  for (const kind of ['bare', 'durable'] as const) {
    const reference = await openReference(kind, 70, SENDERS);
    const found = await highest(reference.stage);
    references.push(`${kind} ${found.rate}/s`);
    await reference.end();
  }
  return [
    {
      measure: `most commands/s at ${VIEWERS} viewers with p99 < ${MOST_P99} ms`,
      goal: '≥ 5,000',
      muster: `${own.rate}/s (p99 ${ms(own.p99)})`,
      references: references.join(', '),
      reached: own.rate >= 5_000,
    },
  ];
}

async function highest(stage: Stage): Promise<{ readonly rate: number; readonly p99: number }> {
  const viewers = await connectViewers(stage, VIEWERS);
  const counts: number[] = [];
  let best = { rate: 0, p99: Number.NaN };
  for (const rate of RATES) {
    const result = await load(stage, viewers, counts, { rate, seconds: 2 });
    // What could not be given in time was not reached, however quick the rest was.
    const given = result.commands / 2;
    if (result.missing > 0 || result.toLast.p99 >= MOST_P99 || given < 0.9 * rate) break;
    best = { rate, p99: result.toLast.p99 };
  }
  await viewers.end();
  return best;
}
