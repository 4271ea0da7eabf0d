import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sirv from 'sirv';
import { MAP_PATHS, NO_MAP_PACK } from '#shared/map-pack.ts';
import { strictPolicy } from '../support/gallery.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds "board-gallery.html" or "index.html"; gives the folder. The bundler does not run inside the test runner's realm. */
export async function buildPage(page: string): Promise<string> {
  const outDir = `${root}node_modules/.cache/muster-board-${page.split('.')[0] ?? ''}-${process.pid}`;
  await promisify(execFile)(process.execPath, ['--import', 'tsx', `${root}tests/board/build-page.ts`, page, outDir], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
  });
  return outDir;
}

export interface Served {
  /** "http://127.0.0.1:PORT". */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serves a built folder under the product's policy, on this machine only; the folder is taken away at the end. */
export async function serveFolder(folder: string): Promise<Served> {
  const files = sirv(folder, { etag: true });
  const server: Server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', strictPolicy);
    // As a server answers on which no map pack was installed.
    if (request.url === MAP_PATHS.pack) {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(NO_MAP_PACK));
      return;
    }
    files(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
