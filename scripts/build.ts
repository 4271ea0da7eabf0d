import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { clientConfig, serverConfig } from './vite.config.ts';

const help = `npm run build: builds the pages into dist/client and the server into dist/server.
  --client   only the pages
  --server   only the server
  --help     this text`;

/** Builds both sides; each needs its entry file. Throws what the bundler says. */
export async function buildAll(only?: 'client' | 'server'): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const sides = [
    { name: 'client', entry: 'client/src/main.tsx', config: clientConfig },
    { name: 'server', entry: 'server/src/run.ts', config: serverConfig },
  ] as const;
  for (const { name, entry, config } of sides) {
    if (only !== undefined && only !== name) continue;
    if (!existsSync(root + entry)) throw new Error(`cannot build the ${name}: ${entry} is missing`);
    const started = performance.now();
    await asProduct(() => build({ ...config, logLevel: 'warn' }));
    console.log(`built dist/${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}

/** The bundler takes a NODE_ENV it finds; a build started by a test would ship React's slow half. */
async function asProduct(run: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await run();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => !['--client', '--server', '--help'].includes(arg));
  if (args.includes('--help') || unknown !== undefined) {
    console.log(unknown === undefined ? help : `unknown option ${unknown}\n${help}`);
    process.exitCode = unknown === undefined ? 0 : 2;
    return;
  }
  if (args.includes('--client')) await buildAll('client');
  else if (args.includes('--server')) await buildAll('server');
  else await buildAll();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
