import { spawnSync } from 'node:child_process';
import { basename, resolve } from 'node:path';

/**
 * Bundles a TypeScript program into .cache, so that plain Node runs it as it runs the built server, and starts it in a
 * tenth of a second: a test that kills a process a hundred times cannot wait for a compiler. Gives the bundle's path.
 */
export function bundleForNode(entry: string): string {
  const name = `${basename(entry, '.ts')}-${process.pid}.mjs`;
  const outDir = resolve('.cache/children');
  const program = `
    const { build } = await import('vite');
    await build({ configFile: false, logLevel: 'error', publicDir: false, build: {
      ssr: ${JSON.stringify(resolve(entry))}, outDir: ${JSON.stringify(outDir)}, emptyOutDir: false, minify: false,
      target: 'node20', rolldownOptions: { output: { entryFileNames: ${JSON.stringify(name)} } } } });`;
  const built = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`${entry} could not be bundled: ${built.stderr}`);
  return resolve(outDir, name);
}
