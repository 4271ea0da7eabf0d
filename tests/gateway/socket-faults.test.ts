import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Line {
  readonly name: string;
  readonly hits: number;
  readonly wrong: readonly string[];
}

/** Plays all faults in a process of its own; its exit code, and a line for each fault that it came to. */
function faultRun(...asked: string[]): Promise<{ code: number; lines: readonly Line[] }> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const script = ['--import', 'tsx', 'tests/gateway/socket-faults-child.ts', ...asked];
  return new Promise((resolve) => {
    execFile(process.execPath, script, { cwd: root, timeout: 90_000 }, (error, stdout) => {
      const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
      resolve({
        code: error === null ? 0 : Number(error.code ?? 1),
        lines: lines.map((line) => JSON.parse(line) as Line),
      });
    });
  });
}

describe('no handler can stop a node', () => {
  test('WI13 R19 each step fails in each way, and only the one for whom it failed is the worse for it', async () => {
    const { code, lines } = await faultRun();
    console.log(`R19: ${lines.length} faults, hit ${lines.reduce((sum, { hits }) => sum + hits, 0)} times`);
    expect(lines.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(lines).toHaveLength(25);
    expect(code).toBe(0);
  }, 100_000);

  test('WI13 R19 a handler that nobody guards ends the process, and is caught', async () => {
    expect((await faultRun('unguarded')).code).not.toBe(0);
  }, 30_000);
});
