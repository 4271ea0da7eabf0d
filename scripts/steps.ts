import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What a step of checking came to. A static check counts as one. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

const bin = (name: string): string =>
  join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/** Runs a program of this project's packages and shows what it prints; resolves to its exit code. */
function run(program: string, args: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function timed(name: string, work: () => Promise<Omit<Outcome, 'name' | 'seconds'>>): Promise<Outcome> {
  console.log(`\n— ${name}`);
  const began = performance.now();
  const counts = await work();
  const seconds = (performance.now() - began) / 1000;
  console.log(`— ${name}: ${counts.failed === 0 ? 'well' : 'NOT WELL'} (${seconds.toFixed(1)} s)`);
  return { name, seconds, ...counts };
}

/** A check that is well or not: format, lint, types. */
export function checkStep(name: string, program: string, args: readonly string[]): Promise<Outcome> {
  return timed(name, async () =>
    (await run(bin(program), args)) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 },
  );
}

/** A check made here, by a function that gives the faults it found. */
export function faultStep(name: string, faults: () => readonly string[]): Promise<Outcome> {
  return timed(name, async () => {
    const found = faults();
    for (const fault of found) console.error(`  ${fault}`);
    return found.length === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  });
}

/** A program of our own that must end well: the build. */
export function scriptStep(name: string, script: string, args: readonly string[]): Promise<Outcome> {
  return timed(name, async () =>
    (await run(process.execPath, ['--import', 'tsx', script, ...args])) === 0
      ? { passed: 1, failed: 0, skipped: 0 }
      : { passed: 0, failed: 1, skipped: 0 },
  );
}

/** A run of jest; counts come from its own report. A run that ends badly without a failed test counts as one failure. */
export function jestStep(
  name: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  return timed(name, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-jest-'));
    const report = join(folder, 'report.json');
    const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
    // A test that failed half way may leave a server open: that is counted as failed, and must not keep the rest waiting.
    const options = [
      '--experimental-vm-modules',
      '--no-warnings',
      jest,
      ...args,
      '--forceExit',
      '--json',
      `--outputFile=${report}`,
    ];
    const code = await run(process.execPath, options, { NODE_ENV: 'test', ...environment });
    const counts = countsOf(report);
    rmSync(folder, { recursive: true, force: true });
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  });
}

function countsOf(report: string): Omit<Outcome, 'name' | 'seconds'> {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
    };
    return { passed: result.numPassedTests, failed: result.numFailedTests, skipped: result.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Prints what each step came to and the line that a runner reads; sets the exit code. */
export function conclude(outcomes: readonly Outcome[]): void {
  console.log('');
  for (const { name, passed, failed, skipped, seconds } of outcomes) {
    console.log(
      `${name.padEnd(28)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped ${seconds.toFixed(1).padStart(7)} s`,
    );
  }
  const sum = (key: 'passed' | 'failed' | 'skipped') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const skipped = sum('skipped');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}
