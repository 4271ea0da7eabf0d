import { createServer as createVite } from 'vite';
import { readConfig } from '#server/config.ts';
import { startMuster } from '#server/main.ts';
import { clientConfig } from './vite.config.ts';

const HELP = `npm run dev: the server with pages that change as their files do. Data goes to data/ unless MUSTER_DATA says otherwise.`;

/** The server on its own port, and vite in front of it: pages from their sources, everything else passed on. */
async function dev(): Promise<void> {
  const config = readConfig({ MUSTER_LOG_LEVEL: 'info', ...process.env });
  const muster = await startMuster({ config, version: 'dev', assetsFolder: null });
  const target = muster.url;
  const vite = await createVite({
    ...clientConfig,
    server: {
      host: 'localhost',
      port: 4401,
      proxy: { '/api': target, '/live': { target, ws: true }, '/version': target },
    },
  });
  await vite.listen();
  vite.printUrls();
  if (muster.firstLink !== null) console.log(`First administrator: http://localhost:4401/link#${muster.firstLink}`);
  const stop = () => {
    void vite.close().then(() => muster.close());
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (process.argv.includes('--help')) console.log(HELP);
else await dev();
