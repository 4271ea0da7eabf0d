import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Row } from './report.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the pages into a folder of their own, as the product is built; gives the folder, which is the caller's to remove. */
export async function buildPages(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'muster-bench-pages-'));
  // A process of its own: the bundler takes the NODE_ENV it finds.
  const program = [
    `import { build } from 'vite';`,
    `import { clientConfig } from ${JSON.stringify(`${root}scripts/vite.config.ts`)};`,
    `await build({ ...clientConfig, logLevel: 'error', build: { ...clientConfig.build, outDir: ${JSON.stringify(outDir)} } });`,
  ].join('\n');
  await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
  });
  return outDir;
}

/** Muster's own bounds, gzipped: the phone's page is fetched over one bar. */
const GOALS: Readonly<Record<string, number>> = { FieldPage: 130_000, WorkerPage: 130_000 };
const GOAL = 200_000;

/** What opening each page fetches of script and style, gzipped, with nothing kept from before. Maps and readers come later. */
export function bundleRows(pages: string): readonly Row[] {
  const manifest = JSON.parse(readFileSync(join(pages, '.vite/manifest.json'), 'utf8')) as Manifest;
  const entries = Object.entries(manifest).filter(([, { isEntry }]) => isEntry === true);
  return Object.entries(manifest)
    .filter(([name, { isDynamicEntry }]) => isDynamicEntry === true && name.endsWith('Page.tsx'))
    .map(([name]) => {
      const page = /(\w+)\.tsx$/.exec(name)?.[1] ?? name;
      const files = new Set([...entries.map(([entry]) => entry), name].flatMap((one) => [...filesOf(manifest, one)]));
      const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(pages, file))).length, 0);
      const goal = GOALS[page] ?? GOAL;
      return {
        measure: `bundle of ${page}, script and style, gzipped`,
        goal: `≤ ${goal / 1_000} kB`,
        muster: `${(bytes / 1_000).toFixed(0)} kB in ${files.size} files`,
        references: '',
        reached: bytes <= goal,
      };
    });
}

function filesOf(manifest: Manifest, name: string, seen = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[name];
  if (chunk === undefined || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const next of chunk.imports ?? []) filesOf(manifest, next, seen);
  return seen;
}
