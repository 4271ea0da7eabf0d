import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program of child.ts in a process of its own. */
export interface Child {
  /** Every line it has said so far. */
  readonly lines: readonly string[];
  /** Resolves at the first line that begins so; rejects when the process ends before. */
  until(prefix: string): Promise<string>;
  /** Ends it as a dying machine would, and resolves when it is gone and its last words are read. */
  kill(): Promise<void>;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts a bundled child with its arguments. */
export function startChild(bundle: string, ...args: string[]): Child {
  const process = spawn(globalThis.process.execPath, [bundle, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const waiting = new Map<string, (line: string) => void>();
  createInterface({ input: process.stdout }).on('line', (line) => {
    lines.push(line);
    for (const [prefix, found] of waiting) if (line.startsWith(prefix)) found(line);
  });
  let errors = '';
  process.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<number | string>((done) => {
    process.once('close', (code, signal) => done(code ?? signal ?? 'unknown'));
  });
  return {
    lines,
    ended,
    until: (prefix) => {
      const said = lines.find((line) => line.startsWith(prefix));
      if (said !== undefined) return Promise.resolve(said);
      return Promise.race([
        new Promise<string>((found) => waiting.set(prefix, found)),
        ended.then((how) => Promise.reject(new Error(`the child ended with ${how}: ${errors.slice(-600)}`))),
      ]);
    },
    kill: async () => {
      process.kill('SIGKILL');
      await ended;
    },
  };
}
