import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { clientConfig } from '../../scripts/vite.config.ts';

/** Builds the gallery of parts into the folder named, as the product's pages are built. A process of its own. */
const [outDir] = process.argv.slice(2);
if (outDir === undefined) throw new Error('name the folder to build into');
const input = fileURLToPath(new URL('../../client/gallery.html', import.meta.url));
await build({
  ...clientConfig,
  logLevel: 'error',
  build: { ...clientConfig.build, outDir, rolldownOptions: { input } },
});
