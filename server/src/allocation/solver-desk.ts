import { Worker } from 'node:worker_threads';
import type { Proposal } from '#shared/proposals.ts';
import type { Asking } from './propose.ts';

/** What came of asking: a proposal, or that too many wait, or that it was stopped. */
export type Outcome =
  | { readonly kind: 'made'; readonly proposal: Proposal }
  | { readonly kind: 'too_many' }
  | { readonly kind: 'stopped' };

export interface SolverDesk {
  /** Waits for its turn and then for the proposal. `signal` stops it wherever it is. */
  ask(asking: Asking, signal: AbortSignal): Promise<Outcome>;
}

/** How long the solver may look. */
const BUDGET_MILLISECONDS = 2_000;
/** Beyond its time a thread is ended from outside: something went wrong in it. */
const LONGEST_MILLISECONDS = 15_000;
/** One at work, and so many waiting: more would wait longer than anybody looks at a screen for. */
const MOST_WAITING = 4;

export interface DeskOptions {
  readonly budget?: number;
  /** The thread's program; beside this file unless said. */
  readonly program?: URL;
}

/**
 * Proposals are made one at a time in a thread of their own, so that the server's loop never waits for the solver; each
 * thread makes one and ends, so that nothing of one asker's view is there when the next one's is.
 */
export function createSolverDesk({
  budget = BUDGET_MILLISECONDS,
  program = ownProgram(),
}: DeskOptions = {}): SolverDesk {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async ask(asking, signal) {
      if (waiting > MOST_WAITING) return { kind: 'too_many' };
      waiting += 1;
      const mine = last.then(() => (signal.aborted ? stopped : inThread(program, { asking, budget }, signal)));
      last = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        waiting -= 1;
      }
    },
  };
}

const stopped: Outcome = { kind: 'stopped' };

/** In the built server the thread's program is a file beside the main one; in development it is TypeScript, as this is. */
const ownProgram = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './solver-thread.ts' : './solver-thread.js', import.meta.url);

/** Threads do not take over the loader that runs TypeScript: it is put in place before the program is. */
function startThread(program: URL, data: unknown): Worker {
  const options = { workerData: data, resourceLimits: { maxOldGenerationSizeMb: 512 } };
  if (!program.pathname.endsWith('.ts')) return new Worker(program, options);
  const begin = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(program.href)}); });`;
  return new Worker(begin, { ...options, eval: true });
}

function inThread(program: URL, data: unknown, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = startThread(program, data);
    const stop = () => finish(() => resolve(stopped));
    const tooLong = setTimeout(() => finish(() => reject(new Error('the solver did not end'))), LONGEST_MILLISECONDS);
    const finish = (answer: () => void) => {
      clearTimeout(tooLong);
      signal.removeEventListener('abort', stop);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate().then(answer, answer);
    };
    signal.addEventListener('abort', stop);
    worker.once('message', (proposal: Proposal) => finish(() => resolve({ kind: 'made', proposal })));
    worker.once('error', (error) => finish(() => reject(error)));
    worker.once('exit', () => finish(() => reject(new Error('the solver ended without an answer'))));
  });
}
