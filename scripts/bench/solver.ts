import { createSolverDesk } from '../../server/src/allocation/solver-desk.ts';
import { ms, type Row } from './report.ts';
import { staffedView, T } from './staffing-view.ts';

const SIZES = [
  { needs: 30, people: 60 },
  { needs: 100, people: 150 },
  { needs: 300, people: 500 },
] as const;
const RUNS = 3;

/** The solver in its thread, from the view's records to the proposal: how long it looks, and what it proves by then. */
export async function benchSolver(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const desk = createSolverDesk();
  for (const { needs, people } of SIZES) {
    const found: { readonly span: number; readonly solver: number; readonly said: string; readonly sound: boolean }[] =
      [];
    for (let run = 1; run <= RUNS; run += 1) found.push(await once(needs, people, run, desk));
    const slowest = found.reduce((one, other) => (other.solver > one.solver ? other : one));
    rows.push({
      measure: `best allocation, ${needs} requirements and ${people} people, slowest of ${RUNS}`,
      goal: 'proven, or its bound, in 2 s',
      muster: `${ms(slowest.solver)} (with the thread ${ms(slowest.span)}): ${slowest.said}`,
      references: '',
      reached: found.every(({ solver, sound }) => solver <= 2_000 && sound),
    });
  }
  return rows;
}

async function once(needs: number, people: number, seed: number, desk: ReturnType<typeof createSolverDesk>) {
  const views = [staffedView(needs, people, seed)];
  const began = performance.now();
  const outcome = await desk.ask(
    { asked: { kind: 'allocation' }, views, now: T - 3_600_000 },
    new AbortController().signal,
  );
  const span = performance.now() - began;
  if (outcome.kind !== 'made') throw new Error(`the solver answered ${outcome.kind}`);
  const { proof, uncoveredBefore, uncoveredAfter, milliseconds, steps } = outcome.proposal;
  const least = proof.kind === 'best' ? uncoveredAfter : proof.uncoveredAtLeast;
  const gap = uncoveredAfter === 0 ? 0 : (uncoveredAfter - least) / uncoveredAfter;
  const how = proof.kind === 'best' ? 'proven best' : `at most ${(gap * 100).toFixed(1)} % from the best`;
  const said = `${how}, ${Math.round(uncoveredBefore)} to ${Math.round(uncoveredAfter)} weighted minutes in ${steps.length} steps`;
  return { span, solver: milliseconds, said, sound: uncoveredAfter <= uncoveredBefore && least <= uncoveredAfter };
}
