import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { clientConfig } from '../../scripts/vite.config.ts';

/** Builds one page of the client into a folder, as the product is built. A process of its own: `build-page.ts PAGE OUT`. */
const [page, outDir] = process.argv.slice(2);
if (page === undefined || outDir === undefined) throw new Error('name the page and the folder to build into');
const input = fileURLToPath(new URL(`../../client/${page}`, import.meta.url));
await build({
  ...clientConfig,
  logLevel: 'error',
  build: { ...clientConfig.build, outDir, rolldownOptions: { input } },
});
