import { ms, type Row, times } from './report.ts';
import { openMuster } from './servers.ts';
import { connectViewers, load } from './stage.ts';

/** Whether a command costs more where there is more: 300 addresses against 3, at 200 viewers. */
export async function benchGrowth(): Promise<readonly Row[]> {
  const small = await cpuAt(3);
  const large = await cpuAt(300);
  return [
    {
      measure: 'CPU a command at 300 addresses against 3',
      goal: '≤ 1.3 ×',
      muster: `${times(large / small)} (${ms(large)}, ${ms(small)})`,
      references: '',
      reached: large <= 1.3 * small,
    },
  ];
}

async function cpuAt(addresses: number): Promise<number> {
  const muster = await openMuster();
  const stage = await muster.stage(await muster.make({ agencies: 30, teams: 6, addresses, sites: 40, logEntries: 0 }));
  const viewers = await connectViewers(stage, 200);
  const counts: number[] = [];
  await load(stage, viewers, counts, { rate: 50, seconds: 2 });
  const { cpuPerCommand } = await load(stage, viewers, counts, { rate: 50, seconds: 5 });
  await viewers.end();
  await muster.end();
  return cpuPerCommand;
}
