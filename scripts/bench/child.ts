import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { bundleForNode } from '../bundle.ts';

type Jobs = Readonly<Record<string, (argument: unknown) => Promise<unknown>>>;
interface Asked {
  readonly id: number;
  readonly job: string;
  readonly argument: unknown;
}

/** In the child: answers what the parent asks, and what every child can say of itself. */
export function serveChild(jobs: Jobs): void {
  const all: Jobs = {
    ...jobs,
    cpu: async () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    },
    memory: async () => {
      (globalThis as { gc?: () => void }).gc?.();
      return process.memoryUsage().rss;
    },
  };
  process.on('message', (asked: Asked) => {
    const job = all[asked.job] ?? (() => Promise.reject(new Error(`no job ${asked.job}`)));
    job(asked.argument).then(
      (value) => process.send?.({ id: asked.id, value }),
      (error: unknown) => process.send?.({ id: asked.id, error: String(error) }),
    );
  });
  process.send?.({ id: 0, value: 'ready' });
}

const bundles = new Map<string, string>();

/** In the parent: a server in a process of its own. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #next = 1;

  private constructor(process: ChildProcess) {
    this.#process = process;
    process.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error));
    });
  }

  /** Runs a module of this folder as the product runs: bundled, in plain Node. */
  static async start(name: string, args: readonly string[] = []): Promise<Child> {
    const bundle = bundles.get(name) ?? bundleForNode(`scripts/bench/${name}`);
    bundles.set(name, bundle);
    const child = fork(bundle, args, {
      execArgv: ['--expose-gc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    await once(child, 'message');
    return new Child(child);
  }

  ask<T>(job: string, argument?: unknown): Promise<T> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#process.send({ id, job, argument });
    });
  }

  kill(): void {
    this.#process.kill();
  }
}
