import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { compressed } from './compressed.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The browser's side: root client/, output dist/client with a manifest that names every file for the service worker. */
export const clientConfig: InlineConfig = {
  configFile: false,
  root: `${root}client`,
  base: '/',
  publicDir: `${root}client/public`,
  plugins: [react(), compressed()],
  build: {
    outDir: `${root}dist/client`,
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // A font or picture inside the code would be a data: address, which our policy refuses for fonts.
    assetsInlineLimit: 0,
    // Only the product's page: the gallery of parts stays at home.
    rolldownOptions: { input: `${root}client/index.html` },
  },
};

/**
 * The server's side: server/src/run.ts to dist/server/main.js, and beside it the program of the solver's thread; packages stay
 * outside and are found in node_modules.
 */
export const serverConfig: InlineConfig = {
  configFile: false,
  root,
  publicDir: false,
  ssr: { external: true },
  build: {
    ssr: true,
    outDir: `${root}dist/server`,
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: { main: `${root}server/src/run.ts`, 'solver-thread': `${root}server/src/allocation/solver-thread.ts` },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};
