import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConfigRefused, readConfig, SETTINGS_HELP } from './config.ts';
import { startMuster } from './main.ts';

const HELP = `npm start: builds Muster and runs it; prints where it is open, and at the first start a one-time link.

${SETTINGS_HELP}`;
/** A stop that takes longer than this is cut short: what was answered "recorded" is on disk already. */
const STOP_MILLISECONDS = 5_000;

async function run(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const config = readConfig(process.env);
  const version = process.env['npm_package_version'] ?? versionOfPackage();
  const muster = await startMuster({
    config,
    version,
    assetsFolder: fileURLToPath(new URL('../../dist/client', import.meta.url)),
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MILLISECONDS).unref();
    muster.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Only now is it said to be open: whoever reads that may already ask it to stop.
  const first =
    muster.firstLink === null
      ? ''
      : `First administrator, to set a password once, within 24 hours: ${muster.url}/link#${muster.firstLink}\n`;
  process.stdout.write(`Muster is open at ${muster.url}\n${first}`);
}

function versionOfPackage(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}

try {
  await run();
} catch (error) {
  // The message is ours and for the person who starts the server: a setting, a key, a folder in use.
  const named = error instanceof ConfigRefused || error instanceof Error ? error.message : 'Muster could not start.';
  process.stderr.write(`${named}\n`);
  process.exit(1);
}
