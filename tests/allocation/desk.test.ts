import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, jest, test } from '@jest/globals';
import { loadSolver } from '#server/allocation/linear-model.ts';
import { propose } from '#server/allocation/propose.ts';
import { createSolverDesk, type Outcome } from '#server/allocation/solver-desk.ts';
import { staffedView, T } from '../../scripts/bench/staffing-view.ts';

jest.setTimeout(120_000);

const asking = (needs: number, people: number) => ({
  asked: { kind: 'allocation' } as const,
  views: [staffedView(needs, people)],
  now: T - 3_600_000,
});
const never = new URL('./never-answers.mjs', import.meta.url);
const running = () => new AbortController();

/** What a proposal says, without how long it took. */
function saidIn(outcome: Outcome) {
  if (outcome.kind !== 'made') throw new Error(outcome.kind);
  const { milliseconds: _took, ...said } = outcome.proposal;
  return said;
}

const LONG = 60_000;

async function here(needs: number, people: number) {
  const means = { highs: loadSolver, elapsed: () => 0, budget: LONG };
  const { milliseconds: _took, ...said } = await propose(asking(needs, people), means);
  return said;
}

describe('the solver in its thread', () => {
  test('AL4 AL11 what the thread answers is what is found without it, and the loop goes on meanwhile', async () => {
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const outcome = await createSolverDesk({ budget: LONG }).ask(asking(40, 70), running().signal);
    clearInterval(turning);
    expect(saidIn(outcome)).toEqual(await here(40, 70));
    expect(saidIn(outcome).proof).toEqual({ kind: 'best' });
    expect(turns).toBeGreaterThan(10);
  });

  test('AL11 one is at work and four wait; the next is told that too many do, and whoever is stopped makes room', async () => {
    const desk = createSolverDesk({ program: never });
    const stopping = Array.from({ length: 5 }, running);
    const asked = stopping.map(({ signal }) => desk.ask(asking(5, 5), signal));
    expect(await desk.ask(asking(5, 5), running().signal)).toEqual({ kind: 'too_many' });
    for (const one of stopping) one.abort();
    expect(await Promise.all(asked)).toEqual(stopping.map(() => ({ kind: 'stopped' })));
    const next = running();
    const again = desk.ask(asking(5, 5), next.signal);
    next.abort();
    expect(await again).toEqual({ kind: 'stopped' });
  });

  test('AL11 a thread that fails is told of, and the next one is begun', async () => {
    const desk = createSolverDesk({ budget: LONG });
    await expect(desk.ask({ ...asking(5, 5), views: null as never }, running().signal)).rejects.toThrow();
    expect((await desk.ask(asking(5, 5), running().signal)).kind).toBe('made');
  });
});

test('AL12 the built server has the thread’s program beside it, which plain Node runs, solver and all', async () => {
  const folder = resolve('.cache/children', `server-${process.pid}`);
  const program = `
    const { build } = await import('vite');
    const { register } = await import('tsx/esm/api');
    register();
    const { serverConfig } = await import(${JSON.stringify(pathToFileURL(resolve('scripts/vite.config.ts')).href)});
    await build({ ...serverConfig, logLevel: 'error', build: { ...serverConfig.build, sourcemap: false, outDir: ${JSON.stringify(folder)} } });`;
  const built = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(built.stderr).toBe('');
  try {
    expect(readFileSync(resolve(folder, 'main.js'), 'utf8')).toContain('./solver-thread.js');
    const desk = createSolverDesk({ budget: LONG, program: pathToFileURL(resolve(folder, 'solver-thread.js')) });
    expect(saidIn(await desk.ask(asking(10, 20), running().signal))).toEqual(await here(10, 20));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
