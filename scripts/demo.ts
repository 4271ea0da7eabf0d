import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '#server/config.ts';
import { startMuster } from '#server/main.ts';
import { buildAll } from './build.ts';
import { Driver } from './demo/driver.ts';
import { printLinks, workerPage } from './demo/links.ts';
import { firstAdministrator, playInMarigold } from './demo/marigold.ts';
import { playAfternoon } from './demo/play.ts';
import { isScene, SCENES, setScene } from './demo/scenes.ts';
import { ROOT } from './steps.ts';

const HELP = `npm run demo: Operation Marigold, invented, on a store that is thrown away at the end.

  --scene NAME   open it at a moment: ${Object.keys(SCENES).join(', ')}     (before)
  --play         let the afternoon run by itself
  --port N       port to listen on                                    (4400)
  --help         this text

Prints one sign-in link a role, each on a host name of its own, so that several roles fit in one browser.`;

/** Where the afternoon runs by itself, T is this far off (ms): time to open a board or two. */
const UNTIL_PLAY = 30_000;

async function demo(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scene: { type: 'string' },
      play: { type: 'boolean' },
      port: { type: 'string', default: '4400' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return console.log(HELP);
  const scene = values.scene ?? (values.play === true ? 'strike' : 'before');
  if (!isScene(scene)) throw new Error(`There is no scene called ${scene}.\n${HELP}`);
  await buildAll('client');
  const folder = mkdtempSync(join(tmpdir(), 'muster-demo-'));
  const config = readConfig({ MUSTER_DATA: folder, MUSTER_PORT: values.port, MUSTER_LOG_LEVEL: 'error' });
  const muster = await startMuster({ config, version: 'demo', assetsFolder: join(ROOT, 'dist/client') });
  const driver = new Driver({
    command: (envelope, by) => muster.host.command(envelope, by),
    now: () => Date.now(),
    random: randomBytes,
  });
  console.log('Playing in Operation Marigold …');
  const t = values.play === true ? Date.now() + UNTIL_PLAY : Date.now() - SCENES[scene].minutesAfterT * 60_000;
  const marigold = await playInMarigold(driver, await firstAdministrator(muster.host), t);
  const parts = { driver, marigold, url: muster.url, random: randomBytes };
  const page = await workerPage(parts);
  await setScene(scene, driver, marigold);
  await printLinks({ ...parts, workerPage: page, withPass: scene !== 'before' && scene !== 'after' });
  const ending = new AbortController();
  const stop = async () => {
    ending.abort();
    await muster.close();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  if (values.play === true) await playAfternoon(driver, marigold, ending.signal);
}

try {
  await demo();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
