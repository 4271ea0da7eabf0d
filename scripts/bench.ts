import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchCapacity } from './bench/capacity.ts';
import { benchCover } from './bench/cover.ts';
import { benchFirstView } from './bench/first-view.ts';
import { benchFollowing } from './bench/following.ts';
import { benchGrowth } from './bench/growth.ts';
import { benchPlan } from './bench/plan.ts';
import { benchPlanPage } from './bench/plan-page.ts';
import { printTable, type Row } from './bench/report.ts';
import { benchSolver } from './bench/solver.ts';
import { benchSmallPages } from './bench/small-pages.ts';

const HELP = `npm run bench: Muster beside two references measured in the same run, each in a process of its own on this machine:
bare socket.io that broadcasts a frame of the same size, and the same after one durable libsql append each.

  --only NAME   following, capacity, firstView, growth, cover, plan, planPage, smallPages or solver
  --help        this text

A goal that is missed is shown as missed. Figures move by up to 40 % between runs, ratios within a run by 15 to 20 %.`;

const PARTS = {
  following: benchFollowing,
  capacity: benchCapacity,
  firstView: benchFirstView,
  growth: benchGrowth,
  cover: benchCover,
  plan: benchPlan,
  planPage: benchPlanPage,
  solver: benchSolver,
  smallPages: benchSmallPages,
} as const;

async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true) return console.log(HELP);
  const names = Object.keys(PARTS) as (keyof typeof PARTS)[];
  const wanted = names.filter((name) => values.only === undefined || values.only === name);
  if (wanted.length === 0) throw new Error(`There is no part called ${values.only}.\n${HELP}`);
  console.log(
    `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${new Date().toISOString()}`,
  );
  const began = performance.now();
  const rows: Row[] = [];
  for (const name of wanted) rows.push(...(await PARTS[name]()));
  printTable(rows);
  console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s in all`);
}

try {
  await bench();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}
