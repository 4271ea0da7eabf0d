import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/config.ts';
import { startMuster } from '#server/main.ts';
import { BenchWorlds, type WorldSize } from './world.ts';
import { serveChild } from './child.ts';

/** Muster in a process of its own: the embedded store, every guarantee on. */
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'muster-bench-'));
const config = readConfig({ MUSTER_DATA: folder, MUSTER_PORT: '0', MUSTER_LOG_LEVEL: 'error' });
const began = performance.now();
const muster = await startMuster({ config, version: 'bench', assetsFolder: null });
const opened = performance.now() - began;
const worlds = new BenchWorlds(muster);

serveChild({
  url: async () => ({ url: muster.url, folder, opened }),
  make: (size) => worlds.make(size as WorldSize),
  end: async () => {
    await muster.close();
    rmSync(folder, { recursive: true, force: true });
  },
  stop: () => muster.close(),
});
