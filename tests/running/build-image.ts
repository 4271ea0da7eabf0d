import { join } from 'node:path';
import { build } from 'vite';
import { clientConfig, serverConfig } from '../../scripts/vite.config.ts';

/** Builds pages and server into the folder named, as the image's build does. A process of its own. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder to build into');
for (const [name, config] of Object.entries({ client: clientConfig, server: serverConfig }))
  await build({ ...config, logLevel: 'error', build: { ...config.build, outDir: join(folder, 'dist', name) } });
