import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A real Chromium for the browser tests: MUSTER_CHROMIUM if it names one, else the one that comes with the packages
 * (Linux), else the installed Chrome or Edge (Mac, Windows). Throws "no browser found" with what was tried.
 */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['MUSTER_CHROMIUM'];
  // The package's own arguments crash sessions and hide cross-origin faults: this one only.
  const args = ['--no-sandbox'];
  if (named !== undefined && named !== '') return chromium.launch({ executablePath: named, args });
  if (process.platform === 'linux' && process.arch === 'x64') {
    return chromium.launch({ executablePath: await unpackedChromium(), args });
  }
  for (const channel of ['chrome', 'msedge']) {
    try {
      return await chromium.launch({ channel });
    } catch {
      // Not installed: the next one is tried.
    }
  }
  throw new Error('no browser found: install Chrome, or let MUSTER_CHROMIUM name a Chromium');
}

/**
 * Unpacks the packaged Chromium once, into a folder of its own named by version. The package unpacks into the temp
 * folder and takes whatever file is called chromium there, so it is given an empty one, which is then moved into place
 * whole: several test files may start at once.
 */
async function unpackedChromium(): Promise<string> {
  const require = createRequire(import.meta.url);
  const { version } = require(`${dirname(require.resolve('@sparticuz/chromium'))}/../../package.json`) as {
    version: string;
  };
  const home = join(root, 'node_modules', '.cache', 'muster-chromium', version);
  const binary = join(home, 'chromium');
  if (existsSync(binary)) return binary;
  const fresh = `${home}-${randomUUID()}`;
  await mkdir(fresh, { recursive: true });
  // A process of its own: the test runner keeps its environment from the code that asks for the temp folder.
  const program = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: fresh },
  });
  try {
    await rename(fresh, home);
  } catch {
    // Another test file was first; its copy is as good.
    await rm(fresh, { recursive: true, force: true });
  }
  return binary;
}
