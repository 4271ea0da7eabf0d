import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { ROOT } from './steps.ts';

/** `npm start`: builds both sides, then runs the server in plain Node until it is stopped. */
async function start(args: readonly string[]): Promise<void> {
  if (!args.includes('--help')) await buildAll();
  const server = spawn(process.execPath, [join(ROOT, 'dist/server/main.js'), ...args], { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 1));
}

await start(process.argv.slice(2));
