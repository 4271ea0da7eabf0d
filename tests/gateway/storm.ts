import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** How many a storm is: the gate's figure, a million by hand, or a few while one room is being worked on. */
export function stormSize(): number {
  if (process.env['MUSTER_LONG'] !== undefined) return 1_000_000;
  return process.env['MUSTER_SHORT'] === undefined ? 100_000 : 5_000;
}

export interface Opened {
  readonly port: number;
  readonly url: string;
  readonly stream: string;
  readonly cookies: readonly string[];
  readonly cookie: string;
  readonly addresses: readonly string[];
}
export interface Look {
  readonly rss: number;
  readonly isClean: boolean;
}

export interface StormServer {
  readonly child: ChildProcess;
  readonly opened: Opened;
}

const started: ChildProcess[] = [];

export const endStorms = (): void => started.forEach((child) => child.kill('SIGKILL'));

/** Muster in a process of its own, with every pace lifted; `planted` gives it handlers that believe what they are sent. */
export async function start(...asked: string[]): Promise<StormServer> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const script = ['--expose-gc', '--import', 'tsx', 'tests/gateway/socket-fuzz-child.ts', ...asked];
  const child = spawn(process.execPath, script, { cwd: root, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  started.push(child);
  const [opened] = (await once(child, 'message')) as [Opened];
  return { child, opened };
}

/** How the server is; null where it is no more. */
export async function look({ child }: StormServer): Promise<Look | null> {
  if (!child.connected) return null;
  child.send('look');
  const [seen] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [null])])) as [
    Look | null,
  ];
  return seen;
}
